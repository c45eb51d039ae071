import { expect, test } from 'vitest';
import { isMap, isScalar, parseDocument } from 'yaml';

import { readAuthority, readFrame } from '../../policies/read.ts';
import { authorityFiles, authorityText, frameText } from '../../src/cli/policies.ts';
import { must } from '../../src/facts/must.ts';
import { chanceFrom } from '../trust/random.ts';

const CORRUPTIONS = 500;
const ROUNDS = 20;
const frame = (() => {
  const read = readFrame(frameText());
  return must(read.ok ? read.value : null, 'the frame');
})();
const { below } = chanceFrom(20_261_124);
const FILES = authorityFiles().map((file) => authorityText(file));

/** One damage as files get it: a letter lost, doubled or swapped, a line lost, doubled or moved in, a cut. */
function corrupted(text: string): string {
  const at = below(text.length - 1);
  const lines = text.split('\n');
  const line = below(lines.length);
  const letter = 'abcdefghijklmnopqrstuvwxyz0123456789:{}[]"\' #-,.&*!%@'.charAt(below(53));
  const changes: readonly (() => string)[] = [
    () => text.slice(0, at) + text.slice(at + 1),
    () => text.slice(0, at) + letter + text.slice(at + 1),
    () => text.slice(0, at) + letter + text.slice(at),
    () => text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2),
    () => lines.toSpliced(line, 1).join('\n'),
    () => lines.toSpliced(line, 0, lines[below(lines.length)] ?? '').join('\n'),
    () => lines.with(line, `  ${lines[line] ?? ''}`).join('\n'),
    () => text.slice(0, at),
  ];
  return must(changes[below(changes.length)], 'a change')();
}

/** What a file says, by its places: every scalar as it is written. */
function saidIn(text: string): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  const visit = (node: unknown, path: string): void => {
    if (isScalar(node)) said.set(path, String(node.value));
    else if (isMap(node)) for (const { key, value } of node.items) visit(value, `${path}/${String(key)}`);
    else if (typeof node === 'object' && node !== null && 'items' in node)
      for (const [index, item] of (node.items as unknown[]).entries()) visit(item, `${path}/${index}`);
  };
  visit(parseDocument(text, { schema: 'core', prettyErrors: false }).contents, '');
  return said;
}

/** What was read, by the same places; a period is read as a count and a unit. */
function readIn(value: unknown, path = ''): [string, string][] {
  if (value === null || typeof value !== 'object') return [[path, String(value)]];
  if ('count' in value && 'unit' in value) return [[path, `${String(value.count)} ${String(value.unit)}`]];
  return Object.entries(value).flatMap(([key, part]) => readIn(part, `${path}/${key}`));
}

const tidy = (text: string): string => text.trim().replace(/s\b/g, '');

const EACH = CORRUPTIONS / ROUNDS;

test.each(Array.from({ length: ROUNDS }, (_, round) => round * EACH))(
  `L7: a policy file with any of ${CORRUPTIONS} corruptions is refused with line and field, or means what it says (from %i)`,
  (from) => {
    let refused = 0;
    const amiss: string[] = [];
    for (let n = from; n < from + EACH; n++) {
      const text = corrupted(must(FILES[below(FILES.length)], 'a file'));
      const read = readAuthority(text, frame);
      if (read.ok) {
        const meant = new Map(readIn(read.value));
        const otherwise = [...saidIn(text)].filter(
          ([path, words]) => tidy(meant.get(path) ?? 'not read') !== tidy(words),
        );
        amiss.push(...otherwise.map(([path, words]) => `${n}: ${path} says ${words}`));
        continue;
      }
      refused++;
      const lines = text.split('\n').length;
      const isTold = read.problems.every(({ line, message }) => line >= 1 && line <= lines && message !== '');
      if (read.problems.length === 0 || !isTold) amiss.push(`${n}: ${JSON.stringify(read.problems)}`);
    }
    expect(amiss).toEqual([]);
    expect(refused).toBeGreaterThan(0);
    expect(refused).toBeLessThan(EACH);
  },
);
