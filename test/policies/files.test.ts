import { describe, expect, test } from 'vitest';

import { readAuthority, readFrame } from '../../policies/read.ts';
import { type Authority, DEADLINE_IDS, type Frame, MOMENTS, type Policy, SILENCES } from '../../policies/schema.ts';
import { clauseUses } from '../../policies/uses.ts';
import { authorityFiles, authorityText, frameText } from '../../src/cli/policies.ts';
import type { Read } from '../../src/facts/yaml.ts';
import { POLICIES, policyOf } from '../given.ts';

function valueOf<T>(read: Read<T>): T {
  if (read.ok) return read.value;
  throw new Error(JSON.stringify(read.problems));
}

const frame: Frame = valueOf(readFrame(frameText()));
const authorities = new Map<string, Authority>(
  authorityFiles().map((file) => [file, valueOf(readAuthority(authorityText(file), frame))]),
);
const ownOf = (id: string): Authority => {
  const own = authorities.get(`${id}.yaml`);
  if (!own) throw new Error(`There is no file of ${id}: there are ${[...authorities.keys()].join(', ')}`);
  return own;
};

/** As many clauses as the five documents were found to have. */
const COUNTS = { surrey: 90, nottinghamshire: 28, croydon: 203, 'pan-sussex': 46, oxfordshire: 68 };
const IDS = Object.keys(COUNTS) as (keyof typeof COUNTS)[];

describe('L1: every clause of the five documents is in its policy and is used', () => {
  test('L1: there are five authorities and 435 clauses', () => {
    expect([...authorities.values()].map(({ id }) => id).toSorted()).toEqual(IDS.toSorted());
    const count = IDS.reduce((sum, id) => sum + Object.keys(ownOf(id).clauses).length, 0);
    expect(count).toBe(435);
  });

  test.each(IDS)('L1: %s has all its clauses, under its own name, and each is used', (id) => {
    const clauses = Object.keys(ownOf(id).clauses);
    expect(clauses).toHaveLength(COUNTS[id]);
    expect(clauses.filter((clause) => !clause.startsWith(`${id}.`))).toEqual([]);
    const uses = clauseUses(ownOf(id));
    expect(clauses.filter((clause) => !uses.has(clause))).toEqual([]);
  });

  test.each(IDS)('L1: each clause of %s acts as the kind it says it is', (id) => {
    const uses = clauseUses(policyOf(id));
    const wrong = Object.entries(ownOf(id).clauses).filter(
      ([clause, { kind }]) => !uses.get(clause)?.some((use) => use.kind === kind),
    );
    expect(wrong).toEqual([]);
  });

  test.each(IDS)('L1: no clause of %s says the document’s own sentence of more than 25 words twice', (id) => {
    const said = Object.values(ownOf(id).clauses).map(({ says }) => says);
    expect(new Set(said).size).toBe(said.length);
  });

  test.each(POLICIES.map((policy) => [policy.id, policy] as const))(
    'L1: every rule of %s names clauses that are there',
    (_, policy) => {
      expect([...clauseUses(policy).keys()].filter((clause) => !(clause in policy.clauses))).toEqual([]);
      const settings = Object.values(policy.settings).flatMap(({ clauses }) => clauses);
      expect(settings.filter((clause) => !(clause in policy.clauses))).toEqual([]);
    },
  );
});

describe('L3: a value that an authority sets replaces England’s', () => {
  test.each(IDS)('L3: %s over England', (id) => {
    const own = ownOf(id);
    const policy = policyOf(id);
    for (const deadline of DEADLINE_IDS) {
      const expected =
        deadline === 'nextCoreGroup'
          ? { ...frame.deadlines.nextCoreGroup, ...own.deadlines.nextCoreGroup }
          : (own.deadlines[deadline] ?? frame.deadlines[deadline]);
      expect(policy.deadlines[deadline]).toEqual(expected);
    }
    for (const silence of SILENCES) expect(policy.silent[silence]).toBe(own.silent[silence] ?? frame.silent[silence]);
    expect(policy.checks).toEqual([...frame.checks, ...own.checks]);
    expect(policy.tasks).toEqual([...frame.tasks, ...own.tasks]);
    for (const moment of MOMENTS) {
      const expected = [...(frame.guidance[moment] ?? []), ...(own.guidance[moment] ?? [])];
      expect(policy.guidance[moment] ?? []).toEqual(expected);
    }
    for (const ladder of ['plan', 'group', 'disagreement'] as const) {
      expect(policy.ladders[ladder]).toEqual(own.ladders[ladder] ?? frame.ladders[ladder]);
    }
    expect(policy.words).toMatchObject({ ...frame.words, ...own.words });
    expect(policy.extends).toBe('england');
  });

  test('L3: a word that nobody sets is Waymark’s plain word', () => {
    expect(policyOf('england').words.leadSocialWorker).toBe('lead social worker');
    expect(policyOf('croydon').words.leadSocialWorker).toBe('key worker');
    expect(policyOf('croydon').words.parentOrCarer).toBe('parent or carer');
  });
});

/** Every period that a policy sets, with the path to it. */
function periodsIn(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('count' in value && 'unit' in value) return [path];
  return Object.entries(value).flatMap(([key, part]) => periodsIn(part, `${path}.${key}`));
}

describe('L4: Nottinghamshire sets no period of its own anywhere', () => {
  test('L4: not in a deadline, not in words that a person reads', () => {
    const { clauses: _, source, edition, inForce, reviewedOn, ...rules } = ownOf('nottinghamshire');
    expect([source, edition, inForce, reviewedOn]).not.toContain(undefined);
    expect(periodsIn(rules, 'nottinghamshire')).toEqual([]);
    const text = JSON.stringify(rules);
    expect(text).not.toMatch(
      /\b(\d+|one|two|three|four|five|six|seven|ten|fifteen)\s+(working days?|days?|weeks?|months?)\b/i,
    );
  });

  test('L4: every period that holds there is England’s and cited as England’s', () => {
    const { deadlines } = policyOf('nottinghamshire');
    const counted = DEADLINE_IDS.filter((id) => id !== 'nextCoreGroup').flatMap((id) => {
      const rule = deadlines[id];
      return 'within' in rule ? rule.clauses : [];
    });
    expect(counted).not.toEqual([]);
    expect(counted.filter((clause) => !clause.startsWith('england.'))).toEqual([]);
  });

  test('L4: the other authorities do set periods, so that the search would find one', () => {
    for (const id of IDS.filter((other) => other !== 'nottinghamshire')) {
      expect(periodsIn(ownOf(id).deadlines, id)).not.toEqual([]);
    }
  });
});

describe('L1: what a policy says is complete', () => {
  const complete = (policy: Policy): string[] => [
    ...Object.entries(policy.ladders).flatMap(([id, { steps, outcomes }]) =>
      steps.length > 0 && outcomes.length > 0 && new Set(steps.map((step) => step.id)).size === steps.length
        ? []
        : [id],
    ),
    ...Object.entries(policy.settings).flatMap(([id, { question }]) => (question.endsWith('?') ? [] : [id])),
  ];

  test.each(POLICIES.map((policy) => [policy.id, policy] as const))(
    'L1: in %s every ladder has steps with ids of their own and outcomes, every setting asks a question',
    (_, policy) => {
      expect(complete(policy)).toEqual([]);
    },
  );
});
