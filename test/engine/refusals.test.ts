import { describe, expect, test } from 'vitest';

import { type EndReason, FACT_TYPES } from '../../src/facts/vocabulary.ts';
import { coreGroup, planMade, reviewArranged, reviewHeld, type Story, under, type Written } from '../given.ts';

const on = '2026-03-02';
const beforeAnything = under('england').given();
const enquiry = under('england').given({ type: 'strategyDiscussion.held', on: '2026-01-05' });
const noPlan = under('england').given({
  type: 'conference.held',
  on: '2026-01-20',
  kind: 'initial',
  decision: 'noPlan',
});
const onPlan = under('england').given(planMade('2026-01-20'));
const steppingDown = onPlan.given(reviewHeld('2026-02-20', 'discontinue'));
const steppedDown = steppingDown.given({
  type: 'stepDown.agreed',
  on: '2026-02-21',
  route: 'childInNeed',
  consent: 'given',
});
const ended = onPlan.given({ type: 'plan.ended', on: '2026-02-20', reason: 'moved' });
const inAnotherEnquiry = ended.given({ type: 'strategyDiscussion.held', on: '2026-02-25' });

/** What can happen only while a plan runs, one of each kind. */
const PLAN_FACTS: readonly Written[] = [
  coreGroup(on),
  { type: 'coreGroup.arranged', on, for: '2026-03-09' },
  { type: 'coreGroup.cancelled', on, reason: 'half-term' },
  reviewHeld(on),
  reviewHeld(on, 'discontinue'),
  reviewArranged(on, '2026-04-01'),
  { type: 'visit.made', on },
  { type: 'report.shared', on },
  { type: 'school.changed', on },
  { type: 'assessment.completed', on },
  { type: 'member.joined', on, role: 'teacher' },
  { type: 'member.left', on, role: 'teacher' },
  { type: 'worker.changed', on, leadSocialWorker: 'E. Fern' },
  { type: 'supervision.held', on },
  { type: 'plan.written', on, needs: [] },
  { type: 'plan.detailed', on },
  { type: 'plan.approved', on },
  { type: 'plan.distributed', on },
  { type: 'action.agreed', on, action: 'a', what: 'register with a GP', who: 'mother', by: '2026-03-20' },
  { type: 'concern.raised', on, concern: 'c', about: 'plan' },
  { type: 'removal.recommended', on, agreed: true },
  { type: 'plan.ended', on, reason: 'moved' },
];
const named = (fact: Written): [string, Written] => [`${fact.type}${'kind' in fact ? ` (${fact.kind})` : ''}`, fact];

const refuses = (story: Story, fact: Written): string => {
  const found = story.when(fact).then({ refused: [fact.type] });
  const reason = found.refused[0]?.reason ?? '';
  expect(reason).toMatch(/^[A-Z].*\.$/);
  return reason;
};

describe('F3: while no plan runs there is nothing of a plan', () => {
  describe.each([
    ['before anything', beforeAnything],
    ['while enquiries run', enquiry],
    ['after a conference made no plan', noPlan],
    ['in step-down', steppingDown],
    ['after step-down', steppedDown],
    ['after another end', ended],
    ['in another enquiry', inAnotherEnquiry],
  ])('F3: %s', (_, story) => {
    test.each(PLAN_FACTS.map(named))('F3: no %s', (__, fact) => {
      expect(refuses(story, fact)).toMatch(/no plan|plan has ended|made no plan/);
    });
  });

  test('F3: the reason says why no plan runs', () => {
    expect(refuses(enquiry, coreGroup(on))).toBe(
      'Core group held: no plan runs, because no initial conference has made one yet.',
    );
    expect(refuses(noPlan, coreGroup(on))).toBe('Core group held: the conference made no plan.');
    expect(refuses(ended, coreGroup(on))).toBe('Core group held: the plan has ended, and no new one was made.');
  });
});

describe('F4: no initial conference while a plan runs or is being stepped down', () => {
  const initial: Written[] = [
    planMade(on),
    { type: 'conference.held', on, kind: 'initial', decision: 'noPlan' },
    { type: 'conference.arranged', on, kind: 'initial', for: '2026-03-10' },
  ];

  test.each(initial.map(named))('F4: %s', (_, fact) => {
    expect(refuses(onPlan, fact)).toContain('A plan runs already');
    expect(refuses(steppingDown, fact)).toContain('still being stepped down');
  });

  test.each(initial.map(named))('F4: at any other time it can be: %s', (_, fact) => {
    for (const story of [beforeAnything, enquiry, noPlan, steppedDown, ended, inAnotherEnquiry])
      story.when(fact).then({});
  });
});

