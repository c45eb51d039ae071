import { describe, expect, test } from 'vitest';

import { coreGroup, planMade, reviewArranged, reviewHeld, under, type Written } from '../given.ts';

describe('W1: an interval gives the due date too where the policy is silent', () => {
  test('W1: in Nottinghamshire', () => {
    under('nottinghamshire')
      .given(planMade('2026-01-20', { interval: '4 weeks' }), coreGroup('2026-01-28'))
      .then({ deadlines: { 'nextCoreGroup#1': { due: '2026-02-25', status: 'running' } } });
  });

  test('W1: in Croydon between the second one and the first review', () => {
    under('croydon')
      .given(planMade('2026-01-20', { interval: '4 weeks' }), coreGroup('2026-01-28'), coreGroup('2026-02-18'))
      .then({ deadlines: { 'nextCoreGroup#2': { due: '2026-03-18' } } });
  });

  test('W1: it stays the limit though another date is arranged', () => {
    under('nottinghamshire')
      .given(planMade('2026-01-20', { interval: '4 weeks' }), coreGroup('2026-01-28'))
      .when({ type: 'coreGroup.arranged', on: '2026-02-02', for: '2026-03-20' })
      .then({ deadlines: { 'nextCoreGroup#1': { due: '2026-02-25' } } });
  });
});

describe('W2: a core group in the three weeks before a review counts even if the review was arranged afterwards', () => {
  const held = (day: '2026-03-24' | '2026-03-25' | '2026-04-02') =>
    under('pan-sussex').given(planMade('2026-01-20'), coreGroup('2026-01-28'), coreGroup(day));
  const late = reviewArranged('2026-04-03', '2026-04-15');

  test('W2: inside them', () => {
    held('2026-04-02')
      .when(late)
      .then({ deadlines: { 'preReviewCoreGroup#1': { status: 'met', metOn: '2026-04-02' } } });
    held('2026-03-25')
      .when(late)
      .then({ deadlines: { 'preReviewCoreGroup#1': { status: 'met', metOn: '2026-03-25' } } });
  });

  test('W2: not the day before they begin', () => {
    held('2026-03-24')
      .when(late)
      .then({ deadlines: { 'preReviewCoreGroup#1': { status: 'running', metOn: null } } });
  });

  test('W2: when the review is brought forward the core group counts for its new day', () => {
    held('2026-03-25')
      .given(reviewArranged('2026-02-02', '2026-05-01'))
      .when(reviewArranged('2026-03-26', '2026-04-08'))
      .then({ deadlines: { 'preReviewCoreGroup#1': { due: '2026-04-08', status: 'met', metOn: '2026-03-25' } } });
  });

  test('W2: when it is put off beyond three weeks the core group counts no more, under the same number', () => {
    held('2026-03-25')
      .given(reviewArranged('2026-03-20', '2026-04-08'))
      .when(reviewArranged('2026-04-01', '2026-04-20'))
      .then({
        deadlines: {
          'preReviewCoreGroup#1': { due: '2026-04-20', status: 'running', metOn: null },
          'preReviewCoreGroup#2': null,
        },
      });
  });

  test('W2: a core group of an earlier plan does not count for the next', () => {
    under('pan-sussex')
      .given(
        planMade('2026-01-20'),
        coreGroup('2026-01-28'),
        { type: 'plan.ended', on: '2026-01-29', reason: 'moved' },
        planMade('2026-01-30'),
        reviewArranged('2026-02-02', '2026-02-10'),
      )
      .then({ deadlines: { 'preReviewCoreGroup#1': { metOn: null } } });
  });
});

test('W3: a second strategy discussion while enquiries run changes nothing', () => {
  under('england')
    .given({ type: 'strategyDiscussion.held', on: '2026-01-05' })
    .when({ type: 'strategyDiscussion.held', on: '2026-01-12' })
    .then({ deadlines: { 'initialConference#1': { due: '2026-01-26' }, 'initialConference#2': null } });
});

