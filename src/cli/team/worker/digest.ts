import type { Policy } from '../../../../policies/schema.ts';
import { finderIn, missingPolicy, runCase } from '../../../engine/adoption.ts';
import { agendaOf } from '../../../engine/agenda.ts';
import { leadOf } from '../../../engine/members.ts';
import type { Run } from '../../../engine/run.ts';
import { deadlineTitle } from '../../../engine/titles.ts';
import { dayText } from '../../../engine/words.ts';
import type { HeldCase } from '../../../exchange/reader.ts';
import type { Day } from '../../../facts/day.ts';
import type { IcsCase } from '../../../calendar/ics.ts';

export type Policies = ReadonlyMap<string, Policy>;
export type Cases = ReadonlyMap<string, HeldCase>;

/** What somebody is reminded of: a date that is overdue or near. */
export type Reminder = { readonly title: string; readonly due: Day; readonly isOverdue: boolean };

/** What one lead social worker is told on one day; `to` is empty where a case names none. */
export type Digest = {
  readonly to: string;
  readonly day: Day;
  readonly children: readonly {
    readonly caseId: string;
    readonly who: string;
    readonly reminders: readonly Reminder[];
  }[];
};

/** Whether a child goes by name or by initials into what leaves the team. */
export type Naming = 'names' | 'initials';

const whoIs = (name: string, naming: Naming): string =>
  naming === 'names' ? name : name.replaceAll(/(\p{L})[\p{L}’'-]*\s*/gu, '$1. ').trim();

function runOf({ record, facts }: HeldCase, policies: Policies, asOf: Day): Run | null {
  const policy = policies.get(record.policy);
  const find = finderIn(policies);
  const options = { asOf, born: record.child.born };
  return policy && !missingPolicy(facts, options, find) ? runCase(policy, facts, options, find) : null;
}

/** Everything there is to be told on a day, by whom it is told. The same everywhere: it depends on the facts alone. */
export function digestsOn(day: Day, cases: Cases, policies: Policies, naming: Naming): Map<string, Digest> {
  const digests = new Map<string, Digest>();
  for (const [caseId, held] of [...cases].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const run = runOf(held, policies, day);
    const reminders = run ? remindersOf(run) : [];
    if (!run || reminders.length === 0) continue;
    const to = leadOf(run) ?? '';
    const child = { caseId, who: whoIs(held.record.child.name, naming), reminders };
    digests.set(to, { to, day, children: [...(digests.get(to)?.children ?? []), child] });
  }
  return digests;
}

const remindersOf = (run: Run): Reminder[] =>
  run.deadlines.flatMap((deadline) => {
    const { id, status, due } = deadline;
    if (due === null || id === 'eighteenthBirthday' || (status !== 'near' && status !== 'overdue')) return [];
    return [{ title: deadlineTitle(run, deadline), due, isOverdue: status === 'overdue' }];
  });

/** The digest as a letter. `page` is where Waymark is served; left out, cases have no addresses. */
export function letterOf({ to, day, children }: Digest, page: string | undefined): { subject: string; text: string } {
  const count = children.reduce((sum, { reminders }) => sum + reminders.length, 0);
  const parts = children.map(({ caseId, who, reminders }) =>
    [
      who,
      ...reminders.map(
        ({ title, due, isOverdue }) => `  ${isOverdue ? 'overdue since' : 'due'} ${dayText(due)}: ${title}`,
      ),
      ...(page === undefined ? [] : [`  ${page}/children/${caseId}`]),
    ].join('\n'),
  );
  return {
    subject: `Waymark, ${dayText(day)}: ${count} ${count === 1 ? 'date' : 'dates'} to look at`,
    text: [to === '' ? 'These children have no lead social worker.' : `For ${to}.`, ...parts].join('\n\n'),
  };
}

/** Every case for one calendar. */
export const calendarOf = (day: Day, cases: Cases, policies: Policies, naming: Naming): IcsCase[] =>
  [...cases].flatMap(([id, held]) => {
    const run = runOf(held, policies, day);
    const who = whoIs(held.record.child.name, naming);
    return run ? [{ id, who, items: agendaOf(run), sequence: held.facts.length }] : [];
  });
