import { describe, expect, test } from 'vitest';

import { type AgendaItem, agendaOf } from '../../src/engine/agenda.ts';
import { coreGroup, planMade, reviewArranged, reviewHeld, type Story, under, type Written } from '../given.ts';

const meetings = (story: Story): string[] =>
  agendaOf(story.run())
    .filter(({ kind }) => kind === 'meeting')
    .map(({ id, day, time, state }) => [id, day, time, state].filter(Boolean).join(' '));
const find = (story: Story, id: string): AgendaItem | undefined => agendaOf(story.run()).find((item) => item.id === id);

const made = under('pan-sussex').given(planMade('2026-01-20'));
const arranged = (on: Written['on'], to: Written['on'], details: object = {}): Written => ({
  type: 'coreGroup.arranged',
  on,
  for: to,
  ...details,
});

describe('U1: a meeting keeps its name in the calendar from the first arrangement until it is held', () => {
  test('U1: arranged, moved, held', () => {
    const first = made.given(arranged('2026-01-21', '2026-01-28', { time: '14:00', venue: 'School' }));
    expect(meetings(first)).toEqual(['initial.1 2026-01-20 over', 'coreGroup.1 2026-01-28 14:00 ahead']);
    expect(find(first, 'coreGroup.1')?.venue).toBe('School');
    const moved = first.given(arranged('2026-01-22', '2026-01-30', { time: '09:30' }));
    expect(meetings(moved)).toEqual(['initial.1 2026-01-20 over', 'coreGroup.1 2026-01-30 09:30 ahead']);
    const held = moved.given(coreGroup('2026-01-30'));
    expect(meetings(held)).toEqual(['initial.1 2026-01-20 over', 'coreGroup.1 2026-01-30 09:30 over']);
  });

  test('U1: held on another day than arranged, the time that was arranged is not claimed', () => {
    const held = made.given(arranged('2026-01-21', '2026-01-30', { time: '14:00' }), coreGroup('2026-01-28'));
    expect(meetings(held)).toContain('coreGroup.1 2026-01-28 over');
  });

  test('U1: a date agreed at a meeting is the next one’s, before or after the meeting was written down', () => {
    const next = arranged('2026-01-28', '2026-03-03');
    const expected = ['initial.1 2026-01-20 over', 'coreGroup.1 2026-01-28 over', 'coreGroup.2 2026-03-03 ahead'];
    expect(meetings(made.given(coreGroup('2026-01-28'), next))).toEqual(expected);
    expect(meetings(made.given(next, coreGroup('2026-01-28')))).toEqual(expected);
  });

  test('U1: cancelled, it is off, and arranged again it is the same meeting', () => {
    const cancelled = made.given(arranged('2026-01-21', '2026-01-28'), {
      type: 'coreGroup.cancelled',
      on: '2026-01-26',
      reason: 'flu',
    });
    expect(meetings(cancelled)).toContain('coreGroup.1 2026-01-28 off');
    expect(meetings(cancelled.given(arranged('2026-01-26', '2026-02-02')))).toContain('coreGroup.1 2026-02-02 ahead');
  });

  test('U1: reviews likewise; when the plan ends, what was ahead is off', () => {
    const ahead = made.given(
      coreGroup('2026-01-28'),
      arranged('2026-01-29', '2026-05-06'),
      reviewArranged('2026-02-01', '2026-04-14'),
    );
    expect(meetings(ahead)).toContain('review.1 2026-04-14 ahead');
    const ended = ahead.given(reviewHeld('2026-04-14', 'discontinue'));
    expect(meetings(ended).slice(-2)).toEqual(['review.1 2026-04-14 over', 'coreGroup.2 2026-05-06 off']);
    const moved = ahead.given({ type: 'plan.ended', on: '2026-03-01', reason: 'moved' });
    expect(meetings(moved).slice(-2)).toEqual(['review.1 2026-04-14 off', 'coreGroup.2 2026-05-06 off']);
  });

  test('U1: a meeting that was refused is in no calendar', () => {
    expect(meetings(under('pan-sussex').given(coreGroup('2026-01-28')))).toEqual([]);
  });
});

describe('U2: a due date is in the calendar while it is waited for, with its window', () => {
  test('U2: open, met, and what the end of the plan cancels', () => {
    expect(find(made, 'deadline.firstCoreGroup.1')).toMatchObject({ day: '2026-02-03', state: 'ahead' });
    const held = made.given(coreGroup('2026-01-28'));
    expect(find(held, 'deadline.firstCoreGroup.1')).toMatchObject({ state: 'over' });
    expect(find(held, 'deadline.recordCirculation.1')).toMatchObject({ day: '2026-02-11', state: 'ahead' });
    const ended = held.given({ type: 'plan.ended', on: '2026-02-02', reason: 'moved' });
    expect(find(ended, 'deadline.nextCoreGroup.1')).toMatchObject({ state: 'off' });
    expect(find(ended, 'deadline.recordCirculation.1')).toMatchObject({ state: 'ahead' });
  });

  test('U2: the three weeks before a review', () => {
    const story = made.given(coreGroup('2026-01-28'), reviewArranged('2026-02-01', '2026-04-14'));
    expect(find(story, 'deadline.preReviewCoreGroup.1')).toMatchObject({ opens: '2026-03-24', day: '2026-04-14' });
  });

  test('U2: a date that nobody set is not there', () => {
    expect(find(made, 'deadline.visit.1')).toBeUndefined();
  });
});
