import { dayText } from '../../engine/words.ts';
import { londonDay, londonTime } from '../../facts/instant.ts';
import { FACT_NAMES, type FactType, isFactType } from '../../facts/vocabulary.ts';
import type { Colleague } from '../../exchange/presence.ts';
import type { Role } from '../../exchange/roles.ts';
import type { Status } from '../../exchange/sync.ts';
import type { News } from '../shared/teamwork.ts';

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  worker: 'social worker',
  chair: 'conference chair',
  manager: 'team manager',
  auditor: 'auditor: reads, and records nothing for the team',
  eraser: 'records officer: reads, and erases for the whole team',
  reminder: 'the program that sends reminders',
};

export const counted = (count: number, one = 'entry', more = 'entries'): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : more}`;

/** "since 09:12", or with the day where it was another one. */
export function sinceWords(instant: string, now: string): string {
  const day = londonDay(instant);
  return day === londonDay(now) ? `since ${londonTime(instant)}` : `since ${dayText(day)}, ${londonTime(instant)}`;
}

/** Whether what is recorded here is with the team, in one sentence. */
export function statusWords({ state, waiting, waitingSince, since, read }: Status, now: string): string {
  const wait =
    waiting === 0
      ? 'everything recorded here is shared'
      : `${counted(waiting)} ${waiting === 1 ? 'is' : 'are'} saved here and ${waiting === 1 ? 'waits' : 'wait'} to be shared${waitingSince ? `, ${sinceWords(waitingSince, now)}` : ''}`;
  switch (state) {
    case 'connecting':
      return `Connecting; ${wait}.`;
    case 'away':
      return `Not connected ${sinceWords(since, now)}; ${wait}.`;
    case 'refused':
      return `The team’s server does not let this device in any more. What is here stays here; ${wait}.`;
    case 'reading':
      return read && read.of > 0
        ? `Reading what the team has: ${read.done.toLocaleString('en-GB')} of ${counted(read.of)}.`
        : `Reading what the team has; ${wait}.`;
    case 'hurt':
      return 'Nothing is exchanged until what is wrong on this device is settled.';
    case 'together':
      return `Connected; ${wait}.`;
  }
}

const named = (type: FactType): string => FACT_NAMES[type];

/** Who else is there, and what they are about to record. `recording` is what this page records. */
export function colleagueWords({ name, recording }: Colleague, ours: FactType | undefined): string {
  if (!isFactType(recording)) return `${name} has this child’s record open too.`;
  if (recording !== ours) return `${name} is recording here now: ${named(recording)}.`;
  return `${name} is recording the same just now: ${named(recording)}. Agree who of you does it, so that it is not recorded twice.`;
}

const MANY = 3;

export function newsWords({ child, entries }: News): string {
  const [first] = entries;
  if (!first) return '';
  if (entries.length > MANY) return `${child}: ${counted(entries.length)} came from your team.`;
  const each = entries.map(
    ({ type, on, by }) => `${by === '' ? 'a colleague' : by} recorded “${named(type)}”, ${dayText(on)}`,
  );
  return `${child}: ${each.join('; ')}.`;
}

export const twiceWords = ({ type, on, by }: News['twice'][number]): string =>
  `“${named(type)}” of ${dayText(on)} is now recorded more than once, by ${by.join(' and ')}. If it was one meeting, withdraw one of them.`;
