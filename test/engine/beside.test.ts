import { describe, expect, test } from 'vitest';

import { coreGroup, planMade, reviewArranged, reviewHeld, under, type Written } from '../given.ts';

const onPlan = under('croydon').given(planMade('2026-01-20'));
const on = '2026-02-02';

describe('A1: an agreed action waits until it is done, also past the plan’s end', () => {
  const agreed: Written = {
    type: 'action.agreed',
    on,
    action: 'gp',
    what: 'Register with a GP',
    who: 'healthVisitor',
    by: '2026-02-20',
  };

  test('A1: until it is done', () => {
    const found = onPlan.when(agreed).then({ states: { 'action:gp': ['awaitingCompletion.running'] } });
    expect(found.nextSteps.find(({ fact }) => fact === 'action.done')).toMatchObject({
      what: 'Register with a GP',
      who: 'health visitor',
      by: '2026-02-20',
    });
    onPlan.when(agreed, { type: 'action.done', on: '2026-02-20', action: 'gp' }).then({
      states: { 'action:gp': ['done'] },
      deadlines: { 'action#1': { status: 'met' } },
    });
  });

  test('A1: past the plan’s end it is still owed, and can be late', () => {
    const ended = onPlan.given(agreed, { type: 'plan.ended', on: '2026-02-10', reason: 'moved' });
    ended.asOf('2026-02-21').then({ deadlines: { 'action#1': { status: 'overdue' } } });
    ended
      .when({ type: 'action.done', on: '2026-02-23', action: 'gp' })
      .then({ deadlines: { 'action#1': { status: 'late', metOn: '2026-02-23' } } });
  });

  test('A2: an action can be given a new date, and what was late by the old one stays late', () => {
    const moved: Written = { type: 'action.moved', on: '2026-02-23', action: 'gp', for: '2026-03-06' };
    const later = onPlan.given(agreed, moved);
    later.then({ deadlines: { 'action#1': { due: '2026-03-06', status: 'running' } } });
    later.when({ type: 'action.done', on: '2026-03-06', action: 'gp' }).then({
      deadlines: { 'action#1': { status: 'met', metOn: '2026-03-06' } },
      breaches: ['2026-02-04 must croydon.5.2.c', '2026-02-21 must croydon.9.4.b'],
    });
  });

  test('A1: another action done does not touch it', () => {
    onPlan
      .given(agreed, { ...agreed, action: 'school' })
      .when({ type: 'action.done', on: '2026-02-10', action: 'school' })
      .then({ states: { 'action:gp': ['awaitingCompletion.running'], 'action:school': ['done'] } });
  });
});

