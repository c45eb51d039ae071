import type { Policy, Silence } from '../../../policies/schema.ts';
import type { Run } from '../../engine/run.ts';
import { roleWord } from '../../engine/words.ts';
import type { Day } from '../../facts/day.ts';
import type { Fact, FactOf } from '../../facts/vocabulary.ts';
import { planFacts } from '../case/case.ts';

/** One text of the newest plan, counted from 1. */
export type Version = { readonly n: number; readonly fact: FactOf<'plan.written'> };
export type Need = Version['fact']['needs'][number];
export type PlannedAction = NonNullable<Need['actions']>[number];

export function versionsOf(run: Run): Version[] {
  const versions: Version[] = [];
  for (const fact of planFacts(run)) if (fact.type === 'plan.written') versions.push({ n: versions.length + 1, fact });
  return versions;
}

export const STAGES = ['outline', 'detailed', 'approved', 'distributed'] as const;
export type Stage = (typeof STAGES)[number];

/** One step of the plan on its way: whether it was taken, who takes it by the policy, and where that stands. */
export type PlanStep = {
  readonly stage: Stage;
  /** The newest time it was taken for the plan as it now is. */
  readonly done: {
    readonly on: Day;
    readonly by: string;
    readonly version: number | null;
    readonly to: readonly string[];
  } | null;
  readonly who: readonly string[];
  readonly clauses: readonly string[];
  /** What the policy says instead, where it says nothing of this step. */
  readonly silence: string | null;
};

const FACT_OF = { detailed: 'plan.detailed', approved: 'plan.approved', distributed: 'plan.distributed' } as const;
const SILENCE_OF: Partial<Record<Stage, Silence>> = { detailed: 'planDetail', approved: 'planApproval' };

/** Outline, detailed, approved, distributed. A plan made detailed again is to be approved and sent out again. */
export function planStepsOf(run: Run): PlanStep[] {
  const facts = planFacts(run);
  const [conference] = facts;
  if (!conference) return [];
  let since = 0;
  return STAGES.map((stage): PlanStep => {
    if (stage === 'outline') {
      const done = { on: conference.on, by: conference.by, version: null, to: [] };
      return { stage, done, who: [roleWord(run.policy, 'conference')], clauses: [], silence: null };
    }
    const at = facts.findLastIndex(({ type }, index) => type === FACT_OF[stage] && index >= since);
    // Only making it detailed again undoes what came after; a plan can be sent out before it is approved.
    if (stage === 'detailed' && at >= 0) since = at;
    return { stage, done: at < 0 ? null : taken(facts, at), ...askedBy(run.policy, stage) };
  });
}

function taken(facts: readonly Fact[], at: number): NonNullable<PlanStep['done']> {
  const version = facts.slice(0, at).filter(({ type }) => type === 'plan.written').length;
  const { on, by, to } = facts[at] as FactOf<'plan.distributed'>;
  return { on, by, version: version === 0 ? null : version, to: to ?? [] };
}

function askedBy(policy: Policy, stage: keyof typeof FACT_OF): Pick<PlanStep, 'who' | 'clauses' | 'silence'> {
  const tasks = policy.tasks.filter(({ doneBy }) => doneBy === FACT_OF[stage]);
  const who = [...new Set(tasks.map((task) => roleWord(policy, task.who)))];
  const { planDistribution: rule } = policy.deadlines;
  const own = stage === 'distributed' && !('silent' in rule) ? rule.clauses : [];
  const clauses = [...new Set([...tasks.flatMap((task) => task.clauses), ...own])];
  if (clauses.length > 0) return { who, clauses, silence: null };
  const silence = SILENCE_OF[stage];
  if (silence !== undefined) return { who, clauses, silence: policy.silent[silence] };
  return { who, clauses, silence: 'silent' in rule ? rule.silent : null };
}

/** A version by its number; the newest where none is given. */
export const versionAt = (run: Run, n: number | undefined): Version | null => {
  const versions = versionsOf(run);
  return (n === undefined ? versions.at(-1) : versions.find((version) => version.n === n)) ?? null;
};
