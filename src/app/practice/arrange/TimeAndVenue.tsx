import { LineInput } from '../../shared/form/Inputs.tsx';
import type { Errors } from '../siblings/saving.ts';

type Typed = { readonly time: string; readonly venue: string };

/** At what time a meeting is, and where. */
export const TimeAndVenue = ({
  typed: { time, venue },
  onChange,
  errors,
}: {
  readonly typed: Typed;
  readonly onChange: (some: Partial<Typed>) => void;
  readonly errors: Errors;
}) => (
  <>
    <LineInput
      question={{
        id: 'time',
        title: 'At what time',
        hint: 'In 24 hours, such as 14:30',
        optional: true,
        error: errors.time,
      }}
      value={time}
      onChange={(text) => onChange({ time: text })}
    />
    <LineInput
      question={{ id: 'venue', title: 'Venue', optional: true, error: errors.venue }}
      value={venue}
      onChange={(text) => onChange({ venue: text })}
    />
  </>
);
