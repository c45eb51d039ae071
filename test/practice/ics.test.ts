import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';

import { type IcsCase, toIcs } from '../../src/calendar/ics.ts';
import { agendaOf } from '../../src/engine/agenda.ts';
import { coreGroup, planMade, reviewArranged, type Story, under, type Written } from '../given.ts';

const NOW = '2026-02-01T10:00:00.000Z';

type Entry = { start: string; summary: string; status: string; sequence: number; location: string | null };

/** What a calendar holds after importing files one after the other: by UID, the higher sequence counts. */
function imported(...files: string[]): Map<string, Entry> {
  const held = new Map<string, Entry>();
  for (const file of files) {
    const calendar = new ICAL.Component(ICAL.parse(file) as [string, unknown[], unknown[]]);
    for (const component of calendar.getAllSubcomponents('vevent')) {
      const event = new ICAL.Event(component);
      const before = held.get(event.uid);
      if (before && before.sequence > event.sequence) continue;
      held.set(event.uid, {
        start: event.startDate.toString(),
        summary: event.summary,
        status: String(component.getFirstPropertyValue('status')),
        sequence: event.sequence,
        location: event.location,
      });
    }
  }
  return held;
}

const caseOf = (story: Story, who = 'A.'): IcsCase => {
  const run = story.run();
  return { id: 'case-1', who, items: agendaOf(run), sequence: run.given.length };
};
const fileOf = (story: Story, who?: string): string => toIcs([caseOf(story, who)], NOW);

const arranged = (to: string, details: object = {}): Written =>
  ({ type: 'coreGroup.arranged', on: '2026-01-21', for: to, ...details }) as Written;
const made = under('pan-sussex').given(planMade('2026-01-20'));

describe('U6: a calendar file names each entry by case and matter', () => {
  test('U6: a second library reads it: whole days for due dates, London time for meetings', () => {
    const summer = made.given(
      arranged('2026-01-28', { time: '14:00', venue: 'Hill School, room 2; upstairs' }),
      coreGroup('2026-01-28'),
      reviewArranged('2026-02-01', '2026-04-14'),
      { type: 'coreGroup.arranged', on: '2026-02-02', for: '2026-04-01', time: '14:00' },
    );
    const entries = imported(fileOf(summer));
    expect(entries.get('case-1.coreGroup.1@waymark')).toMatchObject({
      start: '2026-01-28T14:00:00Z',
      summary: 'A., Core group',
      location: 'Hill School, room 2; upstairs',
    });
    expect(entries.get('case-1.coreGroup.2@waymark')).toMatchObject({ start: '2026-04-01T13:00:00Z' });
    expect(entries.get('case-1.deadline.preReviewCoreGroup.1@waymark')).toMatchObject({ start: '2026-04-14' });
  });

  test('U6: a second import moves what the first one made and doubles nothing', () => {
    const before = made.given(arranged('2026-01-28'));
    const after = before.given(arranged('2026-01-30', { time: '09:30' }));
    const entries = imported(fileOf(before), fileOf(after));
    expect(entries.get('case-1.coreGroup.1@waymark')).toMatchObject({ start: '2026-01-30T09:30:00Z' });
    expect(entries.size).toBe(imported(fileOf(after)).size);
    expect(imported(fileOf(after), fileOf(before)).get('case-1.coreGroup.1@waymark')?.start).toBe(
      '2026-01-30T09:30:00Z',
    );
  });

  test('U6: what was done or called off is taken out, a meeting that was held stays', () => {
    const held = made.given(arranged('2026-01-28'), coreGroup('2026-01-28'));
    const entries = imported(fileOf(made), fileOf(held));
    expect(entries.get('case-1.deadline.firstCoreGroup.1@waymark')?.status).toBe('CANCELLED');
    expect(entries.get('case-1.coreGroup.1@waymark')?.status).toBe('CONFIRMED');
    const cancelled = made.given(arranged('2026-01-28'), {
      type: 'coreGroup.cancelled',
      on: '2026-01-22',
      reason: 'x',
    });
    expect(imported(fileOf(cancelled)).get('case-1.coreGroup.1@waymark')?.status).toBe('CANCELLED');
  });

  test('U6: nobody is named who was not to be; text stays text', () => {
    expect(fileOf(made, '')).not.toMatch(/SUMMARY:,/);
    const hostile = fileOf(
      made.given(arranged('2026-01-28', { venue: 'x\nATTENDEE:mailto:a@b.c\r\nEND:VEVENT' })),
      '😀\n, ;x',
    );
    const entries = imported(hostile);
    expect(entries.size).toBe(imported(fileOf(made.given(arranged('2026-01-28')))).size);
    expect(entries.get('case-1.coreGroup.1@waymark')?.summary).toBe('😀\n, ;x, Core group');
    expect(hostile).not.toMatch(/^ATTENDEE/m);
  });
});
