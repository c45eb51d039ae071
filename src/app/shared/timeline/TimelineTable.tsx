import type { Run } from '../../../engine/run.ts';
import { dayText, distanceText } from '../../../engine/words.ts';
import type { Day } from '../../../facts/day.ts';
import type { Item } from './item.ts';
import { timelineOf } from './model.ts';
import { ShapeSign } from './Shape.tsx';
import { moreText } from './words.ts';

/** The timeline of a run as a table: when, what, who and how it stands. */
export const TimelineTable = ({ run }: { readonly run: Run }) => (
  <ItemTable items={timelineOf(run).items} asOf={run.asOf} />
);

export function ItemTable({ items, asOf }: { readonly items: readonly Item[]; readonly asOf: Day }) {
  return (
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
              <span className="timeline-what">{item.name}</span>
              {item.details.length > 0 && <span className="timeline-more">{moreText(item)}</span>}
            </td>
            <td className={item.who === '' ? 'is-empty' : undefined}>{item.who === '' ? '–' : item.who}</td>
            <td>
              <ShapeSign mark={item.mark} /> {item.state === '' ? 'happened' : item.state}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const When = ({ day, asOf }: { readonly day: Day; readonly asOf: Day }) => (
  <>
    <time dateTime={day}>{dayText(day)}</time>
    <span className="timeline-more">{distanceText(asOf, day)}</span>
  </>
);
