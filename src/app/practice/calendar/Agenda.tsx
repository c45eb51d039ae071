import type { Day } from '../../../facts/day.ts';
import { distanceText } from '../../../engine/words.ts';
import { DayText } from '../../shared/ui/Due.tsx';
import { byDay, type Entry, type Month } from './entries.ts';
import { EntryLine } from './EntryLine.tsx';
import { monthWords } from './words.ts';

type AgendaProps = {
  readonly entries: readonly Entry[];
  /** Null where the entries are of no month in particular. */
  readonly month: Month | null;
  readonly today: Day;
  readonly isOfOne: boolean;
};

/** Day after day, those with something on them. */
export function Agenda({ entries, month, today, isOfOne }: AgendaProps) {
  if (entries.length === 0 && month !== null) {
    return <p className="govuk-body wm-muted">No meeting and no due date is known for {monthWords(month)}.</p>;
  }
  return (
    <ol className="cal-agenda">
      {[...byDay(entries)].map(([day, ofDay]) => (
        <li key={day}>
          <h3 className="cal-agenda__day">
            <DayText day={day} /> <span className="wm-muted">{distanceText(today, day)}</span>
          </h3>
          <ul className="cal-entries">
            {ofDay.map((entry) => (
              <EntryLine key={entry.key} {...{ entry, today, isOfOne }} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
