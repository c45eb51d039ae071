import { formsWith } from '../../../engine/guidance.ts';
import type { Run } from '../../../engine/run.ts';
import { TextInput } from '../../shared/form/Inputs.tsx';
import { Clauses } from '../../shared/ui/Clauses.tsx';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import type { PartProps } from './MeetingForm.tsx';

/** The questions of the policy's own forms, each with room to write; opened at once where something stands there already. */
export function NotesPart({ typed, change, errors, run }: PartProps & { readonly run: Run }) {
  const forms = formsWith(run.policy, 'coreGroup.held');
  if (forms.length === 0) return null;
  return (
    <section className="wm-meeting__part">
      <h2 className="govuk-heading-m">Notes</h2>
      {forms.map(({ title, items }) => (
        <Disclosure
          key={title}
          summary={`${title}: ${items.length} questions`}
          open={items.some(({ asks }) => (typed.notes[asks] ?? '') !== '' || errors[`note-${asks}`] !== undefined)}
        >
          {items.map(({ asks, clauses }) => (
            <div key={asks}>
              <TextInput
                question={{ id: `note-${asks}`, title: asks, optional: true, error: errors[`note-${asks}`] }}
                value={typed.notes[asks] ?? ''}
                onChange={(says) => change({ notes: { ...typed.notes, [asks]: says } })}
              />
              <Clauses policy={run.policy} ids={clauses} />
            </div>
          ))}
        </Disclosure>
      ))}
    </section>
  );
}
