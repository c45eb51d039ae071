import { expect, test } from 'vitest';

import { coreGroup, reviewArranged, reviewHeld } from '../given.ts';
import { itemOf, itemsOf, planIn } from './given.ts';

const FIRST = 'deadline:firstCoreGroup:1:plan';

test('a deadline stands on its due day, with its words by its status', () => {
  const story = planIn('croydon');
  expect(itemOf(story.asOf('2026-01-22'), FIRST)).toMatchObject({
    day: '2026-02-03',
    mark: 'running',
    state: 'due 3 February',
    lane: 'meetings',
  });
  expect(itemOf(story.asOf('2026-02-01'), FIRST)).toMatchObject({ mark: 'near', state: 'due Tue, in 2 days' });
  expect(itemOf(story.asOf('2026-02-03'), FIRST)).toMatchObject({ mark: 'near', state: 'due today' });
  expect(itemOf(story.asOf('2026-02-04'), FIRST)).toMatchObject({ mark: 'overdue', state: '1 day late' });
  expect(itemOf(story.given(coreGroup('2026-01-29')), FIRST)).toMatchObject({
    day: '2026-02-03',
    mark: 'met',
    state: 'met 29 Jan',
  });
  expect(itemOf(story.given(coreGroup('2026-02-05')), FIRST)).toMatchObject({
    day: '2026-02-03',
    mark: 'late',
    state: 'met 2 days late',
  });
});

test('another year is named', () => {
  const review = itemOf(planIn('croydon').given(reviewHeld('2026-10-01')), 'deadline:nextReview:1:plan');
  expect(review).toMatchObject({ day: '2027-04-01', state: 'due 1 April 2027' });
});

test('who is to meet a deadline comes from the machines, in the words of the policy', () => {
  expect(itemOf(planIn('croydon'), FIRST).who).toBe('key worker');
  expect(itemOf(planIn('oxfordshire'), 'deadline:firstReview:1:plan').who).toBe('independent chair');
});

test('overdue time runs from due to met, or to the day of the run', () => {
  const story = planIn('croydon');
  expect(itemOf(story.asOf('2026-02-02'), FIRST).overdue).toBeNull();
  expect(itemOf(story.asOf('2026-02-20'), FIRST).overdue).toEqual({ from: '2026-02-03', to: '2026-02-20' });
  const held = story.given(coreGroup('2026-02-05')).asOf('2026-02-20');
  expect(itemOf(held, FIRST).overdue).toEqual({ from: '2026-02-03', to: '2026-02-05' });
  expect(itemOf(story.given(coreGroup('2026-02-03')), FIRST).overdue).toBeNull();
});

test('what was to be ready by a review and was not is missed; nobody waits for it, so it does not run on', () => {
  const story = planIn('croydon')
    .given(reviewArranged('2026-02-20', '2026-04-01'), reviewHeld('2026-04-01'))
    .asOf('2026-04-20');
  expect(itemOf(story, 'deadline:conferenceReport:1:review:1')).toMatchObject({
    mark: 'missed',
    state: 'missed',
    overdue: null,
  });
});

test('the weeks before a review are a window', () => {
  const story = planIn('pan-sussex').given(reviewArranged('2026-02-20', '2026-04-01'));
  expect(itemOf(story, 'deadline:preReviewCoreGroup:1:review:1')).toMatchObject({
    day: '2026-04-01',
    lane: 'meetings',
    window: { from: '2026-03-11', to: '2026-04-01' },
  });
  expect(itemOf(planIn('croydon'), FIRST).window).toBeNull();
});

test('a deadline without a date stands at the day of the run', () => {
  const story = planIn('nottinghamshire').given(coreGroup('2026-01-29')).asOf('2026-02-10');
  expect(itemOf(story, 'deadline:nextCoreGroup:1:plan')).toMatchObject({
    day: '2026-02-10',
    mark: 'unset',
    state: 'no date agreed: this document does not say',
  });
});

test('a deadline that is no longer needed stays, cancelled', () => {
  const story = planIn('croydon').given(coreGroup('2026-01-29'), {
    type: 'plan.ended',
    on: '2026-02-10',
    reason: 'moved',
  });
  expect(itemOf(story, 'deadline:firstReview:1:plan')).toMatchObject({
    day: '2026-04-20',
    mark: 'cancelled',
    state: 'no longer needed',
  });
});

test('the eighteenth birthday is until when a plan can run, and nobody’s duty', () => {
  const story = planIn('croydon').born('2008-03-10');
  const id = 'deadline:eighteenthBirthday:1:plan';
  expect(itemOf(story, id)).toMatchObject({ day: '2026-03-09', state: 'until 9 March', who: '' });
  expect(itemOf(story.asOf('2026-03-20'), id)).toMatchObject({ mark: 'happened', state: 'reached', overdue: null });
  const ended = story.given({ type: 'plan.ended', on: '2026-02-10', reason: 'moved' });
  expect(itemsOf(ended).map((item) => item.id)).not.toContain(id);
});

test('what is counted by meeting is named by it', () => {
  const story = planIn('croydon').given(coreGroup('2026-01-29'));
  expect(itemOf(story, 'deadline:recordCirculation:1:record:1')).toMatchObject({
    lane: 'records',
    label: 'Sending out record 1',
    name: 'Sending out the core group meeting record of core group 1',
  });
});
