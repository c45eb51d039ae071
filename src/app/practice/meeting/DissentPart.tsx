import type { Run } from '../../../engine/run.ts';
import { fieldOf } from '../../shared/form/fields.ts';
import { CheckboxInput, TextInput, YesNoInput } from '../../shared/form/Inputs.tsx';
import type { MeetingDraft } from './draft.ts';
import type { PartProps } from './MeetingForm.tsx';
import { type Person, personText } from './people.ts';

const FIELD = fieldOf('coreGroup.held', 'dissent');

/** Whether anybody disagreed, about what, and who. */
export function DissentPart({
  typed,
  change,
  errors,
  run,
  people,
}: PartProps & { readonly run: Run; readonly people: readonly Person[] }) {
  const { dissent } = typed;
  return (
    <>
      <YesNoInput
        question={{ id: 'dissent', title: FIELD.title, optional: true }}
        value={dissent.yes}
        onChange={(yes) => change({ dissent: { ...dissent, yes: yes as MeetingDraft['dissent']['yes'] } })}
      />
      {dissent.yes === 'yes' ? (
        <div className="wm-meeting__inner">
          <TextInput
            question={{
              id: 'dissent-text',
              title: 'What was it about?',
              optional: true,
              error: errors['dissent-text'],
            }}
            value={dissent.text}
            onChange={(text) => change({ dissent: { ...dissent, text } })}
          />
          <CheckboxInput
            question={{ id: 'dissent-by', title: 'Who disagreed?', optional: true }}
            value={dissent.by}
            onChange={(by) => change({ dissent: { ...dissent, by } })}
            options={people.map((person) => ({ value: person.name ?? person.role, label: personText(run, person) }))}
          />
        </div>
      ) : null}
    </>
  );
}
