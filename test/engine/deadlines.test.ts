import { describe, expect, test } from 'vitest';

import { dueText } from '../../src/engine/words.ts';
import { POLICIES, coreGroup, planMade, reviewArranged, reviewHeld, under, type Written } from '../given.ts';

const ALL = POLICIES.map(({ id }) => id);
const without = (...ids: string[]): string[] => ALL.filter((id) => !ids.includes(id));
const noDeadline = (id: string): Record<string, null> => ({ [`${id}#1`]: null });

describe('D1: the initial conference within 15 working days of the strategy discussion', () => {
  test.each(ALL)('D1: in %s', (policy) => {
    under(policy)
      .given({ type: 'strategyDiscussion.held', on: '2026-01-05' })
      .then({ deadlines: { 'initialConference#1': { due: '2026-01-26', status: 'running' } } });
  });

  test('D1: a conference that makes no plan meets it too', () => {
    under('england')
      .given({ type: 'strategyDiscussion.held', on: '2026-01-05' })
      .when({ type: 'conference.held', on: '2026-01-20', kind: 'initial', decision: 'noPlan' })
      .then({ deadlines: { 'initialConference#1': { status: 'met', metOn: '2026-01-20' } } });
  });

  test('D1: arranging it does not meet it', () => {
    under('england')
      .given({ type: 'strategyDiscussion.held', on: '2026-01-05' })
      .when({ type: 'conference.arranged', on: '2026-01-06', kind: 'initial', for: '2026-01-20' })
      .then({ deadlines: { 'initialConference#1': { status: 'running', metOn: null } } });
  });
});

describe('D2: the first core group within 10 working days of the initial conference', () => {
  const clauses: Record<string, string[]> = {
    england: ['england.core-group.1'],
    surrey: ['surrey.frequency.1.b'],
    nottinghamshire: ['england.core-group.1'],
    croydon: ['croydon.5.2.c'],
    'pan-sussex': ['pan-sussex.initial.1'],
    oxfordshire: ['oxfordshire.meetings.1.b'],
  };

  test.each(ALL)('D2: in %s', (policy) => {
    const found = under(policy)
      .given(planMade('2026-12-18'))
      .then({ deadlines: { 'firstCoreGroup#1': { due: '2027-01-06', status: 'running' } } });
    expect(found.deadlines.find(({ id }) => id === 'firstCoreGroup')?.clauses).toEqual(clauses[policy]);
  });
});

describe('D3: the second core group 6 weeks after the first', () => {
  test.each(['surrey', 'croydon', 'pan-sussex', 'oxfordshire'])('D3: in %s', (policy) => {
    under(policy)
      .given(planMade('2026-01-20'), coreGroup('2026-01-29'))
      .then({ deadlines: { 'nextCoreGroup#1': { due: '2026-03-12', status: 'running' } } });
  });

  test('D3: in Surrey it is usual, elsewhere a must', () => {
    const strength = (policy: string): string | null | undefined =>
      under(policy)
        .given(planMade('2026-01-20'), coreGroup('2026-01-29'))
        .run()
        .deadlines.find(({ id }) => id === 'nextCoreGroup')?.strength;
    expect(['surrey', 'croydon', 'pan-sussex', 'oxfordshire'].map(strength)).toEqual(['usual', 'must', 'must', 'must']);
  });
});

describe('D4: later core groups 6 weeks after the last one in Pan Sussex and Oxfordshire', () => {
  test.each(['pan-sussex', 'oxfordshire'])('D4: in %s, before and after reviews alike', (policy) => {
    const third = under(policy).given(planMade('2026-01-20'), coreGroup('2026-01-29'), coreGroup('2026-02-20'));
    third.then({
      deadlines: { 'nextCoreGroup#1': { status: 'met' }, 'nextCoreGroup#2': { due: '2026-04-03', status: 'running' } },
    });
    third.when(reviewHeld('2026-03-20')).then({ deadlines: { 'nextCoreGroup#2': { due: '2026-04-03' } } });
  });
});

