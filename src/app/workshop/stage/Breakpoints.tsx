import { useMemo } from 'react';

import { MACHINES } from '../../../../machines/index.ts';
import { DEADLINE_IDS, type Policy } from '../../../../policies/schema.ts';
import { diagramOf } from '../../../diagram/diagram.ts';
import { deadlineName } from '../../../engine/words.ts';
import type { Breakpoint } from '../play/player.ts';
import type { Stage } from './useStage.ts';

type Choice = { readonly breakpoint: Breakpoint; readonly name: string };

/** Where the player stops by itself while it plays: a state that is reached, or a deadline that passes. */
export function Breakpoints({ stage: { story, player, send } }: { stage: Stage }) {
  const { policy } = story;
  const choices = useMemo(() => choicesFor(policy), [policy]);
  const nameOf = (breakpoint: Breakpoint): string =>
    choices.find((choice) => isOne(choice.breakpoint, breakpoint))?.name ?? '';
  return (
    <>
      <label className="govuk-label govuk-label--s" htmlFor="break-at">
        Stop when
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
        <option value="">Choose a deadline or a state</option>
        {choices.map(({ name }, index) => (
          <option key={name} value={index}>
            {name}
          </option>
        ))}
      </select>
      <ul className="govuk-list">
        {player.breakpoints.map((breakpoint) => (
          <li key={JSON.stringify(breakpoint)}>
            {nameOf(breakpoint)}{' '}
            <button type="button" className="wm-linklike" onClick={() => send({ type: 'unbreak', breakpoint })}>
              Remove<span className="govuk-visually-hidden">: {nameOf(breakpoint)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

const isOne = (a: Breakpoint, b: Breakpoint): boolean => JSON.stringify(a) === JSON.stringify(b);

function choicesFor(policy: Policy): Choice[] {
  const deadlines = DEADLINE_IDS.map((id): Choice => ({
    breakpoint: { kind: 'deadline', id },
    name: `${deadlineName(policy, id)} passes`,
  }));
  const { id, boxes } = diagramOf(MACHINES.plan, policy);
  const states = boxes
    .filter(({ kind, off }) => !off && (kind === 'waiting' || kind === 'atomic' || kind === 'compound'))
    .map((box): Choice => ({
      breakpoint: { kind: 'state', path: box.id.slice(id.length + 1) },
      name: `State: ${box.label}`,
    }));
  return [...deadlines, ...states.filter(({ breakpoint }) => breakpoint.kind === 'state' && breakpoint.path !== '')];
}
