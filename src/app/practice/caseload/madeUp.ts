import type { Policy } from '../../../../policies/schema.ts';
import { type CaseloadPlan, generate } from '../../../engine/generate/caseload.ts';
import { run } from '../../../engine/run.ts';
import type { Day } from '../../../facts/day.ts';
import type { Fact } from '../../../facts/vocabulary.ts';
import type { ChildRecord } from '../../../store/child.ts';
import { type Summary, summaryOf } from '../../shared/summary.ts';

/** What is asked for: how many children, of which seed, under one policy or all of them, as of a day. */
export type MadeUpPlan = {
  readonly children: number;
  readonly seed: number;
  /** The id of a policy; empty for all authorities. */
  readonly policy: string;
  readonly asOf: Day;
};

/** A made-up case as it is stored, with its summary. The same plan gives the same, ids included. */
export type MadeUpCase = {
  readonly id: string;
  readonly record: ChildRecord;
  readonly facts: readonly Fact[];
  readonly summary: Summary;
};

export function* madeUp(
  { children, seed, policy, asOf }: MadeUpPlan,
  policies: ReadonlyMap<string, Policy>,
): Generator<MadeUpCase> {
  const authorities = [...policies.values()].filter(({ extends: frame }) => frame !== null);
  const [first, ...others] = policy === '' ? authorities : authorities.filter(({ id }) => id === policy);
  if (!first) return;
  const text = `${seed} ${policy} ${asOf}`;
  let index = 0;
  for (const { policy: under, child, family, facts } of generate({
    seed,
    children,
    policies: [first, ...others],
    asOf,
  } satisfies CaseloadPlan)) {
    const numbered = facts.map((fact, at): Fact => ({ ...fact, id: idOf(text, index, at + 1) }));
    yield {
      id: idOf(text, index++, 0),
      record: { child, family, policy: under.id, createdAt: `${asOf}T09:00:00.000Z` },
      facts: numbered,
      summary: summaryOf(run(under, numbered, { asOf, born: child.born })),
    };
  }
}

/** An id of the form that the store asks for: of the plan, the number of the child, and the number of the fact. */
function idOf(plan: string, child: number, fact: number): string {
  let hash = 0x811c9dc5;
  for (const letter of plan) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  const hex = (value: number, width: number): string => (value >>> 0).toString(16).padStart(width, '0');
  return `${hex(hash, 8)}-0000-4000-8000-${hex(child, 6)}${hex(fact, 6)}`;
}
