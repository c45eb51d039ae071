import type { Run } from '../../../engine/run.ts';
import { contextOf } from '../../../engine/process.ts';
import type { Day } from '../../../facts/day.ts';
import type { Details, FactOf } from '../../../facts/vocabulary.ts';

export type Need = Details<'plan.written'>['needs'][number];

/** The needs and outcomes of the newest plan that was written, line by line; none where none was. */
export function linesOf(run: Run): readonly Need[] {
  const refused = new Set(run.refused.map(({ fact }) => fact.id));
  const written = run.facts.filter(
    (fact) => fact.type === 'plan.written' && !refused.has(fact.id),
  ) as FactOf<'plan.written'>[];
  return written.at(-1)?.needs ?? [];
}

export type OpenAction = {
  readonly action: string;
  readonly what: string;
  readonly who: string;
  readonly due: Day | null;
};

/** The actions that were agreed and are not done, the one due first first. */
export const openActionsOf = (run: Run): OpenAction[] =>
  [...run.processes.values()]
    .filter(({ machineId, view }) => machineId === 'action' && !view.rests)
    .map((process) => {
      const { key, what, who, agreed } = contextOf(process) as unknown as {
        key: string;
        what: string;
        who: string;
        agreed: Day | null;
      };
      return { action: key, what, who, due: agreed };
    })
    .toSorted((a, b) => ((a.due ?? '') < (b.due ?? '') ? -1 : 1));
