import type { Day } from '../facts/day.ts';
import type { Fact, FactOf } from '../facts/vocabulary.ts';
import { type Deadline, isOpen } from './deadlines.ts';
import type { Run } from './run.ts';
import { deadlineTitle } from './titles.ts';
import { inWords } from './words.ts';

/** A meeting or a due date with its day, as a calendar shows it. */
export type AgendaItem = {
  /** Stays the same when the date moves: `coreGroup.2`, `review.1`, `deadline.recordCirculation.3`. */
  readonly id: string;
  readonly kind: 'meeting' | 'deadline';
  readonly title: string;
  readonly day: Day;
  /** The first day of a window that the due date ends. */
  readonly opens: Day | null;
  readonly time: string | null;
  readonly venue: string | null;
  readonly clauses: readonly string[];
  /** Still to come, over and done, or no longer to be: cancelled, missed, the plan ended first. */
  readonly state: 'ahead' | 'over' | 'off';
};

/** Everything of a case that has a date, the soonest first: meetings arranged and held, due dates open and closed. */
export const agendaOf = (run: Run): AgendaItem[] =>
  [...meetingsOf(run), ...run.deadlines.flatMap((deadline) => dueItem(run, deadline))].toSorted(
    (a, b) => compare(a.day, b.day) || compare(a.time ?? '', b.time ?? '') || compare(a.id, b.id),
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function dueItem(run: Run, deadline: Deadline): AgendaItem[] {
  const { id, n, due, counted, clauses, status } = deadline;
  if (due === null) return [];
  const state = isOpen(deadline) ? 'ahead' : status === 'met' || status === 'late' ? 'over' : 'off';
  return [
    {
      id: `deadline.${id}.${n}`,
      kind: 'deadline',
      title: deadlineTitle(run, deadline),
      day: due,
      opens: counted.opens,
      time: null,
      venue: null,
      clauses,
      state,
    },
  ];
}

type Kind = 'coreGroup' | 'initial' | 'review';
type Arranged = FactOf<'coreGroup.arranged'> | FactOf<'conference.arranged'>;

/** The nth meeting of its kind keeps its id from the first arrangement to the day it is held. */
function meetingsOf(run: Run): AgendaItem[] {
  const refused = new Set<Fact>(run.refused.map(({ fact }) => fact));
  const held: Record<Kind, number> = { coreGroup: 0, initial: 0, review: 0 };
  const items = new Map<string, { readonly item: AgendaItem; readonly arrangedOn: Day | null }>();
  const names: Record<Kind, string> = {
    coreGroup: inWords(run.policy, '{coreGroup}'),
    initial: inWords(run.policy, '{initialConference}'),
    review: inWords(run.policy, '{reviewConference}'),
  };
  const put = (kind: Kind, details: Partial<AgendaItem> & { day: Day }, arrangedOn: Day | null): void => {
    const id = `${kind}.${held[kind] + 1}`;
    const blank = { opens: null, time: null, venue: null, clauses: [], state: 'ahead' as const };
    items.set(id, { item: { id, kind: 'meeting', title: names[kind], ...blank, ...details }, arrangedOn });
  };
  const arrange = (kind: Kind, fact: Arranged): void =>
    put(kind, { day: fact.for, time: fact.time ?? null, venue: fact.venue ?? null }, fact.on);
  const hold = (kind: Kind, on: Day): void => {
    const was = items.get(`${kind}.${held[kind] + 1}`);
    const { day, time = null, venue = null } = was?.item ?? {};
    put(kind, { day: on, time: day === on ? time : null, venue, state: 'over' }, null);
    held[kind] += 1;
    // A later date that was agreed on the day of the meeting is the next one's, as it is for the due dates.
    if (kind === 'coreGroup' && day !== undefined && day > on && was?.arrangedOn === on)
      put(kind, { day, time, venue }, on);
  };
  const callOff = (kinds: readonly Kind[]): void => {
    for (const kind of kinds) {
      const called = items.get(`${kind}.${held[kind] + 1}`);
      if (called) items.set(called.item.id, { ...called, item: { ...called.item, state: 'off' } });
    }
  };
  for (const fact of run.facts) {
    if (refused.has(fact)) continue;
    if (fact.type === 'coreGroup.arranged') arrange('coreGroup', fact);
    if (fact.type === 'conference.arranged') arrange(fact.kind, fact);
    if (fact.type === 'coreGroup.held') hold('coreGroup', fact.on);
    if (fact.type === 'coreGroup.cancelled') callOff(['coreGroup']);
    if (fact.type === 'conference.held') hold(fact.kind, fact.on);
    if (fact.type === 'conference.held' && fact.decision === 'discontinue') callOff(['coreGroup', 'review']);
    if (fact.type === 'plan.ended') callOff(['coreGroup', 'review']);
  }
  if (run.ended) callOff(['coreGroup', 'review']);
  return [...items.values()].map(({ item }) => item);
}
