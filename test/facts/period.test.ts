import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { periodText, readPeriod, UNITS } from '../../src/facts/period.ts';

describe('T7: units are never converted', () => {
  test.each([
    ['10 working days', { count: 10, unit: 'working days' }],
    ['1 working day', { count: 1, unit: 'working days' }],
    ['5 days', { count: 5, unit: 'days' }],
    ['6 weeks', { count: 6, unit: 'weeks' }],
    ['1 week', { count: 1, unit: 'weeks' }],
    ['3 months', { count: 3, unit: 'months' }],
    ['13 weeks', { count: 13, unit: 'weeks' }],
    ['  2 months ', { count: 2, unit: 'months' }],
    ['01 day', { count: 1, unit: 'days' }],
  ] as const)('T7: "%s" keeps its count and unit', (text, period) => {
    expect(readPeriod(text)).toEqual(period);
  });

  test.each([
    '',
    '0 days',
    '-1 days',
    '1.5 weeks',
    'ten working days',
    '10 workingdays',
    '10  working days',
    '10 working  days',
    '10 Working Days',
    '6 fortnights',
    '1 year',
    '6weeks',
    '6 weeks!',
    '1000 days',
    '1e2 days',
    '10 working days\n5 days',
    '10',
    'days',
  ])('T7: %j is no period', (text) => {
    expect(readPeriod(text)).toBeNull();
  });

  test('T7: what is written out reads back the same', () => {
    const period = fc.record({ count: fc.integer({ min: 1, max: 999 }), unit: fc.constantFrom(...UNITS) });
    fc.assert(
      fc.property(period, (one) => {
        expect(readPeriod(periodText(one))).toEqual(one);
      }),
    );
  });

  test('T7: one is written without the plural', () => {
    expect(UNITS.map((unit) => periodText({ count: 1, unit }))).toEqual([
      '1 working day',
      '1 day',
      '1 week',
      '1 month',
    ]);
  });
});