describe('D5: later core groups in Surrey and Croydon', () => {
  const second = (policy: string) =>
    under(policy).given(planMade('2026-01-20'), coreGroup('2026-01-29'), coreGroup('2026-02-25'));

  test.each(['surrey', 'croydon'])('D5: %s is silent until the first review', (policy) => {
    second(policy).then({ deadlines: { 'nextCoreGroup#2': { due: null, status: 'unset' } } });
  });

  test.each(['surrey', 'croydon'])(
    'D5: in %s 2 months after the last one, once the first review was held',
    (policy) => {
      second(policy)
        .when(reviewHeld('2026-04-10'))
        .then({ deadlines: { 'nextCoreGroup#2': { due: '2026-04-25', status: 'running' } } });
      second(policy)
        .when(reviewHeld('2026-04-10'), coreGroup('2026-04-20'))
        .then({ deadlines: { 'nextCoreGroup#2': { status: 'met' }, 'nextCoreGroup#3': { due: '2026-06-20' } } });
    },
  );

  test('D5: the second one keeps its six weeks though a review comes before it', () => {
    under('croydon')
      .given(planMade('2026-01-20'), coreGroup('2026-01-29'), reviewHeld('2026-02-20'))
      .then({ deadlines: { 'nextCoreGroup#1': { due: '2026-03-12' } } });
  });
});

describe('D6: where the document is silent the date arranged counts', () => {
  const held = under('nottinghamshire').given(planMade('2025-09-02'), coreGroup('2025-09-10'));
  const arranged: Written = { type: 'coreGroup.arranged', on: '2025-09-12', for: '2025-10-20' };

  test.each(['nottinghamshire', 'england'])('D6: in %s it is unset while none is arranged', (policy) => {
    const found = under(policy)
      .given(planMade('2025-09-02'), coreGroup('2025-09-10'))
      .then({
        deadlines: { 'nextCoreGroup#1': { due: null, status: 'unset', metOn: null } },
        next: ['coreGroup.arranged'],
      });
    expect(found.states.plan).toContain('onPlan.meetings.awaitingNextCoreGroup.unset');
  });

  test('D6: a date that is arranged makes it run', () => {
    const found = held
      .when(arranged)
      .then({ deadlines: { 'nextCoreGroup#1': { due: '2025-10-20', status: 'running' } } });
    expect(found.states.plan).toContain('onPlan.meetings.awaitingNextCoreGroup.running');
  });

  test('D6: arranged again, the newest date counts, under the same number', () => {
    held
      .when(arranged, { ...arranged, on: '2025-10-01', for: '2025-11-03' })
      .then({ deadlines: { 'nextCoreGroup#1': { due: '2025-11-03' }, 'nextCoreGroup#2': null } });
  });

  test('D6: cancelled, it is unset again', () => {
    held
      .when(arranged, { type: 'coreGroup.cancelled', on: '2025-10-13', reason: 'the interpreter cannot come' })
      .then({ deadlines: { 'nextCoreGroup#1': { due: null, status: 'unset' } } });
  });

  test('D6: a core group without any date meets it', () => {
    held.when(coreGroup('2025-12-01')).then({
      deadlines: {
        'nextCoreGroup#1': { due: null, status: 'met', metOn: '2025-12-01' },
        'nextCoreGroup#2': { status: 'unset' },
      },
    });
  });

  test('D6: no clause of the authority is cited for a date that people agreed', () => {
    const deadline = held
      .when(arranged)
      .run()
      .deadlines.find(({ id }) => id === 'nextCoreGroup');
    expect(deadline?.strength).toBeNull();
    expect(deadline?.counted.because.kind).toBe('agreed');
  });

  test('D6: elsewhere arranging a later date does not move the limit', () => {
    under('oxfordshire')
      .given(planMade('2026-01-20'), coreGroup('2026-01-29'), { ...arranged, on: '2026-01-30', for: '2026-05-01' })
      .then({ deadlines: { 'nextCoreGroup#1': { due: '2026-03-12' } } });
  });
});

