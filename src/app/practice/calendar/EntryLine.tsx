import type { Day } from '../../../facts/day.ts';
import { Link } from '../../shared/navigation.tsx';
import { statusOn } from '../../shared/ui/Due.tsx';
import type { Entry } from './entries.ts';

/** One meeting or due date; its shape says which, and how it stands. */
export function EntryLine({ entry, today, isOfOne }: { entry: Entry; today: Day; isOfOne: boolean }) {
  const { kind, title, child, caseId, day, time } = entry;
  const status = kind === 'meeting' ? 'meeting' : statusOn(day, today);
  const { shape, word } = MARKS[status] ?? MARKS.running;
  return (
    <li className={`cal-entry cal-entry--${status}`}>
      <span aria-hidden="true" className="cal-entry__shape">
        {shape}
      </span>
      <span>
        {time === null ? null : <span className="cal-entry__time">{time} </span>}
        <Link to={{ name: 'child', id: caseId }}>{isOfOne ? title : child}</Link>
        {isOfOne ? null : <span className="cal-entry__what"> {title}</span>}
        <span className={status === 'overdue' ? 'cal-entry__word' : 'govuk-visually-hidden'}> {word}</span>
      </span>
    </li>
  );
}

const MARKS: Readonly<Record<string, { shape: string; word: string }>> & { running: { shape: string; word: string } } =
  {
    meeting: { shape: '○', word: '(meeting)' },
    running: { shape: '◇', word: '(due)' },
    near: { shape: '◆', word: '(due soon)' },
    overdue: { shape: '▲', word: 'overdue' },
  };
