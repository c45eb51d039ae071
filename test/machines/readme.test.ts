import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { MACHINE_IDS } from '../../machines/index.ts';
import { POLICIES } from '../given.ts';

const clauses = new Set(POLICIES.flatMap((policy) => Object.keys(policy.clauses)));
const CLAUSE = /\b(?:surrey|nottinghamshire|croydon|pan-sussex|oxfordshire|england)(?:\.[a-z0-9-]+)+/g;

describe('the page beside each machine', () => {
  test.each(MACHINE_IDS)('%s: it is there, of a page, and the clauses that it names are in the policies', (id) => {
    const text = readFileSync(new URL(`../../machines/${id}/README.md`, import.meta.url), 'utf8');
    expect(text.split('\n').length).toBeLessThan(70);
    const named = text.match(CLAUSE) ?? [];
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((clause) => !clauses.has(clause))).toEqual([]);
  });
});