describe('D7: an interval that a conference sets can only tighten', () => {
  const withInterval = (interval: string, policy = 'oxfordshire') =>
    under(policy).given(planMade('2026-01-20', { interval }), coreGroup('2026-01-29'));

  test('D7: four weeks instead of six', () => {
    withInterval('4 weeks').then({ deadlines: { 'nextCoreGroup#1': { due: '2026-02-26' } } });
  });

  test('D7: it is cited beside the rule that it tightens', () => {
    const clauses = withInterval('4 weeks', 'croydon')
      .json()
      .deadlines.find(({ id }) => id === 'nextCoreGroup')?.clauses;
    expect(clauses).toEqual(['croydon.1.3.a.2', 'croydon.5.2.g', 'croydon.5.2.e']);
  });

  test('D7: eight weeks change nothing', () => {
    withInterval('8 weeks').then({ deadlines: { 'nextCoreGroup#1': { due: '2026-03-12' } } });
  });

  test('D7: it does not touch the first core group', () => {
    under('oxfordshire')
      .given(planMade('2026-01-20', { interval: '1 week' }))
      .then({ deadlines: { 'firstCoreGroup#1': { due: '2026-02-03' } } });
  });

  test('D7: a review can change it, and keeps it where it says nothing', () => {
    const kept = withInterval('4 weeks').given(reviewHeld('2026-02-10'));
    kept.then({ deadlines: { 'nextCoreGroup#1': { due: '2026-02-26' } } });
    const changed = withInterval('4 weeks').given(reviewHeld('2026-02-10', 'continue', { interval: '2 weeks' }));
    changed.then({ deadlines: { 'nextCoreGroup#1': { due: '2026-02-12' } } });
  });

  test('D7: the next plan begins without it', () => {
    withInterval('4 weeks')
      .given({ type: 'plan.ended', on: '2026-02-01', reason: 'moved' }, planMade('2026-03-02'), coreGroup('2026-03-10'))
      .then({ deadlines: { 'nextCoreGroup#2': { due: '2026-04-21' } } });
  });

  test.each([
    ['croydon', 'usual'],
    ['surrey', 'must'],
  ])('D7: in %s it binds as a %s', (policy, strength) => {
    const run = withInterval('2 weeks', policy).run();
    expect(run.deadlines.find(({ id }) => id === 'nextCoreGroup')?.strength).toBe(strength);
  });
});

describe('D8: in Croydon a core group within 10 working days of a change of school', () => {
  const changed = (policy: string) =>
    under(policy).given(planMade('2026-01-20'), coreGroup('2026-01-29'), { type: 'school.changed', on: '2026-02-02' });

  test('D8: in Croydon', () => {
    changed('croydon').then({ deadlines: { 'schoolMoveCoreGroup#1': { due: '2026-02-16', status: 'running' } } });
  });

  test('D8: a core group meets it', () => {
    changed('croydon')
      .when(coreGroup('2026-02-16'))
      .then({
        deadlines: {
          'schoolMoveCoreGroup#1': { status: 'met', metOn: '2026-02-16' },
          'nextCoreGroup#1': { status: 'met' },
        },
      });
  });

  test.each(without('croydon'))('D8: not in %s', (policy) => {
    changed(policy).then({ deadlines: noDeadline('schoolMoveCoreGroup'), states: { 'schoolMove:1': ['notAsked'] } });
  });
});

describe('D9: in Pan Sussex a core group in the three weeks before a review', () => {
  const arranged = under('pan-sussex').given(planMade('2025-09-02'), reviewArranged('2025-09-10', '2025-11-28'));
  const preReview = (status: 'met' | 'running' | 'near', metOn: '2025-11-07' | '2025-11-28' | null) => ({
    deadlines: { 'preReviewCoreGroup#1': { due: '2025-11-28', status, metOn } as const },
  });

  test('D9: it is due on the day of the review and opens three weeks before', () => {
    arranged.then(preReview('running', null));
    const deadline = arranged.run().deadlines.find(({ id }) => id === 'preReviewCoreGroup');
    expect(deadline).toMatchObject({
      strength: 'usual',
      clauses: ['pan-sussex.intro.2'],
      counted: { opens: '2025-11-07' },
    });
  });

  test('D9: the day before it opens does not count', () => {
    arranged.when(coreGroup('2025-11-06')).then(preReview('running', null));
  });

  test('D9: its first and its last day count', () => {
    arranged.when(coreGroup('2025-11-07')).then(preReview('met', '2025-11-07'));
    arranged.when(coreGroup('2025-11-28')).then(preReview('met', '2025-11-28'));
  });

  test.each(without('pan-sussex'))('D9: not in %s', (policy) => {
    under(policy)
      .given(planMade('2025-09-02'), reviewArranged('2025-09-10', '2025-11-28'))
      .then({ deadlines: noDeadline('preReviewCoreGroup') });
  });
});

