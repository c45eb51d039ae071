import { format, parseISO } from 'date-fns';

import type { Policy } from '../../../../policies/schema.ts';
import type { Deadline } from '../../../engine/deadlines.ts';
import { dayText, distanceText } from '../../../engine/words.ts';
import { type Day, daysBetween } from '../../../facts/day.ts';
import type { Item } from './item.ts';

export const inDays = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;

const named = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;

/** "5 weeks", "4 months", "11 years": how long a time is in which nothing happens. */
export function lengthText(days: number): string {
  if (days < 63) return named(Math.round(days / 7), 'week');
  return days < 730 ? named(Math.round(days / 30.44), 'month') : named(Math.round(days / 365.25), 'year');
}

/** "29 Jan"; with its year where that is another one than the year it is read in. */
export const briefDay = (day: Day, readOn: Day): string =>
  format(parseISO(day), day.slice(0, 4) === readOn.slice(0, 4) ? 'd MMM' : 'd MMM yyyy');

const longDay = (day: Day, readOn: Day): string =>
  format(parseISO(day), day.slice(0, 4) === readOn.slice(0, 4) ? 'd MMMM' : 'd MMMM yyyy');

/** How a deadline stands, in the words that `look.md` sets: "3 days late", "due Thu, in 2 days", "met 29 Jan". */
export function stateText({ id, status, due, metOn, counted }: Deadline, asOf: Day): string {
  if (due === null) {
    const { because } = counted;
    return because.kind === 'nothingAgreed' && because.silence !== null
      ? 'no date agreed: this document does not say'
      : 'no date agreed';
  }
  if (id === 'eighteenthBirthday') return status === 'missed' ? 'reached' : `until ${longDay(due, asOf)}`;
  switch (status) {
    case 'overdue':
      return `${inDays(daysBetween(due, asOf))} late`;
    case 'missed':
      return 'missed';
    case 'near':
      return nearText(due, asOf);
    case 'met':
      return metOn ? `met ${briefDay(metOn, asOf)}` : 'met';
    case 'late':
      return metOn ? `met ${inDays(daysBetween(due, metOn))} late` : 'met late';
    case 'cancelled':
      return 'no longer needed';
    case 'running':
    case 'unset':
      return `due ${longDay(due, asOf)}`;
  }
}

function nearText(due: Day, asOf: Day): string {
  const days = daysBetween(asOf, due);
  if (days === 0) return 'due today';
  // A weekday alone is clear within a week only.
  return `due ${format(parseISO(due), days < 7 ? 'EEE' : 'EEE d MMM')}, ${distanceText(asOf, due)}`;
}

/** The text cut at a word's end, where it is longer than the drawing has room for. */
export function shortened(text: string, length = 36): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= length) return line;
  const cut = line.slice(0, length);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), length / 2)).replace(/[\s.,;:]+$/, '')}…`;
}

/** Where a rule stands: "Croydon 5.2, sentence 3", "England: Review". */
export const placeText = (policy: Policy, clauses: readonly string[]): string =>
  clauses
    .map((id) => {
      const document = id.startsWith('england.') ? 'England' : policy.name;
      const at = policy.clauses[id]?.at ?? id;
      return /^\d/.test(at) ? `${document} ${at}` : `${document}: ${at}`;
    })
    .join('; ');

/** What stands beside an item's mark. */
export const labelText = ({ label, state }: Item): string => (state === '' ? label : `${label} · ${state}`);

/** When an item is, for a person: "Tue 3 February 2026, in 4 days". */
const whenText = ({ day, mark }: Item, asOf: Day): string =>
  mark === 'unset' ? 'No date' : `${dayText(day)}, ${distanceText(asOf, day)}`;

const sentences = (texts: readonly string[]): string =>
  texts.map((text) => (/[.!?]$/.test(text) ? text : `${text}.`)).join(' ');

/** What else there is to know about an item. */
export const moreText = ({ details }: Item): string => sentences(details);

/** All of an item in sentences: its name for those who hear the drawing, and the line under it. */
export function describe(item: Item, asOf: Day): string {
  const { name, state, who, details } = item;
  return sentences([`${name}: ${whenText(item, asOf)}`, ...[state, who].filter(Boolean).map(capitalised), ...details]);
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
