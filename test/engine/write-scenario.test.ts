import { readdirSync, readFileSync } from 'node:fs';

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readScenario, type Scenario } from '../../src/engine/scenario.ts';
import { inFileOrder, writeScenario } from '../../src/engine/writeScenario.ts';
import { addDays, type Day } from '../../src/facts/day.ts';

const FOLDERS = ['test/scenarios', 'src/app/workshop/library'];
const files = FOLDERS.flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`)).filter((name) =>
  name.endsWith('.yaml'),
);

function read(text: string): Scenario {
  const result = readScenario(text);
  if (!result.ok) throw new Error(`${JSON.stringify(result.problems)}\n${text}`);
  return result.value;
}

describe('a scenario that is written reads the same', () => {
  it.each(files)('%s', (file) => {
    const scenario = read(readFileSync(file, 'utf8'));
    expect(read(writeScenario(scenario))).toEqual(scenario);
  });

  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 80 })
    .map((value) => value.trim().replaceAll('\0', '').replaceAll('�', ''))
    // Brackets count as nesting wherever they stand, so a text of many is refused on reading.
    .map((value) => value.replaceAll(/[[\]{}]/g, ''))
    .filter((value) => value.trim() === value && value !== '');
  const day = fc.integer({ min: 0, max: 900 }).map((days): Day => addDays('2025-01-01', days));
  const fact = fc.oneof(
    fc.record({ type: fc.constant('visit.made'), on: day, seenAlone: fc.boolean() }),
    fc.record({ type: fc.constant('coreGroup.cancelled'), on: day, reason: text, by: text }),
    fc.record({ type: fc.constant('action.agreed'), on: day, action: text, what: text, who: text, by: day }),
    fc.record({
      type: fc.constant('coreGroup.held'),
      on: day,
      chair: text,
      attended: fc.array(text, { maxLength: 3 }),
    }),
  );
  const inject = fc.record({
    title: text,
    on: day,
    heard: text,
    expected: text,
    facts: fc.array(fact, { maxLength: 3 }),
  });
  const scenario = fc.record({
    title: text,
    policy: fc.constant('croydon'),
    notes: text,
    asOf: day,
    facts: fc.array(fact, { maxLength: 8 }),
    training: fc.record({
      note: text,
      learning: fc.array(text, { maxLength: 3 }),
      pauses: fc.array(fc.record({ on: day, ask: text, answer: text }), { maxLength: 3 }),
      injects: fc.array(inject, { maxLength: 3 }),
    }),
  });

  it('whatever people typed into it', () => {
    fc.assert(
      fc.property(scenario, (written) => {
        const first = read(JSON.stringify(written));
        expect(read(writeScenario(first))).toEqual(first);
      }),
      { numRuns: 300 },
    );
  });

  it('with facts taken out, put in and moved, in the order in which they are applied', () => {
    fc.assert(
      fc.property(scenario, fc.array(fc.nat(20), { maxLength: 5 }), (written, gone) => {
        const first = read(JSON.stringify(written));
        const facts = inFileOrder(first.facts.filter((_, index) => !gone.includes(index)));
        const branch = { ...first, facts };
        expect(read(writeScenario(branch))).toEqual(branch);
        expect(facts.toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1))).toEqual(facts);
      }),
      { numRuns: 100 },
    );
  });
});