describe('D10: the report to a review', () => {
  const arranged = (policy: string) =>
    under(policy).given(planMade('2025-09-02'), reviewArranged('2025-09-10', '2025-11-28'));

  test('D10: in Pan Sussex 5 calendar days before it, on a Sunday too', () => {
    arranged('pan-sussex').then({ deadlines: { 'conferenceReport#1': { due: '2025-11-23', status: 'running' } } });
  });

  test('D10: in Croydon by the day of it', () => {
    arranged('croydon').then({ deadlines: { 'conferenceReport#1': { due: '2025-11-28', status: 'running' } } });
  });

  test.each(['pan-sussex', 'croydon'])('D10: shared in %s, it is met', (policy) => {
    arranged(policy)
      .when({ type: 'report.shared', on: '2025-11-20' })
      .then({ deadlines: { 'conferenceReport#1': { status: 'met', metOn: '2025-11-20' } } });
  });

  test.each(without('pan-sussex', 'croydon'))('D10: no day in %s', (policy) => {
    arranged(policy).then({ deadlines: noDeadline('conferenceReport') });
  });

  test('D10: before a review is arranged nothing is due', () => {
    under('croydon')
      .given(planMade('2025-09-02'))
      .then({ deadlines: noDeadline('conferenceReport') });
  });
});

describe('D11, D12: reviews', () => {
  test.each(ALL)('D11: in %s the first 3 months after the initial conference', (policy) => {
    under(policy)
      .given(planMade('2026-11-30'))
      .then({ deadlines: { 'firstReview#1': { due: '2027-02-28', status: 'running' } } });
  });

  test.each(ALL)('D12: in %s the next 6 months after the last', (policy) => {
    under(policy)
      .given(planMade('2026-01-20'), reviewHeld('2026-03-31'))
      .then({
        deadlines: { 'firstReview#1': { status: 'met', metOn: '2026-03-31' }, 'nextReview#1': { due: '2026-09-30' } },
      });
    under(policy)
      .given(planMade('2026-01-20'), reviewHeld('2026-03-31'), reviewHeld('2026-08-31'))
      .then({ deadlines: { 'nextReview#1': { status: 'met' }, 'nextReview#2': { due: '2027-02-28' } } });
  });

  test('D12: the review that ends the plan meets it', () => {
    under('england')
      .given(planMade('2026-01-20'), reviewHeld('2026-03-31'), reviewHeld('2026-10-01', 'discontinue'))
      .then({
        deadlines: { 'nextReview#1': { due: '2026-09-30', status: 'late', metOn: '2026-10-01' }, 'nextReview#2': null },
      });
  });
});

describe('D13: the record of each meeting', () => {
  test.each([
    ['surrey', '2026-02-12'],
    ['croydon', '2026-02-09'],
    ['pan-sussex', '2026-02-12'],
  ] as const)('D13: in %s a meeting of 29 January is recorded by %s', (policy, due) => {
    under(policy)
      .given(planMade('2026-01-20'), coreGroup('2026-01-29'), coreGroup('2026-01-30'))
      .when({ type: 'record.circulated', on: '2026-02-04', meeting: 2 })
      .then({
        deadlines: {
          'recordCirculation#1': { due, metOn: null },
          'recordCirculation#2': { status: 'met', metOn: '2026-02-04' },
        },
      });
  });

  test.each(without('surrey', 'croydon', 'pan-sussex'))('D13: no limit in %s', (policy) => {
    under(policy)
      .given(planMade('2026-01-20'), coreGroup('2026-01-29'))
      .then({ deadlines: noDeadline('recordCirculation') });
  });
});

