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
 * left since. Null where nobody was named. The plan's own context keeps the roles only.
 */
export function membersOf(run: Run): readonly Member[] | null {
  const refused = new Set(run.refused.map(({ fact }) => fact.id));
  return run.facts.filter(({ id }) => !refused.has(id)).reduce(after, null);
}

type Members = readonly Member[] | null;

function after(members: Members, fact: Fact): Members {
  switch (fact.type) {
    case 'conference.held':
      // A new plan begins with nobody; a review that names nobody leaves the group as it was.
      if (fact.decision === 'plan') return named(fact.coreGroup);
      return named(fact.coreGroup) ?? members;
    case 'member.joined': {
      const { role, name, agency, standIn, contact } = fact;
      return [...(members ?? []), { role, name, agency, standIn, contact }];
    }
    case 'member.left':
      return members === null ? null : without(members, fact);
    default:
      return members;
  }
}

const named = (coreGroup: readonly Member[] | undefined): Members =>
  coreGroup === undefined || coreGroup.length === 0 ? null : coreGroup;

/** One fewer: the one of that name, else the last of that role. */
function without(
  members: readonly Member[],
  { role, name }: { readonly role: string; readonly name?: string | undefined },
) {
  const byName = members.findLastIndex((each) => each.role === role && each.name === name);
  const at = byName >= 0 ? byName : members.findLastIndex((each) => each.role === role);
  return at < 0 ? members : members.toSpliced(at, 1);
}

/** The lead social worker's name, by the newest fact that gives one; null where none does. */
export function leadOf(run: Run): string | null {
  const refused = new Set(run.refused.map(({ fact }) => fact.id));
  const names = run.facts.flatMap((fact) =>
    (fact.type === 'conference.held' || fact.type === 'worker.changed') && !refused.has(fact.id)
      ? (fact.leadSocialWorker ?? [])
      : [],
  );
  return names.at(-1) ?? null;
}

/** Who is expected at a core group: the members, and the lead social worker first where the conference named one beside them. */
export function expectedAt(run: Run): readonly Member[] | null {
  const members = membersOf(run);
  const lead = leadOf(run);
  if (members === null || members.some(({ role }) => role === 'leadSocialWorker')) return members;
  return [{ role: 'leadSocialWorker', ...(lead === null ? {} : { name: lead }) }, ...members];
}
