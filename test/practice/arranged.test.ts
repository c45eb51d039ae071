import { describe, expect, test } from 'vitest';

import { arrangedChanges, standing } from '../../src/app/shared/arranged.ts';
import { coreGroup, planMade, type Story, under, type Written } from '../given.ts';

const made = under('croydon').given(planMade('2026-01-20'));
const next: Written = { type: 'coreGroup.arranged', on: '2026-01-28', for: '2026-03-03' };
const ahead = (story: Story): string[] => standing(story.run()).map((fact) => fact.for);

describe('W5: a date agreed on the day of a core group for a later day is the next core group’s', () => {
  test('W5: it stands whether it was written down before the meeting or after it', () => {
    expect(ahead(made.given(coreGroup('2026-01-28'), next))).toEqual(['2026-03-03']);
    expect(ahead(made.given(next, coreGroup('2026-01-28')))).toEqual(['2026-03-03']);
  });

  test('W5: a date that was agreed earlier was this one’s', () => {
    const earlier: Written = { type: 'coreGroup.arranged', on: '2026-01-21', for: '2026-01-30' };
    expect(ahead(made.given(earlier, coreGroup('2026-01-28')))).toEqual([]);
  });
});

describe('what a step does to meetings that are arranged', () => {
  const on = (story: Story) => story.asOf('2026-02-10').run();
  const agreed = made.given(coreGroup('2026-01-28'), next);
  const changes = (before: Story, after: Story) => arrangedChanges(on(before), on(after));

  test('a date that is agreed, moved or called off is said', () => {
    const moved = agreed.given({ type: 'coreGroup.arranged', on: '2026-02-10', for: '2026-03-10' });
    const off = agreed.given({ type: 'coreGroup.cancelled', on: '2026-02-10', reason: 'Flu' });
    expect(changes(made, agreed)).toEqual([{ name: 'Core group', was: null, is: '2026-03-03' }]);
    expect(changes(agreed, moved)).toEqual([{ name: 'Core group', was: '2026-03-03', is: '2026-03-10' }]);
    expect(changes(agreed, off)).toEqual([{ name: 'Core group', was: '2026-03-03', is: null }]);
  });

  test('a meeting that was held on its day is no news, nor what stays as it was', () => {
    const today = made.given({ type: 'coreGroup.arranged', on: '2026-01-21', for: '2026-02-10' });
    expect(changes(today, today.given(coreGroup('2026-02-10')))).toEqual([]);
    expect(changes(agreed, agreed.given({ type: 'visit.made', on: '2026-02-10' }))).toEqual([]);
  });
});