describe('D14: in Surrey a further 10 working days for agreeing the record', () => {
  const circulated = (policy: string) =>
    under(policy).given(planMade('2026-01-20'), coreGroup('2026-01-29'), {
      type: 'record.circulated',
      on: '2026-02-05',
      meeting: 1,
    });

  test('D14: from the day it was circulated', () => {
    circulated('surrey').then({ deadlines: { 'recordAgreement#1': { due: '2026-02-19', status: 'running' } } });
    circulated('surrey')
      .when({ type: 'record.agreed', on: '2026-02-20', meeting: 1 })
      .then({ deadlines: { 'recordAgreement#1': { status: 'late', metOn: '2026-02-20' } } });
  });

  test('D14: before it is circulated none runs', () => {
    under('surrey')
      .given(planMade('2026-01-20'), coreGroup('2026-01-29'))
      .then({ deadlines: noDeadline('recordAgreement') });
  });

  test.each(without('surrey'))('D14: none in %s', (policy) => {
    circulated(policy).then({ deadlines: noDeadline('recordAgreement') });
  });
});

describe('D15: in Oxfordshire a changed plan within 5 working days of the meeting', () => {
  const met = (policy: string, planUpdated: boolean | undefined) =>
    under(policy).given(
      planMade('2026-01-20'),
      coreGroup('2026-01-29', planUpdated === undefined ? {} : { planUpdated }),
    );

  test('D15: where the plan was changed', () => {
    met('oxfordshire', true).then({ deadlines: { 'planDistribution#1': { due: '2026-02-05', status: 'near' } } });
    met('oxfordshire', true)
      .when({ type: 'plan.distributed', on: '2026-02-05' })
      .then({ deadlines: { 'planDistribution#1': { status: 'met' } } });
  });

  test.each([false, undefined])('D15: not where planUpdated is %s', (planUpdated) => {
    met('oxfordshire', planUpdated).then({ deadlines: noDeadline('planDistribution') });
  });

  test.each(without('oxfordshire'))('D15: not in %s', (policy) => {
    met(policy, true).then({ deadlines: noDeadline('planDistribution') });
  });
});

describe('D16: in Croydon the assessment by the first review', () => {
  const made = under('croydon').given(planMade('2026-01-20'));

  test('D16: by its limit until it is arranged, then by that day, then by the day it was held', () => {
    made.then({ deadlines: { 'assessment#1': { due: '2026-04-20' } } });
    const arranged = made.given(reviewArranged('2026-02-02', '2026-04-01'));
    arranged.then({ deadlines: { 'assessment#1': { due: '2026-04-01', status: 'running' } } });
    arranged.when(reviewHeld('2026-03-30')).then({ deadlines: { 'assessment#1': { due: '2026-03-30' } } });
  });

  test('D16: later reviews do not move it', () => {
    made
      .given(reviewHeld('2026-03-30'), reviewArranged('2026-04-10', '2026-09-01'))
      .then({ deadlines: { 'assessment#1': { due: '2026-03-30', status: 'overdue' } } });
  });

  test('D16: completed, it is met, and once', () => {
    made
      .when({ type: 'assessment.completed', on: '2026-03-02' }, { type: 'assessment.completed', on: '2026-03-09' })
      .then({ deadlines: { 'assessment#1': { status: 'met', metOn: '2026-03-02' }, 'assessment#2': null } });
  });

  test.each(without('croydon'))('D16: no date in %s', (policy) => {
    under(policy)
      .given(planMade('2026-01-20'))
      .then({ deadlines: noDeadline('assessment') });
  });
});

describe('D17: visits as often as the conference set', () => {
  const every = (visitEvery: string) => under('england').given(planMade('2026-01-20', { visitEvery }));

  test('D17: from the plan’s start, then from the last visit', () => {
    every('10 working days').then({ deadlines: { 'visit#1': { due: '2026-02-03', status: 'running' } } });
    every('10 working days')
      .when({ type: 'visit.made', on: '2026-01-26' })
      .then({ deadlines: { 'visit#1': { status: 'met' }, 'visit#2': { due: '2026-02-09' } } });
  });

  test('D17: unset where none did; a visit meets it all the same', () => {
    under('england')
      .given(planMade('2026-01-20'))
      .then({ deadlines: { 'visit#1': { due: null, status: 'unset' } } });
    under('england')
      .given(planMade('2026-01-20'), { type: 'visit.made', on: '2026-01-26' })
      .then({
        deadlines: { 'visit#1': { status: 'met', metOn: '2026-01-26' }, 'visit#2': { due: null, status: 'unset' } },
      });
  });

  test('D17: a review can set or change it', () => {
    under('england')
      .given(planMade('2026-01-20'), { type: 'visit.made', on: '2026-03-02' })
      .when(reviewHeld('2026-03-10', 'continue', { visitEvery: '2 weeks' }))
      .then({ deadlines: { 'visit#2': { due: '2026-03-16', status: 'near' } } });
    every('4 weeks')
      .when(reviewHeld('2026-02-10'))
      .then({ deadlines: { 'visit#1': { due: '2026-02-17' } } });
  });
});

