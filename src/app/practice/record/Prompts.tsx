import { formsWith } from '../../../engine/guidance.ts';
import type { Run } from '../../../engine/run.ts';
import type { FactType } from '../../../facts/vocabulary.ts';
import type { Form, Policy } from '../../../../policies/schema.ts';
import { Clauses } from '../../shared/ui/Clauses.tsx';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';

/** What the policy's own form asks for at a kind of fact. */
export function Prompts({ run, type }: { readonly run: Run; readonly type: FactType }) {
  return formsWith(run.policy, type).map((form) => (
    <Disclosure key={form.title} summary={`${form.title}: what it should cover (${form.items.length})`}>
      <AskedList policy={run.policy} items={form.items} />
    </Disclosure>
  ));
}

/** The questions of a form, each with where it stands. */
export const AskedList = ({ policy, items }: { readonly policy: Policy; readonly items: Form['items'] }) => (
  <ul className="wm-tasks">
    {items.map(({ asks, clauses }) => (
      <li key={`${asks} ${clauses.join()}`}>
        <span className="wm-task__what">{asks}</span>
        <Clauses policy={policy} ids={clauses} />
      </li>
    ))}
  </ul>
);
