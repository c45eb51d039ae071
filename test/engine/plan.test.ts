import { describe, expect, test } from 'vitest';

import { ROUTES } from '../../src/facts/vocabulary.ts';
import { coreGroup, planMade, reviewArranged, reviewHeld, under, type Written } from '../given.ts';

const discussion: Written = { type: 'strategyDiscussion.held', on: '2026-01-05' };
const noPlan: Written = { type: 'conference.held', on: '2026-01-20', kind: 'initial', decision: 'noPlan' };
const started = [
  'onPlan.meetings.awaitingFirstCoreGroup.running',
  'onPlan.review.awaitingFirstReview.running',
  'onPlan.escalation.noOpenConcern',
];
const onPlan = under('england').given(planMade('2026-01-20'));
const steppingDown = onPlan.given(reviewHeld('2026-04-15', 'discontinue'));

test('P1: a strategy discussion opens enquiries; the initial conference is awaited', () => {
  under('england')
    .given(discussion)
    .then({ states: { plan: ['beforePlan.awaitingInitialConference.running'] } });
});

describe('P2: an initial conference that makes a plan starts it that day', () => {
  test('P2: after enquiries', () => {
    under('england')
      .given(discussion)
      .when(planMade('2026-01-20'))
      .then({ states: { plan: started } });
  });

  test('P2: without any', () => {
    const found = onPlan.then({
      states: {
        plan: started,
        'assessment:1': ['awaitingAssessment.running'],
        'visits:1': ['awaitingVisit.unset'],
        'document:1': ['written.outline'],
      },
      ended: null,
    });
    expect(Object.keys(found.states)).toHaveLength(4);
  });

  test('P2: after a conference that made none', () => {
    under('england')
      .given(noPlan)
      .when(planMade('2026-02-20'))
      .then({ states: { plan: started } });
  });
});

test('P3: an initial conference that makes no plan ends the enquiries', () => {
  under('england')
    .given(discussion)
    .when(noPlan)
    .asOf('2026-06-01')
    .then({ states: { plan: ['beforePlan.noPlanMade'] }, breaches: [], ended: null });
});

test('P4: after each core group the next one is awaited, until the plan ends', () => {
  const later = onPlan.given(coreGroup('2026-01-28'), coreGroup('2026-02-25'));
  const found = later.then({
    deadlines: { 'nextCoreGroup#1': { status: 'met' }, 'nextCoreGroup#2': { status: 'unset' } },
  });
  expect(found.states.plan).toContain('onPlan.meetings.awaitingNextCoreGroup.unset');
  later
    .when(reviewHeld('2026-04-15', 'discontinue'))
    .then({ deadlines: { 'nextCoreGroup#2': { status: 'cancelled' }, 'nextCoreGroup#3': null } });
});

test('P5: after each review that continues the plan the next review is awaited', () => {
  const found = onPlan.given(reviewHeld('2026-04-15')).json();
  expect(found.states.plan).toContain('onPlan.review.awaitingNextReview.running');
  const again = onPlan.given(reviewHeld('2026-04-15'), reviewHeld('2026-10-10')).json();
  expect(again.states.plan).toContain('onPlan.review.awaitingNextReview.running');
});

describe('P6: a review that ends the plan leads to step-down', () => {
  test('P6: at the first review', () => {
    steppingDown.then({
      states: { plan: ['stepDown'] },
      ended: { on: '2026-04-15', reason: 'removed', route: null },
      next: ['stepDown.agreed'],
    });
  });

  test('P6: at a later one', () => {
    onPlan
      .given(reviewHeld('2026-04-15'), reviewHeld('2026-10-10', 'discontinue'))
      .then({ states: { plan: ['stepDown'] }, ended: { on: '2026-10-10', reason: 'removed', route: null } });
  });

  test('P6: a recommendation alone ends nothing', () => {
    const found = onPlan.given({ type: 'removal.recommended', on: '2026-04-01', agreed: true }).then({ ended: null });
    expect(found.states.plan).toEqual(started.map((path) => path.replace('Group.running', 'Group.overdue')));
  });
});

