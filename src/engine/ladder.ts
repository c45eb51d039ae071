import type { Ladder } from '../../policies/schema.ts';
import type { ConcernSubject, Fact, FactOf } from '../facts/vocabulary.ts';
import { contextOf, type Process } from './process.ts';
import type { Run } from './run.ts';

/** One step of a policy's ladder and how it stands for a concern. */
export type Rung = {
  readonly step: Ladder['steps'][number];
  /** The fact that took it; telling the manager is one too. */
  readonly taken: FactOf<'concern.stepTaken'> | FactOf<'concern.managerInformed'> | null;
  /** The next one to take. */
  readonly isNext: boolean;
};

/** A concern along its ladder: what was taken, what is next, what was decided. */
export type Climb = {
  readonly concern: string;
  readonly about: ConcernSubject;
  readonly ladder: Ladder;
  readonly raised: FactOf<'concern.raised'>;
  readonly rungs: readonly Rung[];
  /** Steps that people took and the ladder does not have. */
  readonly others: readonly FactOf<'concern.stepTaken'>[];
  readonly managerInformed: FactOf<'concern.managerInformed'> | null;
  readonly decided: FactOf<'concern.decided'> | null;
  readonly resolved: FactOf<'concern.resolved'> | null;
};

/** The rung that says to tell the manager, which has a kind of fact of its own. */
const TELL_MANAGER = 'tellManager';

/** The first step of the ladder that was not taken; undefined when all were. */
export function nextRung(ladder: Ladder, process: Process): Ladder['steps'][number] | undefined {
  const { steps: taken } = contextOf(process) as unknown as { steps: readonly string[] };
  const isManagerTold = !process.view.paths.includes('open.awaitingManager');
  return ladder.steps.find(({ id }) => !taken.includes(id) && !(id === TELL_MANAGER && isManagerTold));
}

/** Every concern of the case, the newest first; resolved ones after those that are open. */
export function climbsOf(run: Run): Climb[] {
  const climbs = [...run.processes.values()].flatMap((process) => climbOf(run, process) ?? []);
  return climbs.toSorted(
    (a, b) => Number(a.resolved !== null) - Number(b.resolved !== null) || (a.raised.on < b.raised.on ? 1 : -1),
  );
}

function climbOf(run: Run, process: Process): Climb | null {
  if (process.machineId !== 'concern') return null;
  const { about, key: concern } = contextOf(process) as unknown as { about: ConcernSubject; key: string };
  const refused = new Set(run.refused.map(({ fact }) => fact.id));
  const own = run.facts.filter((fact) => 'concern' in fact && fact.concern === concern && !refused.has(fact.id));
  const raised = newest(own, 'concern.raised');
  if (!raised) return null;
  const ladder = run.policy.ladders[about];
  const steps = own.filter((fact) => fact.type === 'concern.stepTaken');
  const managerInformed = newest(own, 'concern.managerInformed');
  const next = process.view.rests ? undefined : nextRung(ladder, process);
  return {
    concern,
    about,
    ladder,
    raised,
    rungs: ladder.steps.map((step) => ({
      step,
      taken:
        steps.findLast((fact) => fact.step === step.id) ?? (step.id === TELL_MANAGER ? managerInformed : null) ?? null,
      isNext: step.id === next?.id,
    })),
    others: steps.filter(({ step }) => !ladder.steps.some(({ id }) => id === step)),
    managerInformed,
    decided: newest(own, 'concern.decided'),
    resolved: newest(own, 'concern.resolved'),
  };
}

const newest = <T extends Fact['type']>(facts: readonly Fact[], type: T): FactOf<T> | null =>
  (facts.findLast((fact) => fact.type === type) as FactOf<T> | undefined) ?? null;