describe('D18: an agreed action by its own day', () => {
  const agreed = (action: string, by: '2026-02-27' | '2026-03-06'): Written => ({
    type: 'action.agreed',
    on: '2026-02-02',
    action,
    what: 'register with a GP',
    who: 'mother',
    by,
  });

  test('D18: each by its own, numbered in the order agreed', () => {
    under('croydon')
      .given(planMade('2026-01-20'), agreed('z', '2026-03-06'), agreed('a', '2026-02-27'))
      .when({ type: 'action.done', on: '2026-03-02', action: 'a' })
      .then({
        deadlines: {
          'action#1': { due: '2026-03-06', status: 'near' },
          'action#2': { due: '2026-02-27', status: 'late', metOn: '2026-03-02' },
        },
      });
  });
});

describe('D19: the eighteenth birthday', () => {
  const born = (day: '2008-03-10' | '2008-02-29') => under('england').born(day).given(planMade('2026-01-20'));

  test('D19: due the day before it', () => {
    born('2008-03-10').then({ deadlines: { 'eighteenthBirthday#1': { due: '2026-03-09', status: 'running' } } });
  });

  test('D19: born on 29 February, it is 28 February', () => {
    born('2008-02-29').then({ deadlines: { 'eighteenthBirthday#1': { due: '2026-02-27' } } });
  });

  test('D19: none where the date of birth is not known, and none without a plan', () => {
    under('england')
      .given(planMade('2026-01-20'))
      .then({ deadlines: noDeadline('eighteenthBirthday') });
    under('england')
      .born('2008-03-10')
      .given({ type: 'strategyDiscussion.held', on: '2026-01-05' })
      .then({ deadlines: noDeadline('eighteenthBirthday') });
  });
});

test('D20: where a document is silent and no date can be agreed, there is no such deadline', () => {
  const found = under('england')
    .given(
      planMade('2026-01-20'),
      coreGroup('2026-01-29', { planUpdated: true }),
      { type: 'school.changed', on: '2026-01-30' },
      reviewArranged('2026-01-30', '2026-04-01'),
      { type: 'record.circulated', on: '2026-02-02', meeting: 1 },
    )
    .json();
  expect(found.deadlines.map(({ id }) => id).toSorted()).toEqual([
    'firstCoreGroup',
    'firstReview',
    'nextCoreGroup',
    'visit',
  ]);
});

describe('D21: n counts the deadlines of one id over the whole case', () => {
  test('D21: through several plans; a record has its meeting’s number', () => {
    const found = under('surrey')
      .given(
        planMade('2026-01-20'),
        coreGroup('2026-01-29'),
        coreGroup('2026-02-26'),
        { type: 'plan.ended', on: '2026-03-02', reason: 'moved' },
        planMade('2026-05-05'),
        coreGroup('2026-05-12'),
        { type: 'record.circulated', on: '2026-05-13', meeting: 3 },
      )
      .json();
    const numbers = (id: string): number[] => found.deadlines.filter((one) => one.id === id).map(({ n }) => n);
    expect(numbers('firstCoreGroup')).toEqual([1, 2]);
    expect(numbers('nextCoreGroup')).toEqual([1, 2, 3]);
    expect(numbers('recordCirculation')).toEqual([1, 2, 3]);
    expect(numbers('recordAgreement')).toEqual([3]);
    expect(numbers('firstReview')).toEqual([1, 2]);
  });
});

