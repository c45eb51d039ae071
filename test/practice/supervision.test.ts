import { describe, expect, test } from 'vitest';

import { askedFields } from '../../src/app/practice/record/Questions.tsx';
import { standingOf } from '../../src/app/practice/supervision/standing.ts';
import { coreGroup, planMade, under, type Written } from '../given.ts';

const facts: readonly Written[] = [
  planMade('2026-01-13', { visitEvery: '10 working days' }),
  coreGroup('2026-01-22', { chair: 'teamManager' }),
  { type: 'record.circulated', on: '2026-01-26', meeting: 1 },
  {
    type: 'plan.written',
    on: '2026-01-26',
    needs: [
      { need: 'a', says: 'School', outcome: 'There daily' },
      { need: 'b', says: 'Home', outcome: 'Warm and clean' },
    ],
  },
  { type: 'action.agreed', on: '2026-01-22', action: 'late', what: 'Register', who: 'M. Cole', by: '2026-02-02' },
  { type: 'action.agreed', on: '2026-01-22', action: 'open', what: 'Reading', who: 'C. Lee', by: '2026-04-01' },
  { type: 'action.agreed', on: '2026-01-22', action: 'done', what: 'Call', who: 'C. Lee', by: '2026-01-30' },
  { type: 'action.done', on: '2026-01-29', action: 'done' },
  { type: 'visit.made', on: '2026-01-23', seenAlone: true },
  { type: 'visit.made', on: '2026-02-16', seenAlone: false },
  coreGroup('2026-02-24', { progress: [{ need: 'a', now: 'better' }] }),
  coreGroup('2026-03-02', { chair: 'leadSocialWorker' }),
  { type: 'concern.raised', on: '2026-02-20', concern: 'c', about: 'plan' },
  { type: 'supervision.held', on: '2026-02-03' },
];
const standing = (story = under('croydon').given(...facts)) => standingOf(story.asOf('2026-03-04').run());

describe('how a case stands', () => {
  test('what comes back: when it last was, when it is next, how often in time', () => {
    const { coreGroups, visits, reviews, records } = standing();
    expect(coreGroups).toMatchObject({ last: '2026-03-02', lastSays: 'chaired by the key worker' });
    expect(coreGroups.kept).toEqual({ kept: 3, notKept: 0 });
    expect(coreGroups.next?.id).toBe('nextCoreGroup');
    expect(visits).toMatchObject({
      last: '2026-02-16',
      lastSays: 'the child was not seen alone',
      next: { due: '2026-03-02', status: 'overdue' },
      kept: { kept: 1, notKept: 2 },
    });
    expect(reviews).toMatchObject({ last: null, next: { id: 'firstReview', due: '2026-04-13' } });
    expect(records).toMatchObject({ held: 3, out: 1 });
  });

  test('open actions, the late ones first and counted; those that are done are not', () => {
    const { actions, lateActions } = standing();
    expect(actions.map(({ action }) => action)).toEqual(['late', 'open']);
    expect(lateActions).toBe(1);
  });

  test('how far each need had come when the core group last went through it, and where nobody said', () => {
    expect(standing().needs.map(({ need, now }) => [need, now])).toEqual([
      ['a', 'better'],
      ['b', null],
    ]);
  });

  test('open concerns and the last supervision', () => {
    expect(standing()).toMatchObject({ openConcerns: 1, supervisedOn: '2026-02-03' });
    const resolved = under('croydon').given(...facts, { type: 'concern.resolved', on: '2026-03-03', concern: 'c' });
    expect(standing(resolved).openConcerns).toBe(0);
  });

  test('before a plan there is nothing, and nothing is made up', () => {
    const early = under('surrey').given({ type: 'strategyDiscussion.held', on: '2026-03-02' });
    expect(standing(early)).toMatchObject({
      coreGroups: { last: null, next: null, kept: { kept: 0, notKept: 0 } },
      actions: [],
      needs: [],
      supervisedOn: null,
    });
  });
});

test('supervision has something to write in, whether or not the policy has questions for it', () => {
  for (const policy of ['croydon', 'surrey'])
    expect(askedFields(under(policy).asOf('2026-03-04').run(), 'supervision.held', {}).map(({ name }) => name)).toEqual(
      ['with', 'notes'],
    );
});
