import { describe, expect, test } from 'vitest';

import { dueText } from '../../src/engine/words.ts';
import { must } from '../../src/facts/must.ts';
import { coreGroup, planMade, reviewArranged, reviewHeld, type Story, under } from '../given.ts';

const explained = (story: Story, id: string): string => {
  const run = story.run();
  const deadline = must(
    run.deadlines.find((one) => one.id === id),
    id,
  );
  return dueText(run.policy, deadline.counted);
};

describe('T8: a due date is never moved', () => {
  test('T8: three months to a Sunday stay a Sunday; the Friday before is shown beside it', () => {
    const story = under('croydon').given(planMade('2026-11-30'));
    story.then({ deadlines: { 'firstReview#1': { due: '2027-02-28' } } });
    expect(explained(story, 'firstReview')).toContain('last working day before: Fri 26 February 2027');
  });

  test('T8: nothing stands beside a due date that is a working day', () => {
    expect(explained(under('croydon').given(planMade('2026-01-20')), 'firstCoreGroup')).toBe(
      '10 working days from the initial child protection conference, Tue 20 January 2026: Tue 3 February 2026.',
    );
  });
});

describe('T9: past the known bank holidays a date is provisional', () => {
  test('T9: working days that reach into 2028 say so, months do not', () => {
    const story = under('england').given(planMade('2027-12-22'));
    expect(explained(story, 'firstCoreGroup')).toContain('Bank holidays of that year are not known yet.');
    expect(explained(story, 'firstReview')).not.toContain('not known');
  });
});

describe('T10: a deadline passes at the end of its due day', () => {
  const started = under('england').given(planMade('2026-01-20'));

  test('T10: on the due day it is not overdue', () => {
    started.asOf('2026-02-03').then({ deadlines: { 'firstCoreGroup#1': { status: 'near' } }, breaches: [] });
  });

  test('T10: the day after it is', () => {
    started.asOf('2026-02-04').then({
      states: {
        plan: [
          'onPlan.meetings.awaitingFirstCoreGroup.overdue',
          'onPlan.review.awaitingFirstReview.running',
          'onPlan.escalation.noOpenConcern',
        ],
      },
      deadlines: { 'firstCoreGroup#1': { status: 'overdue' } },
      breaches: ['2026-02-04 must england.core-group.1'],
    });
  });

  test('T10: a fact on the due day meets it', () => {
    started
      .when(coreGroup('2026-02-03'))
      .asOf('2026-03-01')
      .then({ deadlines: { 'firstCoreGroup#1': { status: 'met', metOn: '2026-02-03' } }, breaches: [] });
  });

  test('T10: a fact on the day after comes after the deadline', () => {
    const { history } = started.when(coreGroup('2026-02-04')).run();
    expect(
      history.slice(-2).map(({ cause }) => (cause.kind === 'fact' ? cause.fact.type : `${cause.id} ${cause.tick}`)),
    ).toEqual(['firstCoreGroup passed', 'coreGroup.held']);
    expect(history.at(-2)?.on).toBe('2026-02-04');
  });
});

describe('T11: a deadline is near from five working days before it is due', () => {
  const started = under('england').given(planMade('2026-01-20'));

  test('T11: on the sixth working day before it is not', () => {
    started.asOf('2026-01-26').then({ deadlines: { 'firstCoreGroup#1': { status: 'running' } } });
  });

  test('T11: on the fifth it is, in status and state', () => {
    const found = started.asOf('2026-01-27').then({ deadlines: { 'firstCoreGroup#1': { status: 'near' } } });
    expect(found.states.plan).toContain('onPlan.meetings.awaitingFirstCoreGroup.near');
  });

  test('T11: working days, so a holiday between makes it earlier', () => {
    const easter = under('england').given(planMade('2026-03-25'));
    easter.asOf('2026-03-31').then({ deadlines: { 'firstCoreGroup#1': { due: '2026-04-10', status: 'running' } } });
    easter.asOf('2026-04-01').then({ deadlines: { 'firstCoreGroup#1': { status: 'near' } } });
  });
});

