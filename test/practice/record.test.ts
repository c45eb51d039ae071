import { describe, expect, test } from 'vitest';

import { alsoAsked, alsoRecorded } from '../../src/app/practice/record/also.ts';
import { arrangedRemarks, oddDays } from '../../src/app/practice/record/days.ts';
import { typedDay } from '../../src/app/shared/form/typed.ts';
import { preview } from '../../src/engine/preview.ts';
import { must } from '../../src/facts/must.ts';
import type { Fact } from '../../src/facts/vocabulary.ts';
import { planMade, reviewArranged, under, written, type Written } from '../given.ts';

const ID = '2b1f6a52-6f0e-4a3f-9d7c-0f4d3f6f9a11';
const raised: Written = { type: 'concern.raised', on: '2026-02-02', concern: 'injury', about: 'plan' };
const concerned = under('pan-sussex').given(planMade('2026-01-20'), reviewArranged('2026-02-01', '2026-04-16'), raised);
const one = (fact: Written): Fact => must(written([{ ...fact, id: 'own' }])[0], 'the fact');
const decided = (outcome: 'reviewBroughtForward' | 'section47' | 'planChanged'): Fact =>
  one({ type: 'concern.decided', on: '2026-02-05', concern: 'injury', outcome });

describe('what is stored with the fact of a form', () => {
  test('N5: a review brought forward is arranged with the decision, and the preview shows what moves', () => {
    const run = concerned.run();
    const typed = { outcome: 'reviewBroughtForward', reviewFor: typedDay('2026-03-19') };
    const { facts } = alsoRecorded(run, decided('reviewBroughtForward'), typed, ID);
    expect(facts).toMatchObject([{ id: ID, type: 'conference.arranged', kind: 'review', for: '2026-03-19' }]);
    const seen = preview(run, decided('reviewBroughtForward'), facts);
    const report = seen.difference.deadlines.find(({ after }) => after?.id === 'conferenceReport');
    expect([report?.before?.due, report?.after?.due]).toEqual(['2026-04-11', '2026-03-14']);
  });

  test('section 47 enquiries begin with the strategy discussion, on its own day', () => {
    const typed = { outcome: 'section47', discussedOn: typedDay('2026-02-06') };
    const { facts } = alsoRecorded(concerned.run(), decided('section47'), typed, ID);
    expect(facts).toMatchObject([{ id: ID, type: 'strategyDiscussion.held', on: '2026-02-06' }]);
  });

  test('while the day is not known nothing is stored with it, and a day that is none is an error', () => {
    const run = concerned.run();
    expect(alsoRecorded(run, decided('section47'), { outcome: 'section47' }, ID)).toEqual({ facts: [], errors: {} });
    const wrong = { outcome: 'section47', discussedOn: { day: '31', month: '2', year: '2026' } };
    expect(alsoRecorded(run, decided('section47'), wrong, ID).errors).toHaveProperty('discussedOn');
    expect(alsoAsked(run, 'concern.decided', { outcome: 'planChanged' })).toBeNull();
  });

  test('the step that tells the manager tells them; once they know, nothing is recorded twice', () => {
    const told = one({ type: 'concern.stepTaken', on: '2026-02-03', concern: 'injury', step: 'tellManager' });
    expect(alsoRecorded(concerned.run(), told, {}, ID).facts).toMatchObject([
      { id: ID, type: 'concern.managerInformed', on: '2026-02-03', concern: 'injury' },
    ]);
    const knows = concerned.given({ type: 'concern.managerInformed', on: '2026-02-02', concern: 'injury' });
    expect(alsoRecorded(knows.run(), told, {}, ID).facts).toEqual([]);
  });
});

describe('days that are hardly right', () => {
  const run = under('croydon').given(planMade('2026-01-20')).born('2019-04-02').asOf('2026-03-02').run();
  const on = (day: Parameters<typeof typedDay>[0]) => oddDays(run, [], { on: typedDay(day) });

  test('an ordinary day is not asked about', () => {
    expect([...on('2026-03-02'), ...on('2026-03-20'), ...on('2020-01-01')]).toEqual([]);
  });

  test('far ahead, long ago and before the birth are', () => {
    expect(on('2062-03-02')).toEqual(['It happened on Thu 2 March 2062, in 36 years: that day has not come.']);
    expect(on('2019-04-01')).toEqual([
      'It happened on Mon 1 April 2019, before the child was born (Tue 2 April 2019).',
    ]);
    expect(on('1950-01-01')).toHaveLength(2);
  });

  test('so is what is arranged for long after, or for before it was arranged', () => {
    const fields = [{ name: 'for', title: 'Arranged for' }];
    const typed = { on: typedDay('2026-03-02'), for: typedDay('2036-03-02') };
    expect(oddDays(run, fields, typed)).toEqual(['Arranged for: Sun 2 March 2036, in 10 years.']);
    expect(oddDays(run, fields, { ...typed, for: typedDay('2026-03-01') })).toEqual([
      'Arranged for: Sun 1 March 2026, before the day it was arranged.',
    ]);
  });

  test('a review is told how far it is from its limit, and when it would be on a day off', () => {
    const said = (day: Parameters<typeof typedDay>[0]) =>
      arrangedRemarks(run, 'conference.arranged', { kind: 'review', for: typedDay(day) }).join(' ');
    expect(said('2026-04-20')).toContain('on the last day of the limit');
    expect(said('2026-04-13')).toContain('7 days before the limit, Mon 20 April 2026');
    expect(said('2026-05-04')).toMatch(/14 days after the limit.*Mon 4 May 2026 is the early May bank holiday\./);
    expect(said('2026-04-19')).toContain('is a Sunday');
  });
});
