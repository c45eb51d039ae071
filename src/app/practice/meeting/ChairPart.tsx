import type { Run } from '../../../engine/run.ts';
import { roleWord } from '../../../engine/words.ts';
import { fieldOf } from '../../shared/form/fields.ts';
import { SelectInput } from '../../shared/form/Inputs.tsx';
import { chairAsked, chairText, roleOptions } from '../../shared/form/questions.ts';
import type { PartProps } from './MeetingForm.tsx';
import type { Person } from './people.ts';

const FIELD = fieldOf('coreGroup.held', 'chair');

/** Who chaired, by role; whom the policy asks for is said beforehand, with the name where one is known, and stands first. */
export function ChairPart({
  typed,
  change,
  errors,
  run,
  people,
}: PartProps & { readonly run: Run; readonly people: readonly Person[] }) {
  const asked: readonly string[] = chairAsked(run)?.roles ?? [];
  const names = people.flatMap(({ role, name }) => (asked.includes(role) && name !== undefined ? [name] : []));
  const hint = [chairText(run), names.length > 0 ? `Here that is ${names.join(' or ')}.` : null]
    .filter(Boolean)
    .join(' ');
  const roles = [
    ...new Set([...asked, ...people.map(({ role }) => role), ...roleOptions(run).map(({ value }) => value)]),
  ];
  return (
    <SelectInput
      question={{ id: 'chair', title: FIELD.title, hint, error: errors.chair }}
      value={typed.chair}
      onChange={(chair) => change({ chair })}
      options={roles.map((role) => ({ value: role, label: roleWord(run.policy, role) }))}
    />
  );
}
