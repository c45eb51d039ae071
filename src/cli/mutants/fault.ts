import { type AnyStateMachine, createMachine } from 'xstate';

import { type MachineId, MACHINES } from '../../../machines/index.ts';
import { readAuthority, readFrame } from '../../../policies/read.ts';
import { frameAsPolicy, resolvePolicy } from '../../../policies/resolve.ts';
import type { Policy } from '../../../policies/schema.ts';
import type { Failure, PropertyId } from '../../engine/prove/properties.ts';
import { prove, proveRules } from '../../engine/prove/prove.ts';
import { statesOf } from '../../engine/prove/states.ts';
import { must } from '../../facts/must.ts';
import { problemText } from '../../facts/yaml.ts';
import { authorityText, frameText } from '../policies.ts';

/** What must catch a fault: reading the file or building the machine, or the proof of a property. */
export type Catcher = 'validation' | PropertyId;

/** A state of a machine's file, as far as faults change it. */
export type StateConfig = {
  initial?: string;
  meta?: Record<string, unknown>;
  on: Record<string, unknown>;
  states: Record<string, StateConfig>;
  always?: unknown;
};

type Common = {
  readonly name: string;
  readonly caughtBy: Catcher;
  readonly policy: string;
  readonly machine: MachineId;
};
export type MachineFault = Common & {
  readonly change: (root: StateConfig) => void;
  /** Actions that do something else than they should, by name. */
  readonly actions?: Readonly<Record<string, unknown>>;
};
/** A fault in a policy's file: the first text is there once, and the second takes its place. */
export type PolicyFault = Common & { readonly from: string; readonly to: string };

/** The failure is there where a proof caught it. */
export type Verdict = { readonly caughtBy: Catcher | null; readonly says: string; readonly failure?: Failure };

const MISSED: Verdict = { caughtBy: null, says: 'nothing caught it' };

/** Proves a machine with a fault in it under a built-in policy. */
export function judgeMachine(fault: MachineFault, policies: ReadonlyMap<string, Policy>): Verdict {
  const policy = must(policies.get(fault.policy), `the policy ${fault.policy}`);
  const built = faultyMachine(fault);
  if (typeof built === 'string') return { caughtBy: 'validation', says: built };
  return verdictOf(fault, prove(fault.machine, policy, { ...MACHINES, [fault.machine]: built }).failures);
}

function faultyMachine({ machine, change, actions = {} }: MachineFault): AnyStateMachine | string {
  const original: AnyStateMachine = MACHINES[machine];
  const config = copy(original.config) as StateConfig;
  change(config);
  const { guards, actions: named } = original.implementations;
  try {
    const built = createMachine(config as never).provide({ guards, actions: { ...named, ...actions } } as never);
    // Some names are looked up only when they are first needed.
    for (const state of statesOf(built)) if (state.type === 'compound') void state.initial;
    return built;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Plain maps and lists are copied; functions stay the same. */
function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copy(part)]));
}

/** Reads a policy with a fault in its file; where it can be read, proves it. */
export function judgePolicy(fault: PolicyFault): Verdict {
  const isFrame = fault.policy === 'england';
  const file = `${fault.policy}.yaml`;
  const text = isFrame ? frameText() : authorityText(file);
  if (text.split(fault.from).length !== 2) throw new Error(`${file} does not have this once: ${fault.from}`);
  const changed = text.replace(fault.from, () => fault.to);
  const frame = readFrame(isFrame ? changed : frameText());
  const own = frame.ok && !isFrame ? readAuthority(changed, frame.value) : null;
  const problems = frame.ok ? (own?.ok === false ? own.problems : []) : frame.problems;
  const [problem] = problems;
  if (problem || !frame.ok) return { caughtBy: 'validation', says: problem ? problemText(file, problem) : '' };
  const national = frameAsPolicy(frame.value);
  const policy = own?.ok ? resolvePolicy(frame.value, own.value) : national;
  const failures = proveRules(policy, national);
  return verdictOf(fault, failures.length > 0 ? failures : prove(fault.machine, policy).failures);
}

/** The property that was to catch it, where it did; else the first that caught it at all. */
function verdictOf({ caughtBy }: Common, failures: readonly Failure[]): Verdict {
  const failure = failures.find(({ property }) => property === caughtBy) ?? failures[0];
  return failure ? { caughtBy: failure.property, says: failure.message, failure } : MISSED;
}
