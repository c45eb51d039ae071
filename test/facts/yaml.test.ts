import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';

import { fieldText, problemText, type Read, readYaml } from '../../src/facts/yaml.ts';

const anything = z.unknown();
const lanes = z.strictObject({ name: z.string(), children: z.array(z.strictObject({ age: z.int() })).optional() });

/** "3: name: is missing" for each problem; what was read where there is none. */
const outcome = (text: string, schema: z.ZodType = anything): unknown => {
  const read: Read<unknown> = readYaml(text, schema);
  return read.ok ? read.value : read.problems.map(({ line, field, message }) => `${line}: ${field}: ${message}`);
};

const PIECES = (
  'a¦ ¦  ¦[¦]¦{¦}¦|¦>¦"¦#¦%¦@¦,¦`¦~¦!¦!!str ¦: ¦- ¦? ¦&a ¦*a¦<<¦---\n¦...\n¦\n¦\r¦\r\n¦\t¦\0¦\u2028¦\uFEFF¦\uD800¦\u{1F600}' +
  "¦'¦1e999¦.inf¦0x¦2026-01-01¦__proto__¦constructor¦toString"
).split('¦');

const TOO_DEEP = 'Lists and maps lie more than 40 deep in one another.';
const rows = (count: number, row: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => row(i)).join('\n');

describe('S5: text from outside never breaks the reader', () => {
  test.each([
    ['nothing', '', '1: : The file is empty.'],
    ['white space', ' \n\n\t ', '1: : The file is empty.'],
    ['a NUL', 'a: 1\0', '1: : The file is not text. Save it as UTF-8.'],
    [
      'bytes that are no UTF-8',
      new TextDecoder().decode(new Uint8Array([0x50, 0x4b, 3, 4, 0xff, 0xfe])),
      '1: : The file is not text. Save it as UTF-8.',
    ],
    ['10 MB', 'x'.repeat(10_000_000), '1: : The file has 10,000,000 characters; at most a million are read. Split it.'],
    ['lists in flow', `a: 1\nb: ${'['.repeat(10_000)}`, `2: : ${TOO_DEEP}`],
    ['closed lists in flow', `${'['.repeat(10_000)}${']'.repeat(10_000)}`, `1: : ${TOO_DEEP}`],
    ['maps in flow', `{a: `.repeat(10_000), `1: : ${TOO_DEEP}`],
    ['dashes on a line', `a: 1\nb:\n${'- '.repeat(10_000)}x`, `3: : ${TOO_DEEP}`],
    ['question marks on a line', `${'? '.repeat(10_000)}x`, `1: : ${TOO_DEEP}`],
    ['dashes and question marks', `${'- ? '.repeat(5_000)}x`, `1: : ${TOO_DEEP}`],
    ['an alias', 'a: &one [1]\nb:\n  c: *one', '3: : The file uses aliases (&name, *name). Write the values out.'],
    ['an alias of nothing', 'a: *nobody', '1: : The file uses aliases (&name, *name). Write the values out.'],
    ['a second document', 'a: 1\n---\nb: 2', '2: : A second document begins here (---). Put it in a file of its own.'],
    ['a field twice', 'a: 1\nb:\n  c: 1\n  c: 2', '4: : The field c is there twice. Keep one.'],
    ['a field twice, once in quotes', 'a: 1\n"a": 2', '2: : The field a is there twice. Keep one.'],
    ['a field twice in a map in flow', 'x: { a: 1, b: 2, a: 3 }', '1: : The field a is there twice. Keep one.'],
    ['a number twice', '1: a\n"1": b', '2: : The field 1 is there twice. Keep one.'],
  ])('S5: %s', (_, text, problem) => {
    expect(outcome(text)).toEqual([problem]);
  });

  test('S5: a bomb of aliases is refused before it is blown up', () => {
    const layer = (index: number): string => `k${index + 1}: &k${index + 1} [${`*k${index}, `.repeat(9)}*k${index}]`;
    expect(outcome(`k0: &k0 [x]\n${rows(60, layer)}`)).toEqual([
      '2: : The file uses aliases (&name, *name). Write the values out.',
    ]);
  });

  // The parser runs out of stack somewhere on the way; how far it came depends on the machine.
  test.each([
    ['maps in block', rows(1_300, (depth) => `${' '.repeat(depth)}a:`)],
    ['lists in block', rows(1_300, (depth) => `${' '.repeat(depth)}-`)],
    ['lists in block, many on a line', rows(100, (depth) => `${' '.repeat(78 * depth)}${'- '.repeat(39)}`)],
  ])('S5: %s that are too deep for the parser', (_, text) => {
    expect(outcome(text)).toEqual([
      expect.stringMatching(/^\d+: : Lists and maps lie more than 40 deep in one another\.$/),
    ]);
  });

  test('S5: 10,000 maps in block are more than a million characters', () => {
    expect(outcome(rows(10_000, (depth) => `${' '.repeat(depth)}a:`))).toEqual([
      '1: : The file has 50,024,999 characters; at most a million are read. Split it.',
    ]);
  });

  // The parser's own search for repeated keys and its pretty errors would take minutes here.
  test('S5: 40,000 fields in one map, or 10,000 faults, take a moment', () => {
    expect(
      readYaml(
        rows(40_000, (index) => `k${index}: 1`),
        lanes,
      ).ok,
    ).toBe(false);
    expect(readYaml('- "a": '.repeat(10_000), lanes).ok).toBe(false);
  }, 20_000);

  test('S5: forty deep is read, and so are brackets that close and rows of dashes', () => {
    const deep = readYaml(`${'['.repeat(40)}${']'.repeat(40)}`, anything);
    expect(deep.ok).toBe(true);
    expect(outcome(rows(100, () => '- [a, {b: c}]'))).toHaveLength(100);
    expect(outcome(`notes: |\n  A heading\n  ${'-'.repeat(80)}\n  - and an item\n`)).toEqual({
      notes: `A heading\n${'-'.repeat(80)}\n- and an item\n`,
    });
  });

  test('S5: no text at all throws, and every problem has a line of the file and a message', () => {
    const piece = fc.constantFrom(...PIECES);
    const text = fc.oneof(
      fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, fc.constantFrom<z.ZodType>(anything, lanes), (written, schema) => {
        const read = readYaml(written, schema);
        if (read.ok) return;
        expect(read.problems.length).toBeGreaterThan(0);
        for (const { line, message } of read.problems) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(written.split('\n').length);
          expect(message).not.toBe('');
          expect(message).not.toMatch(/Maximum call|undefined|\[object/);
        }
      }),
      { numRuns: 1000 },
    );
  }, 30_000);

  test.each(['__proto__', 'constructor', 'prototype'])('S5: no field can be called %s, wherever it stands', (name) => {
    const refused = [`2: : No field can be called ${name}. Give it another name.`];
    expect(outcome(`name: a\n${name}: { polluted: true }`, lanes)).toEqual(refused);
    expect(outcome(`x:\n  ${name}: { polluted: true }`, z.record(z.string(), anything))).toEqual(refused);
    expect('polluted' in {}).toBe(false);
  });

  test('S5: other keys that objects have of their own are keys like any other', () => {
    expect(outcome('name: a\nhasOwnProperty: 1\ntoString: 2', lanes)).toEqual([
      '2: hasOwnProperty: is not a field that belongs here; check its spelling',
      '3: toString: is not a field that belongs here; check its spelling',
    ]);
  });
});

