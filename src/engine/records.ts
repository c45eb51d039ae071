import type { Circulated, Policy } from '../../policies/schema.ts';
import type { Day } from '../facts/day.ts';
import { ROLES } from '../facts/roles.ts';
import type { Fact, FactOf } from '../facts/vocabulary.ts';
import { type Deadline, isOpen } from './deadlines.ts';
import { expectedAt, type Member } from './members.ts';
import { again } from './preview.ts';
import type { Run } from './run.ts';
import { roleWord } from './words.ts';

/** Somebody on the circulation list of a record: what they got and when, and what they answered. */
export type Reader = Member & {
  /** Only members are asked whether they agree; a manager or the conference chair just gets it. */
  readonly isMember: boolean;
  /** Gets it because of a task, and for nothing else. */
  readonly hasTask: boolean;
  readonly got: readonly { readonly on: Day; readonly version: string | null }[];
  /** The newest answer counts. */
  readonly answer: { readonly on: Day; readonly agrees: boolean; readonly says: string | null } | null;
};

/** The record of one core group: who is to get it, who got which version when, and who agrees. */
export type MeetingRecord = {
  /** The number of the core group over the whole case, from 1. */
  readonly n: number;
  readonly meeting: FactOf<'coreGroup.held'>;
  readonly readers: readonly Reader[];
  /** Where the policy says who gets it; empty where it does not and the list is the members. */
  readonly clauses: readonly string[];
  readonly log: readonly FactOf<'record.circulated'>[];
  readonly agreedOn: Day | null;
  /** The policy asks for the members' agreement. */
  readonly isAgreementAsked: boolean;
  readonly deadlines: readonly Deadline[];
};

const OF_RECORDS: ReadonlySet<Deadline['id']> = new Set(['recordCirculation', 'recordAgreement', 'planDistribution']);

/** The record of every core group that was held, the first one first. */
export function recordsOf(run: Run): MeetingRecord[] {
  const refused = new Set(run.refused.map(({ fact }) => fact.id));
  const facts = run.facts.filter(({ id }) => !refused.has(id));
  return facts
    .filter((fact) => fact.type === 'coreGroup.held')
    .map((meeting, index) => recordOf(run, facts, meeting, index + 1));
}

function recordOf(run: Run, facts: readonly Fact[], meeting: FactOf<'coreGroup.held'>, n: number): MeetingRecord {
  const log = facts.filter(
    (fact) => fact.type === 'record.circulated' && fact.meeting === n,
  ) as FactOf<'record.circulated'>[];
  const answers = facts.filter(
    (fact) => fact.type === 'record.answered' && fact.meeting === n,
  ) as FactOf<'record.answered'>[];
  const agreed = facts.find((fact) => fact.type === 'record.agreed' && fact.meeting === n);
  return {
    n,
    meeting,
    readers: circulationList(run, facts, 'record', meeting, log[0]?.on ?? run.asOf).map((person) => ({
      ...person,
      got: log.filter((sent) => isSentTo(sent, person)).map(({ on, version }) => ({ on, version: version ?? null })),
      answer: answerOf(answers, person),
    })),
    clauses: run.policy.circulation.record?.clauses ?? [],
    log,
    agreedOn: agreed?.on ?? null,
    isAgreementAsked: !('silent' in run.policy.deadlines.recordAgreement),
    deadlines: run.deadlines.filter(({ id, process }) => OF_RECORDS.has(id) && process === `record:${n}`),
  };
}

/** A list may name roles or people; one that names nobody went to everybody. */
const isSentTo = ({ to }: FactOf<'record.circulated'>, { role, name }: Member): boolean =>
  to === undefined || to.includes(role) || (name !== undefined && to.includes(name));

function answerOf(answers: readonly FactOf<'record.answered'>[], { role, name }: Member): Reader['answer'] {
  const own = answers.findLast((fact) => fact.member === role && (fact.name === undefined || fact.name === name));
  return own ? { on: own.on, agrees: own.answer === 'agrees', says: own.says ?? null } : null;
}

