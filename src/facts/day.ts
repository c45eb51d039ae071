/** A calendar day in Europe/London, `YYYY-MM-DD`. Text order is time order, so days compare with `<`. */
export type Day = `${number}-${number}-${number}`;

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1 January 1970, by the proleptic Gregorian calendar. The day must be real: `isDay` says so. */
export const dayNumber = (day: Day): number => numberOf(two(day, 0) * 100 + two(day, 2), two(day, 5), two(day, 8));

/** The number that two digits of a text make. */
const two = (text: string, at: number): number => text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - ZEROS;
const ZEROS = 11 * '0'.charCodeAt(0);

/** The day number of a year, a month from 1 to 12 and a day of the month. */
export function numberOf(y: number, m: number, d: number): number {
  // Years begin in March here, so that the leap day is the last of its year.
  const year = m > 2 ? y : y - 1;
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (m > 2 ? m - 3 : m + 9) + 2) / 5) + d - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The texts of days that were asked for: those of one lifetime are asked for again and again. */
const texts: Day[] = Array.from({ length: 110_000 });
const FIRST_TEXT = numberOf(1900, 1, 1);

/** The day with this number of days since 1 January 1970. */
export function dayOf(number: number): Day {
  const place = number - FIRST_TEXT;
  return place >= 0 && place < texts.length ? (texts[place] ??= writtenOut(number)) : writtenOut(number);
}

function writtenOut(number: number): Day {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const d = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const m = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const y = yearOfEra + era * 400 + (m <= 2 ? 1 : 0);
  return `${pad(y, 4)}-${pad(m, 2)}-${pad(d, 2)}` as Day;
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** Whether the text is a real day between the years 1900 and 2199. */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string') return false;
  const match = PATTERN.exec(text);
  if (!match) return false;
  const year = Number(match[1]);
  return year >= 1900 && year < 2200 && dayOf(dayNumber(text as Day)) === text;
}

/** The day this many days later; earlier when negative. */
export const addDays = (day: Day, days: number): Day => dayOf(dayNumber(day) + days);

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/** 1 for Monday to 7 for Sunday. */
export const weekday = (day: Day): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;

/** The earlier of two days; a day that is not there yet is later than any. */
export const earlier = (a: Day | null, b: Day | null): Day | null => {
  if (a === null) return b;
  return b === null || a <= b ? a : b;
};