describe('S2: what is wrong is said with line and field', () => {
  test.each([
    ['a missing field', 'children: []', ['1: name: is missing']],
    [
      'a field that does not belong',
      'name: a\nchildern: []',
      ['2: childern: is not a field that belongs here; check its spelling'],
    ],
    ['a missing field in a list', 'name: a\nchildren:\n  - age: 3\n  - {}', ['4: children[1].age: is missing']],
    [
      'two things at once',
      'name: 3\nchildren:\n  - age: x',
      [expect.stringMatching(/^1: name: /), expect.stringMatching(/^3: children\[0\]\.age: /)],
    ],
    ['no map at all', '- a', [expect.stringMatching(/^1: : /)]],
    ['a tab', 'name: a\nchildren:\n\t- age: 3', ['3: : Tabs are not allowed as indentation.']],
    ['a quote that does not end', 'name: "a\nchildren: []', [expect.stringMatching(/^2: : /)]],
  ])('S2: %s', (_, text, problems) => {
    expect(outcome(text, lanes)).toEqual(problems);
  });

  test.each([
    ['CRLF', '\r\n', ''],
    ['a byte order mark', '\n', '\uFEFF'],
    ['both', '\r\n', '\uFEFF'],
  ])('S2: with %s lines count the same', (_, end, mark) => {
    const text = `${mark}${['name: a', 'children:', '  - age: 3', '  - age: x', ''].join(end)}`;
    expect(outcome(text, lanes)).toEqual([expect.stringMatching(/^4: children\[1\]\.age: /)]);
    expect(outcome(`${mark}name: a${end}`, lanes)).toEqual({ name: 'a' });
  });

  test('S2: at most twenty problems are said', () => {
    expect(outcome(`name: a\nchildren:\n${rows(30, () => '  - {}')}`, lanes)).toHaveLength(20);
  });

  test('S2: numbers and booleans stay what they are; a day stays text', () => {
    expect(outcome('a: 1\nb: true\nc: 2026-01-31\nd: no\ne: "1"\nf: ~')).toEqual({
      a: 1,
      b: true,
      c: '2026-01-31',
      d: 'no',
      e: '1',
      f: null,
    });
  });

  test('S2: a problem reads file, line, field, message', () => {
    const field = fieldText(['facts', 3, 'on']);
    expect(field).toBe('facts[3].on');
    expect(problemText('amira.yaml', { line: 12, field, message: 'is missing' })).toBe(
      'amira.yaml:12: facts[3].on: is missing',
    );
    expect(problemText('amira.yaml', { line: 1, field: '', message: 'The file is empty.' })).toBe(
      'amira.yaml:1: The file is empty.',
    );
  });
});
