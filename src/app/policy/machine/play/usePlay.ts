import { useMemo, useState } from 'react';

import { type MachineId, MACHINES } from '../../../../../machines/index.ts';
import type { Policy } from '../../../../../policies/schema.ts';
import type { Day } from '../../../../facts/day.ts';
import type { Fact } from '../../../../facts/vocabulary.ts';
import { run, type Run } from '../../../../engine/run.ts';
import { nextChange, possible, type Stroll, strollAlong, told, waited } from '../../../../engine/prove/stroll.ts';
import type { Moment, World } from '../../../../engine/prove/world.ts';
import { useAnswer } from '../../desk/useAnswer.ts';
import type { WayAnswer, WayQuestion } from './question.ts';

export type Play = {
  /** Null while nothing is played. */
  readonly moment: Moment | null;
  readonly run: Run | null;
  /** The state paths of the machine that is played. */
  readonly paths: readonly string[];
  readonly possible: readonly Fact[];
  /** The day on which time next changes something. */
  readonly nextOn: Day | null;
  readonly isLooking: boolean;
  /** No way leads to the state that was asked for. */
  readonly isUnreachable: boolean;
  readonly canGoBack: boolean;
  /** Begins at a state of the machine, by its id in the diagram; null begins at the start. */
  readonly from: (box: string | null) => void;
  readonly tell: (fact: Fact) => void;
  readonly wait: (until: Day) => void;
  readonly back: () => void;
  readonly stop: () => void;
};

const makeWorker = (): Worker => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
const NOTHING: readonly never[] = [];

/** A run through one machine, step by step, from any of its states. */
export function usePlay(policy: Policy, machineId: MachineId): Play {
  const world = useMemo((): World => ({ machines: MACHINES, machineId, policy }), [machineId, policy]);
  const [question, setQuestion] = useState<WayQuestion | null>(null);
  const { answer, isWorking } = useAnswer<WayAnswer>(makeWorker, question);
  const [steps, setSteps] = useState<{ readonly of: WayAnswer | null; readonly walks: readonly Stroll[] }>({
    of: null,
    walks: NOTHING,
  });
  const isAnswered = answer !== null && answer.question.path === question?.path && !isWorking;
  if (isAnswered && steps.of !== answer) {
    setSteps({ of: answer, walks: answer.way ? [strollAlong(world, answer.way)] : NOTHING });
  }
  const walk = question === null ? undefined : steps.walks.at(-1);
  const found = useMemo(
    () => (walk ? run(policy, walk.facts, { asOf: walk.moment.day, born: walk.born }) : null),
    [policy, walk],
  );
  const add = (next: Stroll): void => setSteps({ ...steps, walks: [...steps.walks, next] });
  return {
    moment: walk?.moment ?? null,
    run: found,
    paths: walk?.moment.watched?.view.paths ?? NOTHING,
    possible: useMemo(() => (walk ? possible(world, walk) : NOTHING), [world, walk]),
    nextOn: walk ? nextChange(world, walk) : null,
    isLooking: question !== null && isWorking,
    isUnreachable: question !== null && isAnswered && answer.way === null,
    canGoBack: steps.walks.length > 1,
    from: (box) => setQuestion({ policy, machineId, path: box === null ? '' : box.slice(machineId.length + 1) }),
    tell: (fact) => {
      if (walk) add(told(world, walk, fact));
    },
    wait: (until) => {
      if (walk) add(waited(world, walk, until));
    },
    back: () => setSteps({ ...steps, walks: steps.walks.slice(0, -1) }),
    stop: () => {
      setQuestion(null);
      setSteps({ of: null, walks: NOTHING });
    },
  };
}
