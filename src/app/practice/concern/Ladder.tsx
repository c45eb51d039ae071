import type { Climb, Rung } from '../../../engine/ladder.ts';
import type { Run } from '../../../engine/run.ts';
import { dayText, inWords, roleWord } from '../../../engine/words.ts';
import { Link } from '../../shared/navigation.tsx';
import { Clauses } from '../../shared/ui/Clauses.tsx';
import { DayText } from '../../shared/ui/Due.tsx';
import { about } from './about.ts';
import { Outcome } from './Outcome.tsx';

/** One concern along the policy's own ladder: each step with who and when, what was taken, and what is next. */
export function Ladder({ id, run, climb }: { id: string; run: Run; climb: Climb }) {
  const { ladder, raised, rungs, others, resolved, managerInformed } = climb;
  const hasOwnRung = rungs.some(({ step }) => step.id === 'tellManager');
  return (
    <div className="wm-two">
      <section>
        <h2 className="govuk-heading-m">{ladder.title}</h2>
        <p className="govuk-body">
          <DirAuto>{raised.trigger ?? 'What prompted it was not written down.'}</DirAuto>
        </p>
        <p className="wm-under">
          Raised on <DayText day={raised.on} />
          {raised.by === '' ? null : `, recorded by ${raised.by}`}
        </p>
        <ol className="wm-ladder">
          {hasOwnRung ? null : (
            <li className={managerInformed ? 'wm-rung wm-rung--taken' : 'wm-rung'}>
              <Taken on={managerInformed?.on ?? null} />
              <p className="wm-rung__who">{inWords(run.policy, 'the {teamManager} is told')}</p>
              {managerInformed || resolved ? null : (
                <Link to={about(id, climb, 'concern.managerInformed')}>Record that the manager was told</Link>
              )}
            </li>
          )}
          {rungs.map((rung) => (
            <RungItem key={rung.step.id} id={id} run={run} climb={climb} rung={rung} />
          ))}
          {others.map(({ id: fact, on, step, says }) => (
            <li key={fact} className="wm-rung wm-rung--taken">
              <Taken on={on} />
              <p className="wm-rung__says">{step}</p>
              <p className="wm-under">Not a step of the ladder.{says ? ` ${says}` : null}</p>
            </li>
          ))}
        </ol>
        {ladder.silent ? <p className="govuk-body wm-muted">{ladder.silent}</p> : null}
        <p>
          <Link to={{ name: 'concerns', id }}>All concerns</Link>
        </p>
      </section>
      <Outcome id={id} run={run} climb={climb} />
    </div>
  );
}

function RungItem({
  id,
  run,
  climb,
  rung: { step, taken, isNext },
}: {
  id: string;
  run: Run;
  climb: Climb;
  rung: Rung;
}) {
  const says = taken?.type === 'concern.stepTaken' ? taken.says : undefined;
  return (
    <li className={`wm-rung ${taken ? 'wm-rung--taken' : ''} ${isNext ? 'wm-rung--next' : ''}`}>
      <Taken on={taken?.on ?? null} isNext={isNext} />
      <p className="wm-rung__who">{roleWord(run.policy, step.who)}</p>
      <p className="wm-rung__says">
        {step.says}
        {step.when ? <span className="wm-muted"> ({step.when})</span> : null}
      </p>
      {says ? <p className="wm-under">“{says}”</p> : null}
      <Clauses policy={run.policy} ids={step.clauses} />
      {taken || climb.resolved ? null : (
        <Link
          to={about(id, climb, 'concern.stepTaken', { step: step.id })}
          className={isNext ? 'govuk-button' : 'govuk-link'}
        >
          Record this step<span className="govuk-visually-hidden">: {step.says}</span>
        </Link>
      )}
    </li>
  );
}

function Taken({ on, isNext = false }: { on: Parameters<typeof dayText>[0] | null; isNext?: boolean }) {
  if (on) {
    return (
      <span className="wm-due wm-due--met">
        <span aria-hidden="true">●</span> taken on <DayText day={on} />
      </span>
    );
  }
  return (
    <span className={isNext ? 'wm-due wm-due--open' : 'wm-due wm-due--calm'}>
      <span aria-hidden="true">{isNext ? '◆' : '◇'}</span> {isNext ? 'next' : 'not taken'}
    </span>
  );
}

const DirAuto = ({ children }: { children: string }) => <span dir="auto">{children}</span>;
