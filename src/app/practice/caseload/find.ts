import { addDays, type Day, weekday } from '../../../facts/day.ts';
import type { CaseRow } from '../../shared/book.ts';
import type { CaseloadFilter } from '../../shared/screens.ts';
import type { Stage } from '../../shared/summary.ts';
import { byUrgency } from './urgency.ts';

/** What is urgent about a child this week; each is a filter and a number of the day's panel. */
export const DUE = ['overdue', 'week', 'meetings', 'undated'] as const;
export type Due = (typeof DUE)[number];

export const STAGE_IDS = ['beforePlan', 'enquiry', 'onPlan', 'stepDown', 'ended', 'noPlan'] as const satisfies Stage[];

/** The last day of the week that a day lies in: the Sunday. */
export const endOfWeek = (day: Day): Day => addDays(day, 7 - weekday(day));

/** From today to the end of the week that it lies in. */
export type Week = { readonly today: Day; readonly last: Day };
export const weekOf = (today: Day): Week => ({ today, last: endOfWeek(today) });

const isIn = ({ today, last }: Week, day: Day): boolean => day >= today && day <= last;

export function isDue({ summary }: CaseRow, due: Due, week: Week): boolean {
  if (!summary) return false;
  switch (due) {
    case 'overdue':
      return summary.due.some(({ day }) => day < week.today);
    case 'week':
      return summary.due.some(({ day }) => isIn(week, day));
    case 'meetings':
      return summary.meetings.some(({ day }) => isIn(week, day));
    case 'undated':
      return summary.undated && summary.stage === 'onPlan';
  }
}

type Meeting = { readonly name: string; readonly day: Day; readonly row: CaseRow };

/** What today and this week ask for: how many children each kind of urgency has, and the meetings, soonest first. */
export function urgentIn(rows: readonly CaseRow[], today: Day) {
  const week = weekOf(today);
  const counts = { overdue: 0, week: 0, meetings: 0, undated: 0 } satisfies Record<Due, number>;
  const meetings: Meeting[] = [];
  for (const row of rows) {
    for (const due of DUE) if (isDue(row, due, week)) counts[due] += 1;
    for (const { name, day } of row.summary?.meetings ?? []) if (isIn(week, day)) meetings.push({ name, day, row });
  }
  return { counts, meetings: meetings.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)) };
}

/** A list in the order in which it is shown, with all that may be looked for in small letters beside each row. */
export type Found = { readonly row: CaseRow; readonly text: string };

export const ordered = (rows: readonly CaseRow[]): Found[] =>
  byUrgency(rows).map((row) => {
    const { record, summary } = row;
    const parts = [record.child.name, record.family, summary?.authority, summary?.worker];
    return { row, text: parts.join(' ').toLowerCase() };
  });

/** The rows that every part of the filter lets through; every word of a search has to be there. */
export function filtered(all: readonly Found[], filter: CaseloadFilter, today: Day): CaseRow[] {
  const words = (filter.search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const { authority, worker, stage, family } = filter;
  const due = DUE.find((each) => each === filter.due);
  const week = weekOf(today);
  const isWholeName = family !== undefined && all.some(({ row }) => row.record.family === family);
  const isOfFamily = (of: string | undefined): boolean =>
    family === undefined ||
    of === family ||
    (!isWholeName && of?.toLowerCase().includes(family.toLowerCase()) === true);
  return all.flatMap(({ row, text }) => {
    const { summary, record } = row;
    const isShown =
      words.every((word) => text.includes(word)) &&
      (due === undefined || isDue(row, due, week)) &&
      (authority === undefined || summary?.authority === authority) &&
      (worker === undefined || summary?.worker === worker) &&
      (stage === undefined || summary?.stage === stage) &&
      isOfFamily(record.family);
    return isShown ? [row] : [];
  });
}

/** What there is to choose from, each once and by name. */
export function choices(rows: readonly CaseRow[]): Readonly<Record<'authority' | 'worker' | 'family', string[]>> {
  const each = (of: (row: CaseRow) => string | null | undefined): string[] =>
    [...new Set(rows.flatMap((row) => of(row) ?? []))].toSorted((a, b) => (a < b ? -1 : 1));
  return {
    authority: each(({ summary }) => summary?.authority),
    worker: each(({ summary }) => summary?.worker),
    family: each(({ record }) => record.family),
  };
}

/** A line of the list: a child, or the name of the family that the children below belong to. */
export type Line =
  | { readonly kind: 'child'; readonly row: CaseRow }
  | { readonly kind: 'family'; readonly family: string | null; readonly children: number };

export function linesOf(rows: readonly CaseRow[], byFamily: boolean): Line[] {
  const child = (row: CaseRow): Line => ({ kind: 'child', row });
  if (!byFamily) return rows.map(child);
  // A family stands where its most urgent child would; children without one come last.
  const families = new Map<string | null, CaseRow[]>();
  for (const row of rows) {
    const family = row.record.family ?? null;
    const those = families.get(family);
    if (those) those.push(row);
    else families.set(family, [row]);
  }
  const alone = families.get(null);
  families.delete(null);
  return [...families, ...(alone ? [[null, alone] as const] : [])].flatMap(([family, those]) => [
    { kind: 'family', family, children: those.length },
    ...those.map(child),
  ]);
}
