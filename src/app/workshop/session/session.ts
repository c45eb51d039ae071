import type { Inject, Scenario } from '../../../engine/scenario.ts';
import { type Bookmark, NO_TRAINING } from '../../../engine/training.ts';
import { inFileOrder } from '../../../engine/writeScenario.ts';
import type { Day } from '../../../facts/day.ts';
import type { Fact } from '../../../facts/vocabulary.ts';
import type { Position } from '../play/story.ts';
import type { Question, Round } from './rounds.ts';

/** What the room was told at some moment of a branch. */
export type Heard = Pick<Inject, 'on' | 'title' | 'heard'> & {
  readonly playedBy?: string;
  readonly expected?: string;
  readonly learning?: string;
};

/** One way the case can go: its own facts under its own policy. The first branch is the case as it was written. */
export type Branch = {
  readonly id: string;
  readonly name: string;
  readonly policy: string;
  readonly facts: readonly Fact[];
  readonly heard: readonly Heard[];
  /** The branch it left, and on which day; null for the case as written. */
  readonly from: string | null;
  readonly since: Day | null;
};

/** A workshop with one case: the case, the ways it went, and what the room did. */
export type Session = {
  readonly id: string;
  readonly scenario: Scenario;
  readonly branches: readonly Branch[];
  readonly current: string;
  readonly at: Position | null;
  readonly tables: readonly string[];
  /** Asked, and not yet revealed. */
  readonly questions: readonly Question[];
  readonly rounds: readonly Round[];
  readonly bookmarks: readonly Bookmark[];
};

export const AS_WRITTEN = 'as-written';

export const newSession = (id: string, scenario: Scenario): Session => ({
  id,
  scenario,
  branches: [asWritten(scenario)],
  current: AS_WRITTEN,
  at: null,
  tables: ['Table 1', 'Table 2'],
  questions: [],
  rounds: [],
  bookmarks: scenario.training?.bookmarks ?? [],
});

const asWritten = ({ policy, facts }: Scenario): Branch => ({
  id: AS_WRITTEN,
  name: 'As written',
  policy,
  facts,
  heard: [],
  from: null,
  since: null,
});

export const branchOf = (session: Session, id: string = session.current): Branch =>
  session.branches.find((branch) => branch.id === id) ?? session.branches[0] ?? asWritten(session.scenario);

const replaced = (session: Session, branch: Branch): Session => ({
  ...session,
  branches: session.branches.map((each) => (each.id === branch.id ? branch : each)),
});

export type Fork = {
  readonly id: string;
  readonly name: string;
  readonly at: Position;
  /** The facts that are in at that place; all others are still to come. */
  readonly happened: readonly Fact[];
  /** Whether what was still to come happens in the new branch too. */
  readonly keepsRest: boolean;
  readonly policy?: string;
};

/** A new branch from the current one, which stays as it is; the new one becomes current. */
export function forked(session: Session, { id, name, at, happened, keepsRest, policy }: Fork): Session {
  const from = branchOf(session);
  const branch: Branch = {
    id,
    name: freeName(session, name),
    policy: policy ?? from.policy,
    facts: inFileOrder(keepsRest ? from.facts : happened),
    heard: from.heard.filter(({ on }) => keepsRest || on <= at.day),
    from: from.id,
    since: at.day,
  };
  return { ...session, branches: [...session.branches, branch], current: branch.id };
}

function freeName(session: Session, name: string): string {
  const taken = new Set(session.branches.map((branch) => branch.name));
  for (let n = 1; ; n++) {
    const free = n === 1 ? name : `${name} (${n})`;
    if (!taken.has(free)) return free;
  }
}

/** Facts added to the current branch right after what has happened, and before what is still to come on that day. */
export function withFacts(session: Session, happened: readonly Fact[], added: readonly Fact[]): Session {
  const branch = branchOf(session);
  const isIn = new Set(happened.map(({ id }) => id));
  const [before, after] = [
    branch.facts.filter(({ id }) => isIn.has(id)),
    branch.facts.filter(({ id }) => !isIn.has(id)),
  ];
  return replaced(session, { ...branch, facts: inFileOrder([...before, ...added, ...after]) });
}

export const withoutFact = (session: Session, id: string): Session => {
  const branch = branchOf(session);
  return replaced(session, { ...branch, facts: inFileOrder(branch.facts.filter((fact) => fact.id !== id)) });
};

export const withFactMoved = (session: Session, id: string, on: Day): Session => {
  const branch = branchOf(session);
  const facts = branch.facts.map((fact) => (fact.id === id ? { ...fact, on } : fact));
  return replaced(session, { ...branch, facts: inFileOrder(facts) });
};

export const withHeard = (session: Session, heard: Heard): Session => {
  const branch = branchOf(session);
  return replaced(session, { ...branch, heard: [...branch.heard, heard] });
};

export function withoutBranch(session: Session, id: string): Session {
  if (id === AS_WRITTEN) return session;
  const branches = session.branches.filter((branch) => branch.id !== id);
  const questions = session.questions.filter(({ branch }) => branch !== id);
  return { ...session, branches, questions, current: session.current === id ? AS_WRITTEN : session.current };
}

/** The case was edited: what was written is written anew, and the other branches and their questions stay as they were. */
export const edited = (session: Session, scenario: Scenario): Session => ({
  ...replaced(session, asWritten(scenario)),
  scenario,
  questions: session.questions.filter(({ branch }) => branch !== AS_WRITTEN),
  bookmarks: scenario.training?.bookmarks ?? [],
});

/** A branch as a scenario of its own. What was expected of the case as written is not expected of another branch. */
export function scenarioOf(session: Session, branch: Branch = branchOf(session)): Scenario {
  const { scenario, bookmarks } = session;
  const isItself = branch.id === AS_WRITTEN;
  const last = branch.facts.at(-1)?.on;
  const training =
    scenario.training || bookmarks.length > 0
      ? { training: { ...(scenario.training ?? { ...NO_TRAINING, injects: [] }), bookmarks: [...bookmarks] } }
      : {};
  return {
    ...scenario,
    ...training,
    title: isItself ? scenario.title : `${scenario.title}: ${branch.name}`,
    policy: branch.policy,
    facts: branch.facts,
    asOf: last !== undefined && last > scenario.asOf ? last : scenario.asOf,
    expect: isItself ? scenario.expect : [],
  };
}
