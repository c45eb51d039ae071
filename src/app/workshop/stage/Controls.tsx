import type { Policy } from '../../../../policies/schema.ts';
import { dayText } from '../../../engine/words.ts';
import { daysBetween } from '../../../facts/day.ts';
import { planStartOf } from '../../shared/summary.ts';
import { endOf, isSame, nextDeadline, startOf } from '../play/moves.ts';
import type { Halt } from '../play/player.ts';
import { breakpointText } from './whereToStop.ts';
import { happenedText } from './happened.ts';
import type { Stage } from './useStage.ts';

export type Panel = 'next' | 'happens' | 'ask' | 'more';

/** The date, large, what has just happened, and the seven controls of the stage. */
export function Controls({
  stage: { story, at, run, isPlaying, player, send },
  panel,
  onPanel,
}: {
  stage: Stage;
  panel: Panel;
  onPanel: (panel: Panel) => void;
}) {
  const planStart = planStartOf(run);
  const toggle = (name: Panel): void => onPanel(panel === name ? 'next' : name);
  return (
    <section className="ws-controls" aria-label="Play the case">
      <p className="ws-date" aria-live="polite">
        <time dateTime={at.day}>{dayText(at.day)}</time>
        <span className="ws-date__day">
          {planStart && !run.ended ? `day ${daysBetween(planStart, at.day) + 1} of the plan · ` : ''}
          step {at.step} of {story.stops.length}
        </span>
      </p>
      <div className="ws-buttons" role="group" aria-label="Controls">
        <Control onPress={() => send({ type: 'back' })} isOff={isSame(at, startOf(story))} sign="◀">
          Back
        </Control>
        <Control
          onPress={() => send({ type: isPlaying ? 'stop' : 'play' })}
          isOff={!isPlaying && isSame(at, endOf(story))}
          sign={isPlaying ? '❚❚' : '▶▶'}
        >
          {isPlaying ? 'Stop' : 'Play'}
        </Control>
        <Control onPress={() => send({ type: 'forward' })} isOff={isSame(at, endOf(story))} sign="▶">
          Forward
        </Control>
        <Control onPress={() => send({ type: 'nextDeadline' })} isOff={isSame(at, nextDeadline(story, at))} sign="◇">
          Next deadline
        </Control>
        <Control onPress={() => toggle('happens')} isPressed={panel === 'happens'}>
          Let something happen
        </Control>
        <Control onPress={() => toggle('ask')} isPressed={panel === 'ask'}>
          Ask the room
        </Control>
        <Control onPress={() => toggle('more')} isPressed={panel === 'more'}>
          More
        </Control>
      </div>
      {/* Under the buttons: however long it is, they stay where they are. */}
      <div className="ws-moment">
        <p className="ws-happened">{happenedText(story, at)}</p>
        {player.halt ? (
          <p className="ws-halt" role="status">
            {haltText(player.halt, story.policyOn(at.day))}
          </p>
        ) : null}
      </div>
    </section>
  );
}

function Control({
  children,
  sign,
  onPress,
  isOff = false,
  isPressed,
}: {
  children: string;
  sign?: string;
  onPress: () => void;
  isOff?: boolean;
  isPressed?: boolean;
}) {
  return (
    <button
      type="button"
      className="ws-control"
      // A button that is off keeps the focus, so that a key held down does not lose its place.
      aria-disabled={isOff || undefined}
      aria-pressed={isPressed}
      onClick={() => {
        if (!isOff) onPress();
      }}
    >
      {sign === undefined ? null : <span aria-hidden="true">{sign} </span>}
      {children}
    </button>
  );
}

function haltText(halt: Halt, policy: Policy): string {
  switch (halt.by) {
    case 'pause':
      return 'Stopped at a pause point.';
    case 'breakpoint':
      return `Stopped where you asked to. ${breakpointText(policy, halt.breakpoint)}.`;
    case 'end':
      return 'This is where the case ends. Time can still go on: see More.';
  }
}