/**
 * Who gets a document after a core group: the members, by name where one is known, then whom the policy adds, such as
 * the manager and the conference chair, and where it says so whoever else has a task on the day it is sent.
 */
function circulationList(
  run: Run,
  facts: readonly Fact[],
  what: Circulated,
  meeting: FactOf<'coreGroup.held'>,
  sentOn: Day,
): Pick<Reader, keyof Member | 'isMember' | 'hasTask'>[] {
  const members = membersAt(run, meeting).map((member) => ({ ...member, isMember: true, hasTask: false }));
  const known = new Set(members.map(({ role }) => role));
  const added = addedBy(run.policy, what).filter((role) => !known.has(role));
  const others = added.map((role) => ({ role, isMember: false, hasTask: false }));
  if (run.policy.circulation[what]?.withTask !== true) return [...members, ...others];
  const busy = othersWithTask(run.policy, [...members, ...others], doersOf(facts, meeting.on, sentOn));
  return [...members, ...others, ...busy.map((role) => ({ role, isMember: false, hasTask: true }))];
}

/** To whom an action that was agreed, or the newest text of the plan, gives a task that was not done before the meeting. */
function doersOf(facts: readonly Fact[], metOn: Day, sentOn: Day): string[] {
  const until = facts.filter(({ on }) => on <= sentOn);
  const done = new Set(until.flatMap((fact) => (fact.type === 'action.done' && fact.on < metOn ? [fact.action] : [])));
  const agreed = until.filter((fact) => fact.type === 'action.agreed');
  const plan = until.findLast((fact) => fact.type === 'plan.written');
  const planned = plan?.needs.flatMap(({ actions }) => actions ?? []) ?? [];
  return [...agreed, ...planned].flatMap(({ action, who }) => (done.has(action) ? [] : [who]));
}

/** Who of them is not on the list yet: people are written by name, by the policy's word for their role, or freely. */
function othersWithTask(policy: Policy, list: readonly Member[], doers: readonly string[]): string[] {
  const plain = (text: string): string => text.trim().toLocaleLowerCase('en-GB');
  const roles = new Map(ROLES.map((role) => [plain(roleWord(policy, role)), role as string]));
  const known = new Set(list.flatMap(({ role, name }) => [plain(role), ...(name === undefined ? [] : [plain(name)])]));
  const found = new Map<string, string>();
  for (const doer of doers) {
    const who = roles.get(plain(doer)) ?? doer.trim();
    if (!known.has(plain(who))) found.set(plain(who), found.get(plain(who)) ?? who);
  }
  return [...found.values()];
}

const addedBy = (policy: Policy, what: Circulated): readonly string[] =>
  (policy.circulation[what]?.to ?? []).filter((role) => role !== 'coreGroupMember');

/** Whom the meeting's own list names; else who was expected on that day; else the roles that were recorded. */
function membersAt(run: Run, meeting: FactOf<'coreGroup.held'>): readonly Member[] {
  if (meeting.people && meeting.people.length > 0) {
    return meeting.people.map(({ role, name, agency }) => ({ role, name, agency }));
  }
  const then = expectedAt(again(run, { asOf: meeting.on }));
  if (then !== null) return then;
  const roles = new Set([meeting.chair, ...(meeting.attended ?? []), ...(meeting.apologies ?? [])]);
  return [...roles].map((role) => ({ role }));
}

/** How far the members' agreement has come: everybody agreed, somebody disagrees, or answers are still awaited. */
export function agreementOf({ readers }: MeetingRecord): {
  readonly agree: number;
  readonly disagree: number;
  readonly of: number;
} {
  const members = readers.filter(({ isMember }) => isMember);
  return {
    agree: members.filter(({ answer }) => answer?.agrees === true).length,
    disagree: members.filter(({ answer }) => answer?.agrees === false).length,
    of: members.length,
  };
}

/** Nothing more is asked for: it is out, and agreed where the policy wants that. */
export const isSettled = ({ log, deadlines }: MeetingRecord): boolean => log.length > 0 && !deadlines.some(isOpen);
