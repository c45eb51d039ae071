import { describe, expect, test } from 'vitest';

import { courseOf, type Entry } from '../../src/app/practice/child/course.ts';
import { coreGroup, planMade, reviewArranged, under } from '../given.ts';

const told = (entries: readonly Entry[]): string[] =>
  entries.map((entry) =>
    entry.kind === 'gap' ? `gap of ${entry.days} days` : `${entry.item.day} ${entry.item.label}`,
  );

describe('the course of a case', () => {
  const pan = under('pan-sussex').given(planMade('2026-01-20'), coreGroup('2026-01-29'));

  test('ahead: what is due and arranged, soonest first, with long gaps folded', () => {
    const { ahead } = courseOf(pan.given(reviewArranged('2026-01-30', '2026-04-16')).asOf('2026-01-30').run());
    expect(told(ahead)).toEqual([
      '2026-02-12 Sending out record 1',
      'gap of 27 days',
      '2026-03-12 Next core group',
      '2026-04-11 Report to conference',
      '2026-04-16 Review',
      '2026-04-16 Core group before the review',
      '2026-04-20 First review',
    ]);
  });

  test('a window folds nothing that it reaches over', () => {
    const { ahead } = courseOf(
      pan.given(coreGroup('2026-03-05'), reviewArranged('2026-03-05', '2026-04-16')).asOf('2026-03-20').run(),
    );
    expect(told(ahead).filter((text) => text.startsWith('gap'))).toEqual([]);
  });

  test('what is overdue stands first and folds nothing', () => {
    const { ahead } = courseOf(under('croydon').given(planMade('2026-01-20')).asOf('2026-03-02').run());
    expect(told(ahead)[0]).toBe('2026-02-03 First core group');
  });

  test('behind: what happened, newest first; a deadline that was met is not told twice', () => {
    const { behind } = courseOf(pan.asOf('2026-03-20').run());
    expect(told(behind)).toEqual([
      'gap of 49 days',
      '2026-01-29 Core group 1 held',
      '2026-01-20 Initial conference: plan made',
    ]);
  });
});
