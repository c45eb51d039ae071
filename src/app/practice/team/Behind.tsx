import { useEffect, useRef } from 'react';

import type { Day } from '../../../facts/day.ts';
import { Link } from '../../shared/navigation.tsx';
import { stageWords } from '../stages.ts';
import type { Known } from './figures.ts';

type BehindProps = { readonly title: string; readonly rows: readonly Known[]; readonly today: Day };

/** The children behind a number. It takes the focus: somebody asked for it by the number. */
export function Behind({ title, rows, today }: BehindProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="team-behind">
      <h2 className="govuk-heading-m" ref={heading} tabIndex={-1}>
        {title} ({rows.length})
      </h2>
      {rows.length === 0 ? <p className="govuk-body wm-muted">There is no such child.</p> : null}
      <ul className="team-children">
        {rows
          .toSorted((a, b) => a.record.child.name.localeCompare(b.record.child.name, 'en-GB'))
          .map(({ id, record, summary }) => (
            <li key={id}>
              <Link to={{ name: 'child', id }}>{record.child.name}</Link>
              <span className="wm-under">
                {[stageWords(summary, today), summary.authority, summary.worker].filter(Boolean).join(' · ')}
              </span>
            </li>
          ))}
      </ul>
    </section>
  );
}
