import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { POLICIES, policyOf } from '../given.ts';

const TESTS = new URL('../', import.meta.url);
const rules = readFileSync(new URL('../../SPEC.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('- **'))
  .map((line) => {
    const [, id = '', text = '', source = ''] = /^- \*\*([A-Z]\d+)\*\* (.+) \(([^()]+)\)$/.exec(line) ?? [line];
    return { line, id, text, source };
  });

const texts = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.test\.tsx?$/.test(name))
  .map((name) => readFileSync(new URL(name, TESTS), 'utf8'));
/** The rules that names of tests begin with: "T3: …", "D2, D3: …", "D22 to D25: …" counts for a group only. */
const quoted = new Set(
  texts.flatMap((text) =>
    [...text.matchAll(/['"`]((?:[A-Z]\d+, )*[A-Z]\d+): /g)].flatMap(([, ids]) => ids?.split(', ') ?? []),
  ),
);

describe('SPEC.md', () => {
  test('every rule is one line: its number, a sentence, and its clauses or "design choice"', () => {
    expect(rules.length).toBeGreaterThan(100);
    for (const { line, text } of rules) expect([line, text]).toEqual([line, expect.stringMatching(/^[A-Z`].*\.$/)]);
  });

  test('each number is there once', () => {
    const ids = rules.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('every rule has a test that quotes it', () => {
    expect(rules.filter(({ id }) => !quoted.has(id)).map(({ id }) => id)).toEqual([]);
  });

  test('every clause and setting that it names is in a policy', () => {
    const clauses = new Set(POLICIES.flatMap((policy) => Object.keys(policy.clauses)));
    const isKnown = (part: string): boolean => {
      const [, setting, policy = 'england'] = /^settings\.(\w+)(?: of (\S+))?$/.exec(part) ?? [];
      if (setting !== undefined) return setting in policyOf(policy).settings;
      return part === 'design choice' || clauses.has(part);
    };
    const unknown = rules.flatMap(({ id, source }) =>
      source.split(', ').flatMap((part) => (isKnown(part) ? [] : [`${id}: ${part}`])),
    );
    expect(unknown).toEqual([]);
  });
});
