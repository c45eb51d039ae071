import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventStatus } from 'ical-generator';

import type { AgendaItem } from '../engine/agenda.ts';
import { addDays, type Day } from '../facts/day.ts';
import { type Instant, instantAt, readInstant } from '../facts/instant.ts';

/** One case for a calendar file: what its entries are called, and how often the case has changed. */
export type IcsCase = {
  readonly id: string;
  /** Who it is about, as far as the person wants it in a file that leaves Waymark; may be empty. */
  readonly who: string;
  readonly items: readonly AgendaItem[];
  /** Rises with every fact, so that calendars take the newer of two files. */
  readonly sequence: number;
};

/**
 * An iCalendar file (RFC 5545). An entry's UID comes from case and matter, so that importing a later file moves what an
 * earlier one made, and takes away what was done or called off. `now` is an instant in UTC.
 */
export function toIcs(cases: readonly IcsCase[], now: string): string {
  const calendar = ical({ name: 'Waymark', prodId: '//Waymark//Waymark//EN', method: ICalCalendarMethod.PUBLISH });
  for (const { id, who, items, sequence } of cases) {
    for (const item of items) {
      const { title, day, time, venue, clauses } = item;
      const event = calendar.createEvent({
        id: `${id}.${item.id}@waymark`,
        sequence,
        stamp: now,
        ...(time === null ? wholeDay(day) : hourFrom(instantAt(day, time))),
        summary: [who, item.kind === 'deadline' ? `due: ${title}` : title].filter(Boolean).join(', '),
        status: isGone(item) ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
        busystatus: item.kind === 'deadline' ? ICalEventBusyStatus.FREE : ICalEventBusyStatus.BUSY,
      });
      if (venue !== null) event.location(venue);
      if (clauses.length > 0) event.description(`Where it says so: ${clauses.join(', ')}`);
    }
  }
  return calendar.toString();
}

/** A meeting that was held stays in the calendar; a due date that was met has nothing left to say. */
const isGone = ({ kind, state }: AgendaItem): boolean => state === 'off' || (state === 'over' && kind === 'deadline');

type Span = { readonly start: string; readonly end: string; readonly allDay?: true };

const wholeDay = (day: Day): Span => ({
  start: day,
  end: addDays(day, 1),
  allDay: true,
});

/** A meeting's length is in no record, and calendars want one. The same clock time an hour west of Greenwich is an hour later. */
const hourFrom = (start: Instant): Span => ({ start, end: readInstant(`${start.slice(0, 19)}-01:00`) ?? start });
