import type { Policy } from '../../../../policies/schema.ts';
import { TextInput } from '../../shared/form/Inputs.tsx';
import { Clauses } from '../../shared/ui/Clauses.tsx';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { noteBox } from './checkPlan.ts';
import type { TypedPlan } from './typed.ts';

type NotesProps = {
  readonly policy: Policy;
  readonly typed: TypedPlan;
  readonly onChange: (typed: TypedPlan) => void;
  readonly errors: Readonly<Record<string, string>>;
};

/** The questions of the policy's own form, each with its clause. What an earlier form asked is kept. */
export function NotesEditor({ policy, typed, onChange, errors }: NotesProps) {
  const form = policy.forms.plan;
  const items = form?.items ?? [];
  const earlier = Object.keys(typed.notes).filter((about) => !items.some(({ asks }) => asks === about));
  const box = (about: string, title: string) => (
    <TextInput
      question={{ id: noteBox(about), title, optional: true, error: errors[noteBox(about)] }}
      value={typed.notes[about] ?? ''}
      onChange={(says) => onChange({ ...typed, notes: { ...typed.notes, [about]: says } })}
    />
  );
  if (items.length + earlier.length === 0) return null;
  const answered = items.filter(({ asks }) => (typed.notes[asks] ?? '').trim() !== '').length;
  return (
    <section aria-labelledby="asked">
      <h2 className="govuk-heading-m" id="asked">
        What {policy.name} asks of the plan
      </h2>
      <p className="govuk-body">Answer here only what the boxes above do not say already.</p>
      <Disclosure
        summary={`${form?.title ?? 'Questions'} (${answered} of ${items.length} answered)`}
        open={answered > 0}
      >
        {items.map(({ asks, clauses }) => (
          <div key={asks} className="wm-asked">
            {box(asks, asks)}
            <Clauses policy={policy} ids={clauses} />
          </div>
        ))}
      </Disclosure>
      {earlier.map((about) => (
        <div key={about}>{box(about, about)}</div>
      ))}
    </section>
  );
}
