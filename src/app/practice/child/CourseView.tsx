import { useDeferredValue } from 'react';

import type { Run } from '../../../engine/run.ts';
import { dayText, distanceText } from '../../../engine/words.ts';
import { Link } from '../../shared/navigation.tsx';
import type { Item, Mark } from '../../shared/timeline/item.ts';
import { lengthText } from '../../shared/timeline/words.ts';
import { DayText, SHAPES } from '../../shared/ui/Due.tsx';
import { courseOf, type Entry } from './course.ts';

/** How much of what lies behind is shown before somebody asks for more. */
const SHOWN = 8;

/** What lies ahead, soonest first, and what lies behind, newest first; long times without anything are folded. */
export function CourseView({ id, run }: { id: string; run: Run }) {
  const { ahead, behind } = courseOf(run);
  if (ahead.length + behind.length === 0) return null;
  return (
    <section className="wm-section" aria-labelledby="course">
      <h2 className="govuk-heading-m" id="course">
        Ahead and behind
      </h2>
      <div className="wm-course">
        <section aria-labelledby="course-ahead">
          <h3 className="govuk-heading-s" id="course-ahead">
            Ahead
          </h3>
          {ahead.length === 0 ? <p className="govuk-body wm-muted">Nothing is due and nothing is arranged.</p> : null}
          <Entries entries={ahead} run={run} />
        </section>
        <section aria-labelledby="course-behind">
          <h3 className="govuk-heading-s" id="course-behind">
            Behind
          </h3>
          <Entries entries={behind.slice(0, SHOWN)} run={run} />
          {behind.length > SHOWN ? (
            <details className="wm-notyet">
              <summary>Earlier ({behind.slice(SHOWN).filter(({ kind }) => kind === 'item').length})</summary>
              <Earlier entries={behind.slice(SHOWN)} run={run} />
            </details>
          ) : null}
        </section>
      </div>
      <p>
        <Link to={{ name: 'story', id }}>Show it as a timeline and a diagram</Link>
      </p>
    </section>
  );
}

/** Folded away, and of a long case by far the most: the page is there first, and this comes once there is time. */
const Earlier = (props: EntriesProps) => (useDeferredValue(true, false) ? <Entries {...props} /> : null);

type EntriesProps = { readonly entries: readonly Entry[]; readonly run: Run };

function Entries({ entries, run }: EntriesProps) {
  return (
    <ol className="wm-entries">
      {entries.map((entry, index) =>
        entry.kind === 'gap' ? (
          // A gap has nothing of its own but its place.
          <li key={`gap ${index}`} className="wm-entry wm-entry--gap">
            <span aria-hidden="true">⋯</span> {lengthText(entry.days)}
            <span className="govuk-visually-hidden"> without anything</span>
          </li>
        ) : (
          <EntryItem key={entry.item.id} item={entry.item} run={run} />
        ),
      )}
    </ol>
  );
}

const SIGNS: Record<Mark, { shape: string; tone: string }> = {
  ...SHAPES,
  happened: { shape: '●', tone: 'calm' },
  refused: { shape: '⊗', tone: 'calm' },
  arranged: { shape: '○', tone: 'calm' },
};

function EntryItem({ item, run }: { item: Item; run: Run }) {
  const { shape, tone } = SIGNS[item.mark];
  const isDue = item.source.kind === 'deadline';
  return (
    <li className="wm-entry">
      <span className={`wm-entry__sign wm-due--${tone}`} aria-hidden="true">
        {shape}
      </span>
      <span className="wm-entry__when">
        <DayText day={item.day} /> <span className="wm-muted">{distanceText(run.asOf, item.day)}</span>
      </span>
      <span className="wm-entry__what" dir="auto">
        {item.name}
      </span>
      <span className="wm-under">
        {item.window ? `Window: from ${dayText(item.window.from)} to ${dayText(item.window.to)}. ` : null}
        {item.state !== '' && !(isDue && item.mark === 'running') ? (
          <span className={`wm-due--${tone}`}>{item.state}</span>
        ) : null}
        {isDue && item.mark === 'running' && !item.window ? 'at the latest' : null}
      </span>
    </li>
  );
}
