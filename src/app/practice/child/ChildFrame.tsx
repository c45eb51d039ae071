import type { ReactNode } from 'react';

import { Link } from '../../shared/navigation.tsx';
import { planStartOf, stageOf } from '../../shared/summary.ts';
import { Page } from '../../shared/ui/Page.tsx';
import { Problem } from '../../shared/ui/States.tsx';
import type { OpenCase } from '../../shared/useCase.ts';
import { stageWords } from '../stages.ts';

type Place = 'child' | 'story' | 'facts' | 'authority';
const PLACES: readonly { name: Place; label: string }[] = [
  { name: 'child', label: 'Next steps' },
  { name: 'story', label: 'Timeline and diagram' },
  { name: 'facts', label: 'Everything recorded' },
  { name: 'authority', label: 'Policy' },
];

/** What every screen of a child has: who, where in the plan, and the way to the other screens. */
export function ChildFrame({
  opened,
  place,
  title,
  children,
}: {
  opened: OpenCase;
  place: Place | null;
  title?: string;
  children: ReactNode;
}) {
  const { file, run } = opened;
  const { child } = file.record;
  const stage = stageWords(
    { stage: stageOf(run), planStart: planStartOf(run), endedOn: run.ended?.on ?? null },
    run.asOf,
  );
  return (
    <Page
      title={title ?? child.name}
      tab={title ?? PLACES.find(({ name }) => name === place)?.label ?? 'A child'}
      wide
      caption={
        <>
          <Link to={{ name: 'caseload' }}>Children</Link>
          {title === undefined ? null : (
            <>
              {' / '}
              <Link to={{ name: 'child', id: file.id }}>{child.name}</Link>
            </>
          )}
        </>
      }
    >
      <p className="wm-where">
        {stage} <span aria-hidden="true">·</span>{' '}
        <Link to={{ name: 'policy', policy: run.policy.id }}>{run.policy.name}</Link>
      </p>
      {place === null ? null : <Places id={file.id} place={place} />}
      {file.unreadable.length > 0 ? (
        <Problem>
          {file.unreadable.length === 1 ? 'One record' : `${file.unreadable.length} records`} of this child cannot be
          read, so what you see here may lack something. Nothing was deleted. Open Waymark in a new tab to be sure that
          it is the newest version.
        </Problem>
      ) : null}
      {children}
    </Page>
  );
}

const Places = ({ id, place }: { id: string; place: Place }) => (
  <nav className="wm-places" aria-label="This child">
    <ul>
      {PLACES.map(({ name, label }) => (
        <li key={name}>
          <Link to={{ name, id }} className="wm-place" aria-current={name === place ? 'page' : undefined}>
            {label}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
);
