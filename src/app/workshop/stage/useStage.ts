import { useMachine } from '@xstate/react';
import { useEffect, useMemo, useRef, useState } from 'react';

import type { Policy } from '../../../../policies/schema.ts';
import { finderIn } from '../../../engine/adoption.ts';
import type { Run } from '../../../engine/run.ts';
import type { Day } from '../../../facts/day.ts';
import type { Fact } from '../../../facts/vocabulary.ts';
import { useNavigation } from '../../shared/navigation.tsx';
import { type Policies, useServices } from '../../shared/services.ts';
import { isSame, placeOf } from '../play/moves.ts';
import { playerMachine } from '../play/player.ts';
import { type Position, type Source, type Story, storyOf } from '../play/story.ts';
import { branchOf, scenarioOf, type Session } from '../session/session.ts';

/** How long a place is stood on before the address says it: stepping fast writes no history. */
const SETTLED = 300;

export type Stage = {
  readonly story: Story;
  readonly at: Position;
  readonly run: Run;
  /** The facts that are in. */
  readonly happened: readonly Fact[];
  readonly isPlaying: boolean;
  readonly player: ReturnType<typeof usePlayer>[0]['context'];
  readonly send: ReturnType<typeof usePlayer>[1];
  /** What is told next moves the player one step on: something was just let happen. */
  readonly showNext: () => void;
  /** What is told next is told from that place on: somebody goes to a moment of another branch. */
  readonly landAt: (at: Position) => void;
};

const usePlayer = (input: { source: Source; at: Position | undefined }) => useMachine(playerMachine, { input });

/** What the player is given: the current branch of a session. */
export function sourceOf(session: Session, policy: Policy, policies: Policies): Source {
  const { facts, asOf, child, training } = scenarioOf(session);
  return {
    policy,
    find: finderIn(policies),
    facts,
    born: child?.born ?? null,
    until: asOf,
    pauses: training?.pauses ?? [],
  };
}

/** The player over a session, in step with the address. */
export function useStage(
  session: Session,
  policy: Policy,
  address: { readonly step: number | undefined; readonly on: Day | undefined },
  onSettled: (at: Position) => void,
): Stage {
  const { open } = useNavigation();
  const { policies } = useServices();
  const branch = branchOf(session);
  const { scenario } = session;
  const source = useMemo(
    () => sourceOf(session, policy, policies),
    // A bookmark or a score is no reason to tell the story anew.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [branch, scenario, policy, policies],
  );
  const [start] = useState(() => startOf(source, address, session.at));
  const [state, send] = usePlayer(start);
  const { story, at } = state.context;

  const told = useRef(source);
  const next = useRef<{ at?: Position; afterwards?: 'forward' }>({});
  useEffect(() => {
    if (told.current === source) return;
    told.current = source;
    send({ type: 'tell', source, ...next.current });
    next.current = {};
  }, [source, send]);

  const written = useRef(address);
  const unsettled = useRef<Position | null>(null);
  useEffect(() => {
    const on = story.stops[at.step - 1]?.on === at.day ? undefined : at.day;
    if (written.current.step === at.step && written.current.on === on) {
      unsettled.current = null;
      return undefined;
    }
    unsettled.current = at;
    const timer = setTimeout(() => {
      unsettled.current = null;
      written.current = { step: at.step, on };
      open({ name: 'stage', id: session.id, step: at.step, on }, 'replace');
      onSettled(at);
    }, SETTLED);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [at, story, session.id, open]);

  // Whoever leaves at once comes back to where they were.
  useEffect(
    () => () => {
      if (unsettled.current) onSettled(unsettled.current);
    },
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [session.id],
  );

  // Somebody went back in the browser, or opened another moment of this case.
  const { step, on } = address;
  useEffect(() => {
    if (step === undefined || (written.current.step === step && written.current.on === on)) return;
    written.current = { step, on };
    const place = placeOf(story, step, on);
    if (place && !isSame(place, at)) send({ type: 'goTo', at: place });
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [step, on]);

  const run = story.runAt(at);
  return {
    story,
    at,
    run,
    happened: run.given,
    isPlaying: state.matches('playing'),
    player: state.context,
    send,
    showNext: () => {
      next.current = { afterwards: 'forward' };
    },
    landAt: (place) => {
      next.current = { at: place };
    },
  };
}

/** Where the player begins, with a story that is long enough for it. */
function startOf(
  source: Source,
  { step, on }: { readonly step: number | undefined; readonly on: Day | undefined },
  kept: Position | null,
): { source: Source; at: Position | undefined } {
  const wanted = step === undefined ? kept : { step, day: on };
  if (!wanted) return { source, at: undefined };
  const long = wanted.day !== undefined && wanted.day > source.until ? { ...source, until: wanted.day } : source;
  const at = placeOf(storyOf(long), wanted.step, wanted.day);
  return at ? { source: long, at } : { source, at: undefined };
}
