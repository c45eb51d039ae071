import { parseArgs } from 'node:util';

import type { Policy } from '../../policies/schema.ts';
import { MACHINE_IDS } from '../../machines/index.ts';
import { type Failure, PROPERTIES, PROPERTY_IDS } from '../engine/prove/properties.ts';
import { type PolicyProof, provePolicy } from '../engine/prove/prove.ts';
import { scenarioText } from '../engine/prove/scenario.ts';
import { must } from '../facts/must.ts';
import { type Catcher, judgeMachine, judgePolicy, type Verdict } from './mutants/fault.ts';
import { MACHINE_FAULTS } from './mutants/machineFaults.ts';
import { POLICY_FAULTS } from './mutants/policyFaults.ts';
import { builtInPolicies } from './policies.ts';

const USAGE = 'npm run prove [-- POLICY...] or npm run prove -- --mutants';
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Exit 0: everything holds. 1: a property fails, or a fault is not caught. 2: the call is wrong. */
function main(): number {
  let call;
  try {
    call = parseArgs({ allowPositionals: true, options: { mutants: { type: 'boolean', default: false } } });
  } catch {
    return wrong(USAGE);
  }
  const policies = builtInPolicies();
  if (call.values.mutants) return mutants(policies) ? 0 : 1;
  const unknown = call.positionals.find((id) => !policies.has(id));
  if (unknown !== undefined)
    return wrong(`There is no policy "${unknown}"; there are ${[...policies.keys()].join(', ')}.`);
  const chosen = call.positionals.length > 0 ? call.positionals : [...policies.keys()];
  return proofs(
    chosen.flatMap((id) => policies.get(id) ?? []),
    policies,
  )
    ? 0
    : 1;
}

function wrong(message: string): number {
  process.stderr.write(`${message}\n`);
  return 2;
}

function proofs(chosen: readonly Policy[], policies: ReadonlyMap<string, Policy>): boolean {
  const began = performance.now();
  const frame = must(policies.get('england'), 'the national frame');
  let places = 0;
  let steps = 0;
  let failed = 0;
  for (const policy of chosen) {
    const since = performance.now();
    const proof = provePolicy(policy, frame);
    const failures = [...proof.failures, ...proof.machines.flatMap((machine) => machine.failures)];
    print(`${failures.length === 0 ? '✓' : '✗'} ${policy.name} (${seconds(since)})`);
    for (const line of counts(proof)) print(line);
    for (const failure of failures) describe(policy, failure);
    places += proof.machines.reduce((sum, machine) => sum + machine.places, 0);
    steps += proof.machines.reduce((sum, machine) => sum + machine.steps, 0);
    failed += failures.length;
  }
  print('');
  for (const id of PROPERTY_IDS) print(`${String(id).padStart(4)}  ${PROPERTIES[id]}`);
  print('');
  print(
    `${chosen.length} policies, ${MACHINE_IDS.length} machines: ${number(places)} places, ${number(steps)} steps, ${failed} failures (${seconds(began)})`,
  );
  return failed === 0;
}

const number = (value: number): string => value.toLocaleString('en-GB');

const counts = ({ machines }: PolicyProof): string[] =>
  machines.map(
    ({ machineId, places, states, steps, closed }) =>
      `  ${machineId.padEnd(12)}${number(places).padStart(7)} places ${number(states).padStart(4)} states ${number(steps).padStart(8)} steps${closed.length > 0 ? ` ${closed.length} closed by the policy` : ''}`,
  );

function describe(policy: Policy, failure: Failure): void {
  print(`  ✗ ${failure.property} ${PROPERTIES[failure.property]}: ${failure.message}`);
  const text = scenarioText(policy.id, failure);
  if (text) for (const line of text.trimEnd().split('\n')) print(`      ${line}`);
}

function mutants(policies: ReadonlyMap<string, Policy>): boolean {
  const began = performance.now();
  const judged = [
    ...MACHINE_FAULTS.map((fault) => ({ fault, verdict: judgeMachine(fault, policies) })),
    ...POLICY_FAULTS.map((fault) => ({ fault, verdict: judgePolicy(fault) })),
  ];
  for (const { fault, verdict } of judged)
    print(lineOf(`${fault.machine}, ${fault.policy}`, fault.name, fault.caughtBy, verdict));
  const caught = judged.filter(({ fault, verdict }) => verdict.caughtBy === fault.caughtBy).length;
  print('');
  print(`${caught} of ${judged.length} faults caught by what has to catch them (${seconds(began)})`);
  return caught === judged.length;
}

const catcher = (by: Catcher | null): string => (typeof by === 'number' ? `property ${by}` : (by ?? 'nothing'));
const lineOf = (where: string, name: string, expected: Catcher, { caughtBy, says }: Verdict): string =>
  `${caughtBy === expected ? '✓' : '✗'} ${catcher(caughtBy).padEnd(12)} ${name} (${where}): ${says}${caughtBy === expected ? '' : ` [expected ${catcher(expected)}]`}`;

process.exitCode = main();
