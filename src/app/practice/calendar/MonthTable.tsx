import { dayText } from '../../../engine/words.ts';
import { isWorkingDay } from '../../../../policies/calendar.ts';
import { type Day, weekday } from '../../../facts/day.ts';
import { byDay, type Entry, type Month, monthOf, weeksOf } from './entries.ts';
import { EntryLine } from './EntryLine.tsx';
import { monthWords } from './words.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
/** More than these on one day are counted, and listed when asked for. */
const SHOWN = 4;

type MonthTableProps = {
  readonly entries: readonly Entry[];
  readonly month: Month;
  readonly today: Day;
  readonly isOfOne: boolean;
};

/** A month as a table, a row a week. On a narrow screen each day with something on it stands for itself. */
export function MonthTable({ entries, month, today, isOfOne }: MonthTableProps) {
  const days = byDay(entries);
  return (
    <table className="cal-month">
      <caption className="govuk-visually-hidden">Meetings and due dates in {monthWords(month)}</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((name) => (
            <th scope="col" key={name}>
              <abbr title={name}>{name.slice(0, 3)}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <DayCell key={day} entries={days.get(day) ?? []} {...{ day, month, today, isOfOne }} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type DayCellProps = Omit<MonthTableProps, 'entries'> & { readonly day: Day; readonly entries: readonly Entry[] };

function DayCell({ day, month, today, entries, isOfOne }: DayCellProps) {
  const isOff = !isWorkingDay(day);
  const classes = [
    'cal-day',
    monthOf(day) === month ? '' : 'cal-day--other',
    isOff ? 'cal-day--off' : '',
    day === today ? 'cal-day--today' : '',
    entries.length === 0 ? 'cal-day--empty' : '',
  ];
  return (
    <td className={classes.join(' ')} aria-current={day === today ? 'date' : undefined}>
      <span className="cal-day__number" aria-hidden="true">
        {Number(day.slice(8))}
      </span>
      <span className="cal-day__name">
        {dayText(day)}
        {day === today ? ', today' : ''}
      </span>
      {isOff && weekday(day) < 6 ? <span className="cal-day__holiday">Bank holiday</span> : null}
      {entries.length === 0 ? null : <Entries {...{ entries, today, isOfOne }} />}
    </td>
  );
}

function Entries({ entries, today, isOfOne }: Pick<DayCellProps, 'entries' | 'today' | 'isOfOne'>) {
  const list = (shown: readonly Entry[]) => (
    <ul className="cal-entries">
      {shown.map((entry) => (
        <EntryLine key={entry.key} {...{ entry, today, isOfOne }} />
      ))}
    </ul>
  );
  if (entries.length <= SHOWN) return list(entries);
  return (
    <>
      {list(entries.slice(0, SHOWN - 1))}
      <details className="cal-more">
        <summary>{entries.length - SHOWN + 1} more</summary>
        {list(entries.slice(SHOWN - 1))}
      </details>
    </>
  );
}