describe('C1 to C5: concerns', () => {
  const raised = (concern: string): Written => ({ type: 'concern.raised', on, concern, about: 'plan' });
  const informed: Written = { type: 'concern.managerInformed', on, concern: 'gaps' };
  const decided: Written = { type: 'concern.decided', on, concern: 'gaps', outcome: 'planChanged' };
  const resolved = (concern: string): Written => ({ type: 'concern.resolved', on: '2026-02-09', concern });
  const open = onPlan.given(raised('gaps'));

  test('C1: it waits for the manager, then for a decision, then until it is resolved', () => {
    open.then({ states: { 'concern:gaps': ['open.awaitingManager'] }, next: ['concern.managerInformed'] });
    open.when(informed).then({ states: { 'concern:gaps': ['open.awaitingDecision'] }, next: ['concern.decided'] });
    open
      .when(informed, decided)
      .then({ states: { 'concern:gaps': ['open.awaitingResolution'] }, next: ['concern.resolved'] });
    open.when(informed, decided, resolved('gaps')).then({ states: { 'concern:gaps': ['resolved'] } });
  });

  test('C2: no step is forced', () => {
    open.when(decided).then({ states: { 'concern:gaps': ['open.awaitingResolution'] } });
    open.when(resolved('gaps')).then({ states: { 'concern:gaps': ['resolved'] } });
    open.when(decided, informed).then({ states: { 'concern:gaps': ['open.awaitingResolution'] } });
    open.when(informed, informed).then({ states: { 'concern:gaps': ['open.awaitingDecision'] } });
    open
      .when(decided, { ...decided, outcome: 'section47' })
      .then({ states: { 'concern:gaps': ['open.awaitingResolution'] } });
  });

  test.each([
    ['surrey', 'plan', ['tellLeadSocialWorker', 'tellManager', 'protectAtOnce', 'decide']],
    ['pan-sussex', 'disagreement', ['settleInMeeting', 'lineManagers', 'headsOfService']],
    ['oxfordshire', 'plan', ['tellMembers', 'tellChair', 'consultGroup', 'tellManager', 'managerEscalates']],
  ] as const)('C3: in %s the ladder of a concern about the %s is offered step by step', (policy, about, ladder) => {
    let story = under(policy).given(planMade('2026-01-20'), { type: 'concern.raised', on, concern: 'gaps', about });
    for (const step of ladder) {
      const offered = story.json().nextSteps.filter(({ fact }) => fact === 'concern.stepTaken');
      expect(offered).toHaveLength(1);
      expect(offered[0]?.clauses.length).toBeGreaterThan(0);
      story = story.given({ type: 'concern.stepTaken', on, concern: 'gaps', step });
    }
    story.then({ states: { 'concern:gaps': ['open.awaitingManager'] } });
    expect(story.json().nextSteps.filter(({ fact }) => fact === 'concern.stepTaken')).toEqual([]);
  });

  test('C3: a step taken out of turn, or one that is no rung, leaves the first one open', () => {
    const story = under('surrey').given(
      planMade('2026-01-20'),
      { type: 'concern.raised', on, concern: 'gaps', about: 'plan' },
      { type: 'concern.stepTaken', on, concern: 'gaps', step: 'tellManager' },
      { type: 'concern.stepTaken', on, concern: 'gaps', step: 'rang the school' },
    );
    expect(story.json().nextSteps.find(({ fact }) => fact === 'concern.stepTaken')?.what).toBe(
      'Tell the lead social worker.',
    );
  });

  test('C4: several run side by side; the plan has none open only when the last is resolved', () => {
    const two = open.given(raised('school'));
    const escalation = (story: typeof two): string | undefined =>
      story.json().states.plan?.find((path) => path.startsWith('onPlan.escalation'));
    expect(escalation(onPlan)).toBe('onPlan.escalation.noOpenConcern');
    expect(escalation(two)).toBe('onPlan.escalation.concernOpen');
    expect(escalation(two.when(resolved('gaps')))).toBe('onPlan.escalation.concernOpen');
    expect(escalation(two.when(resolved('gaps'), resolved('school')))).toBe('onPlan.escalation.noOpenConcern');
    two
      .when(resolved('gaps'))
      .then({ states: { 'concern:gaps': ['resolved'], 'concern:school': ['open.awaitingManager'] } });
  });

  test('C5: a concern goes on past the plan’s end', () => {
    const ended = open.given({ type: 'plan.ended', on: '2026-02-05', reason: 'moved' });
    ended.then({ states: { 'concern:gaps': ['open.awaitingManager'] }, next: ['concern.managerInformed'] });
    ended.when(resolved('gaps')).then({ states: { 'concern:gaps': ['resolved'] } });
  });

  test('C5: one left open from an earlier plan does not open the next plan’s', () => {
    const next = open.given({ type: 'plan.ended', on: '2026-02-05', reason: 'moved' }, planMade('2026-02-06'));
    expect(next.json().states.plan).toContain('onPlan.escalation.noOpenConcern');
    const both = next.given({ ...raised('new'), on: '2026-02-07' });
    expect(both.when(resolved('gaps')).json().states.plan).toContain('onPlan.escalation.concernOpen');
    expect(both.when(resolved('new')).json().states.plan).toContain('onPlan.escalation.noOpenConcern');
  });
});

