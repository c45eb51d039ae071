import { useMemo } from 'react';

import { breakpointText, type Choice, deadlinesToStopAt, statesToStopAt } from './whereToStop.ts';
import type { Stage } from './useStage.ts';

/** Where the player stops by itself while it plays: a deadline that passes, or a state that is reached. */
export function Breakpoints({ stage: { story, player, send } }: { stage: Stage }) {
  const { policy } = story;
  const deadlines = useMemo(() => deadlinesToStopAt(policy), [policy]);
  const states = useMemo(() => statesToStopAt(policy), [policy]);
  const choices = [...deadlines, ...states];
  const options = (some: readonly Choice[]) =>
    some.map((choice) => (
      <option key={choice.name} value={choices.indexOf(choice)}>
        {choice.name}
      </option>
    ));
  return (
    <>
      <label className="govuk-label govuk-label--s" htmlFor="break-at">
        Stop while playing
      </label>
      <select
        id="break-at"
        className="govuk-select"
        value=""
        onChange={(event) => {
          const choice = choices[Number(event.target.value)];
          if (choice) send({ type: 'breakAt', breakpoint: choice.breakpoint });
        }}
      >
        <option value="">Choose where</option>
        <optgroup label="When a limit passes">{options(deadlines)}</optgroup>
        <optgroup label="When a state is reached">{options(states)}</optgroup>
      </select>
      <ul className="govuk-list">
        {player.breakpoints.map((breakpoint) => {
          const text = breakpointText(policy, breakpoint);
          return (
            <li key={text}>
              {text}{' '}
              <button type="button" className="wm-linklike" onClick={() => send({ type: 'unbreak', breakpoint })}>
                Remove<span className="govuk-visually-hidden">: {text}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
