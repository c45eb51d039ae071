import type { Moment, Policy, Silence } from '../../policies/schema.ts';
import type { StateMeta, Step as StepMeta } from '../../machines/parts.ts';
import { FACT_TYPES, type Fact, type FactType } from '../facts/vocabulary.ts';
import type { Day } from '../facts/day.ts';
import { type Deadline, isOpen } from './deadlines.ts';
import { nextRung } from './ladder.ts';
import { contextOf, type Process } from './process.ts';
import { refusalOf } from './refusals.ts';
import type { Run } from './run.ts';
import { dueText, inWords, roleWord, sharedWords } from './words.ts';

/** What can be done next: the fact that records it, who does it in the policy's words, by when, and where it says so. */
export type NextStep = {
  readonly fact: FactType;
  readonly who: string;
  readonly what: string;
  /** Null where there is no date. */
  readonly by: Day | null;
  readonly clauses: readonly string[];
  readonly process: string;
  /** The deadline that this step meets, where one runs. */
  readonly deadline: Deadline | null;
  /** How the date came about, or what the policy says where there is none. */
  readonly because: string;
  /** What fills the fact's fields already: the meeting, the action, the concern. */
  readonly given: Readonly<Record<string, unknown>>;
  /** Which tasks and guidance belong here. */
  readonly moment: Moment | null;
};

/** A kind of fact that cannot be recorded now, and why. */
export type NotYet = { readonly fact: FactType; readonly reason: string };

/** The next steps of a case: what is overdue first, then by date, then what has no date. */
export function nextSteps(run: Run): NextStep[] {
  const steps = [...run.processes.values()].flatMap((process) => [...stepsOf(run, process)]);
  return steps.toSorted((a, b) => rank(a) - rank(b) || compare(a.by, b.by));
}

const rank = ({ by, deadline, process }: NextStep): number => {
  if (by !== null) return 0;
  // Where the document is silent, agreeing a date is the next thing to do.
  return deadline?.status === 'unset' && process === 'plan' ? 1 : 2;
};
const compare = (a: Day | null, b: Day | null): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1;

function* stepsOf(run: Run, process: Process): Generator<NextStep> {
  for (const { meta } of process.view.active) {
    const deadline =
      run.deadlines.find((d) => d.process === process.key && d.id === meta.deadline && isOpen(d)) ?? null;
    for (const step of meta.next ?? []) {
      if (!isAsked(run.policy, step, meta, deadline)) continue;
      if (!step.unlessAgreed || contextOf(process).agreed === null) yield toStep(run, process, step, meta, deadline);
    }
  }
  if (process.machineId === 'concern' && !process.view.rests) yield* ladderSteps(run, process);
}

/** Where a document gives no date and no task, Waymark offers no step of its own: that would be a rule it never made. */
function isAsked(
  policy: Policy,
  step: StepMeta,
  { deadline: id, silence }: StateMeta,
  deadline: Deadline | null,
): boolean {
  const isOwnMatter =
    deadline !== null || (id === undefined && (silence === undefined || !ONLY_WHERE_ASKED.has(silence)));
  return isOwnMatter || policy.tasks.some(({ doneBy }) => doneBy === step.fact);
}
const ONLY_WHERE_ASKED: ReadonlySet<Silence> = new Set(['planDetail', 'planApproval']);

function toStep(run: Run, process: Process, step: StepMeta, meta: StateMeta, deadline: Deadline | null): NextStep {
  const { policy } = run;
  const rule = meta.deadline && meta.deadline !== 'nextCoreGroup' ? policy.deadlines[meta.deadline] : null;
  const silence = rule && 'silent' in rule ? rule.silent : meta.silence ? policy.silent[meta.silence] : '';
  return {
    fact: step.fact,
    who: whoDoes(process, step, policy),
    what: whatIsDone(process, step, policy),
    by: deadline?.due ?? null,
    clauses: deadline ? deadline.clauses : (rule?.clauses ?? []),
    process: process.key,
    deadline,
    because: deadline ? dueText(policy, deadline.counted) : silence,
    given: givenBy(process, step.fact),
    moment: meta.moment ?? null,
  };
}