describe('V1: a review that is arranged asks for its report', () => {
  const arranged = under('pan-sussex').given(planMade('2026-01-20'), reviewArranged('2026-02-02', '2026-04-15'));

  test('V1: and for a core group where the policy does', () => {
    arranged.then({ states: { 'review:1': ['report.awaitingReport.running', 'coreGroup.awaitingCoreGroup.running'] } });
    onPlan
      .when(reviewArranged('2026-02-02', '2026-04-15'))
      .then({ states: { 'review:1': ['report.awaitingReport.running', 'coreGroup.notAsked'] } });
  });

  test('V1: arranged again, the same preparation moves with it', () => {
    arranged.when(reviewArranged('2026-03-02', '2026-04-01')).then({
      states: {
        'review:1': ['report.awaitingReport.running', 'coreGroup.awaitingCoreGroup.running'],
        'review:2': null,
      },
      deadlines: { 'conferenceReport#1': { due: '2026-03-27' }, 'preReviewCoreGroup#1': { due: '2026-04-01' } },
    });
  });

  test('V1: an initial conference that is arranged asks for none', () => {
    under('pan-sussex')
      .given({ type: 'conference.arranged', on, kind: 'initial', for: '2026-02-20' })
      .then({ states: { 'review:1': null } });
  });
});

describe('V2: the next review is prepared anew', () => {
  test.each(['croydon', 'pan-sussex', 'oxfordshire'])(
    'V2: in %s after the last one was held, shared or not',
    (policy) => {
      for (const shared of [true, false]) {
        const facts: Written[] = [planMade('2026-01-20'), reviewArranged('2026-02-02', '2026-04-15')];
        if (shared) facts.push({ type: 'report.shared', on: '2026-04-01' });
        const found = under(policy)
          .given(...facts, reviewHeld('2026-04-15'), reviewArranged('2026-04-20', '2026-10-01'))
          .json();
        expect(found.states['review:2']?.[0]).toBe('report.awaitingReport.running');
        expect(found.states['review:1']?.[0]).toBe(shared ? 'report.shared' : 'report.notShared');
      }
    },
  );

  test.each(['croydon', 'pan-sussex', 'oxfordshire'])('V2: in %s in the next plan, shared or not', (policy) => {
    for (const shared of [true, false]) {
      const facts: Written[] = [planMade('2026-01-20'), reviewArranged('2026-02-02', '2026-04-15')];
      if (shared) facts.push({ type: 'report.shared', on: '2026-02-03' });
      const found = under(policy)
        .given(
          ...facts,
          { type: 'plan.ended', on: '2026-02-10', reason: 'moved' },
          planMade('2026-05-05'),
          reviewArranged('2026-05-10', '2026-07-20'),
        )
        .json();
      expect(found.states['review:2']?.[0]).toBe('report.awaitingReport.running');
    }
  });

  test('V2: its report and its core group have numbers of their own', () => {
    under('pan-sussex')
      .given(
        planMade('2026-01-20'),
        reviewArranged('2026-02-02', '2026-04-15'),
        { type: 'report.shared', on: '2026-04-01' },
        coreGroup('2026-04-02'),
        reviewHeld('2026-04-15'),
        reviewArranged('2026-04-20', '2026-10-01'),
      )
      .then({
        deadlines: {
          'conferenceReport#1': { due: '2026-04-10', status: 'met' },
          'conferenceReport#2': { due: '2026-09-26', status: 'running' },
          'preReviewCoreGroup#1': { due: '2026-04-15', status: 'met' },
          'preReviewCoreGroup#2': { due: '2026-10-01', status: 'running' },
        },
      });
  });
});

