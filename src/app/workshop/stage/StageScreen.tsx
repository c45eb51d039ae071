import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

import type { Policy } from '../../../../policies/schema.ts';
import type { Day } from '../../../facts/day.ts';
import { Link } from '../../shared/navigation.tsx';
import { PlanDiagram } from '../../shared/PlanDiagram.tsx';
import { useServices } from '../../shared/services.ts';
import { Timeline } from '../../shared/timeline/Timeline.tsx';
import { Page } from '../../shared/ui/Page.tsx';
import { isSame } from '../play/moves.ts';
import { pausesAt } from '../play/player.ts';
import { missingIn } from '../session/missing.ts';
import { branchOf, type Session } from '../session/session.ts';
import { WithSession } from '../Simulated.tsx';
import type { Round } from '../session/rounds.ts';
import { questionAt } from '../session/questions.ts';
import type { Asking } from './asking.ts';
import { AskPanel } from './AskPanel.tsx';
import { Controls, type Panel } from './Controls.tsx';
import { HappensPanel } from './HappensPanel.tsx';
import { MorePanel } from './MorePanel.tsx';
import { NextPanel } from './NextPanel.tsx';
import { useRoomLine } from './useRoomLine.ts';
import { useStage } from './useStage.ts';
import { useTopOf } from './useTopOf.ts';

export type Change = (how: (session: Session) => Session) => Session | null;
type Address = { readonly step: number | undefined; readonly on: Day | undefined };

/** The trainer's stage: the date and the controls, where the case is, what comes next, and the whole of its time. */
export const StageScreen = ({ id, ...address }: { id: string } & Address) => (
  <WithSession id={id} title="Workshop">
    {(session, change) => <OnStage key={session.id} session={session} change={change} address={address} />}
  </WithSession>
);

function OnStage({ session, change, address }: { session: Session; change: Change; address: Address }) {
  const { policies } = useServices();
  const branch = branchOf(session);
  const policy = policies.get(branch.policy);
  const missing = missingIn(branch, policies);
  if (!policy || missing !== null) {
    return (
      <Page title={session.scenario.title} wide>
        <p className="govuk-body">
          This case needs a policy ({missing}) that this version of Waymark does not have.{' '}
          <Link to={{ name: 'author', id: session.id }}>Choose another one for it</Link>
        </p>
      </Page>
    );
  }
  return <StageWith session={session} change={change} address={address} policy={policy} />;
}

const FIELDS = 'input:not([type=radio], [type=checkbox]), select, textarea';

/** A key pressed in a field, a diagram or on a button is that thing's own. */
const isTaken = (target: EventTarget, key: string): boolean =>
  target instanceof Element &&
  (target.closest('input, select, textarea, [role="application"], .timeline-scroll, .statechart-frame-scroll') !==
    null ||
    (key === ' ' && target.closest('button, summary, a') !== null));

function StageWith({
  session,
  change,
  address,
  policy,
}: {
  session: Session;
  change: Change;
  address: Address;
  policy: Policy;
}) {
  const stage = useStage(session, policy, address, (at) => change((now) => ({ ...now, at })));
  const [panel, setPanel] = useState<Panel>('next');
  const [shown, setShown] = useState<Round | null>(null);
  // Who plays looks on: at a pause its question is there at once.
  const [wasPlaying, setWasPlaying] = useState(false);
  if (stage.isPlaying !== wasPlaying) {
    setWasPlaying(stage.isPlaying);
    if (stage.isPlaying) setPanel('next');
  }
  const { run, at, story, send, isPlaying, happened } = stage;
  const branch = branchOf(session);
  const pauses = pausesAt(story, at);

  // A question belongs to its moment: whoever moves on has left it, and finds it there on coming back.
  const question = questionAt(session, at, happened);
  const isShown = shown !== null && isSame(shown.at, at) && shown.branch === branch.id;
  const asking: Asking | null = isShown
    ? { phase: 'revealed', round: shown }
    : question && { phase: 'collecting', question };
  const isThinking = asking?.phase === 'collecting';
  useRoomLine(session, stage, asking, pauses);
  const aside = useRef<HTMLElement>(null);
  useTopOf(aside, `${panel} ${panel === 'ask' ? asking?.phase : ''}`);

  const keys = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') {
      // In a field it closes the field's own list or calendar.
      if (event.target instanceof Element && event.target.closest(FIELDS) !== null) return;
      if (isPlaying) send({ type: 'stop' });
      else setPanel('next');
      return;
    }
    if (isTaken(event.target, event.key)) return;
    if (event.key === 'ArrowLeft') send({ type: 'back' });
    else if (event.key === 'ArrowRight') send({ type: 'forward' });
    else if (event.key === ' ') send({ type: isPlaying ? 'stop' : 'play' });
    else return;
    event.preventDefault();
  };
  useKeys(keys);

  const props = { session, stage, change };
  return (
    <Page
      title={session.scenario.title}
      wide
      caption={
        <>
          <Link to={{ name: 'workshop' }}>Workshop</Link> / {run.policy.name}
          {session.branches.length > 1 ? ` / ${branch.name}` : ''}
        </>
      }
    >
      <Controls stage={stage} panel={panel} onPanel={setPanel} />
      <div className="ws-stage">
        <div className="ws-stage__diagram">
          <PlanDiagram run={run} secret={isThinking} steady />
        </div>
        <aside className="ws-panel" aria-label={PANEL_NAMES[panel]} ref={aside} tabIndex={-1}>
          {panel === 'next' ? (
            <NextPanel
              note={session.scenario.training?.note}
              stage={stage}
              pauses={pauses}
              isHidden={isThinking}
              onAsk={() => setPanel('ask')}
            />
          ) : null}
          {panel === 'happens' ? (
            <HappensPanel key={branch.id} {...props} frame={aside} onDone={() => setPanel('next')} />
          ) : null}
          {panel === 'ask' ? (
            <AskPanel {...props} pauses={pauses} asking={asking} onShown={setShown} onDone={() => setPanel('next')} />
          ) : null}
          {panel === 'more' ? <MorePanel {...props} /> : null}
        </aside>
        {/* While the room thinks, the rest of the story would be the answer. */}
        {isThinking ? null : (
          <section className="ws-stage__timeline" aria-label="The time of the case">
            <Timeline
              run={story.shown}
              today={story.whole.asOf}
              position={at.day}
              isSimulated
              onSelect={(day) => send({ type: 'to', day })}
            />
          </section>
        )}
      </div>
    </Page>
  );
}

const PANEL_NAMES: Record<Panel, string> = {
  next: 'What comes next',
  happens: 'Let something happen',
  ask: 'Ask the room',
  more: 'More',
};

/** The keys work wherever the focus is on the stage, the page itself included. */
function useKeys(keys: (event: KeyboardEvent) => void): void {
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent): void => {
      if (!event.defaultPrevented) keys(event as unknown as KeyboardEvent);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
}
