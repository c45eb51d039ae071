import { expect, test } from 'vitest';

import { coreGroup, planMade, reviewArranged, reviewHeld, under } from '../given.ts';
import { itemOf, itemsOf, planIn } from './given.ts';

test('a fact is a dot on the day it happened', () => {
  const item = itemOf(planIn('croydon'), 'fact:f1');
  expect(item).toMatchObject({
    lane: 'plan',
    day: '2026-01-20',
    mark: 'happened',
    label: 'Initial conference: plan made',
    state: '',
  });
  expect(item.recordedOn).toBeNull();
});

test('a fact recorded later has a tail to that day, in London', () => {
  const story = planIn('croydon').given(
    coreGroup('2026-01-29', { chair: 'teamManager', recordedAt: '2026-02-02T23:30:00Z' } as object),
  );
  expect(itemOf(story, 'fact:f2')).toMatchObject({
    day: '2026-01-29',
    recordedOn: '2026-02-02',
    state: 'recorded 4 days later',
  });
  const inSummer = under('croydon').given(planMade('2026-06-01', { recordedAt: '2026-06-01T23:30:00Z' } as object));
  expect(itemOf(inSummer, 'fact:f1').recordedOn).toBe('2026-06-02');
});

test('a fact recorded on its day, or before it, has no tail', () => {
  const story = under('croydon').given(planMade('2026-01-20', { recordedAt: '2026-01-10T09:00:00Z' } as object));
  expect(itemOf(story, 'fact:f1').recordedOn).toBeNull();
});

test('a refused fact is crossed and says why', () => {
  const item = itemOf(under('surrey').given(coreGroup('2026-01-05'), planMade('2026-01-20')), 'fact:f1');
  expect(item).toMatchObject({ mark: 'refused', state: 'not accepted', lane: 'meetings', label: 'Core group held' });
  expect(item.details.join(' ')).toContain('no plan runs');
});

test('core groups are numbered as their records are; a refused one has no number', () => {
  const story = under('surrey').given(
    coreGroup('2026-01-05'),
    planMade('2026-01-20'),
    coreGroup('2026-01-29'),
    coreGroup('2026-03-05'),
  );
  expect(itemsOf(story).flatMap(({ label }) => (/^Core group.*held$/.test(label) ? [label] : []))).toEqual([
    'Core group held',
    'Core group 1 held',
    'Core group 2 held',
  ]);
});

test('what departs from a rule says so, with the clause', () => {
  const item = itemOf(planIn('surrey').given(coreGroup('2026-01-29')), 'fact:f2');
  expect(item.state).toBe('breach');
  expect(item.details.join(' ')).toContain('The first core group was not chaired by the first line manager. Surrey');
  expect(item.who).toBe('chaired by lead social worker');
});

test('who recorded an agreed action is not the day it is due by', () => {
  const story = planIn('croydon').given({
    type: 'action.agreed',
    on: '2026-02-02',
    action: 'gp',
    what: 'See the GP',
    who: 'parentOrCarer',
    by: '2026-02-20',
    recordedBy: 'J. Smith',
  });
  expect(itemOf(story, 'fact:f2').who).toBe('parent or carer, recorded by J. Smith');
  expect(itemOf(story, 'deadline:action:1:action:gp')).toMatchObject({
    day: '2026-02-20',
    label: 'See the GP',
    who: 'parent or carer',
  });
});

test('a long action is cut at a word for the drawing, and whole in its name', () => {
  const what = 'Refer to the speech and language therapy service at the children’s centre';
  const story = planIn('croydon').given({
    type: 'action.agreed',
    on: '2026-02-02',
    action: 'slt',
    what,
    who: 'healthVisitor',
    by: '2026-02-20',
  });
  expect(itemOf(story, 'fact:f2')).toMatchObject({
    label: 'Agreed: Refer to the speech and…',
    name: `Agreed: ${what}`,
  });
});

const hollow = (story: Parameters<typeof itemsOf>[0]): string[] =>
  itemsOf(story).flatMap(({ mark, day, name, state }) => (mark === 'arranged' ? [`${day} ${name}, ${state}`] : []));

test('a meeting that is arranged is hollow on its day; the newest arrangement counts', () => {
  const arranged = planIn('croydon').given({ type: 'coreGroup.arranged', on: '2026-01-21', for: '2026-01-28' });
  expect(hollow(arranged)).toEqual(['2026-01-28 Core group, arranged']);
  const moved = arranged.given({ type: 'coreGroup.arranged', on: '2026-01-22', for: '2026-01-30' });
  expect(hollow(moved)).toEqual(['2026-01-30 Core group, arranged']);
  expect(hollow(moved.asOf('2026-02-03'))).toEqual(['2026-01-30 Core group, arranged, not recorded as held']);
});

test('a meeting that was held, cancelled or is over with the plan is not hollow', () => {
  const arranged = planIn('croydon').given({ type: 'coreGroup.arranged', on: '2026-01-21', for: '2026-01-28' });
  expect(hollow(arranged.given(coreGroup('2026-01-28')))).toEqual([]);
  expect(hollow(arranged.given({ type: 'coreGroup.cancelled', on: '2026-01-27', reason: 'snow' }))).toEqual([]);
  const review = arranged.given(reviewArranged('2026-01-22', '2026-04-01'));
  expect(hollow(review)).toEqual(['2026-01-28 Core group, arranged', '2026-04-01 Review, arranged']);
  expect(hollow(review.given(reviewHeld('2026-04-01', 'discontinue')))).toEqual([]);
  expect(hollow(review.given({ type: 'plan.ended', on: '2026-02-01', reason: 'moved' }))).toEqual([]);
});

test('facts of one day keep their order, before what is due that day', () => {
  const story = planIn('croydon').given(reviewHeld('2026-04-20', 'discontinue'), {
    type: 'stepDown.agreed',
    on: '2026-04-20',
    route: 'none',
    consent: 'given',
  });
  const thatDay = itemsOf(story).flatMap(({ day, label }) => (day === '2026-04-20' ? [label] : []));
  expect(thatDay).toEqual(['Review: plan to end', 'No further support', 'First review', 'Assessment']);
});
