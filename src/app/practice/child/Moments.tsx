import { guidanceAt, tasksAt } from '../../../engine/guidance.ts';
import type { Run } from '../../../engine/run.ts';
import type { Moment } from '../../../../policies/schema.ts';
import { Clauses } from '../../shared/ui/Clauses.tsx';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { TaskList } from './Step.tsx';

const MOMENTS: readonly { moment: Moment; name: string }[] = [
  { moment: 'always', name: 'At any time' },
  { moment: 'conference', name: 'At a conference' },
  { moment: 'firstCoreGroup', name: 'At the first core group' },
  { moment: 'laterCoreGroup', name: 'At later core groups' },
  { moment: 'betweenMeetings', name: 'Between meetings' },
  { moment: 'record', name: 'The record of a meeting' },
  { moment: 'review', name: 'Before and at a review' },
  { moment: 'escalation', name: 'When something is wrong' },
  { moment: 'stepDown', name: 'Stepping down' },
  { moment: 'supervision', name: 'In supervision' },
];

/** The whole of what the policy asks, by moment, for those who want to look it up. */
export const Moments = ({ run }: { run: Run }) => (
  <section className="wm-moments">
    <h2 className="govuk-heading-m">What {run.policy.name} asks, by moment</h2>
    {MOMENTS.map(({ moment, name }) => {
      const tasks = tasksAt(run.policy, moment);
      const reading = guidanceAt(run.policy, moment);
      if (tasks.length + reading.length === 0) return null;
      return (
        <Disclosure key={moment} summary={`${name} (${tasks.length + reading.length})`}>
          <TaskList run={run} tasks={tasks} />
          <Clauses policy={run.policy} ids={reading} />
        </Disclosure>
      );
    })}
  </section>
);
