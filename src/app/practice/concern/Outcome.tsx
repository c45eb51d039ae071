import type { Climb } from '../../../engine/ladder.ts';
import type { Run } from '../../../engine/run.ts';
import { dayText, inWords } from '../../../engine/words.ts';
import type { ConcernOutcome, FactOf } from '../../../facts/vocabulary.ts';
import { standing } from '../../shared/arranged.ts';
import { Link } from '../../shared/navigation.tsx';
import type { Screen } from '../../shared/screens.ts';
import { stageOf } from '../../shared/summary.ts';
import { Clauses } from '../../shared/ui/Clauses.tsx';
import { DayText } from '../../shared/ui/Due.tsx';
import { about } from './about.ts';

type OutcomeProps = { readonly id: string; readonly run: Run; readonly climb: Climb };

/** What was or can be decided about a concern, what follows from it for the plan, and how it was resolved. */
export function Outcome(props: OutcomeProps) {
  const { decided, resolved } = props.climb;
  return (
    <aside className="wm-glance" aria-label="The outcome">
      <h2 className="govuk-heading-m">{decided ? 'What was decided' : 'What can be decided'}</h2>
      {decided ? <Decided {...props} decided={decided} /> : <Choices {...props} />}
      {resolved ? (
        <>
          <h2 className="govuk-heading-m">Resolved</h2>
          <p className="govuk-body">
            On <DayText day={resolved.on} />
            {resolved.says ? `: ${resolved.says}` : '.'}
          </p>
        </>
      ) : (
        <p>
          <Link
            to={about(props.id, props.climb, 'concern.resolved')}
            className={`govuk-button ${decided ? '' : 'govuk-button--secondary'}`}
          >
            Record that it is resolved
          </Link>
        </p>
      )}
    </aside>
  );
}

function Choices({ id, run, climb }: OutcomeProps) {
  return (
    <ul className="wm-tasks">
      {climb.ladder.outcomes.map(({ outcome, says, clauses }) => (
        <li key={`${outcome} ${says ?? ''}`}>
          {climb.resolved ? says : <Link to={about(id, climb, 'concern.decided', { outcome })}>{says ?? outcome}</Link>}
          <Clauses policy={run.policy} ids={clauses} />
        </li>
      ))}
    </ul>
  );
}

function Decided({ id, run, climb, decided }: OutcomeProps & { decided: FactOf<'concern.decided'> }) {
  const ways = climb.ladder.outcomes.filter(({ outcome }) => outcome === decided.outcome);
  const follows = followsFrom(id, run, decided);
  return (
    <>
      <p className="govuk-body wm-strong">{ways[0]?.says ?? decided.outcome}</p>
      <p className="govuk-body">
        On <DayText day={decided.on} />
        {decided.says ? `: ${decided.says}` : '.'}
      </p>
      <Clauses policy={run.policy} ids={ways.flatMap(({ clauses }) => clauses)} />
      {follows ? (
        <p className="govuk-body">
          {follows.done ?? (
            <>
              {follows.says} <Link to={follows.to}>{follows.link}</Link>.
            </>
          )}
        </p>
      ) : null}
    </>
  );
}

type Follows = { readonly says: string; readonly link: string; readonly to: Screen; readonly done: string | null };

/** What a decision leads to in the plan, and whether that was recorded since. */
function followsFrom(id: string, run: Run, decided: FactOf<'concern.decided'>): Follows | null {
  const since = (type: string): boolean => run.facts.some((fact) => fact.type === type && fact.on >= decided.on);
  const follow: Partial<Record<ConcernOutcome, Follows>> = {
    section47: {
      says: inWords(run.policy, 'enquiries begin with a {strategyDiscussion}.'),
      link: 'Record it',
      to: { name: 'record', id, fact: 'strategyDiscussion.held', given: {} },
      done: since('strategyDiscussion.held')
        ? inWords(run.policy, 'the {strategyDiscussion} is recorded; the plan goes on meanwhile.')
        : null,
    },
    reviewBroughtForward: {
      says: inWords(run.policy, 'the new date of the {reviewConference} is to be arranged.'),
      link: 'Arrange it',
      to: { name: 'prepareConference', id, kind: 'review' },
      done: reviewText(run, since('conference.arranged')),
    },
    planChanged: {
      says: 'The change is to be written into the plan.',
      link: 'Write the plan',
      to: { name: 'writePlan', id },
      done: since('plan.written') ? 'The plan was written anew since.' : null,
    },
  };
  return stageOf(run) === 'onPlan' ? (follow[decided.outcome] ?? null) : null;
}

function reviewText(run: Run, isArranged: boolean): string | null {
  const review = standing(run).find((fact) => fact.type === 'conference.arranged' && fact.kind === 'review');
  return isArranged && review
    ? inWords(run.policy, `the {reviewConference} is arranged for ${dayText(review.for)}.`)
    : null;
}
