import { type AgendaItem, agendaOf } from '../../../engine/agenda.ts';
import type { Run } from '../../../engine/run.ts';
import { addCalendarMonths } from '../../../../policies/calendar.ts';
import { addDays, type Day, weekday } from '../../../facts/day.ts';
import type { CaseRow } from '../../shared/book.ts';

/** A line of the calendar: a meeting or a due date of one child. */
export type Entry = Pick<AgendaItem, 'kind' | 'title' | 'day' | 'time'> & {
  readonly key: string;
  readonly caseId: string;
  readonly child: string;
};

const inOrder = (a: Entry, b: Entry): number =>
  compare(a.day, b.day) || compare(a.time ?? '', b.time ?? '') || compare(a.child, b.child) || compare(a.key, b.key);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What is ahead, or overdue, for every child of the list. */
export function entriesOfRows(rows: readonly CaseRow[]): Entry[] {
  return rows
    .flatMap(({ id, record, summary }) => {
      const of = (kind: Entry['kind'], each: { name: string; day: Day; time?: string | null }): Entry => ({
        key: `${id} ${kind} ${each.day} ${each.name}`,
        caseId: id,
        child: record.child.name,
        kind,
        title: each.name,
        day: each.day,
        time: each.time ?? null,
      });
      return summary
        ? [...summary.meetings.map((each) => of('meeting', each)), ...summary.due.map((each) => of('deadline', each))]
        : [];
    })
    .toSorted(inOrder);
}

/** What is ahead, or overdue, for one child. */
export const entriesOfCase = (caseId: string, child: string, run: Run): Entry[] =>
  agendaOf(run)
    .filter(({ state, id }) => state === 'ahead' && !id.startsWith('deadline.eighteenthBirthday'))
    .map(({ kind, title, day, time, id }) => ({ key: `${caseId} ${id}`, caseId, child, kind, title, day, time }));

/** `2026-03`. Text order is time order. */
export type Month = `${number}-${number}`;

export const monthOf = (day: Day): Month => day.slice(0, 7) as Month;
export const isMonth = (text: string | undefined): text is Month => /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(text ?? '');
export const monthAfter = (month: Month, months: number): Month =>
  monthOf(addCalendarMonths(`${month}-01` as Day, months));

/** The weeks of a month, Monday to Sunday, with the days of its neighbours that fill them. */
export function weeksOf(month: Month): Day[][] {
  const first = `${month}-01` as Day;
  const last = addDays(addCalendarMonths(first, 1), -1);
  const weeks: Day[][] = [];
  for (let monday = addDays(first, 1 - weekday(first)); monday <= last; monday = addDays(monday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(monday, index)));
  }
  return weeks;
}

/** Entries by their day. */
export function byDay(entries: readonly Entry[]): ReadonlyMap<Day, readonly Entry[]> {
  const days = new Map<Day, Entry[]>();
  for (const entry of entries) {
    const ofDay = days.get(entry.day);
    if (ofDay) ofDay.push(entry);
    else days.set(entry.day, [entry]);
  }
  return days;
}
