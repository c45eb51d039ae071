import type { Fact } from '../facts/vocabulary.ts';
import type { Run } from './run.ts';

/** Somebody in the core group: by role, and by name and agency where they were given. */
export type Member = {
  readonly role: string;
  readonly name?: string | undefined;
  readonly agency?: string | undefined;
  /** Who comes when they are away. */
  readonly standIn?: string | undefined;
  readonly contact?: string | undefined;
};

/**
 * Who is in the core group on the day of the run: whom the last conference that named anybody named, and who joined or
 * left since. Null where nobody was named. The plan's own context keeps the roles and names only.
 */
export const membersOf = (run: Run): readonly Member[] | null => membersAfter(counted(run));

/** The same, after some of the facts that count. */
export const membersAfter = (facts: readonly Fact[]): readonly Member[] | null => facts.reduce(membersWith, null);

function counted({ facts, refused }: Run): Fact[] {
  const refusedIds = new Set(refused.map(({ fact }) => fact.id));
  return facts.filter(({ id }) => !refusedIds.has(id));
}

/** Null where nobody was named. */
export type Members = readonly Member[] | null;

/** Who is in the core group once one more fact counts. */
export function membersWith(members: Members, fact: Fact): Members {
  switch (fact.type) {
    case 'conference.held':
      // A new plan begins with nobody; a review that names nobody leaves the group as it was.
      if (fact.decision === 'plan') return named(fact.coreGroup, []);
      return named(fact.coreGroup, members ?? []) ?? members;
    case 'member.joined': {
      const { role, name, agency, standIn, contact } = fact;
      return joined(members ?? [], withoutGaps({ role, name, agency, standIn, contact }));
    }
    case 'member.left':
      return members === null ? null : without(members, fact);
    case 'worker.changed':
      return members?.map((member) => (member.role === LEAD ? newLead(member, fact.leadSocialWorker) : member)) ?? null;
    default:
      return members;
  }
}

/** There is one at a time. */
const LEAD = 'leadSocialWorker';

/** A new worker has their own stand-in and is reached otherwise. */
const newLead = (before: Member, name: string): Member =>
  before.name === undefined || before.name === name ? { ...before, name } : { role: LEAD, name };

/** Those a conference names; who was there before is still reached as before. */
const named = (coreGroup: readonly Member[] | undefined, before: readonly Member[]): Members =>
  coreGroup === undefined || coreGroup.length === 0
    ? null
    : coreGroup.map((member) => ({ ...before.find((other) => isSame(other, member)), ...member }));

type Who = { readonly role: string; readonly name?: string | undefined };
const isSame = (a: Who, b: Who): boolean => a.role === b.role && a.name === b.name;

/** Where somebody stands among them: by name, else as the one of their role who has none; -1 where nowhere. */
function placeOf(members: readonly Member[], who: Who): number {
  const byName = members.findLastIndex((each) => isSame(each, who));
  if (byName >= 0) return byName;
  return members.findLastIndex(({ role, name }) => role === who.role && (name === undefined || role === LEAD));
}

/** Without a name nobody can tell whether it is the same person, so it is another one. */
function joined(members: readonly Member[], member: Member): readonly Member[] {
  const at = member.name === undefined && member.role !== LEAD ? -1 : placeOf(members, member);
  return at < 0 ? [...members, member] : members.with(at, { ...members[at], ...member });
}

/** One fewer: the one of that name, else the one without a name, else the last of that role. */
function without(members: readonly Member[], who: Who): readonly Member[] {
  const place = placeOf(members, who);
  const at = place >= 0 ? place : members.findLastIndex(({ role }) => role === who.role);
  return at < 0 ? members : members.toSpliced(at, 1);
}

const withoutGaps = (member: Member): Member =>
  Object.fromEntries(Object.entries(member).filter(([, value]) => value !== undefined)) as unknown as Member;

/** The lead social worker's name, by the newest fact that gives one; null where none does. */
export const leadOf = (run: Run): string | null => leadAfter(counted(run));

export const leadAfter = (facts: readonly Fact[]): string | null =>
  facts
    .flatMap((fact) =>
      fact.type === 'conference.held' || fact.type === 'worker.changed' ? (fact.leadSocialWorker ?? []) : [],
    )
    .at(-1) ?? null;

/** Who is expected at a core group: the members, and the lead social worker first where the conference named one beside them. */
export function expectedAt(run: Run): readonly Member[] | null {
  const members = membersOf(run);
  return members === null ? null : withLead(members, leadOf(run));
}

export const withLead = (members: readonly Member[], lead: string | null): readonly Member[] =>
  members.some(({ role }) => role === LEAD)
    ? members
    : [{ role: LEAD, ...(lead === null ? {} : { name: lead }) }, ...members];
