import { LineInput } from '../../shared/form/Inputs.tsx';

type RecordedByProps = {
  readonly value: string;
  readonly onChange: (by: string) => void;
  readonly error: string | undefined;
  /** What the name is kept with. */
  readonly what?: 'fact' | 'facts' | 'plan';
};

/** Who records it. An agreed action has a `by` of its own, the day it is due, so the question has another id. */
export const RecordedBy = ({ value, onChange, error, what = 'fact' }: RecordedByProps) => (
  <LineInput
    question={{
      id: 'recordedBy',
      title: 'Recorded by',
      hint: `Your name or initials. Kept with the ${what}.`,
      error,
      optional: true,
    }}
    value={value}
    onChange={onChange}
  />
);
