import { describe, expect, test } from 'vitest';

import { standing } from '../../src/app/shared/arranged.ts';
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
