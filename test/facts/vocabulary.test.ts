import { describe, expect, test } from 'vitest';

import { DETAILS, FACT_NAMES, FACT_TYPES, type FactType, isFactType } from '../../src/facts/vocabulary.ts';

const fits = (type: FactType, details: object): boolean => DETAILS[type].safeParse(details).success;

describe('F1: a fact is one of a fixed list of kinds, each with its own fields', () => {
  test('F1: the names others rely on are there, and each kind has a name for people', () => {
    const promised = `strategyDiscussion.held conference.arranged conference.held coreGroup.arranged coreGroup.cancelled
      coreGroup.held record.circulated record.agreed plan.detailed plan.approved plan.distributed assessment.completed
      report.shared visit.made school.changed action.agreed action.done concern.raised concern.managerInformed
      concern.stepTaken concern.decided concern.resolved removal.recommended stepDown.agreed plan.ended fact.withdrawn`;
    expect(FACT_TYPES).toEqual(expect.arrayContaining(promised.split(/\s+/)));
    for (const type of FACT_TYPES) expect(FACT_NAMES[type]).toMatch(/^[A-Z].*[a-z]$/);
  });

  test.each(['coreGroup.helt', 'constructor', '__proto__', 'toString', '', null, 3, ['coreGroup.held']])(
    'F1: %j is no kind of fact',
    (type) => {
      expect(isFactType(type)).toBe(false);
    },
  );

  test('F1: no kind of fact takes a field that is not its own', () => {
    const wrong = FACT_TYPES.filter((type) => fits(type, { nonsense: true }));
    expect(wrong).toEqual([]);
  });

  test.each([
    ['initial', 'plan', true],
    ['initial', 'noPlan', true],
    ['initial', 'continue', false],
    ['initial', 'discontinue', false],
    ['review', 'continue', true],
    ['review', 'discontinue', true],
    ['review', 'plan', false],
    ['review', 'noPlan', false],
  ])('F1: a conference that is %s and decides %s: %s', (kind, decision, right) => {
    expect(fits('conference.held', { kind, decision })).toBe(right);
  });

  test.each<[FactType, object]>([
    ['conference.arranged', { kind: 'review', for: '2026-02-30' }],
    ['conference.held', { kind: 'initial', decision: 'plan', interval: 'fortnightly' }],
    ['conference.held', { kind: 'initial', decision: 'plan', visitEvery: '0 days' }],
    ['conference.held', { kind: 'initial', decision: 'plan', coreGroup: [{ name: 'no role' }] }],
    ['coreGroup.arranged', {}],
    ['coreGroup.cancelled', { reason: '  ' }],
    ['coreGroup.held', {}],
    ['coreGroup.held', { chair: 'teamManager', childViews: 'unknown' }],
    ['record.circulated', { meeting: 0 }],
    ['record.circulated', { meeting: 1.5 }],
    ['action.agreed', { action: 'a', what: 'x', who: 'y' }],
    ['action.done', {}],
    ['concern.raised', { concern: 'a', about: 'weather' }],
    ['concern.decided', { concern: 'a', outcome: 'unsure' }],
    ['removal.recommended', {}],
    ['stepDown.agreed', { route: 'childInNeed' }],
    ['stepDown.agreed', { route: 'childInNeed', consent: 'assumed' }],
    ['plan.ended', { reason: 'removed' }],
    ['fact.withdrawn', { fact: 'f1' }],
  ])('F1: %s cannot be %j', (type, details) => {
    expect(fits(type, details)).toBe(false);
  });

  test.each<[FactType, object]>([
    ['coreGroup.held', { chair: 'grandmother', attended: ['neighbour'] }],
    ['coreGroup.held', { chair: 'teamManager', dissent: 'the school does not agree' }],
    ['coreGroup.held', { chair: 'teamManager', dissent: true }],
    [
      'conference.held',
      { kind: 'initial', decision: 'plan', category: 'a category of their own', interval: '4 weeks' },
    ],
    ['removal.recommended', { agreed: false }],
  ])('F1: %s can be %j', (type, details) => {
    expect(fits(type, details)).toBe(true);
  });
});
