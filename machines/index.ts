import type { AnyStateMachine } from 'xstate';

import { FACT_TYPES, type Fact, type FactType } from '../src/facts/vocabulary.ts';
import { actionMachine } from './action/machine.ts';
import { assessmentMachine } from './assessment/machine.ts';
import { concernMachine } from './concern/machine.ts';
import { documentMachine } from './document/machine.ts';
import { planMachine } from './plan/machine.ts';
import { recordMachine } from './record/machine.ts';
import { reviewMachine } from './review/machine.ts';
import { schoolMoveMachine } from './schoolMove/machine.ts';
import { visitsMachine } from './visits/machine.ts';

export const MACHINES = {
  plan: planMachine,
  record: recordMachine,
  concern: concernMachine,
  action: actionMachine,
  review: reviewMachine,
  schoolMove: schoolMoveMachine,
  assessment: assessmentMachine,
  visits: visitsMachine,
  document: documentMachine,
} as const satisfies Record<string, AnyStateMachine>;

export type MachineId = keyof typeof MACHINES;
export const MACHINE_IDS = Object.keys(MACHINES) as MachineId[];
export type SmallMachineId = Exclude<MachineId, 'plan'>;

/** How a process other than the plan comes to be: the fact that starts one, and the key it gets. */
export type Start = {
  readonly by: FactType;
  readonly when?: (fact: Fact) => boolean;
  /** The key people gave it; without one, processes of the kind are numbered from 1. */
  readonly key?: (fact: Fact) => string;
  /** At most one that still waits for its own matter: a second such fact changes that one. */
  readonly single?: true;
};

const makesPlan = (fact: Fact): boolean => fact.type === 'conference.held' && fact.decision === 'plan';
const isReview = (fact: Fact): boolean => 'kind' in fact && fact.kind === 'review';

export const STARTS: Readonly<Record<SmallMachineId, Start>> = {
  record: { by: 'coreGroup.held' },
  concern: { by: 'concern.raised', key: (fact) => (fact.type === 'concern.raised' ? fact.concern : '') },
  action: { by: 'action.agreed', key: (fact) => (fact.type === 'action.agreed' ? fact.action : '') },
  review: { by: 'conference.arranged', when: isReview, single: true },
  schoolMove: { by: 'school.changed' },
  assessment: { by: 'conference.held', when: makesPlan },
  visits: { by: 'conference.held', when: makesPlan },
  document: { by: 'conference.held', when: makesPlan },
};

/** The machines that a fact of each type may start. */
export const STARTED_BY: ReadonlyMap<FactType, readonly SmallMachineId[]> = new Map(
  FACT_TYPES.map((type) => [type, (Object.keys(STARTS) as SmallMachineId[]).filter((id) => STARTS[id].by === type)]),
);
