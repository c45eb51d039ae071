import type { Run } from '../../engine/run.ts';
import { roleWord } from '../../engine/words.ts';
import { type Meeting, planFacts, until } from './case.ts';
import { groupAfter } from './members.ts';

/** One person at one meeting. */
export type Attendance = {
  readonly role: string;
  /** In the policy's words, by name where there is one. */
  readonly who: string;
  /** "Came, in the chair", "Apologies. Sent a report"; empty where nothing was recorded. */
  readonly came: string;
};

type Person = {
  readonly role: string;
  readonly name?: string | undefined;
  readonly was: 'came' | 'apologies' | 'absent' | null;
  readonly report: boolean;
  readonly standIn: string | undefined;
};

/** Who was expected at a meeting or came to it: person by person where it was recorded so, else by role. */
export function attendanceOf(run: Run, { held }: Meeting): Attendance[] {
  const people = held.people?.map((person) => ({ ...person, report: person.report === true, standIn: person.standIn }));
  return (people ?? byRole(run, held)).map(({ role, name, was, report, standIn }) => {
    const word = roleWord(run.policy, role);
    const words = [
      was === 'came' ? (role === held.chair ? 'Came, in the chair' : 'Came') : '',
      was === 'apologies' ? 'Apologies' : '',
      was === 'absent' ? 'Did not come' : '',
      report ? 'Sent a report' : '',
      standIn === undefined ? '' : `${standIn} stood in`,
    ];
    return { role, who: name === undefined ? word : `${name}, ${word}`, came: words.filter(Boolean).join('. ') };
  });
}

function byRole(
  run: Run,
  { on, chair, attended, apologies = [], reports = [], cover = [] }: Meeting['held'],
): Person[] {
  const came = [chair, ...(attended ?? [])];
  const members = groupAfter(until(planFacts(run), on));
  const others = new Set(
    [...came, ...apologies, ...reports].filter((role) => !members.some((each) => each.role === role)),
  );
  return [...members, ...[...others].map((role) => ({ role, name: undefined }))].map(({ role, name }) => ({
    role,
    name,
    was: came.includes(role)
      ? 'came'
      : apologies.includes(role)
        ? 'apologies'
        : attended === undefined
          ? null
          : 'absent',
    report: reports.includes(role),
    standIn: cover.find((each) => each.role === role)?.by,
  }));
}