describe('V3: each change of school waits for a core group of its own', () => {
  const changed: Written = { type: 'school.changed', on };
  const twice = onPlan.given(coreGroup('2026-01-29'), changed, { ...changed, on: '2026-02-06' });

  test('V3: two changes wait by their own dates', () => {
    twice.then({
      states: { 'schoolMove:1': ['awaitingCoreGroup.running'], 'schoolMove:2': ['awaitingCoreGroup.running'] },
      deadlines: { 'schoolMoveCoreGroup#1': { due: '2026-02-16' }, 'schoolMoveCoreGroup#2': { due: '2026-02-20' } },
    });
  });

  test('V3: one core group meets all', () => {
    twice.when(coreGroup('2026-02-18')).then({
      states: { 'schoolMove:1': ['held'], 'schoolMove:2': ['held'] },
      deadlines: { 'schoolMoveCoreGroup#1': { status: 'late' }, 'schoolMoveCoreGroup#2': { status: 'met' } },
    });
  });

  test('V3: the core group before the change does not count', () => {
    onPlan.given(coreGroup(on), changed).then({ states: { 'schoolMove:1': ['awaitingCoreGroup.running'] } });
  });
});

describe('V4: the assessment waits from the plan’s start until it is completed or the plan ends', () => {
  test('V4: completed', () => {
    onPlan.when({ type: 'assessment.completed', on }).then({ states: { 'assessment:1': ['completed'] } });
  });

  test('V4: not completed', () => {
    onPlan.when({ type: 'plan.ended', on, reason: 'moved' }).then({ states: { 'assessment:1': ['notCompleted'] } });
    onPlan.when(reviewHeld('2026-04-15', 'discontinue')).then({ states: { 'assessment:1': ['notCompleted'] } });
  });

  test('V4: the next plan waits for its own', () => {
    onPlan
      .given({ type: 'assessment.completed', on }, { type: 'plan.ended', on, reason: 'moved' })
      .when(planMade('2026-05-05'))
      .then({
        states: { 'assessment:1': ['completed'], 'assessment:2': ['awaitingAssessment.running'] },
        deadlines: { 'assessment#2': { due: '2026-08-05' } },
      });
  });
});

describe('V5: each visit starts the wait for the next', () => {
  const weekly = under('england').given(planMade('2026-01-20', { visitEvery: '1 week' }));

  test('V5: on time and late', () => {
    weekly
      .when({ type: 'visit.made', on: '2026-01-27' }, { type: 'visit.made', on: '2026-02-05', seenAlone: true })
      .then({
        deadlines: {
          'visit#1': { status: 'met', metOn: '2026-01-27' },
          'visit#2': { due: '2026-02-03', status: 'late', metOn: '2026-02-05' },
          'visit#3': { due: '2026-02-12', status: 'near' },
        },
        states: { 'visits:1': ['awaitingVisit.near'] },
      });
  });

  test('V5: two on a day count as two', () => {
    weekly
      .when({ type: 'visit.made', on: '2026-01-27' }, { type: 'visit.made', on: '2026-01-27' })
      .then({ deadlines: { 'visit#2': { status: 'met' }, 'visit#3': { due: '2026-02-03' } } });
  });
});

describe('V6: the written plan goes from outline to detailed to approved', () => {
  const detailed: Written = { type: 'plan.detailed', on };
  const approved: Written = { type: 'plan.approved', on };

  test('V6: in this order', () => {
    onPlan.then({ states: { 'document:1': ['written.outline'] } });
    onPlan.when(detailed).then({ states: { 'document:1': ['written.awaitingApproval'] }, next: ['plan.approved'] });
    onPlan.when(detailed, approved).then({ states: { 'document:1': ['written.approved'] } });
  });

  test('V6: an outline cannot be approved away', () => {
    onPlan.when(approved).then({ states: { 'document:1': ['written.outline'] } });
  });

  test('V6: detailed again, it is to be approved again', () => {
    onPlan.when(detailed, approved, detailed).then({ states: { 'document:1': ['written.awaitingApproval'] } });
  });
});
