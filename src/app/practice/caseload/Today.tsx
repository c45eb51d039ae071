import { memo, useMemo } from 'react';

import { numberText, shortDay } from '../../../facts/dayWords.ts';
import type { Day } from '../../../facts/day.ts';
import type { CaseRow } from '../../shared/book.ts';
import { Link } from '../../shared/navigation.tsx';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { DUE, type Due, urgentIn } from './find.ts';

const PANEL: Readonly<Record<Due, { readonly words: string; readonly tone: string; readonly shape: string }>> = {
  overdue: { words: 'with something overdue', tone: 'late', shape: '▲' },
  week: { words: 'due this week', tone: 'near', shape: '◆' },
  meetings: { words: 'with a meeting this week', tone: 'calm', shape: '◇' },
  undated: { words: 'with a date to agree', tone: 'open', shape: '◌' },
};
/** More than a week's meetings of one team is a list to filter, not to read. */
const MOST_MEETINGS = 30;

type TodayProps = {
  readonly rows: readonly CaseRow[];
  readonly day: Day;
  readonly due: string | undefined;
  readonly onChoose: (due: Due | undefined) => void;
};

/** What today and this week ask for, over all children. Each number shows its children. */
export const Today = memo(function Today({ rows, day, due, onChoose }: TodayProps) {
  const { counts, meetings } = useMemo(() => urgentIn(rows, day), [rows, day]);
  return (
    <section aria-label="Today and this week">
      <ul className="wm-today">
        {DUE.map((each) => {
          const count = counts[each];
          const { words, tone, shape } = PANEL[each];
          return (
            <li key={each}>
              <button
                type="button"
                className="wm-today__number"
                aria-pressed={due === each}
                onClick={() => onChoose(due === each ? undefined : each)}
              >
                <span className={count > 0 ? `wm-today__count wm-due--${tone}` : 'wm-today__count wm-muted'}>
                  <span aria-hidden="true">{count > 0 ? `${shape} ` : ''}</span>
                  {numberText(count)}
                </span>{' '}
                <span>{words}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {meetings.length > 0 ? (
        <Disclosure summary={`Meetings this week (${numberText(meetings.length)})`}>
          <ul className="govuk-list">
            {meetings.slice(0, MOST_MEETINGS).map(({ day: on, name, row }) => (
              <li key={`${row.id} ${name} ${on}`}>
                <time dateTime={on}>{shortDay(on)}</time> · {name} ·{' '}
                <Link to={{ name: 'child', id: row.id }}>{row.record.child.name}</Link>
              </li>
            ))}
          </ul>
          {meetings.length > MOST_MEETINGS ? (
            <p className="govuk-body wm-muted">The first {MOST_MEETINGS}. Choose the number above to list all.</p>
          ) : null}
        </Disclosure>
      ) : null}
    </section>
  );
});