describe('T12: facts are applied by day, then by the instant they were recorded, then by id', () => {
  test('T12: the day comes first, whatever was recorded first', () => {
    under('england')
      .given(
        { ...coreGroup('2026-01-28'), recordedAt: '2026-01-28T09:00:00.000Z' },
        { ...planMade('2026-01-20'), recordedAt: '2026-02-20T09:00:00.000Z' },
      )
      .then({ deadlines: { 'firstCoreGroup#1': { status: 'met' } } });
  });

  test('T12: on one day the instant decides', () => {
    const at = (plan: string, group: string) =>
      under('england').given(
        { ...planMade('2026-01-20'), recordedAt: `2026-01-20T${plan}:00.000Z` },
        { ...coreGroup('2026-01-20'), recordedAt: `2026-01-20T${group}:00.000Z` },
      );
    at('10:00', '15:00').then({ deadlines: { 'firstCoreGroup#1': { status: 'met' } } });
    at('15:00', '10:00').then({ refused: ['coreGroup.held'] });
  });

  test('T12: at one instant the id decides', () => {
    const named = (plan: string, group: string) =>
      under('england').given(
        { ...planMade('2026-01-20'), id: plan, recordedAt: '2026-01-20T10:00:00.000Z' },
        { ...coreGroup('2026-01-20'), id: group, recordedAt: '2026-01-20T10:00:00.000Z' },
      );
    named('a', 'b').then({ deadlines: { 'firstCoreGroup#1': { status: 'met' } } });
    named('b', 'a').then({ refused: ['coreGroup.held'] });
  });
});

describe('T13: a fact recorded late counts from the day it happened', () => {
  test('T13: held on time and typed weeks later is not held late', () => {
    under('croydon')
      .given(planMade('2025-09-02'), {
        ...coreGroup('2025-09-16', { chair: 'teamManager' }),
        recordedAt: '2025-10-24T09:00:00.000Z',
      })
      .asOf('2025-09-20')
      .then({ deadlines: { 'firstCoreGroup#1': { status: 'met', metOn: '2025-09-16' } }, breaches: [] });
  });
});

describe('T14: facts after the day asked about are not applied yet', () => {
  const story = under('england').given(planMade('2026-01-20'), coreGroup('2026-01-28'), reviewHeld('2026-04-15'));

  test('T14: before them all there is no plan', () => {
    story.asOf('2026-01-19').then({ states: { plan: ['beforePlan.noEnquiry'], 'record:1': null }, ended: null });
  });

  test('T14: between them the earlier ones count', () => {
    story.asOf('2026-01-28').then({
      deadlines: {
        'firstCoreGroup#1': { status: 'met' },
        'firstReview#1': { status: 'running' },
        'nextReview#1': null,
      },
    });
  });
});

describe('T15: what was known on a day leaves out what was recorded after it', () => {
  const story = under('croydon').given(
    { ...planMade('2025-09-02'), recordedAt: '2025-09-02T15:00:00Z' },
    { ...coreGroup('2025-09-16', { chair: 'teamManager' }), recordedAt: '2025-09-24T09:00:00Z' },
  );

  test('T15: what was typed later was not known', () => {
    story
      .asOf('2025-09-20')
      .knownOn('2025-09-20')
      .then({ deadlines: { 'firstCoreGroup#1': { due: '2025-09-16', status: 'overdue', metOn: null } } });
  });

  test('T15: on the day it was typed it was known', () => {
    story
      .asOf('2025-09-20')
      .knownOn('2025-09-24')
      .then({ deadlines: { 'firstCoreGroup#1': { status: 'met' } } });
  });

  test('T15: the day is London’s: 23:30 UTC in summer is the next day', () => {
    const late = under('croydon').given(
      { ...planMade('2025-09-02'), recordedAt: '2025-09-02T15:00:00Z' },
      { ...coreGroup('2025-09-16'), recordedAt: '2025-09-16T23:30:00.000Z' },
    );
    late
      .asOf('2025-09-20')
      .knownOn('2025-09-16')
      .then({ deadlines: { 'firstCoreGroup#1': { status: 'overdue' } } });
    late
      .asOf('2025-09-20')
      .knownOn('2025-09-17')
      .then({ deadlines: { 'firstCoreGroup#1': { status: 'met' } } });
  });
});

