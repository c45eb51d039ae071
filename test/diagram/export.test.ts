import { readdirSync, readFileSync } from 'node:fs';

import { afterEach, describe, expect, test, vi } from 'vitest';

import { MACHINE_IDS, MACHINES } from '../../machines/index.ts';
import { builtInPolicies } from '../../src/cli/policies.ts';
import { definitionOf, machineFrom } from '../../src/diagram/definition.ts';
import { mermaidOf } from '../../src/diagram/mermaid.ts';
import { readScenario, type Scenario } from '../../src/engine/scenario.ts';
import { must } from '../../src/facts/must.ts';
import { diagram, EVERY, machineOf } from './diagrams.ts';

const FOLDER = new URL('../scenarios/', import.meta.url);
const SCENARIOS = readdirSync(FOLDER).map((name): readonly [string, Scenario] => {
  const read = readScenario(readFileSync(new URL(name, FOLDER), 'utf8'));
  return [name, must(read.ok ? read.value : null, `the scenario ${name}`)];
});

describe('the XState definition', () => {
  afterEach(() => {
    vi.doUnmock('../../machines/index.ts');
    vi.resetModules();
  });

  test.each(EVERY)(
    '$machine under $policy is plain data that says everything but what names do',
    ({ machine, policy }) => {
      const isCode = (value: unknown): boolean =>
        typeof value === 'function' ||
        (typeof value === 'object' && value !== null && Object.values(value).some(isCode));
      const { context: _, ...config } = machineOf(machine).config as Readonly<Record<string, unknown>>;
      expect(isCode(config)).toBe(false);
      const definition = definitionOf(machineOf(machine), diagram(machine, policy));
      const again = machineFrom(JSON.parse(JSON.stringify(definition)) as object, machineOf(machine));
      expect(new Set(again.events)).toEqual(new Set(machineOf(machine).events));
    },
  );

  test('M6: re-creates machines that behave the same on every scenario', async () => {
    const policies = builtInPolicies();
    const comesTo = async (): Promise<string[]> => {
      const { run } = await import('../../src/engine/run.ts');
      const { toJson } = await import('../../src/engine/json.ts');
      return SCENARIOS.map(([name, { policy, facts, asOf, knownOn, child }]) => {
        const found = run(must(policies.get(policy), policy), facts, { asOf, knownOn, born: child?.born });
        return `${name} ${JSON.stringify(toJson(found, facts))} ${JSON.stringify(found.history)}`;
      });
    };
    const before = await comesTo();

    vi.resetModules();
    const remade: (typeof MACHINES)[] = [];
    vi.doMock('../../machines/index.ts', async (original) => {
      const index = await original<{ readonly MACHINES: typeof MACHINES }>();
      const pairs = MACHINE_IDS.map((id) => {
        const text = JSON.stringify(definitionOf(index.MACHINES[id], diagram(id, 'croydon')));
        return [id, machineFrom(JSON.parse(text) as object, index.MACHINES[id])];
      });
      remade.push(Object.fromEntries(pairs) as typeof MACHINES);
      return { ...index, MACHINES: remade[0] };
    });
    const { MACHINES: now } = await import('../../machines/index.ts');
    expect(now, 'the engine has the re-created ones').toBe(remade[0]);
    expect(now.plan).not.toBe(MACHINES.plan);
    expect(await comesTo()).toEqual(before);
    expect(before).toHaveLength(SCENARIOS.length);
  });
});

describe('the text for Mermaid', () => {
  test('names every state and every transition', () => {
    for (const { machine, policy } of EVERY) {
      const drawn = diagram(machine, policy);
      const lines = mermaidOf(drawn, 'A title').split('\n');
      for (const box of drawn.boxes.slice(1)) {
        expect(
          lines.filter((line) =>
            line
              .trim()
              .replace(' {', '')
              .endsWith(` as ${box.id.replaceAll('.', '_')}`),
          ),
        ).toHaveLength(1);
      }
      expect(lines.filter((line) => line.includes(' --> ') && !line.includes('[*]'))).toHaveLength(drawn.edges.length);
    }
  });
});
