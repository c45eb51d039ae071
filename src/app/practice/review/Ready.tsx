import type { DeadlineId } from '../../../../policies/schema.ts';
import type { Deadline } from '../../../engine/deadlines.ts';
import type { Run } from '../../../engine/run.ts';
import { deadlineTitle } from '../../../engine/titles.ts';
import { dayText, dueText, inWords } from '../../../engine/words.ts';
import type { FactType } from '../../../facts/vocabulary.ts';
import { Link } from '../../shared/navigation.tsx';
import { Clauses } from '../../shared/ui/Clauses.tsx';
import { DueMark } from '../../shared/ui/Due.tsx';
import { lastRecommendation } from './recommended.ts';

/** What is to be ready for a review, in the order in which it is done. */
const ITEMS: readonly { readonly id: DeadlineId; readonly fact: FactType }[] = [
  { id: 'assessment', fact: 'assessment.completed' },
  { id: 'preReviewCoreGroup', fact: 'coreGroup.held' },
  { id: 'conferenceReport', fact: 'report.shared' },
];

/** What is to be ready for the review, and how each of it stands. */
export function Ready({ id, run }: { id: string; run: Run }) {
  const items = ITEMS.flatMap(({ id: kind, fact }) => {
    const deadline = run.deadlines.findLast((each) => each.id === kind && each.status !== 'cancelled');
    return deadline ? [{ deadline, fact }] : [];
  });
  return (
    <section className="wm-section">
      <h2 className="govuk-heading-m">Ready for the review</h2>
      <ul className="wm-ready">
        {items.map(({ deadline, fact }) => (
          <li key={`${deadline.id} ${deadline.n}`}>
            <span className="wm-ready__what">
              {deadline.metOn === null ? (
                <Link to={{ name: 'record', id, fact, given: {} }}>{deadlineTitle(run, deadline)}</Link>
              ) : (
                deadlineTitle(run, deadline)
              )}
            </span>
            <DueMark deadline={deadline} today={run.asOf} />
            <Counted run={run} deadline={deadline} />
          </li>
        ))}
        {items.some(({ deadline }) => deadline.id === 'conferenceReport') ? null : <NoReportDate id={id} run={run} />}
        <li>
          <span className="wm-ready__what">
            <Link to={{ name: 'document', id, document: 'report' }}>The report as a document</Link>
          </span>
          <span className="wm-under">Filled from what is recorded; to be printed, or opened in Word.</span>
        </li>
        <li>
          <span className="wm-ready__what">
            <Link to={{ name: 'record', id, fact: 'removal.recommended', given: {} }}>
              What the core group recommends
            </Link>
          </span>
          <span className="wm-due wm-due--calm">
            {lastRecommendation(run) ? '● recorded' : 'where the plan may end'}
          </span>
        </li>
      </ul>
    </section>
  );
}

function Counted({ run, deadline }: { run: Run; deadline: Deadline }) {
  return (
    <>
      <span className="wm-under">{dueText(run.policy, deadline.counted)}</span>
      <Clauses policy={run.policy} ids={deadline.clauses} />
    </>
  );
}

/** Before a review is arranged its report has no date, and in some documents not even then. */
function NoReportDate({ id, run: { policy, facts } }: { id: string; run: Run }) {
  const rule = policy.deadlines.conferenceReport;
  const reviews = facts.filter((fact) => fact.type === 'conference.held').at(-1);
  const shared = facts.findLast((fact) => fact.type === 'report.shared' && (!reviews || fact.on > reviews.on));
  return (
    <li>
      <span className="wm-ready__what">
        <Link to={{ name: 'record', id, fact: 'report.shared', given: {} }}>
          {inWords(policy, 'the {conferenceReport}')}
        </Link>
      </span>
      <span className="wm-due wm-due--calm">{shared ? `● shared on ${dayText(shared.on)}` : '◌ no date yet'}</span>
      <span className="wm-under">
        {'silent' in rule ? rule.silent : 'It gets its date when the review is arranged.'}
      </span>
      <Clauses policy={policy} ids={rule.clauses} />
    </li>
  );
}
