import type { Day } from '../../../facts/day.ts';
import { DayInput, LineInput } from '../../shared/form/Inputs.tsx';
import type { TypedChild } from './childDetails.ts';

/** Who the child is: the same questions for a new child and for one whose details are mended. */
export function ChildQuestions({
  typed,
  onChange,
  errors,
  today,
}: {
  typed: TypedChild;
  onChange: (typed: TypedChild) => void;
  errors: Readonly<Record<string, string>>;
  today: Day;
}) {
  return (
    <>
      <LineInput
        question={{ id: 'name', title: 'Name of the child', hint: 'Kept on this device only.', error: errors.name }}
        value={typed.name}
        onChange={(name) => onChange({ ...typed, name })}
      />
      <DayInput
        question={{
          id: 'born',
          title: 'Date of birth',
          hint: 'The plan ends by itself on the eighteenth birthday. Leave it empty for an unborn child.',
          error: errors.born,
          optional: true,
        }}
        value={typed.born}
        onChange={(born) => onChange({ ...typed, born })}
        today={today}
      />
      <LineInput
        question={{
          id: 'family',
          title: 'Family',
          hint: 'The same word for brothers and sisters keeps them together.',
          error: errors.family,
          optional: true,
        }}
        value={typed.family}
        onChange={(family) => onChange({ ...typed, family })}
      />
    </>
  );
}
