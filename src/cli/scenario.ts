import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';

import type { Policy } from '../../policies/schema.ts';
import { finderIn, runCase } from '../engine/adoption.ts';
import { type Expectation, shortfalls } from '../engine/expect.ts';
import { toJson } from '../engine/json.ts';
import { run } from '../engine/run.ts';
import { readScenario, type Scenario } from '../engine/scenario.ts';
import { type Day, isDay } from '../facts/day.ts';
import { fieldText, problemText } from '../facts/yaml.ts';
import { builtInPolicies } from './policies.ts';
import { report } from './report.ts';

const USAGE = 'npm run -s scenario -- FILE... [--policy ID] [--as-of DAY] [--known-on DAY] [--json]';
const MAX_BYTES = 4_000_000;

/** What ends the run: a wrong file or call. Everything wrong is said, on standard error, before anything is printed. */
class Wrong extends Error {}

type Options = { policy: string | undefined; asOf: Day | undefined; knownOn: Day | undefined; json: boolean };
type Loaded = { file: string; scenario: Scenario; policy: Policy; policies: ReadonlyMap<string, Policy> };

function main(args: readonly string[]): number {
  const { files, options } = readCall(args);
  const policies = builtInPolicies();
  const wrong: string[] = [];
  const loaded = files.flatMap((file) => {
    const result = load(file, options, policies);
    if (typeof result !== 'string') return [result];
    wrong.push(result);
    return [];
  });
  if (wrong.length > 0) throw new Wrong(wrong.join('\n'));
  return loaded.map((entry) => play(entry, options)).every(Boolean) ? 0 : 1;
}

function readCall(args: readonly string[]): { files: string[]; options: Options } {
  const { values, positionals } = parse(args);
  if (positionals.length === 0) throw new Wrong(`Name at least one scenario file: ${USAGE}`);
  const day = (name: 'as-of' | 'known-on'): Day | undefined => {
    const value = values[name];
    if (value !== undefined && !isDay(value))
      throw new Wrong(`--${name} ${value} is not a real day; write it as 2026-01-31.`);
    return value;
  };
  return {
    files: positionals,
    options: { policy: values.policy, asOf: day('as-of'), knownOn: day('known-on'), json: values.json },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        policy: { type: 'string' },
        'as-of': { type: 'string' },
        'known-on': { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new Wrong(`${error instanceof Error ? error.message.split('\n')[0] : 'The call is wrong.'}\n${USAGE}`);
  }
}

/** A scenario with its policy, or what is wrong with it. */
function load(file: string, options: Options, policies: ReadonlyMap<string, Policy>): Loaded | string {
  const text = textOf(file);
  if (typeof text !== 'string') return text.wrong;
  const read = readScenario(text);
  if (!read.ok) return read.problems.map((problem) => problemText(file, problem)).join('\n');
  const none = (id: string): string => `there is no policy "${id}"; there are ${[...policies.keys()].join(', ')}`;
  const id = options.policy ?? read.value.policy;
  const policy = policies.get(id);
  if (!policy) {
    const field = options.policy === undefined ? 'policy' : '--policy';
    return problemText(file, { line: read.lineOf(['policy']), field, message: none(id) });
  }
  const notAdopted = options.policy === undefined ? unknownAdoption(read.value, policies) : null;
  if (notAdopted) return problemText(file, { ...notAdopted, line: read.lineOf(notAdopted.path) });
  const unknown = read.value.expect.findIndex((each) => each.policy !== undefined && !policies.has(each.policy));
  if (unknown >= 0) {
    const path = ['expect', unknown, 'policy'];
    const named = read.value.expect[unknown]?.policy ?? '';
    return problemText(file, { line: read.lineOf(path), field: fieldText(path), message: none(named) });
  }
  return { file, scenario: read.value, policy, policies };
}

/** An adopted policy that is not built in: what the case comes to cannot be said without it. */
function unknownAdoption({ facts }: Scenario, policies: Loaded['policies']) {
  const find = finderIn(policies);
  const index = facts.findIndex((fact) => fact.type === 'policy.adopted' && !find(fact));
  const fact = facts[index];
  if (fact?.type !== 'policy.adopted') return null;
  const path = ['facts', index, policies.has(fact.policy) ? 'edition' : 'policy'];
  const known = [...policies.values()].map(({ id, edition }) => `${id} ${edition}`).join(', ');
  return {
    path,
    field: fieldText(path),
    message: `there is no policy "${fact.policy}" of the edition "${fact.edition}"; there are ${known}`,
  };
}

function textOf(file: string): string | { wrong: string } {
  try {
    const { size } = statSync(file);
    if (size > MAX_BYTES)
      return { wrong: `${file}:1: The file has ${size} bytes; a scenario has at most a million characters.` };
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT') return { wrong: `${file}:1: There is no such file.` };
    return { wrong: `${file}:1: The file cannot be read${code === 'EISDIR' ? '; it is a folder' : ''}.` };
  }
}

/** Runs one scenario and prints what it comes to; whether every expectation holds. */
function play({ file, scenario, policy, policies }: Loaded, options: Options): boolean {
  const at = (expected: Pick<Expectation, 'policy' | 'asOf' | 'knownOn'>) => {
    const when = {
      asOf: options.asOf ?? expected.asOf ?? scenario.asOf,
      knownOn: options.knownOn ?? expected.knownOn ?? scenario.knownOn,
      born: scenario.child?.born,
    };
    // Asked what another policy would have made of it, what the case adopted does not matter.
    const other = options.policy === undefined ? policies.get(expected.policy ?? '') : policy;
    return other ? run(other, scenario.facts, when) : runCase(policy, scenario.facts, when, finderIn(policies));
  };
  const whole = at({});
  // Under another policy or day than its own a scenario is only shown: its expectations were written for its own.
  const isItsOwn = options.policy === undefined && options.asOf === undefined && options.knownOn === undefined;
  const short = isItsOwn
    ? scenario.expect.flatMap((expected) =>
        shortfalls(expected, toJson(at(expected), scenario.facts)).map((text) =>
          expected.policy === undefined ? text : `under ${expected.policy}: ${text}`,
        ),
      )
    : [];
  if (options.json) process.stdout.write(`${JSON.stringify(toJson(whole, scenario.facts))}\n`);
  else process.stdout.write(report(scenario, whole, short));
  for (const line of short) process.stderr.write(`${file}: ${line}\n`);
  return short.length === 0;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Wrong)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
