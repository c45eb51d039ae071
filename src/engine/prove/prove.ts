import { type MachineId, MACHINE_IDS, MACHINES } from '../../../machines/index.ts';
import type { Policy } from '../../../policies/schema.ts';
import { explore, NOBODY } from './explore.ts';
import { watch, withoutEnd } from './graph.ts';
import type { Failure, PropertyId } from './properties.ts';
import { type Closed, turned, unreachable, unreached } from './reached.ts';
import { replay } from './replay.ts';
import { contradiction, looser } from './rules.ts';
import { sourceless } from './sources.ts';
import type { Machines, World } from './world.ts';

export type MachineProof = {
  readonly machineId: MachineId;
  /** Different moments reached, different combinations of states among them, and steps tried. */
  readonly places: number;
  readonly states: number;
  readonly steps: number;
  readonly closed: readonly Closed[];
  readonly failures: readonly Failure[];
};

export type PolicyProof = {
  readonly policy: Policy['id'];
  readonly machines: readonly MachineProof[];
  /** Of the rules alone, without any machine. */
  readonly failures: readonly Failure[];
};

/**
 * Properties 1 to 8, 11 and 12 of one machine under a policy, by going everywhere it can go. Machines other than the
 * built-in ones can be given; the whole engine is then not run beside them.
 */
export function prove(machineId: MachineId, policy: Policy, machines: Machines = MACHINES): MachineProof {
  const world: World = { machines, machineId, policy };
  const { observer, failures: seen } = watch(world);
  const exploration = explore(world, observer);
  const otherwise: World = { ...world, policy: turned(policy) };
  const reached = unreachable(world, unreached(world, exploration), exploration, () =>
    unreached(otherwise, explore(otherwise, NOBODY)),
  );
  const failures = [
    ...seen.values(),
    withoutEnd(exploration, world),
    reached.failure,
    sourceless(world, exploration),
    ...(machines === MACHINES ? replay(world, exploration) : []),
  ].filter((failure) => failure !== null);
  const { places, steps } = exploration;
  return {
    machineId,
    places: places.size,
    states: new Set([...places.values()].map(({ watched }) => watched?.view.paths.join())).size,
    steps,
    closed: reached.closed,
    failures: firstOfEach(failures),
  };
}

const firstOfEach = (failures: readonly Failure[]): Failure[] => [
  ...new Map<PropertyId, Failure>(failures.toReversed().map((failure) => [failure.property, failure])).values(),
];

/** Properties 9 and 10, which are about rules alone. `frame` is England's policy. */
export const proveRules = (policy: Policy, frame: Policy): readonly Failure[] =>
  [contradiction(policy), looser(policy, frame)].filter((failure) => failure !== null);

/** Everything about a policy; after each machine it says how far it is. */
export function provePolicy(
  policy: Policy,
  frame: Policy,
  onMachine: (proof: MachineProof) => void = () => {},
): PolicyProof {
  const machines = MACHINE_IDS.map((machineId) => {
    const proof = prove(machineId, policy);
    onMachine(proof);
    return proof;
  });
  return { policy: policy.id, machines, failures: proveRules(policy, frame) };
}
