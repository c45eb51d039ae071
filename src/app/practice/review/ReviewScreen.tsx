import { guidanceAt, tasksAt } from '../../../engine/guidance.ts';
import type { Run } from '../../../engine/run.ts';
import { inWords } from '../../../engine/words.ts';
import { Link } from '../../shared/navigation.tsx';
import { stageOf } from '../../shared/summary.ts';
import { Clauses } from '../../shared/ui/Clauses.tsx';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { Loaded } from '../../shared/ui/States.tsx';
import { useCase } from '../../shared/useCase.ts';
import { ChildFrame } from '../child/ChildFrame.tsx';
import { TaskList } from '../child/Step.tsx';
import { AfterPlan } from './AfterPlan.tsx';
import { Ready } from './Ready.tsx';
import { Recommendation } from './Recommendation.tsx';
import { When } from './When.tsx';

/** The review of a plan from its date to what follows: one page, whose parts go with the stage. */
export function ReviewScreen({ id }: { id: string }) {
  return (
    <Loaded of={useCase(id)} title="Review">
      {(opened) => (
        <ChildFrame opened={opened} place="review">
          <Parts id={id} run={opened.run} />
        </ChildFrame>
      )}
    </Loaded>
  );
}

function Parts({ id, run }: { id: string; run: Run }) {
  const stage = stageOf(run);
  if (stage === 'stepDown' || (stage === 'ended' && run.ended?.reason === 'removed'))
    return <AfterPlan id={id} run={run} />;
  if (stage !== 'onPlan') {
    return (
      <p className="govuk-body">
        No plan runs, so there is nothing to review. <Link to={{ name: 'child', id }}>See what comes next</Link>.
      </p>
    );
  }
  return (
    <div className="wm-two">
      <div>
        <When id={id} run={run} />
        <Recommendation id={id} run={run} />
        <Decision id={id} run={run} />
      </div>
      <div>
        <Ready id={id} run={run} />
        <Asked run={run} />
      </div>
    </div>
  );
}

/** What the conference can decide, and who records it. */
function Decision({ id, run }: { id: string; run: Run }) {
  return (
    <section className="wm-section">
      <h2 className="govuk-heading-m">What the conference decides</h2>
      <p className="govuk-body">
        {inWords(
          run.policy,
          'the {reviewConference} continues the {plan} or ends it. While it continues, the next review and the next {coreGroup} count from its day. When it ends, what support goes on is agreed next.',
        )}
      </p>
      <Clauses policy={run.policy} ids={guidanceAt(run.policy, 'removal')} />
      <Link
        to={{ name: 'record', id, fact: 'conference.held', given: { kind: 'review' } }}
        className="govuk-button govuk-button--secondary"
      >
        Record the decision
      </Link>
    </section>
  );
}

function Asked({ run }: { run: Run }) {
  const tasks = tasksAt(run.policy, 'review');
  if (tasks.length === 0) return null;
  return (
    <Disclosure summary={`What ${run.policy.name} asks before and at a review (${tasks.length})`}>
      <TaskList run={run} tasks={tasks} />
    </Disclosure>
  );
}