describe('W4: what was met for a review follows its new date', () => {
  const shared = under('pan-sussex').given(planMade('2026-01-20'), reviewArranged('2026-02-02', '2026-04-15'), {
    type: 'report.shared',
    on: '2026-04-09',
  });

  test('W4: put off, it is still met', () => {
    shared.when(reviewArranged('2026-04-10', '2026-04-20')).then({
      deadlines: {
        'conferenceReport#1': { due: '2026-04-15', status: 'met', metOn: '2026-04-09' },
        'conferenceReport#2': null,
      },
    });
  });

  test('W4: put off after it came too late, it is in time; what was late stays recorded', () => {
    const late = under('pan-sussex').given(
      planMade('2026-01-20'),
      coreGroup('2026-01-28'),
      reviewArranged('2026-02-02', '2026-04-15'),
      { type: 'report.shared', on: '2026-04-12' },
    );
    late.then({ deadlines: { 'conferenceReport#1': { due: '2026-04-10', status: 'late' } } });
    const found = late
      .when(reviewArranged('2026-04-13', '2026-04-20'))
      .then({ deadlines: { 'conferenceReport#1': { due: '2026-04-15', status: 'met' } } });
    expect(found.breaches.map(({ on, clauses }) => `${on} ${clauses.join()}`)).toContain(
      '2026-04-11 pan-sussex.record.3',
    );
  });

  test('W4: brought forward, it can turn out late', () => {
    shared
      .when(reviewArranged('2026-04-10', '2026-04-11'))
      .then({ deadlines: { 'conferenceReport#1': { due: '2026-04-06', status: 'late', metOn: '2026-04-09' } } });
  });
});

describe('W5: a date agreed on the day of a core group is the next one’s', () => {
  const before = under('nottinghamshire').given(planMade('2026-01-20'));
  const next: Written = { type: 'coreGroup.arranged', on: '2026-01-28', for: '2026-02-25' };

  test('W5: recorded before or after the core group on that day', () => {
    for (const facts of [
      [next, coreGroup('2026-01-28')],
      [coreGroup('2026-01-28'), next],
    ]) {
      before.when(...facts).then({ deadlines: { 'nextCoreGroup#1': { due: '2026-02-25', status: 'running' } } });
    }
  });

  test('W5: one agreed earlier was this one’s, though this one was held before its day', () => {
    before
      .given({ ...next, on: '2026-01-21', for: '2026-01-30' })
      .when(coreGroup('2026-01-28'))
      .then({ deadlines: { 'nextCoreGroup#1': { due: null, status: 'unset' } }, next: ['coreGroup.arranged'] });
  });

  test('W5: one agreed that day for that day was this one’s', () => {
    before
      .given({ ...next, for: '2026-01-28' })
      .when(coreGroup('2026-01-28'))
      .then({ deadlines: { 'nextCoreGroup#1': { due: null, status: 'unset' } } });
  });
});

