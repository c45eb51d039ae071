import type { ReactNode } from 'react';

import { Link } from '../../shared/navigation.tsx';
import { planStartOf, stageOf } from '../../shared/summary.ts';
import { AsPrinted } from '../../shared/ui/AsPrinted.tsx';
import { Page } from '../../shared/ui/Page.tsx';
import { Problem } from '../../shared/ui/States.tsx';
import type { OpenCase } from '../../shared/useCase.ts';
import { yearsBetween } from '../details/childDetails.ts';
import { stageWords } from '../stages.ts';

type Place = 'child' | 'plan' | 'review' | 'concerns' | 'calendar' | 'documents' | 'story' | 'facts' | 'authority';
const PLACES: readonly { name: Place; label: string }[] = [
  { name: 'child', label: 'Next steps' },
  { name: 'plan', label: 'The plan' },
  { name: 'review', label: 'Review' },
  { name: 'concerns', label: 'Concerns' },
  { name: 'calendar', label: 'Calendar' },
  { name: 'documents', label: 'Documents' },
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
        {[stage, ...ageOf(file.record, run)].map((text) => (
          <span key={text} className="wm-where__part">
            {text}
          </span>
        ))}
        {file.record.family === undefined ? null : (
          <span className="wm-where__part">
            <Link to={{ name: 'caseload', filter: { family: file.record.family } }}>
              <bdi>{file.record.family}</bdi> family
            </Link>
          </span>
        )}
        <span className="wm-where__part">
          <Link to={{ name: 'policy', policy: run.policy.id }}>{run.policy.name}</Link>
        </span>
        {place === null ? null : (
          <Link to={{ name: 'details', id: file.id }} className="govuk-link wm-where__change wm-screen-only">
            Change details<span className="govuk-visually-hidden"> of the child</span>
          </Link>
        )}
      </p>
      <AsPrinted day={run.asOf} />
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

/** "7 years old": what tells this child from another of the same name. */
function ageOf({ child: { born } }: OpenCase['file']['record'], { asOf }: OpenCase['run']): string[] {
  if (!born) return [];
  if (born > asOf) return ['not born yet'];
  const years = yearsBetween(born, asOf);
  return [years === 0 ? 'under a year old' : years === 1 ? '1 year old' : `${years} years old`];
}

const Places = ({ id, place }: { id: string; place: Place }) => (
  <nav className="wm-places" aria-label="This child">
    <ul>
      {PLACES.map(({ name, label }) => (
        <li key={name}>
          <Link
            to={name === 'calendar' ? { name, child: id } : { name, id }}
            className="wm-place"
            aria-current={name === place ? 'page' : undefined}
          >
            {label}
          </Link>
        </li>
      ))}
    </ul>
  </nav>
);
