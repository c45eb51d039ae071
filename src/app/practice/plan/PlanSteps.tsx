import { type PlanStep, planStepsOf, type Stage } from '../../../documents/plan/versions.ts';
import { capital, listed } from '../../../documents/text.ts';
import type { Run } from '../../../engine/run.ts';
import { roleWord } from '../../../engine/words.ts';
import { Link } from '../../shared/navigation.tsx';
import { Clauses } from '../../shared/ui/Clauses.tsx';
import { DayText } from '../../shared/ui/Due.tsx';

const NAMES: Record<Stage, string> = {
  outline: 'Outline',
  detailed: 'Detailed',
  approved: 'Approved',
  distributed: 'Sent out',
};
const RECORDS = { detailed: 'plan.detailed', approved: 'plan.approved', distributed: 'plan.distributed' } as const;

/** Outline, detailed, approved, sent out: what is done, who does the next, and where that stands. */
export function PlanSteps({ run, caseId }: { run: Run; caseId: string }) {
  const steps = planStepsOf(run);
  const next = steps.find(({ done }) => done === null)?.stage;
  return (
    <>
      <h2 className="govuk-heading-m">How far it has come</h2>
      <ol className="wm-stages">
        {steps.map((step) => (
          <li key={step.stage} className={`wm-stage ${step.done ? 'wm-stage--done' : ''}`}>
            <span className="wm-stage__name">
              <span aria-hidden="true" className="wm-stage__mark">
                {step.done ? '●' : step.stage === next ? '◆' : '○'}
              </span>{' '}
              {NAMES[step.stage]}
              <span className="wm-muted">{step.done ? ' · done' : step.stage === next ? ' · next' : ' · to come'}</span>
            </span>
            <Details run={run} step={step} caseId={caseId} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Details({
  run,
  step: { stage, done, who, clauses, silence },
  caseId,
}: {
  run: Run;
  step: PlanStep;
  caseId: string;
}) {
  return (
    <>
      {done ? (
        <span className="wm-under">
          <DayText day={done.on} />
          {done.by === '' ? '' : `, recorded by ${done.by}`}
          {done.version === null ? '' : `, text ${done.version}`}
          {done.to.length === 0 ? '' : `, to ${listed(done.to.map((role) => roleWord(run.policy, role)))}`}
        </span>
      ) : null}
      {done === null && who.length > 0 ? <span className="wm-under">{capital(listed(who))}</span> : null}
      {silence === null ? null : <span className="wm-under wm-silent">{silence}</span>}
      <Clauses policy={run.policy} ids={clauses} />
      {stage === 'outline' ? null : (
        <Link to={{ name: 'record', id: caseId, fact: RECORDS[stage], given: {} }}>
          {done ? 'Record again' : 'Record'}: {NAMES[stage].toLowerCase()}
        </Link>
      )}
    </>
  );
}