describe('P7: step-down ends with a route only by consent', () => {
  test.each(ROUTES)('P7: consent given to %s', (route) => {
    steppingDown
      .when({ type: 'stepDown.agreed', on: '2026-04-20', route, consent: 'given' })
      .then({ states: { plan: ['ended.withStepDown'] }, ended: { on: '2026-04-15', reason: 'removed', route } });
  });

  const refused = steppingDown.given({
    type: 'stepDown.agreed',
    on: '2026-04-20',
    route: 'childInNeed',
    consent: 'refused',
  });

  test('P7: consent refused agrees no route', () => {
    refused.then({
      states: { plan: ['ended.consentRefused'] },
      ended: { on: '2026-04-15', reason: 'removed', route: null },
      next: ['stepDown.agreed'],
    });
  });

  test('P7: refused again, it stays refused; given later, it counts', () => {
    const again = refused.given({
      type: 'stepDown.agreed',
      on: '2026-04-22',
      route: 'childInNeed',
      consent: 'refused',
    });
    again.then({
      states: { plan: ['ended.consentRefused'] },
      ended: { on: '2026-04-15', reason: 'removed', route: null },
    });
    again.when({ type: 'stepDown.agreed', on: '2026-05-04', route: 'teamAroundChild', consent: 'given' }).then({
      states: { plan: ['ended.withStepDown'] },
      ended: { on: '2026-04-15', reason: 'removed', route: 'teamAroundChild' },
    });
  });

  test('P7: another route with consent replaces the first; a refusal afterwards does not undo it', () => {
    const agreed = steppingDown.given({
      type: 'stepDown.agreed',
      on: '2026-04-20',
      route: 'childInNeed',
      consent: 'given',
    });
    agreed
      .when({ type: 'stepDown.agreed', on: '2026-05-20', route: 'none', consent: 'given' })
      .then({ ended: { on: '2026-04-15', reason: 'removed', route: 'none' } });
    agreed
      .when({ type: 'stepDown.agreed', on: '2026-05-20', route: 'none', consent: 'refused' })
      .then({ ended: { on: '2026-04-15', reason: 'removed', route: 'childInNeed' } });
  });
});

test.each(['moved', 'leftUK', 'lookedAfter', 'died'] as const)(
  'P8: a plan also ends without a review: %s',
  (reason) => {
    onPlan
      .when({ type: 'plan.ended', on: '2026-03-02', reason })
      .then({ states: { plan: ['ended.otherwise'] }, ended: { on: '2026-03-02', reason } });
  },
);

describe('P9: on the eighteenth birthday the plan ends by itself', () => {
  const born = under('england').born('2008-03-10').given(planMade('2026-01-20'), coreGroup('2026-01-28'));

  test('P9: the day before it the plan runs', () => {
    born.asOf('2026-03-09').then({ ended: null, deadlines: { 'eighteenthBirthday#1': { status: 'near' } } });
  });

  test('P9: on the birthday it has ended, and nothing is held against anybody', () => {
    born.asOf('2026-03-10').then({
      states: { plan: ['ended.otherwise'], 'visits:1': ['over'] },
      ended: { on: '2026-03-10', reason: 'turned18' },
      breaches: [],
    });
  });

  test('P9: it comes before that day’s facts', () => {
    born.when(coreGroup('2026-03-10')).then({ refused: ['coreGroup.held'] });
    born
      .when(coreGroup('2026-03-09'))
      .asOf('2026-03-10')
      .then({ ended: { on: '2026-03-10', reason: 'turned18' } });
  });

  test('P9: a plan that ended before is not ended again', () => {
    born
      .when({ type: 'plan.ended', on: '2026-03-02', reason: 'moved' })
      .asOf('2026-04-01')
      .then({
        ended: { on: '2026-03-02', reason: 'moved' },
        deadlines: { 'eighteenthBirthday#1': { status: 'cancelled' } },
      });
  });

  test('P9: said by a person on that day too, it is refused: it has ended already', () => {
    born.when({ type: 'plan.ended', on: '2026-03-10', reason: 'turned18' }).then({
      refused: ['plan.ended'],
      ended: { on: '2026-03-10', reason: 'turned18' },
    });
  });

  test('P9: a plan made for somebody who is eighteen already ends on the day it was made, not before', () => {
    under('england')
      .born('2000-01-01')
      .given(planMade('2026-01-20'))
      .then({ ended: { on: '2026-01-20', reason: 'turned18' }, breaches: [] });
  });
});

