import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { type CaseloadPlan, generate, type GeneratedCase } from '../engine/generate/caseload.ts';
import { type Day, isDay } from '../facts/day.ts';
import { builtInPolicies } from './policies.ts';

const USAGE = 'npm run -s generate -- [--children 100] [--seed 1] [--policy ID] [--as-of DAY] [--facts N] [--out FILE]';

/** What is wrong with the call; it is said on standard error and nothing is written. */
class Wrong extends Error {}

function main(args: readonly string[]): void {
  const { out, ...plan } = readCall(args);
  const lines = [...generate(plan)].map((entry) => JSON.stringify(scenarioOf(entry, plan.asOf)));
  const text = lines.map((line) => `${line}\n`).join('');
  if (out === undefined) process.stdout.write(text);
  else writeFileSync(out, text);
}

/** Each line is a scenario file of its own: YAML reads JSON. */
const scenarioOf = ({ policy, child, facts }: GeneratedCase, asOf: Day) => ({
  title: `${child.name} (made up)`,
  policy: policy.id,
  child,
  facts,
  asOf,
});

function readCall(args: readonly string[]): CaseloadPlan & { out: string | undefined } {
  const values = parse(args);
  const asOf = values['as-of'];
  if (!isDay(asOf)) throw new Wrong(`--as-of ${asOf} is not a real day; write it as 2026-01-31.`);
  const all = builtInPolicies();
  const chosen =
    values.policy === undefined ? [...all.values()].filter(({ extends: frame }) => frame) : [all.get(values.policy)];
  const [first, ...others] = chosen.filter((policy) => policy !== undefined);
  if (!first) throw new Wrong(`There is no policy "${values.policy}"; there are ${[...all.keys()].join(', ')}.`);
  return {
    children: whole('children', values.children, 1_000_000),
    seed: whole('seed', values.seed, 2 ** 31),
    policies: [first, ...others],
    asOf,
    out: values.out,
    ...(values.facts === undefined ? {} : { facts: whole('facts', values.facts, 10_000) }),
  };
}

function whole(name: string, text: string, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw new Wrong(`--${name} ${text} is not a whole number up to ${most}.`);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        children: { type: 'string', default: '100' },
        seed: { type: 'string', default: '1' },
        policy: { type: 'string' },
        'as-of': { type: 'string', default: '2026-06-30' },
        facts: { type: 'string' },
        out: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new Wrong(`${error instanceof Error ? error.message.split('\n')[0] : 'The call is wrong.'}\n${USAGE}`);
  }
}

try {
  main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Wrong)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
