import { describe, expect, test } from 'vitest';

import { type Expectation, shortfalls } from '../../src/engine/expect.ts';
import { toJson } from '../../src/engine/json.ts';
import { run } from '../../src/engine/run.ts';
import { readScenario, type Scenario } from '../../src/engine/scenario.ts';
import { policyOf } from '../given.ts';

const read = (text: string): Scenario => {
  const result = readScenario(text);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
};
const wrong = (text: string): string[] => {
  const result = readScenario(text);
  return result.ok ? [] : result.problems.map(({ line, field, message }) => `${line}: ${field}: ${message}`);
};
const file = (facts: string, rest = ''): string => `title: A case\npolicy: croydon\nfacts:\n${facts}${rest}`;
const CONFERENCE = '  - { on: 2026-01-20, type: conference.held, kind: initial, decision: plan }\n';
const MEETING = '  - { on: 2026-01-20, type: coreGroup.held, chair: teamManager }\n';

const played = (text: string) => {
  const { facts, asOf, child } = read(text);
  return toJson(run(policyOf('croydon'), facts, { asOf, born: child?.born }), facts);
};

describe('S1: a fact without recordedAt or id takes the file’s order among those of its day', () => {
  test('S1: the order of the file decides within a day', () => {
    expect(played(file(CONFERENCE + MEETING)).refused).toEqual([]);
    expect(played(file(MEETING + CONFERENCE)).refused).toEqual([
      { index: 0, type: 'coreGroup.held', reason: expect.stringContaining('no plan runs') },
    ]);
  });

  test('S1: more than ten facts of a day keep it too', () => {
    const visits = Array.from({ length: 12 }, () => '  - { on: 2026-01-20, type: visit.made }\n').join('');
    const ids = read(file(CONFERENCE + visits + MEETING)).facts.map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted());
    expect(played(file(CONFERENCE + visits + MEETING)).refused).toEqual([]);
  });

  test('S1: it was recorded on its day', () => {
    const { facts } = read(file(CONFERENCE));
    expect(facts[0]).toMatchObject({ id: 'fact-000000', by: '', recordedAt: '2026-01-20T00:00:00.000Z000000' });
  });

  test('S1: the day looked at is the last fact’s, where none is given', () => {
    expect(read(file(CONFERENCE + MEETING.replace('01-20', '01-29'))).asOf).toBe('2026-01-29');
    expect(read(file(CONFERENCE, 'asOf: 2026-03-01\n')).asOf).toBe('2026-03-01');
  });
});

describe('S2: what is wrong in a scenario is said with line and field', () => {
  test.each([
    [
      'no such day',
      CONFERENCE.replace('2026-01-20', '2026-13-03'),
      '4: facts[0].on: is not a real day; write it as 2026-01-31',
    ],
    ['no such fact', MEETING.replace('held', 'helt'), '4: facts[0].type: "coreGroup.helt" is not a kind of fact'],
    ['no type', '  - { on: 2026-01-20 }\n', '4: facts[0].type: is missing'],
    ['no day', '  - { type: visit.made }\n', '4: facts[0].on: is not a real day; write it as 2026-01-31'],
    ['no chair', CONFERENCE + MEETING.replace(', chair: teamManager', ''), '5: facts[1].chair: is missing'],
    [
      'a field of another fact',
      MEETING.replace('chair', 'venue: hall, chair'),
      '4: facts[0].venue: is not a field that belongs here; check its spelling',
    ],
    [
      'an instant that is none',
      MEETING.replace('}', ', recordedAt: yesterday }'),
      '4: facts[0].recordedAt: is not an instant; write it as "2026-01-31T09:30:00Z"',
    ],
    [
      'an id twice',
      CONFERENCE.replace('}', ', id: a }') + MEETING.replace('}', ', id: a }'),
      '5: facts[1].id: "a" names an earlier fact; each fact has an id of its own',
    ],
  ])('S2: %s', (_, facts, problem) => {
    expect(wrong(file(facts))).toEqual([problem]);
  });

  test('S2: a missing day is told from a wrong one', () => {
    expect(wrong('title: A case\npolicy: croydon\nfacts: []')).toEqual([
      '1: asOf: is missing, and there are no facts to take the day from',
    ]);
  });

  test.each([
    ['a misspelt field', 'titel: A case\npolicy: croydon\nfacts: []\n', /^1: titel: is not a field that belongs here/],
    ['no policy', 'title: A case\nfacts: []\n', /^1: policy: is missing$/],
    ['facts that are no list', 'title: A case\npolicy: croydon\nfacts: none\n', /^3: facts: /],
    ['a fact that is no map', file('  - visit\n'), /^4: facts\[0\]: /],
    [
      'an expectation of a deadline that is none',
      file(CONFERENCE, 'expect:\n  - deadlines: { firstCoregroup: {} }\n'),
      /^6: expect\[0\]\.deadlines\.firstCoregroup: /,
    ],
  ])('S2: %s', (_, text, problem) => {
    expect(wrong(text)).toEqual(expect.arrayContaining([expect.stringMatching(problem)]));
  });

  test('S2: every problem at once, up to twenty', () => {
    expect(wrong(file('  - { on: never, type: visit.made }\n  - { on: 2026-01-01, type: no }\n'))).toHaveLength(2);
    expect(wrong(file('  - { on: never, type: visit.made }\n'.repeat(30)))).toHaveLength(20);
  });
});