describe('P10: a child may come back', () => {
  const first = under('surrey').given(planMade('2026-01-20'), coreGroup('2026-01-28'));
  const ends: [string, Written[]][] = [
    ['moved', [{ type: 'plan.ended', on: '2026-03-02', reason: 'moved' }]],
    [
      'stepped down',
      [
        reviewHeld('2026-03-02', 'discontinue'),
        { type: 'stepDown.agreed', on: '2026-03-02', route: 'none', consent: 'given' },
      ],
    ],
    [
      'refused support',
      [
        reviewHeld('2026-03-02', 'discontinue'),
        { type: 'stepDown.agreed', on: '2026-03-02', route: 'none', consent: 'refused' },
      ],
    ],
  ];

  test.each(ends)('P10: after a plan that ended (%s), by a strategy discussion', (_, end) => {
    const again = first.given(...end, { type: 'strategyDiscussion.held', on: '2026-05-05' });
    again.then({
      states: { plan: ['beforePlan.awaitingInitialConference.running'] },
      deadlines: { 'initialConference#1': { due: '2026-05-27' } },
      ended: null,
    });
    again.when(planMade('2026-05-20'), coreGroup('2026-05-27')).then({
      states: {
        'record:2': ['minutes.awaitingCirculation.running', 'plan.nothingToDistribute'],
        'visits:2': ['awaitingVisit.unset'],
      },
      deadlines: { 'firstCoreGroup#2': { due: '2026-06-04', status: 'met' }, 'firstReview#2': { due: '2026-08-20' } },
    });
  });

  test.each(ends)('P10: after a plan that ended (%s), by an initial conference at once', (_, end) => {
    first
      .given(...end)
      .when(planMade('2026-05-20'))
      .then({ states: { plan: started }, deadlines: { 'firstCoreGroup#2': { status: 'running' } }, ended: null });
  });

  test('P10: enquiries can begin before step-down is agreed', () => {
    steppingDown
      .when({ type: 'strategyDiscussion.held', on: '2026-04-18' })
      .then({ states: { plan: ['beforePlan.awaitingInitialConference.running'] } });
  });

  test('P10: the next plan starts its own counts: the first core group is a first one again', () => {
    first
      .given({ type: 'plan.ended', on: '2026-03-02', reason: 'moved' }, planMade('2026-05-20'))
      .when(coreGroup('2026-05-27', { chair: 'leadSocialWorker', attended: [] }))
      .then({ deadlines: { 'nextCoreGroup#2': { due: '2026-07-08' } } })
      .breaches.find(({ clauses, on }) => on === '2026-05-27' && clauses.includes('surrey.chairing.1.a'));
  });
});

describe('P11: a plan is left only by a review that ends it or by an ending without one', () => {
  const others: readonly Written[] = [
    coreGroup('2026-02-01'),
    reviewHeld('2026-02-01'),
    reviewArranged('2026-02-01', '2026-04-01'),
    { type: 'removal.recommended', on: '2026-02-01', agreed: true },
    { type: 'strategyDiscussion.held', on: '2026-02-01' },
    { type: 'concern.raised', on: '2026-02-01', concern: 'c', about: 'plan' },
    { type: 'stepDown.agreed', on: '2026-02-01', route: 'none', consent: 'given' },
    planMade('2026-02-01'),
    { type: 'conference.held', on: '2026-02-01', kind: 'initial', decision: 'noPlan' },
  ];

  test.each(others.map((fact): [string, Written] => [fact.type, fact]))('P11: not by %s', (_, fact) => {
    const found = onPlan.when(fact).json();
    expect(found.ended).toBeNull();
    expect(found.states.plan?.every((path) => path.startsWith('onPlan.'))).toBe(true);
  });
});

describe('P12: when a plan ends, what waited for it stops waiting', () => {
  const busy = under('croydon').given(
    planMade('2026-01-20', { visitEvery: '4 weeks' }),
    coreGroup('2026-01-29', { chair: 'teamManager' }),
    { type: 'school.changed', on: '2026-02-02' },
    reviewArranged('2026-02-02', '2026-04-15'),
    { type: 'action.agreed', on: '2026-02-02', action: 'a', what: 'x', who: 'y', by: '2026-06-01' },
    { type: 'concern.raised', on: '2026-02-02', concern: 'c', about: 'plan' },
  );

  test.each<[string, Written]>([
    ['by a review', reviewHeld('2026-02-05', 'discontinue')],
    ['otherwise', { type: 'plan.ended', on: '2026-02-05', reason: 'moved' }],
  ])('P12: %s', (_, end) => {
    const found = busy.when(end).then({
      states: {
        'visits:1': ['over'],
        'assessment:1': ['notCompleted'],
        'document:1': ['closed'],
        'schoolMove:1': ['notHeld'],
        'review:1': ['report.notShared', 'coreGroup.notAsked'],
        'action:a': ['awaitingCompletion.running'],
        'concern:c': ['open.awaitingManager'],
        'record:1': ['minutes.awaitingCirculation.near', 'plan.nothingToDistribute'],
      },
    });
    const open = found.deadlines.filter(({ status }) => ['running', 'near', 'overdue', 'unset'].includes(status));
    expect(open.map(({ id }) => id).toSorted()).toEqual(['action', 'recordCirculation']);
  });
});