describe('T16: a due date follows what it counts from', () => {
  const before = under('pan-sussex').given(planMade('2025-09-02'), reviewArranged('2025-09-10', '2025-11-28'));

  test('T16: when a review is arranged again, what counts towards it moves and keeps its number', () => {
    before.when(reviewArranged('2025-11-01', '2025-12-01')).then({
      deadlines: { 'conferenceReport#1': { due: '2025-11-26', status: 'running' }, 'conferenceReport#2': null },
    });
  });

  test('T16: what was already late stays recorded as late', () => {
    before
      .when(reviewArranged('2025-11-25', '2025-12-01'))
      .asOf('2025-11-25')
      .then({
        deadlines: { 'conferenceReport#1': { due: '2025-11-26', status: 'near' } },
        breaches: ['2025-09-17 must pan-sussex.initial.1', '2025-11-24 must pan-sussex.record.3'],
      });
  });

  test('T16: a conference corrected to another day moves what counts from it', () => {
    under('england')
      .given(
        planMade('2026-01-20'),
        { type: 'fact.withdrawn', on: '2026-01-22', fact: 'f1', reason: 'It was the 19th.' },
        planMade('2026-01-19'),
      )
      .asOf('2026-01-22')
      .then({ deadlines: { 'firstCoreGroup#1': { due: '2026-02-02' }, 'firstCoreGroup#2': null } });
  });
});

describe('T17: arranged and due are two things', () => {
  test('T17: a core group arranged for a later day leaves the limit where it is', () => {
    under('england')
      .given(planMade('2026-01-20'), { type: 'coreGroup.arranged', on: '2026-01-21', for: '2026-02-20' })
      .asOf('2026-02-04')
      .then({ deadlines: { 'firstCoreGroup#1': { due: '2026-02-03', status: 'overdue' } } });
  });

  test('T17: a review arranged for a later day leaves the limit where it is', () => {
    under('england')
      .given(planMade('2026-01-20'), reviewArranged('2026-02-01', '2026-05-30'))
      .then({ deadlines: { 'firstReview#1': { due: '2026-04-20', status: 'running' } } });
  });
});

describe('T19: a deadline whose date has gone by when it begins passes at once', () => {
  const late = under('pan-sussex').given(
    planMade('2025-09-02'),
    coreGroup('2025-09-10'),
    reviewArranged('2025-11-26', '2025-11-28'),
  );

  test('T19: it is overdue on that day, and the breach is dated the day after it was due', () => {
    late.then({
      deadlines: { 'conferenceReport#1': { due: '2025-11-23', status: 'overdue' } },
      breaches: [
        '2025-09-25 must pan-sussex.record.1',
        '2025-10-23 must pan-sussex.subsequent.1',
        '2025-11-24 must pan-sussex.record.3',
      ],
    });
  });

  test('T19: it can still be met late on that day', () => {
    late
      .when({ type: 'report.shared', on: '2025-11-26' })
      .then({ deadlines: { 'conferenceReport#1': { status: 'late', metOn: '2025-11-26' } } });
  });

  test('T19: its event comes after the fact that began it', () => {
    const causes = late
      .run()
      .history.map(({ cause }) => (cause.kind === 'fact' ? cause.fact.type : `${cause.id} ${cause.tick}`));
    expect(causes.indexOf('conferenceReport passed')).toBeGreaterThan(causes.indexOf('conference.arranged'));
  });
});

test('T1: facts at the edges of the calendar are counted from like any other', () => {
  for (const policy of ['england', 'croydon']) {
    for (const on of ['1900-01-01', '1985-06-07', '2099-12-30', '2199-12-31'] as const) {
      const found = under(policy).given({ type: 'strategyDiscussion.held', on }, planMade(on)).json();
      expect(found.deadlines.find(({ id }) => id === 'firstCoreGroup')?.due).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  }
});