describe('S3: an expectation names any part of what comes out', () => {
  const found = played(file(CONFERENCE + MEETING.replace('01-20', '01-29'), 'asOf: 2026-03-20\n'));
  const holds = (expected: Expectation): boolean => shortfalls(expected, found).length === 0;

  test.each<[string, Expectation, Expectation]>([
    [
      'states',
      { states: { plan: ['onPlan.meetings.awaitingNextCoreGroup'] } },
      { states: { plan: ['onPlan.meetings.awaitingNext'] } },
    ],
    ['a process', { states: { 'record:1': [] } }, { states: { 'record:2': [] } }],
    ['ended', { ended: null }, { ended: { reason: 'moved' } }],
    [
      'a deadline by id',
      { deadlines: { nextCoreGroup: { due: '2026-03-12', status: 'overdue' } } },
      { deadlines: { nextCoreGroup: { due: '2026-03-13' } } },
    ],
    ['a deadline by number', { deadlines: { 'nextCoreGroup#1': {} } }, { deadlines: { 'nextCoreGroup#2': {} } }],
    ['no deadline', { deadlines: { schoolMoveCoreGroup: null } }, { deadlines: { firstCoreGroup: null } }],
    ['a breach by clause', { breaches: ['croydon.5.2.e'] }, { breaches: ['croydon.7.2'] }],
    [
      'a breach by parts',
      { breaches: [{ strength: 'must', on: '2026-03-13' }] },
      { breaches: [{ strength: 'usual', on: '2026-03-13' }] },
    ],
    ['what was kept', { kept: ['croydon.7.2'] }, { kept: ['croydon.5.2.e'] }],
    ['nothing refused', { refused: [] }, { refused: ['coreGroup.held'] }],
    [
      'a next step',
      { nextSteps: ['coreGroup.held', { fact: 'record.circulated', who: 'key worker' }] },
      { nextSteps: [{ fact: 'record.circulated', who: 'teacher' }] },
    ],
    ['no breach at all', { deadlines: {} }, { breaches: [] }],
  ])('S3: %s', (_, right, not) => {
    expect(shortfalls(right, found)).toEqual([]);
    expect(shortfalls(not, found)).toHaveLength(1);
  });

  test('S3: what falls short says what was found', () => {
    expect(shortfalls({ deadlines: { nextCoreGroup: { status: 'met' } } }, found)).toEqual([
      'deadlines.nextCoreGroup.status is "overdue", expected "met"',
    ]);
    expect(holds({ ended: null, refused: [] })).toBe(true);
  });
});

describe('S4: the JSON has one shape', () => {
  test('S4: with these fields, in this order', () => {
    const found = played(file(MEETING.replace('01-20', '01-19') + CONFERENCE, 'asOf: 2026-03-20\n'));
    expect(Object.keys(found)).toEqual([
      'policy',
      'asOf',
      'states',
      'ended',
      'deadlines',
      'breaches',
      'refused',
      'nextSteps',
    ]);
    expect(Object.keys(found.deadlines[0] ?? {})).toEqual(['id', 'n', 'due', 'status', 'metOn', 'clauses']);
    expect(Object.keys(found.breaches[0] ?? {})).toEqual(['strength', 'on', 'clauses', 'message']);
    expect(Object.keys(found.refused[0] ?? {})).toEqual(['index', 'type', 'reason']);
    expect(Object.keys(found.nextSteps[0] ?? {})).toEqual(['fact', 'who', 'what', 'by', 'clauses']);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });

  test('S4: a refused fact is named by its place in the file, whatever its day', () => {
    const later = '  - { on: 2026-02-20, type: conference.held, kind: initial, decision: plan }\n';
    expect(played(file(later + CONFERENCE)).refused.map(({ index }) => index)).toEqual([0]);
  });
});

test('S5: a scenario with aliases, or nested too deep, is refused with a line', () => {
  expect(wrong(file('  - &a { on: 2026-01-20, type: visit.made }\n  - *a\n'))).toEqual([
    '5: : The file uses aliases (&name, *name). Write the values out.',
  ]);
  expect(wrong(file(`  - ${'['.repeat(50)}\n`))).toEqual(['4: : Lists and maps lie more than 40 deep in one another.']);
});