describe('F5: no record of a meeting that was not held', () => {
  test.each(['record.circulated', 'record.agreed'] as const)('F5: %s', (type) => {
    expect(refuses(onPlan, { type, on, meeting: 1 })).toBe('Record 1 has no meeting 1: 0 were held.');
    const one = onPlan.given(coreGroup('2026-01-28'));
    expect(refuses(one, { type, on, meeting: 2 })).toBe('Record 2 has no meeting 2: 1 was held.');
    expect(refuses(beforeAnything, { type, on, meeting: 1 })).toBe('Record 1 has no meeting 1: 0 were held.');
  });
});

describe('F6: a record is not agreed before it was circulated', () => {
  test.each(['surrey', 'croydon', 'nottinghamshire'])('F6: in %s', (policy) => {
    const held = under(policy).given(planMade('2026-01-20'), coreGroup('2026-01-28'));
    expect(refuses(held, { type: 'record.agreed', on, meeting: 1 })).toBe(
      'Record 1 was not circulated yet, so it cannot be agreed.',
    );
    held.when({ type: 'record.circulated', on, meeting: 1 }, { type: 'record.agreed', on, meeting: 1 }).then({});
  });

  test('F6: circulating one record does not let another be agreed', () => {
    const two = under('surrey').given(planMade('2026-01-20'), coreGroup('2026-01-28'), coreGroup('2026-02-10'));
    two
      .when({ type: 'record.circulated', on, meeting: 1 }, { type: 'record.agreed', on, meeting: 2 })
      .then({ refused: ['record.agreed'] });
  });
});

describe('F7: an action is agreed once and done once, in that order', () => {
  const agreed: Written = {
    type: 'action.agreed',
    on,
    action: 'gp',
    what: 'register',
    who: 'mother',
    by: '2026-03-20',
  };

  test('F7: not done before it was agreed', () => {
    expect(refuses(onPlan, { type: 'action.done', on, action: 'gp' })).toBe(
      'The action gp was not agreed, so it cannot be done.',
    );
  });

  test('F7: not agreed twice, not even after it is done', () => {
    expect(refuses(onPlan.given(agreed), agreed)).toContain('The action gp was agreed already.');
    expect(refuses(onPlan.given(agreed, { type: 'action.done', on, action: 'gp' }), agreed)).toContain(
      'agreed already',
    );
  });

  test('F7: not moved before it was agreed, nor after it is done', () => {
    const moved: Written = { type: 'action.moved', on, action: 'gp', for: '2026-03-27' };
    expect(refuses(onPlan, moved)).toBe('The action gp was not agreed, so it has no date to move.');
    const done = onPlan.given(agreed, { type: 'action.done', on, action: 'gp' });
    expect(refuses(done, moved)).toBe('The action gp is done already.');
  });

  test('F7: not done twice', () => {
    const done = onPlan.given(agreed, { type: 'action.done', on, action: 'gp' });
    expect(refuses(done, { type: 'action.done', on, action: 'gp' })).toBe('The action gp is done already.');
  });

  test('F7: names that look like something else are only names', () => {
    for (const action of ['__proto__', 'constructor', '1', 'a:b', 'record:1']) {
      onPlan
        .when({ ...agreed, action }, { type: 'action.done', on, action })
        .then({ states: { [`action:${action}`]: ['done'] } });
    }
  });
});

describe('F8: a concern is raised once, and closed when it is resolved', () => {
  const raised: Written = { type: 'concern.raised', on, concern: 'gaps', about: 'group' };
  const after: readonly Written[] = [
    { type: 'concern.managerInformed', on, concern: 'gaps' },
    { type: 'concern.stepTaken', on, concern: 'gaps', step: 'tellManager' },
    { type: 'concern.decided', on, concern: 'gaps', outcome: 'planChanged' },
    { type: 'concern.resolved', on, concern: 'gaps' },
  ];

  test.each(after.map(named))('F8: nothing follows from one that was not raised: %s', (_, fact) => {
    expect(refuses(onPlan, fact)).toBe('The concern gaps was not raised, so nothing can follow from it.');
    expect(refuses(onPlan.given({ ...raised, concern: 'other' }), fact)).toContain('was not raised');
  });

  test.each(after.map(named))('F8: nothing more follows from one that is resolved: %s', (_, fact) => {
    const resolved = onPlan.given(raised, { type: 'concern.resolved', on, concern: 'gaps' });
    expect(refuses(resolved, fact)).toBe('The concern gaps is resolved already.');
  });

  test('F8: not raised twice, not even after it is resolved', () => {
    expect(refuses(onPlan.given(raised), raised)).toContain('The concern gaps was raised already.');
    expect(refuses(onPlan.given(raised, { type: 'concern.resolved', on, concern: 'gaps' }), raised)).toContain(
      'raised already',
    );
  });
});

