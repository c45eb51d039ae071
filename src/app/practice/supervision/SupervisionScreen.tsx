import './supervision.scss';

import { formsWith, guidanceAt, tasksAt } from '../../../engine/guidance.ts';
import type { Run } from '../../../engine/run.ts';
import { stageOf } from '../../shared/summary.ts';
import { Clauses } from '../../shared/ui/Clauses.tsx';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { Loaded } from '../../shared/ui/States.tsx';
import { useCase } from '../../shared/useCase.ts';
import { ChildFrame } from '../child/ChildFrame.tsx';
import { Breaches } from '../child/Glance.tsx';
import { TaskList } from '../child/Step.tsx';
import { RecordForm } from '../record/RecordScreen.tsx';
import { CaseMeasures } from './CaseMeasures.tsx';

/** Supervision about one child: how the case stands, then what the policy asks, answered and kept. */
export function SupervisionScreen({ id }: { id: string }) {
  return (
    <Loaded of={useCase(id)} title="Supervision">
      {(opened) => (
        <ChildFrame opened={opened} place={null} title="Supervision">
          <CaseMeasures id={id} run={opened.run} />
          <h2 className="govuk-heading-m">Record the supervision</h2>
          {stageOf(opened.run) === 'onPlan' ? null : (
            <p className="govuk-inset-text">No plan runs, so a supervision recorded now is kept and does not count.</p>
          )}
          <RecordForm key={id} opened={opened} type="supervision.held" given={{}} aside={<Asked run={opened.run} />} />
        </ChildFrame>
      )}
    </Loaded>
  );
}

/** What holds for every plan in England, whatever a local document says of supervision. */
const FRAME = [
  'england.core-group.1',
  'england.review.1',
  'england.review.2',
  'england.visit.1',
  'england.action.1',
  'england.concern.1',
  'england.ending.1',
];

/** What the policy asks of supervision; where it asks nothing, that, and what England's frame holds the plan to. */
function Asked({ run }: { run: Run }) {
  const { policy } = run;
  const reading = guidanceAt(policy, 'supervision');
  const tasks = tasksAt(policy, 'supervision');
  const isSilent = formsWith(policy, 'supervision.held').length === 0;
  return (
    <aside className="wm-glance" aria-label="What is asked of supervision">
      <h2 className="govuk-heading-m">What {policy.name} asks</h2>
      {isSilent ? (
        <>
          <p className="govuk-body">
            ◌ {policy.name}’s document sets no questions for supervision
            {reading.length > 0 ? '. What it says that belongs here:' : ', and says nothing else about it.'}
          </p>
          <Clauses policy={policy} ids={reading} />
          <h3 className="govuk-heading-s">England’s frame</h3>
          <p className="govuk-body">
            It sets no questions either. What it holds every plan to, and a supervisor can look for:
          </p>
          <ul className="wm-tasks">
            {FRAME.map((clause) => (
              <li key={clause}>
                <span className="wm-task__what">{policy.clauses[clause]?.says}</span>
                <Clauses policy={policy} ids={[clause]} />
              </li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <p className="govuk-body">
            Its questions are in the form, each with where it stands. None has to be answered.
          </p>
          <Clauses policy={policy} ids={reading} />
        </>
      )}
      {tasks.length > 0 ? (
        <Disclosure summary={`What people do (${tasks.length})`}>
          <TaskList run={run} tasks={tasks} />
        </Disclosure>
      ) : null}
      {run.breaches.length > 0 ? (
        <Disclosure summary={`Not kept so far (${run.breaches.length})`}>
          <Breaches run={run} breaches={run.breaches.toReversed()} />
        </Disclosure>
      ) : null}
    </aside>
  );
}