describe('W6: what the plan no longer needs on the day it ends is cancelled, not missed', () => {
  test.each<[string, Written]>([
    ['by a review', reviewHeld('2026-03-11', 'discontinue')],
    ['otherwise', { type: 'plan.ended', on: '2026-03-11', reason: 'moved' }],
  ])('W6: a core group, a visit, a changed plan and a birthday due on the day the plan ends %s', (_, end) => {
    under('oxfordshire')
      .born('2008-03-12')
      .given(
        planMade('2026-01-20', { visitEvery: '15 days' }),
        coreGroup('2026-01-28', { chair: 'teamManager' }),
        { type: 'visit.made', on: '2026-02-04' },
        { type: 'visit.made', on: '2026-02-19' },
        { type: 'visit.made', on: '2026-02-24' },
        coreGroup('2026-03-04', { planUpdated: true }),
        reviewHeld('2026-03-04', 'continue', { interval: '7 days' }),
      )
      .when(end)
      .asOf('2026-03-20')
      .then({
        deadlines: {
          'nextCoreGroup#2': { due: '2026-03-11', status: 'cancelled' },
          'visit#4': { due: '2026-03-11', status: 'cancelled' },
          'planDistribution#2': { due: '2026-03-11', status: 'cancelled' },
          'eighteenthBirthday#1': { due: '2026-03-11', status: 'cancelled' },
        },
        breaches: [],
      });
  });

  test('W6: what was to be ready for the review that ended it is missed', () => {
    under('croydon')
      .given(
        planMade('2026-01-20'),
        coreGroup('2026-01-28', { chair: 'teamManager' }),
        reviewArranged('2026-02-02', '2026-03-04'),
      )
      .when(
        { type: 'record.circulated', on: '2026-02-02', meeting: 1 },
        { type: 'removal.recommended', on: '2026-02-10', agreed: true },
      )
      .when(reviewHeld('2026-03-04', 'discontinue'))
      .asOf('2026-03-05')
      .then({
        deadlines: { 'conferenceReport#1': { status: 'missed' }, 'assessment#1': { status: 'missed' } },
        breaches: ['2026-03-05 must croydon.3.1.d', '2026-03-05 must croydon.1.3.d.2 croydon.1.3.d.1'],
      });
  });

  test('W6: the rhythm that a first review begins does not bind a plan which that review ends', () => {
    const found = under('croydon')
      .given(planMade('2026-01-06'), coreGroup('2026-01-13'), coreGroup('2026-01-20'))
      .when(reviewHeld('2026-04-01', 'discontinue'))
      .asOf('2026-04-10')
      .then({ deadlines: { 'nextCoreGroup#2': { due: null, status: 'cancelled' } } });
    expect(found.breaches.flatMap(({ clauses }) => clauses)).not.toContain('croydon.5.2.f');
  });
});

describe('W7: a review changes which rule holds for the next core group at once', () => {
  const second = under('croydon').given(planMade('2026-01-20'), coreGroup('2026-01-28'), coreGroup('2026-02-25'));

  test('W7: a date that was unset comes to be, and runs', () => {
    const found = second
      .when(reviewHeld('2026-04-10'))
      .then({ deadlines: { 'nextCoreGroup#2': { due: '2026-04-25' } } });
    expect(found.states.plan).toContain('onPlan.meetings.awaitingNextCoreGroup.running');
  });

  test('W7: a date that was arranged gives way to the rule', () => {
    second
      .given({ type: 'coreGroup.arranged', on: '2026-02-26', for: '2026-05-20' })
      .when(reviewHeld('2026-04-10'))
      .then({ deadlines: { 'nextCoreGroup#2': { due: '2026-04-25' } } });
  });
});

describe('W8: where enquiries begin again before support is agreed, it can still be agreed', () => {
  const again = under('croydon').given(planMade('2026-01-20'), reviewHeld('2026-03-16', 'discontinue'), {
    type: 'strategyDiscussion.held',
    on: '2026-03-20',
  });
  const agreed: Written = { type: 'stepDown.agreed', on: '2026-03-23', route: 'childInNeed', consent: 'given' };

  test('W8: the enquiries go on', () => {
    again.when(agreed).then({ states: { plan: ['beforePlan.awaitingInitialConference.running'] } });
  });

  test('W8: once another plan is made, it cannot', () => {
    again.when(planMade('2026-03-21'), agreed).then({ refused: ['stepDown.agreed'] });
  });

  test('W8: a plan that ended otherwise has nothing to step down from', () => {
    under('croydon')
      .given(
        planMade('2026-01-20'),
        { type: 'plan.ended', on: '2026-03-16', reason: 'moved' },
        { type: 'strategyDiscussion.held', on: '2026-03-20' },
      )
      .when(agreed)
      .then({ refused: ['stepDown.agreed'] });
  });
});