describe('F9: no step-down before a review decided to end the plan', () => {
  const agreed: Written = { type: 'stepDown.agreed', on, route: 'childInNeed', consent: 'given' };

  test('F9: not before, during or beside a plan, and not after another end', () => {
    for (const story of [beforeAnything, enquiry, noPlan, onPlan, ended, inAnotherEnquiry]) {
      expect(refuses(story, agreed)).toBe(
        'No review conference has decided to end a plan, so there is nothing to step down from.',
      );
    }
  });

  test('F9: once a review decided it, it can be agreed, and agreed again', () => {
    steppingDown.when(agreed, agreed).then({});
  });
});

describe('F10: while a plan runs every other fact is accepted, even if nothing waits for it', () => {
  test.each(PLAN_FACTS.map(named))('F10: %s', (_, fact) => {
    onPlan.when(fact).then({});
  });

  test('F10: a report nobody asked for, a plan approved before it is detailed, a second strategy discussion', () => {
    onPlan
      .when(
        { type: 'report.shared', on },
        { type: 'plan.approved', on },
        { type: 'plan.distributed', on },
        { type: 'strategyDiscussion.held', on },
        { type: 'coreGroup.cancelled', on, reason: 'there was none' },
      )
      .then({ deadlines: { 'initialConference#1': null, 'conferenceReport#1': null, 'planDistribution#1': null } });
  });

  test('F2: every ending has its reason', () => {
    const reasons: EndReason[] = ['moved', 'turned18', 'leftUK', 'lookedAfter', 'died'];
    for (const reason of reasons) onPlan.when({ type: 'plan.ended', on, reason }).then({ ended: { on, reason } });
  });
});

describe('F11: after the end of a plan its records, actions and concerns can still be recorded', () => {
  const left: readonly Written[] = [
    coreGroup('2026-01-28'),
    { type: 'action.agreed', on: '2026-01-28', action: 'gp', what: 'register', who: 'mother', by: '2026-03-20' },
    { type: 'concern.raised', on: '2026-01-29', concern: 'gaps', about: 'group' },
  ];
  const ends: [string, Written[]][] = [
    ['by a review', [reviewHeld('2026-02-20', 'discontinue')]],
    ['otherwise', [{ type: 'plan.ended', on: '2026-02-20', reason: 'moved' }]],
    ['and another began', [{ type: 'plan.ended', on: '2026-02-20', reason: 'moved' }, planMade('2026-02-25')]],
  ];

  test.each(ends)('F11: a plan that ended %s', (_, end) => {
    under('surrey')
      .given(planMade('2026-01-20'), ...left, ...end)
      .when(
        { type: 'record.circulated', on, meeting: 1 },
        { type: 'record.agreed', on, meeting: 1 },
        { type: 'action.done', on, action: 'gp' },
        { type: 'concern.managerInformed', on, concern: 'gaps' },
        { type: 'concern.decided', on, concern: 'gaps', outcome: 'noFurtherAction' },
        { type: 'concern.resolved', on, concern: 'gaps' },
      )
      .then({
        states: {
          'record:1': ['minutes.agreed', 'plan.nothingToDistribute'],
          'action:gp': ['done'],
          'concern:gaps': ['resolved'],
        },
      });
  });
});

describe('F12: a refused fact changes nothing', () => {
  test('F12: what comes out is the same as without it, and it stands among the refused with its place', () => {
    const story = under('croydon').given(planMade('2026-01-20'), coreGroup('2026-01-29'));
    const without = story.asOf('2026-03-01').json();
    const refused = story.when(planMade('2026-02-02'), { type: 'record.circulated', on: '2026-02-03', meeting: 7 });
    const found = refused.asOf('2026-03-01').then({ refused: ['conference.held', 'record.circulated'] });
    expect({ ...found, refused: [] }).toEqual(without);
    expect(found.refused.map(({ index }) => index)).toEqual([2, 3]);
  });

  test('F12: it stands in the history, having moved nothing', () => {
    const { history } = beforeAnything.when(coreGroup(on)).run();
    expect(history).toEqual([
      {
        on,
        cause: { kind: 'fact', fact: expect.objectContaining({ id: 'f1' }), refused: expect.any(String) },
        moves: [],
      },
    ]);
  });
});

