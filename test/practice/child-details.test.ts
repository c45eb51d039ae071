import { expect, test } from 'vitest';

import {
  errorsInChild,
  NO_CHILD,
  oddBirth,
  withTyped,
  yearsBetween,
} from '../../src/app/practice/details/childDetails.ts';
import { typedDay } from '../../src/app/shared/form/typed.ts';
import type { Day } from '../../src/facts/day.ts';
import { planMade, written } from '../given.ts';

const TODAY = '2026-03-02';
const called = (name: string, born?: Day) => ({ ...NO_CHILD, name, ...(born ? { born: typedDay(born) } : {}) });
const wrong = (typed: ReturnType<typeof called>) => errorsInChild(typed, TODAY);

test('a name is needed, and one that cannot be kept is said to be too long', () => {
  expect(wrong(called(' ')).name).toBe('Enter the child’s name');
  expect(wrong(called('a'.repeat(10_000))).name).toContain('10,000 characters, and at most 200');
  expect(wrong(called('أميرة 👩‍👧 <script>'))).toEqual({});
});

test('a birth in the future, on no real day, or of somebody grown up is a clear message', () => {
  expect(wrong(called('Amira', '2026-03-03')).born).toContain('Tue 3 March 2026, lies in the future');
  expect(wrong(called('Amira', '2007-03-01')).born).toContain('is 19 and no child');
  expect(wrong(called('Amira', '2007-03-03'))).toEqual({});
  expect(wrong({ ...called('Amira'), born: { day: '30', month: '2', year: '2020' } }).born).toContain('real date');
});

test('a birth after what was recorded is asked about, because a plan can be made for an unborn child', () => {
  const facts = written([planMade('2026-01-20')]);
  expect(oddBirth('2026-02-10', facts)).toContain(
    'One thing is recorded before this birth, the first on Tue 20 January 2026',
  );
  expect(oddBirth('2026-01-20', facts)).toBeNull();
  expect(oddBirth(null, facts)).toBeNull();
});

test('what was left empty is not kept', () => {
  const record = { policy: 'croydon', createdAt: '2026-03-02T10:00:00.000Z' };
  expect(withTyped(record, called(' Amira '))).toEqual({ ...record, child: { name: 'Amira' } });
});

test('years are whole years', () => {
  expect(yearsBetween('2019-04-02', '2026-04-01')).toBe(6);
  expect(yearsBetween('2019-04-02', '2026-04-02')).toBe(7);
});
