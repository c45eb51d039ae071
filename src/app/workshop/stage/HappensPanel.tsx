import { type RefObject, useMemo, useState } from 'react';

import type { Inject } from '../../../engine/scenario.ts';
import { possibleNow } from '../../../engine/steps.ts';
import { dayText } from '../../../engine/words.ts';
import type { Day } from '../../../facts/day.ts';
import { type Fact, FACT_NAMES, type FactType } from '../../../facts/vocabulary.ts';
import { useServices } from '../../shared/services.ts';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { factsOn, obstacleTo, played, prevented } from '../session/injects.ts';
import { readyPack } from '../session/pack.ts';
import { branchOf, type Session } from '../session/session.ts';
import { FactForm } from './FactForm.tsx';
import type { Change } from './StageScreen.tsx';
import type { Stage } from './useStage.ts';
import { useTopOf } from './useTopOf.ts';

/** What the trainer can let happen at this moment: the case's own injects, the ready pack, or any fact. */
export function HappensPanel(props: {
  session: Session;
  stage: Stage;
  change: Change;
  onDone: () => void;
  /** What the panel scrolls in. */
  frame: RefObject<HTMLElement | null>;
}) {
  const { session, stage, change, onDone, frame } = props;
  const { run, at, happened, showNext } = stage;
  const { newId } = useServices();
  const [type, setType] = useState<FactType | null>(null);
  useTopOf(frame, type ?? '');
  const own = session.scenario.training?.injects ?? [];
  const pack = useMemo(() => readyPack(run), [run]);
  const { possible, notYet } = useMemo(() => possibleNow(run), [run]);

  if (type !== null) return <FactForm {...props} type={type} onBack={() => setType(null)} />;

  const play = (inject: Inject): void => {
    if (inject.facts.length > 0) showNext();
    change((now) => played(now, inject, { at, happened, newId }));
    onDone();
  };
  const rows = (injects: readonly Inject[]) => (
    <ul className="ws-injects">
      {injects.map((inject) => (
        <InjectRow key={inject.title} inject={inject} stage={stage} session={session} onPlay={() => play(inject)} />
      ))}
    </ul>
  );
  return (
    <>
      <h2 className="govuk-heading-m">Let something happen</h2>
      <p className="govuk-body wm-muted">
        On {dayText(run.asOf)}. The case as written stays as it is: what you add goes into a branch.
      </p>
      {own.length > 0 ? (
        <>
          <h3 className="govuk-heading-s">For this case</h3>
          {rows(own)}
        </>
      ) : null}
      <h3 className="govuk-heading-s">Ready for any case</h3>
      {rows(pack)}
      <h3 className="govuk-heading-s">Any fact that is possible now</h3>
      <ul className="ws-facts">
        {possible.map((each) => (
          <li key={each}>
            <button type="button" className="wm-linklike" onClick={() => setType(each)}>
              {FACT_NAMES[each]}
            </button>
          </li>
        ))}
      </ul>
      {notYet.length > 0 ? (
        <Disclosure summary={`Not possible now, and why (${notYet.length})`}>
          <dl className="wm-why">
            {notYet.map(({ fact, reason }) => (
              <div key={fact}>
                <dt>{FACT_NAMES[fact]}</dt>
                <dd>{reason}</dd>
              </div>
            ))}
          </dl>
        </Disclosure>
      ) : null}
    </>
  );
}

function InjectRow({
  inject,
  stage: { run, happened, send },
  session,
  onPlay,
}: {
  inject: Inject;
  stage: Stage;
  session: Session;
  onPlay: () => void;
}) {
  const facts = useMemo(() => factsOn(inject, run.asOf, () => `try ${inject.title}`), [inject, run.asOf]);
  const obstacle = useMemo(
    () =>
      obstacleTo(
        run,
        facts.map((fact, index) => ({ ...fact, id: `try ${index}` })),
      ),
    [run, facts],
  );
  const gone = prevented(branchOf(session).facts, happened, inject);
  return (
    <li>
      <details>
        <summary>
          {inject.title}
          {obstacle === null ? null : <span className="wm-muted"> (not now)</span>}
        </summary>
        <dl className="ws-inject">
          <Line name="When" text={whenText(inject.on, run.asOf)} />
          <Line name="The room hears" text={inject.heard} />
          <Line name="Played by" text={inject.playedBy} />
          <Line name="Expected" text={inject.expected} />
          <Line name="To learn" text={inject.learning} />
          <Line
            name="It adds"
            text={
              facts.length === 0 ? 'No fact: the room is told, and the case goes on.' : facts.map(factText).join('; ')
            }
          />
          <Line name="It prevents" text={gone.length === 0 ? undefined : gone.map(factText).join('; ')} />
        </dl>
        {obstacle === null ? (
          <button type="button" className="govuk-button govuk-button--secondary" onClick={onPlay}>
            Play this now<span className="govuk-visually-hidden">: {inject.title}</span>
          </button>
        ) : (
          <p className="govuk-body">
            <strong>This cannot happen now.</strong> {obstacle}
          </p>
        )}
        {inject.on === run.asOf ? null : (
          <p className="govuk-body">
            <button type="button" className="wm-linklike" onClick={() => send({ type: 'to', day: inject.on })}>
              Go to its day first<span className="govuk-visually-hidden">: {inject.title}</span>
            </button>
          </p>
        )}
      </details>
    </li>
  );
}

const whenText = (meant: Day, now: Day): string =>
  meant === now ? `Today, ${dayText(now)}` : `Meant for ${dayText(meant)}; played now, its dates move with it`;

const factText = (fact: Fact): string =>
  `${FACT_NAMES[fact.type]}, ${dayText(fact.on)}${'for' in fact ? `, for ${dayText(fact.for)}` : ''}`;

const Line = ({ name, text }: { name: string; text: string | undefined }) =>
  text === undefined ? null : (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
