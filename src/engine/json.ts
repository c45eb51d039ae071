import type { Policy, Strength } from '../../policies/schema.ts';
import type { Day } from '../facts/day.ts';
import type { Fact, FactType } from '../facts/vocabulary.ts';
import type { DeadlineStatus } from './deadlines.ts';
import type { Run } from './run.ts';
import { nextSteps } from './steps.ts';

/** A run as the command line prints it. Others rely on this shape. */
export type RunJson = {
  readonly policy: Policy['id'];
  readonly asOf: Day;
  readonly states: Readonly<Record<string, readonly string[]>>;
  readonly ended: Run['ended'];
  readonly deadlines: readonly {
    readonly id: string;
    readonly n: number;
    readonly due: Day | null;
    readonly status: DeadlineStatus;
    readonly metOn: Day | null;
    readonly clauses: readonly string[];
  }[];
  readonly breaches: readonly {
    readonly strength: Strength;
    readonly on: Day;
    readonly clauses: readonly string[];
    readonly message: string;
  }[];
  readonly refused: readonly { readonly index: number; readonly type: FactType; readonly reason: string }[];
  readonly nextSteps: readonly {
    readonly fact: FactType;
    readonly who: string;
    readonly what: string;
    readonly by: Day | null;
    readonly clauses: readonly string[];
  }[];
};

/** `facts` gives refused facts their place in the list that was read. */
export function toJson(run: Run, facts: readonly Fact[]): RunJson {
  const place = new Map(facts.map(({ id }, index) => [id, index]));
  return {
    policy: run.policy.id,
    asOf: run.asOf,
    states: Object.fromEntries([...run.processes].map(([key, { view }]) => [key, view.paths])),
    ended: run.ended,
    deadlines: run.deadlines.map(({ id, n, due, status, metOn, clauses }) => ({ id, n, due, status, metOn, clauses })),
    breaches: run.breaches.map(({ strength, on, clauses, message }) => ({ strength, on, clauses, message })),
    refused: run.refused.map(({ fact, reason }) => ({ index: place.get(fact.id) ?? -1, type: fact.type, reason })),
    nextSteps: nextSteps(run).map(({ fact, who, what, by, clauses }) => ({ fact, who, what, by, clauses })),
  };
}
