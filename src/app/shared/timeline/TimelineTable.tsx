import type { Run } from '../../../engine/run.ts';
import { dayText, distanceText } from '../../../engine/words.ts';
import type { Day } from '../../../facts/day.ts';
import type { Item, Mark } from './item.ts';
import { timelineOf } from './model.ts';

/** The timeline of a run as a table: when, what, who and how it stands. */
export const TimelineTable = ({ run }: { readonly run: Run }) => (
  <ItemTable items={timelineOf(run).items} asOf={run.asOf} />
);

/** What an item is, where it says nothing more. */
const PLAIN_STATES: Partial<Record<Mark, string>> = { happened: 'happened' };

export function ItemTable({ items, asOf }: { readonly items: readonly Item[]; readonly asOf: Day }) {
  return (
    <div className="timeline-table-scroll">
      <table className="timeline-table govuk-table">
        <caption className="timeline-caption">What happened and what is due, as of {dayText(asOf)}</caption>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">What</th>
            <th scope="col">Who</th>
            <th scope="col">How it stands</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id} data-item={item.id}>
              <td>{item.mark === 'unset' ? 'No date' : <When day={item.day} asOf={asOf} />}</td>
              <td>
                {item.name}
                {item.details.length > 0 && <span className="timeline-more">{item.details.join(' · ')}</span>}
              </td>
              <td>{item.who === '' ? '–' : item.who}</td>
              <td>{item.state === '' ? (PLAIN_STATES[item.mark] ?? '–') : item.state}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const When = ({ day, asOf }: { readonly day: Day; readonly asOf: Day }) => (
  <>
    <time dateTime={day}>{dayText(day)}</time>
    <span className="timeline-more">{distanceText(asOf, day)}</span>
  </>
);
