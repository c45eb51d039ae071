import { type SubmitEvent, useState } from 'react';

import { type Day, isDay } from '../../../facts/day.ts';
import { DayInput } from '../../shared/form/Inputs.tsx';
import { dayTyped, typedDay } from '../../shared/form/typed.ts';
import { Link, useNavigation } from '../../shared/navigation.tsx';
import { DayText } from '../../shared/ui/Due.tsx';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';

/** Says that an earlier day is looked at, and leads back. */
export const ThenBanner = ({ id, day }: { id: string; day: Day }) => (
  <section className="wm-then" aria-label="An earlier day">
    <p>
      <strong>
        This is what was known at the end of <DayText day={day} />.
      </strong>{' '}
      What was recorded later is left out, and nothing can be recorded here.
    </p>
    <p>
      <Link to={{ name: 'child', id }}>Back to today</Link>
    </p>
  </section>
);

/** Asks for the day whose knowledge is to be seen. Its address can be kept and shared. */
export function AskThen({ id, today }: { id: string; today: Day }) {
  const { open } = useNavigation();
  const [typed, setTyped] = useState(() => typedDay(today));
  const [error, setError] = useState<string | undefined>();
  const show = (event: SubmitEvent): void => {
    event.preventDefault();
    const day = dayTyped(typed);
    if (!isDay(day)) return setError('Enter a real day, such as 27 3 2026');
    if (day > today) return setError('That day has not come. Enter an earlier one');
    setError(undefined);
    open({ name: 'child', id, knownOn: day });
  };
  return (
    <Disclosure summary="See what was known on an earlier day">
      <form noValidate onSubmit={show}>
        <DayInput
          question={{ id: 'known-on', title: 'As known at the end of', error }}
          value={typed}
          onChange={setTyped}
          today={today}
        />
        <button type="submit" className="govuk-button govuk-button--secondary">
          Show that day
        </button>
      </form>
    </Disclosure>
  );
}
