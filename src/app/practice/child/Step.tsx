import { guidanceAt, taskText, tasksAt } from '../../../engine/guidance.ts';
import type { Run } from '../../../engine/run.ts';
import type { NextStep } from '../../../engine/steps.ts';
import { roleWord } from '../../../engine/words.ts';
import { FACT_NAMES } from '../../../facts/vocabulary.ts';
import type { Task } from '../../../../policies/schema.ts';
import { Link } from '../../shared/navigation.tsx';
import type { Screen } from '../../shared/screens.ts';
import { guidedAt } from '../ways.ts';
import { Clauses } from '../../shared/ui/Clauses.tsx';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { DayText, DueMark } from '../../shared/ui/Due.tsx';

type StepProps = {
  readonly run: Run;
  readonly id: string;
  readonly step: NextStep;
  /** An earlier day is looked at, on which nothing can be recorded any more. */
  readonly isPast: boolean;
};

const formOf = ({ id, step }: StepProps): Screen => guidedAt(id, step.fact, step.given);

/** The next step, with its one main button: what, who, by when, why, and the tasks around it. */
export function StepCard(props: StepProps) {
  const { run, id, step, isPast } = props;
  return (
    <section className="wm-card" aria-labelledby="next-step">
      <p className="wm-card__over">Next step</p>
      <h2 className="govuk-heading-l" id="next-step">
        {step.what}
      </h2>
      <dl className="wm-facts">
        <div>
          <dt>Who</dt>
          <dd>{step.who}</dd>
        </div>
        <div>
          <dt>By when</dt>
          <dd>
            <ByWhen run={run} step={step} />
          </dd>
        </div>
        {step.because === '' ? null : (
          <div>
            <dt>Why then</dt>
            <dd>{step.because}</dd>
          </div>
        )}
      </dl>
      <Clauses policy={run.policy} ids={step.clauses} />
      {isPast ? null : (
        <p className="govuk-button-group">
          <Link to={formOf(props)} className="govuk-button">
            {step.fact.endsWith('.arranged') ? 'Choose the day' : `Record: ${FACT_NAMES[step.fact].toLowerCase()}`}
          </Link>
          {step.fact === 'coreGroup.held' ? <Link to={{ name: 'prepareMeeting', id }}>Prepare it</Link> : null}
        </p>
      )}
      <Around run={run} step={step} />
    </section>
  );
}

/** One of the other steps: what, who, by when, and the sum behind the date. */
export function StepRow(props: StepProps) {
  const { run, step, isPast } = props;
  const isSilent = step.by === null;
  return (
    <li className="wm-step">
      <div className="wm-step__what">
        {isPast ? step.what : <Link to={formOf(props)}>{step.what}</Link>}
        <span className="wm-under">{step.who}</span>
      </div>
      <div className="wm-step__when">
        <ByWhen run={run} step={step} />
      </div>
      {isSilent && step.because.length > 90 ? (
        <details className="wm-step__why">
          <summary>
            Why no date<span className="govuk-visually-hidden">: {step.what}</span>
          </summary>
          <p>{step.because}</p>
          <Clauses policy={run.policy} ids={step.clauses} />
        </details>
      ) : (
        <div className="wm-step__why">
          {step.because === '' ? null : <p className="wm-muted">{step.because}</p>}
          <Clauses policy={run.policy} ids={step.clauses} />
        </div>
      )}
    </li>
  );
}

function ByWhen({ run, step }: { run: Run; step: NextStep }) {
  if (step.deadline) {
    return (
      <>
        {step.by ? (
          <span className="wm-day">
            <DayText day={step.by} />
          </span>
        ) : null}{' '}
        <DueMark deadline={step.deadline} today={run.asOf} />
      </>
    );
  }
  return <span className="wm-muted">No date</span>;
}

/** The checklist and the reading that belong to a step. */
function Around({ run, step }: { run: Run; step: NextStep }) {
  if (step.moment === null) return null;
  const tasks = tasksAt(run.policy, step.moment);
  const reading = guidanceAt(run.policy, step.moment);
  return (
    <>
      {tasks.length > 0 ? (
        <Disclosure summary={`Checklist for this step (${tasks.length})`}>
          <TaskList run={run} tasks={tasks} />
        </Disclosure>
      ) : null}
      {reading.length > 0 ? (
        <Disclosure summary={`What ${run.policy.name} says about this (${reading.length})`}>
          <Clauses policy={run.policy} ids={reading} />
        </Disclosure>
      ) : null}
    </>
  );
}

/** What people do, who, and where it says so. */
export const TaskList = ({ run, tasks }: { run: Run; tasks: readonly Task[] }) => (
  <ul className="wm-tasks">
    {tasks.map((task) => (
      <li key={`${task.clauses.join()} ${task.says ?? ''}`}>
        <span className="wm-task__what">{taskText(run.policy, task)}</span>
        <span className="wm-under">{roleWord(run.policy, task.who)}</span>
        <Clauses policy={run.policy} ids={task.clauses} />
      </li>
    ))}
  </ul>
);
