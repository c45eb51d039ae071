import { describe, expect, test } from 'vitest';

import { readScenario } from '../../src/engine/scenario.ts';
import { importHostile, importWithoutDefence, isClean } from './hostileImports.ts';
import { chanceFrom } from './random.ts';

// 5,000 of them in `npm run trust`.
const COUNT = 250;

describe('files from outside', () => {
  test(`${COUNT} hostile imports: none executed, none crashes, none takes over 3 s`, async () => {
    const figures = await importHostile(COUNT, chanceFrom(20_260_302));
    expect(figures).toMatchObject({ imports: COUNT, executed: 0, crashes: 0, over: 0 });
    expect(figures.refused).toBeGreaterThan(COUNT / 2);
  }, 600_000);

  test('planted: what is executed, crashes or takes too long is seen', async () => {
    expect(await importWithoutDefence()).toMatchObject({ executed: 1, crashes: 1, over: 1 });
  });

  test.each(['__proto__', 'constructor', 'prototype'])('a field called %s is refused at its line', (name) => {
    const text = `title: x\npolicy: croydon\n${name}: { polluted: yes }\nfacts: []\n`;
    const message = `No field can be called ${name}. Give it another name.`;
    expect(readScenario(text)).toMatchObject({ ok: false, problems: [{ line: 3, message }] });
    const inFact = `title: x\npolicy: croydon\nfacts:\n  - { on: 2026-01-05, type: school.changed, "${name}": 1 }\n`;
    expect(readScenario(inFact)).toMatchObject({ ok: false, problems: [{ line: 4, message }] });
    expect(isClean()).toBe(true);
  });

  test('a file of nothing but marks is refused before it is parsed', () => {
    expect(readScenario('?\n'.repeat(400_000))).toMatchObject({
      ok: false,
      problems: [{ message: 'The file has more than 40,000 lines, commas, brackets and quotes. Split it.' }],
    });
  });

  test('markup in a title stays text', () => {
    const title = '<img src=x onerror=alert(1)>';
    const text = `title: "${title}"\npolicy: croydon\nasOf: 2026-01-05\nfacts: []\n`;
    expect(readScenario(text)).toMatchObject({ ok: true, value: { title } });
  });
});
