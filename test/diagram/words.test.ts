import { describe, expect, it } from 'vitest';

import { MACHINES } from '../../machines/index.ts';
import type { DeadlineRule } from '../../policies/schema.ts';
import { lineText } from '../../src/diagram/model.ts';
import { GUARDS_THAT_ASK_THE_POLICY } from '../../src/diagram/reach.ts';
import { describeRule, ruleLineText } from '../../src/diagram/rules.ts';
import { citation, GUARD_WORDS, guardWords, spelledOut } from '../../src/diagram/words.ts';
import { periodText } from '../../src/facts/period.ts';
import { diagram, EVERY, policyOf } from './diagrams.ts';

const rulesOf = (policy: string, id: Parameters<typeof describeRule>[1]): string[] =>
  describeRule(policyOf(policy), id).map(ruleLineText);

describe('a rule in words', () => {
  it.each([
    ['croydon', 'firstCoreGroup', ['10 working days after the initial conference']],
    ['pan-sussex', 'conferenceReport', ['5 days before the review']],
    ['pan-sussex', 'preReviewCoreGroup', ['In the 3 weeks before the review (usual)']],
    ['croydon', 'conferenceReport', ['By the review']],
    ['croydon', 'assessment', ['By the first review']],
    ['england', 'visit', ['As often as agreed']],
    ['england', 'action', ['By the day agreed']],
    ['england', 'recordCirculation', ['This document does not say']],
    ['england', 'eighteenthBirthday', ['On the 18th birthday']],
    ['england', 'nextCoreGroup', ['No time given; the day arranged counts']],
    [
      'pan-sussex',
      'nextCoreGroup',
      ['Second: 6 weeks after the first core group', 'Later: 6 weeks after the last core group'],
    ],
    [
      'croydon',
      'nextCoreGroup',
      [
        'Second: 6 weeks after the first core group',
        'Before the first review: no time given; the day arranged counts',
        'After the first review: 2 months after the last core group',
      ],
    ],
  ] as const)('%s %s: %j', (policy, id, lines) => {
    expect(rulesOf(policy, id)).toEqual(lines);
  });

  it('carries its clauses, a document and a place in it named once', () => {
    const clauses = describeRule(policyOf('croydon'), 'firstCoreGroup').flatMap((rule) => rule.clauses);
    expect(citation(clauses)).toBe('Croydon 5.2, sentence 3');
    expect(citation([...clauses, ...clauses, { id: 'croydon.7.2', document: 'Croydon', at: '7.2' }])).toBe(
      'Croydon 5.2, sentence 3; 7.2',
    );
    expect(citation([{ id: 'england.review.1', document: 'England', at: 'Review' }])).toBe('England: Review');
  });
});

const WAITING = EVERY.filter(({ machine, policy }) =>
  diagram(machine, policy).boxes.some(({ wait }) => wait?.deadline),
);

describe.each(WAITING)('timers of $machine under $policy', ({ machine, policy }) => {
  const { deadlines } = policyOf(policy);
  const { boxes, edges } = diagram(machine, policy);
  const waiting = boxes.filter(({ wait }) => wait?.deadline);

  it.each(waiting.map((box) => [box.id, box] as const))('%s has an edge with the period and the clauses', (id, box) => {
    const [timer, ...more] = edges.filter(({ kind, from }) => kind === 'timer' && from === id);
    const rule = deadlines[box.wait?.deadline ?? 'visit'];
    const rules: DeadlineRule[] =
      'second' in rule ? [rule.second, rule.beforeFirstReview, rule.afterFirstReview] : [rule];
    const label = timer?.lines.map(lineText).join('; ') ?? '';
    const cited = timer?.lines.flatMap(({ clauses }) => clauses.map((clause) => clause.id)) ?? [];
    const periods = rules.flatMap((one) => {
      if ('within' in one) return [one.within];
      return 'by' in one ? [one.atLeast, one.opens].filter((period) => period !== undefined) : [];
    });
    expect(periods.map(periodText).filter((period) => !label.includes(period))).toEqual([]);
    expect(cited).toEqual(expect.arrayContaining(rules.flatMap(({ clauses }) => clauses)));
    expect(more).toEqual([]);
    const isArranged = ['firstCoreGroup', 'nextCoreGroup'].includes(box.wait?.deadline ?? '');
    const isSilent = !isArranged && rules.every((one) => 'silent' in one);
    expect(timer?.off).toBe(box.off || isSilent);
  });
});

describe('guards', () => {
  const guards = Object.values(MACHINES).flatMap((machine) => Object.entries(machine.implementations.guards));

  it('have words only where the machines have the guard', () => {
    expect(Object.keys(GUARD_WORDS).filter((name) => !guards.some(([guard]) => guard === name))).toEqual([]);
  });

  it('that are spelled out read as words', () => {
    expect(guardWords('wasHeldInTime')).toBe('was held in time');
    expect(spelledOut('section47Enquiry')).toBe('section 47 enquiry');
  });

  it('are switched off by a silent document where they ask it', () => {
    const asking = guards.filter(
      ([, guard]) =>
        String(guard).includes(`!("silent" in context.policy`) ||
        String(guard).includes(`!('silent' in context.policy`),
    );
    expect(new Set(asking.map(([name]) => name))).toEqual(new Set(GUARDS_THAT_ASK_THE_POLICY));
  });
});