describe('D22 to D25: what a deadline comes to', () => {
  const made = under('croydon').given(planMade('2026-01-20'));

  test('D22: running, near, overdue', () => {
    made.asOf('2026-01-26').then({ deadlines: { 'firstCoreGroup#1': { status: 'running' } } });
    made.asOf('2026-02-03').then({ deadlines: { 'firstCoreGroup#1': { status: 'near' } } });
    made.asOf('2026-12-31').then({ deadlines: { 'firstCoreGroup#1': { status: 'overdue' } } });
  });

  test('D23: met on time, late after', () => {
    made
      .when(coreGroup('2026-02-03'))
      .then({ deadlines: { 'firstCoreGroup#1': { status: 'met', metOn: '2026-02-03' } } });
    made
      .when(coreGroup('2026-02-04'))
      .then({ deadlines: { 'firstCoreGroup#1': { status: 'late', metOn: '2026-02-04' } } });
  });

  test('D24: missed when past due, else cancelled', () => {
    made.when({ type: 'plan.ended', on: '2026-02-04', reason: 'moved' }).then({
      deadlines: { 'firstCoreGroup#1': { status: 'missed', metOn: null }, 'firstReview#1': { status: 'cancelled' } },
    });
    made.when({ type: 'plan.ended', on: '2026-02-03', reason: 'moved' }).then({
      deadlines: { 'firstCoreGroup#1': { status: 'cancelled' }, 'visit#1': { due: null, status: 'cancelled' } },
    });
  });

  test('D25: a report that was not shared is missed once the review is over', () => {
    const arranged = made.given(reviewArranged('2026-02-01', '2026-03-20'));
    arranged
      .when(reviewHeld('2026-03-20'))
      .asOf('2026-03-20')
      .then({ deadlines: { 'conferenceReport#1': { status: 'near' } } });
    const over = arranged
      .when(reviewHeld('2026-03-20'))
      .asOf('2026-03-21')
      .then({ deadlines: { 'conferenceReport#1': { due: '2026-03-20', status: 'missed' } } });
    expect(over.states['review:1']).toContain('report.notShared');
  });

  test('D25: a report shared on the day of the review, after it, is in time', () => {
    made
      .given(reviewArranged('2026-02-01', '2026-03-20'), reviewHeld('2026-03-20'))
      .when({ type: 'report.shared', on: '2026-03-20' })
      .asOf('2026-03-25')
      .then({ deadlines: { 'conferenceReport#1': { status: 'met', metOn: '2026-03-20' } } });
  });

  test('D25: a review held before its day takes the report’s date with it', () => {
    under('pan-sussex')
      .given(planMade('2026-01-20'), reviewArranged('2026-02-01', '2026-04-10'), reviewHeld('2026-03-20'))
      .asOf('2026-03-21')
      .then({
        deadlines: {
          'conferenceReport#1': { due: '2026-03-15', status: 'missed' },
          'preReviewCoreGroup#1': { due: '2026-03-20', status: 'missed' },
        },
      });
  });

  test('D25: a review that ends the plan misses them at once', () => {
    made
      .given(reviewArranged('2026-02-01', '2026-03-20'))
      .when(reviewHeld('2026-03-20', 'discontinue'))
      .then({ deadlines: { 'conferenceReport#1': { status: 'missed' }, 'assessment#1': { status: 'missed' } } });
  });

  test('D25: a review that was arranged and never held leaves the report overdue', () => {
    made
      .given(reviewArranged('2026-02-01', '2026-03-20'))
      .asOf('2026-03-30')
      .then({ deadlines: { 'conferenceReport#1': { status: 'overdue' } } });
  });
});

