import { createRequire } from 'node:module';

import type { ELK } from 'elkjs/lib/elk-api.js';
import type { AnyStateMachine } from 'xstate';

import { MACHINE_IDS, type MachineId, MACHINES } from '../../machines/index.ts';
import type { Policy } from '../../policies/schema.ts';
import { builtInPolicies } from '../../src/cli/policies.ts';
import { diagramOf } from '../../src/diagram/diagram.ts';
import { type ElkNode, toElk } from '../../src/diagram/elk.ts';
import type { Layout } from '../../src/diagram/layout.ts';
import type { Diagram } from '../../src/diagram/model.ts';
import { fromElk } from '../../src/diagram/placed.ts';
import { sizesOf } from '../../src/diagram/sizes.ts';
import { must } from '../../src/facts/must.ts';

const policies = builtInPolicies();
export const policyOf = (id: string): Policy => must(policies.get(id), `the policy ${id}`);
export const machineOf = (id: MachineId): AnyStateMachine => MACHINES[id];
export const diagram = (machine: MachineId, policy: string): Diagram => diagramOf(machineOf(machine), policyOf(policy));

/** Every machine under every policy, named for a test. */
export const EVERY = [...policies.keys()].flatMap((policy) => MACHINE_IDS.map((machine) => ({ machine, policy })));

// In Node, ELK has no worker and runs where it is called.
const { default: Elk } = createRequire(import.meta.url)('elkjs/lib/elk.bundled.js') as { default: new () => ELK };
const elk = new Elk();

export async function layoutOf(of: Diagram): Promise<Layout> {
  const sizes = sizesOf(of);
  return fromElk(of, sizes, (await elk.layout(toElk(of, sizes))) as ElkNode);
}