/** An agreed action says itself what is done and by whom. */
const whatIsDone = (process: Process, step: StepMeta, policy: Policy): string => {
  const { what } = contextOf(process) as { what?: string };
  return process.machineId === 'action' && what ? inWords(policy, what) : sharedWords(policy, step.what);
};
const whoDoes = (process: Process, step: StepMeta, policy: Policy): string => {
  const { who } = contextOf(process) as { who?: string };
  return process.machineId === 'action' && who ? roleWord(policy, who) : roleWord(policy, step.who);
};

/** The next rungs of the policy's ladder for a concern, as far as they were not taken. */
function* ladderSteps(run: Run, process: Process): Generator<NextStep> {
  const { about } = contextOf(process) as unknown as { about: keyof Policy['ladders'] };
  const ladder = run.policy.ladders[about];
  const next = nextRung(ladder, process);
  if (!next) return;
  yield {
    fact: 'concern.stepTaken',
    who: roleWord(run.policy, next.who),
    what: next.says,
    by: null,
    clauses: next.clauses,
    process: process.key,
    deadline: null,
    because: next.when ? `The document says: ${next.when}.` : (ladder.silent ?? run.policy.silent.escalation),
    given: { ...givenBy(process, 'concern.stepTaken'), step: next.id },
    moment: 'escalation',
  };
}

/** The fields of a fact that the process it belongs to knows already. */
function givenBy(process: Process, type: FactType): Record<string, unknown> {
  const context = contextOf(process) as { meeting?: number; key?: string };
  if (type.startsWith('record.')) return { meeting: context.meeting };
  if (type === 'action.done') return { action: context.key };
  if (type.startsWith('concern.') && type !== 'concern.raised') return { concern: context.key };
  if (type !== 'conference.held' && type !== 'conference.arranged') return {};
  return { kind: process.view.paths.some((path) => path.startsWith('onPlan')) ? 'review' : 'initial' };
}

/** Every kind of fact, whether it can be recorded on the run's day, and why not where it cannot. */
export function possibleNow(run: Run): { readonly possible: FactType[]; readonly notYet: NotYet[] } {
  const possible: FactType[] = [];
  const notYet: NotYet[] = [];
  for (const type of FACT_TYPES) {
    if (type === 'fact.withdrawn') continue;
    const reasons = candidates(type, run).map((fact) => refusalOf(fact, run.processes));
    if (reasons.includes(null)) possible.push(type);
    else notYet.push({ fact: type, reason: reasons[0] ?? noneOpen(type) });
  }
  return { possible, notYet };
}

const noneOpen = (type: FactType): string => {
  if (type.startsWith('record.')) return 'No core group has been held, so there is no record.';
  return type.startsWith('action.') ? 'No action has been agreed.' : 'No concern has been raised.';
};

/** Facts of a type that stand for all of it: one for each thing it could be about. */
function candidates(type: FactType, run: Run): Fact[] {
  const made = (details: object): Fact =>
    ({ id: ' ', type, on: run.asOf, recordedAt: '', by: '', ...details }) as unknown as Fact;
  const running = [...run.processes.values()];
  const about = (machineId: string, details: (key: string) => object): Fact[] =>
    running
      .filter((process) => process.machineId === machineId)
      .map(({ key }) => made(details(key.slice(machineId.length + 1))));
  switch (type) {
    case 'record.circulated':
    case 'record.answered':
    case 'record.agreed':
      return about('record', (key) => ({ meeting: Number(key) }));
    case 'action.done':
      return about('action', (action) => ({ action }));
    case 'action.moved':
      return about('action', (action) => ({ action, for: run.asOf }));
    case 'concern.managerInformed':
    case 'concern.stepTaken':
    case 'concern.decided':
    case 'concern.resolved':
      return about('concern', (concern) => ({ concern }));
    case 'conference.held':
      return [made({ kind: 'initial', decision: 'plan' }), made({ kind: 'review', decision: 'continue' })];
    case 'conference.arranged':
      return [made({ kind: 'initial', for: run.asOf }), made({ kind: 'review', for: run.asOf })];
    case 'action.agreed':
      return [made({ action: ' ', by: run.asOf })];
    case 'concern.raised':
      return [made({ concern: ' ' })];
    default:
      return [made({})];
  }
}