test('D26: every deadline in every policy says how it was counted, with clauses or a silence', () => {
  for (const policy of ALL) {
    const run = under(policy)
      .born('2010-05-05')
      .given(
        { type: 'strategyDiscussion.held', on: '2026-01-05' },
        planMade('2026-01-20', { visitEvery: '2 weeks' }),
        coreGroup('2026-01-29', { planUpdated: true }),
        { type: 'school.changed', on: '2026-01-30' },
        { type: 'action.agreed', on: '2026-01-30', action: 'a', what: 'x', who: 'y', by: '2026-03-01' },
        reviewArranged('2026-01-30', '2026-04-01'),
        { type: 'record.circulated', on: '2026-02-02', meeting: 1 },
      )
      .run();
    for (const { id, due, clauses, strength, counted } of run.deadlines) {
      const known = clauses.filter((clause) => clause in run.policy.clauses);
      expect({ id, clauses: known }).toEqual({ id, clauses });
      expect({ id, bound: strength === null }).toEqual({ id, bound: due === null && id === 'nextCoreGroup' });
      expect({ id, cited: strength === null || clauses.length > 0 }).toEqual({ id, cited: true });
      expect(counted.day).toBe(due);
    }
  }
});

describe('D27: an interval that the group agrees counts where the policy lets it, and only tightens', () => {
  const agreed = (policy: string, interval: string, ...before: Written[]) =>
    under(policy).given(...before, coreGroup('2026-01-29', { interval }));
  const clausesOf = (story: ReturnType<typeof agreed>) =>
    story.json().deadlines.find(({ id }) => id === 'nextCoreGroup')?.clauses;
  const textOf = (story: ReturnType<typeof agreed>): string => {
    const run = story.run();
    const open = run.deadlines.find(({ id }) => id === 'nextCoreGroup');
    return open ? dueText(run.policy, open.counted) : '';
  };

  test('D27: it fills the silence of Nottinghamshire, and says whose it is', () => {
    const story = agreed('nottinghamshire', '4 weeks', planMade('2026-01-20'));
    story.then({ deadlines: { 'nextCoreGroup#1': { due: '2026-02-26' } } });
    expect(clausesOf(story)).toEqual(['nottinghamshire.what.4']);
    expect(textOf(story)).toBe('4 weeks from Thu 29 January 2026, as the group agreed: Thu 26 February 2026.');
  });

  test('D27: the group’s newest counts, also where it is later than its last; no answer leaves it as it was', () => {
    agreed('nottinghamshire', '4 weeks', planMade('2026-01-20'))
      .given(coreGroup('2026-02-20'))
      .then({ deadlines: { 'nextCoreGroup#2': { due: '2026-03-20' } } });
    agreed('nottinghamshire', '4 weeks', planMade('2026-01-20'))
      .given(coreGroup('2026-02-20', { interval: '6 weeks' }))
      .then({ deadlines: { 'nextCoreGroup#2': { due: '2026-04-03' } } });
  });

  test('D27: one that is later than the conference’s moves nothing, and that is said', () => {
    const story = agreed('nottinghamshire', '8 weeks', planMade('2026-01-20', { interval: '6 weeks' }));
    story.then({ deadlines: { 'nextCoreGroup#1': { due: '2026-03-12' } } });
    expect(clausesOf(story)).toEqual(['england.core-group.2', 'nottinghamshire.what.4']);
    expect(textOf(story)).toContain('The group agreed to meet every 8 weeks; that is later, and this limit stays.');
  });

  test('D27: in Croydon it tightens the six weeks, and never loosens them', () => {
    const story = agreed('croydon', '3 weeks', planMade('2026-01-20'));
    expect(clausesOf(story)).toEqual(['croydon.5.2.g', 'croydon.5.2.e']);
    story.then({
      deadlines: { 'nextCoreGroup#1': { due: '2026-02-19' } },
    });
    agreed('croydon', '2 months', planMade('2026-01-20')).then({
      deadlines: { 'nextCoreGroup#1': { due: '2026-03-12' } },
    });
  });

  test('D27: where the policy leaves it to nobody it is recorded and counts for nothing', () => {
    agreed('oxfordshire', '2 weeks', planMade('2026-01-20')).then({
      deadlines: { 'nextCoreGroup#1': { due: '2026-03-12' } },
    });
  });

  test('D27: a new plan begins without it', () => {
    agreed('nottinghamshire', '4 weeks', planMade('2026-01-20'))
      .given({ type: 'plan.ended', on: '2026-02-02', reason: 'moved' }, planMade('2026-05-05'), coreGroup('2026-05-12'))
      .then({ deadlines: { 'nextCoreGroup#2': { due: null, status: 'unset' } } });
  });
});
