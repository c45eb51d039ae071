import { BREACH_TITLES } from '../../../engine/breaches.ts';
import { type NextStep, nextSteps } from '../../../engine/steps.ts';
import type { Run } from '../../../engine/run.ts';
import type { Pause } from '../../../engine/training.ts';
import { dueText } from '../../../engine/words.ts';
import { Clauses } from '../../shared/ui/Clauses.tsx';
import { DayText, DueMark } from '../../shared/ui/Due.tsx';
import { detailsOf } from './happened.ts';
import type { Stage } from './useStage.ts';

/** What comes next at this moment, with its clauses; hidden while the room is asked. */
export function NextPanel({
  stage: { run, story, at },
  note,
  pauses,
  isHidden,
  onAsk,
}: {
  stage: Stage;
  note: string | undefined;
  pauses: readonly Pause[];
  isHidden: boolean;
  onAsk: () => void;
}) {
  if (isHidden) {
    return (
      <>
        <h2 className="govuk-heading-m">The room is thinking</h2>
        <p className="govuk-body">What comes next is hidden until you reveal it.</p>
        <button type="button" className="govuk-button" onClick={onAsk}>
          Back to the question
        </button>
      </>
    );
  }
  const [first, ...others] = nextSteps(run);
  const fresh = run.breaches.filter(({ on }) => on === run.asOf);
  return (
    <>
      {at.step > 0 || note === undefined ? null : (
        <section className="ws-pause">
          <h2 className="govuk-heading-s">For you, before you begin</h2>
          <p className="govuk-body">{note}</p>
        </section>
      )}
      {pauses.map((pause) => (
        <section className="ws-pause" key={pause.ask}>
          <h2 className="govuk-heading-s">Pause: ask the room</h2>
          <p className="govuk-body">{pause.ask}</p>
          <button type="button" className="govuk-button" onClick={onAsk}>
            Ask this
          </button>
          {pause.answer === undefined ? null : (
            <details className="ws-answer">
              <summary>The answer, for you</summary>
              <p>{pause.answer}</p>
            </details>
          )}
        </section>
      ))}
      {fresh.map((breach) => (
        <div className={`wm-breach wm-breach--${breach.strength}`} key={breach.message}>
          <span className="wm-breach__word">{BREACH_TITLES[breach.strength]}</span> {breach.message}
          <Clauses policy={run.policy} ids={breach.clauses} />
        </div>
      ))}
      <h2 className="govuk-heading-m">What comes next</h2>
      {first ? <First run={run} step={first} /> : <p className="govuk-body">Nothing is awaited.</p>}
      {others.length > 0 ? (
        <ul className="wm-steps ws-steps">
          {others.map((step) => (
            <li key={`${step.process} ${step.fact} ${step.what}`}>
              {step.what}
              <span className="wm-under">
                {step.who}
                {step.deadline ? (
                  <>
                    {' · '}
                    <DueMark deadline={step.deadline} today={run.asOf} />
                  </>
                ) : null}
              </span>
              <Clauses policy={run.policy} ids={step.clauses} />
            </li>
          ))}
        </ul>
      ) : null}
      <Details lines={detailsOf(story, at)} />
    </>
  );
}

/** What was said of what has just happened. */
const Details = ({ lines }: { lines: readonly string[] }) =>
  lines.length === 0 ? null : (
    <>
      <h2 className="govuk-heading-s">What has just happened, in full</h2>
      <ul className="govuk-list">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );

function First({ run, step }: { run: Run; step: NextStep }) {
  const why = step.deadline ? dueText(run.policy, step.deadline.counted) : step.because;
  return (
    <section className="ws-first">
      <h3 className="govuk-heading-m">{step.what}</h3>
      <p className="govuk-body">
        {step.who}
        {step.by ? (
          <>
            , by <DayText day={step.by} />
          </>
        ) : null}
        {step.deadline ? (
          <span className="wm-under">
            <DueMark deadline={step.deadline} today={run.asOf} />
          </span>
        ) : null}
      </p>
      {why === '' ? null : <p className="govuk-body wm-muted">{why}</p>}
      <Clauses policy={run.policy} ids={step.clauses} />
    </section>
  );
}
