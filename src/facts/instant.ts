import { addDays, type Day, dayNumber, dayOf, isDay, weekday } from './day.ts';

/** A moment in UTC as text, `2026-01-05T09:30:00.000Z`. Text order is time order. */
export type Instant = string;

const lastSundayOf = (lastDay: Day): Day => addDays(lastDay, -(weekday(lastDay) % 7));

/** The day in London at that moment. British Summer Time: 1am UTC on March's last Sunday to 1am on October's. */
export function londonDay(instant: Instant): Day {
  const day = instant.slice(0, 10) as Day;
  if (instant.slice(11, 13) !== '23') return day;
  const year = day.slice(0, 4);
  const summer = day >= lastSundayOf(`${year}-03-31` as Day) && day < lastSundayOf(`${year}-10-31` as Day);
  return summer ? addDays(day, 1) : day;
}

/** What clocks in London show at that moment: `14:30`. */
export function londonTime(instant: Instant): string {
  const year = instant.slice(0, 4);
  const starts = `${lastSundayOf(`${year}-03-31` as Day)}T01:00`;
  const ends = `${lastSundayOf(`${year}-10-31` as Day)}T01:00`;
  const isSummer = instant >= starts && instant < ends;
  return (isSummer ? laterBy(instant, 3_600_000) : instant).slice(11, 16);
}

/**
 * The moment at which it is that time of day (`14:30`) in London. An hour that the clocks skip counts as an hour later, and
 * of one that comes twice the first is meant.
 */
export function instantAt(day: Day, time: string): Instant {
  const inWinter = `${day}T${time}:00.000Z`;
  const year = day.slice(0, 4);
  const starts = `${lastSundayOf(`${year}-03-31` as Day)}T02:00`;
  const ends = `${lastSundayOf(`${year}-10-31` as Day)}T02:00`;
  if (inWinter < `${starts}:00.000Z` || inWinter >= `${ends}:00.000Z`) return inWinter;
  return readInstant(`${day}T${time}+01:00`) ?? inWinter;
}

const WRITTEN =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,9}))?)?(?:Z|([+-])([01]\d):?([0-5]\d))$/;

/** An instant as a person or a program wrote it, in UTC and to the millisecond; null where it is none. */
export function readInstant(text: string): Instant | null {
  const [, day, hours, minutes, seconds = '00', fraction = '', sign, offsetHours, offsetMinutes] =
    WRITTEN.exec(text) ?? [];
  if (!isDay(day)) return null;
  const offset = (sign === '-' ? 1 : -1) * (Number(offsetHours ?? 0) * 60 + Number(offsetMinutes ?? 0));
  const total = dayNumber(day) * 1440 + Number(hours) * 60 + Number(minutes) + offset;
  const inDay = ((total % 1440) + 1440) % 1440;
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = `${two(Math.floor(inDay / 60))}:${two(inDay % 60)}:${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}`;
  return `${dayOf(Math.floor(total / 1440))}T${clock}Z`;
}

const DAY = 86_400_000;

/** The instant so many milliseconds later. It must be written to the millisecond, as `readInstant` gives it. */
export function laterBy(instant: Instant, milliseconds: number): Instant {
  const [hours, minutes, seconds, millis] = [11, 14, 17, 20].map((at) =>
    Number(instant.slice(at, at === 20 ? 23 : at + 2)),
  ) as [number, number, number, number];
  const total =
    dayNumber(instant.slice(0, 10) as Day) * DAY +
    ((hours * 60 + minutes) * 60 + seconds) * 1000 +
    millis +
    milliseconds;
  const inDay = ((total % DAY) + DAY) % DAY;
  const part = (of: number, size: number, width = 2): string =>
    String(Math.floor(inDay / size) % of).padStart(width, '0');
  return `${dayOf(Math.floor(total / DAY))}T${part(24, 3_600_000)}:${part(60, 60_000)}:${part(60, 1000)}.${part(1000, 1, 3)}Z`;
}