describe('F13: a withdrawn fact never was, from the day its withdrawal was recorded', () => {
  const story = onPlan.given(coreGroup('2026-01-28'), {
    type: 'fact.withdrawn',
    on: '2026-02-10',
    recordedAt: '2026-02-10T09:00:00.000Z',
    fact: 'f2',
    reason: 'It was another child’s.',
  });

  test('F13: it is left out from then on', () => {
    story.asOf('2026-02-10').then({
      states: { 'record:1': null },
      deadlines: { 'firstCoreGroup#1': { status: 'overdue' }, 'nextCoreGroup#1': null },
    });
  });

  test('F13: the day before, it was still there', () => {
    story.asOf('2026-02-09').then({ deadlines: { 'firstCoreGroup#1': { status: 'met' } } });
  });

  test('F13: what was known before the withdrawal was recorded still shows it', () => {
    story
      .asOf('2026-02-10')
      .knownOn('2026-02-09')
      .then({ deadlines: { 'firstCoreGroup#1': { status: 'met' } } });
  });

  test('F13: what followed from it is refused', () => {
    story
      .given({ type: 'record.circulated', on: '2026-02-01', meeting: 1 })
      .asOf('2026-02-10')
      .then({ refused: ['record.circulated'] });
  });

  test('F13: a conference that is withdrawn takes the plan with it', () => {
    onPlan
      .given({ type: 'fact.withdrawn', on: '2026-01-21', fact: 'f1', reason: 'wrong child' })
      .then({ states: { plan: ['beforePlan.noEnquiry'], 'visits:1': null } });
  });

  test('F13: a withdrawal of a fact that is not there, or of itself, changes nothing', () => {
    onPlan
      .given({ type: 'fact.withdrawn', on, fact: 'nobody', reason: 'x' })
      .then({ states: { 'visits:1': ['awaitingVisit.unset'] } });
    onPlan
      .given({ type: 'fact.withdrawn', on, fact: 'f2', reason: 'x' })
      .then({ states: { 'visits:1': ['awaitingVisit.unset'] } });
  });
});

describe('F14: a withdrawal that was itself withdrawn has no effect', () => {
  const withdrawn = onPlan.given(coreGroup('2026-01-28'), {
    type: 'fact.withdrawn',
    on: '2026-02-10',
    fact: 'f2',
    reason: 'another child’s',
  });

  test('F14: the fact is there again', () => {
    withdrawn
      .given({ type: 'fact.withdrawn', on: '2026-02-12', fact: 'f3', reason: 'it was hers after all' })
      .then({ deadlines: { 'firstCoreGroup#1': { status: 'met', metOn: '2026-01-28' } } });
  });

  test('F14: until that is withdrawn too', () => {
    withdrawn
      .given(
        { type: 'fact.withdrawn', on: '2026-02-12', fact: 'f3', reason: 'it was hers after all' },
        { type: 'fact.withdrawn', on: '2026-02-13', fact: 'f4', reason: 'no, it was not' },
      )
      .then({ deadlines: { 'firstCoreGroup#1': { status: 'overdue' } } });
  });
});

describe('F16: what can happen with or without a plan', () => {
  const always: Written[] = [
    { type: 'event.noted', on, what: 'The police came to the flat' },
    { type: 'policy.adopted', on, policy: 'surrey', edition: '2012' },
  ];
  test.each([
    ['before anything', beforeAnything],
    ['on a plan', onPlan],
    ['after an end', ended],
  ])('F16: %s', (_, story) => {
    const before = story.asOf(on).json();
    expect({
      ...story
        .when(...always)
        .asOf(on)
        .json(),
      asOf: before.asOf,
    }).toEqual(before);
  });
});

describe('F17: nobody answers a record before it was circulated', () => {
  const held = onPlan.given(coreGroup('2026-01-28'));
  const answer: Written = { type: 'record.answered', on, meeting: 1, member: 'teacher', answer: 'disagrees' };

  test('F17: refused before, taken note of afterwards and again', () => {
    expect(refuses(held, answer)).toBe('Record 1 was not circulated yet, so nobody can answer it.');
    held
      .given({ type: 'record.circulated', on, meeting: 1 })
      .when(answer, { ...answer, answer: 'agrees' })
      .then({ refused: [], states: { 'record:1': ['minutes.circulated', 'plan.nothingToDistribute'] } });
  });

  test('F17: there is no answer to a record of a meeting that was not held', () => {
    expect(refuses(held, { ...answer, meeting: 2 })).toMatch('Record 2 has no meeting 2');
  });
});

test('F2: every kind of fact is tried here', () => {
  const others = `strategyDiscussion.held conference.held record.circulated record.agreed action.done action.moved
    concern.managerInformed concern.stepTaken concern.decided concern.resolved stepDown.agreed fact.withdrawn
    record.answered event.noted policy.adopted`;
  const tried = new Set<string>([...PLAN_FACTS.map(({ type }) => type), ...others.split(/\s+/)]);
  expect(FACT_TYPES.filter((type) => !tried.has(type))).toEqual([]);
});
