import type { Run } from '../../engine/run.ts';
import { dayText } from '../../engine/words.ts';
import type { Day } from '../../facts/day.ts';
import { countedFacts } from './case.ts';

/** An action that people agreed, and what became of it. */
export type Action = {
  readonly key: string;
  readonly what: string;
  readonly who: string;
  /** The newest day agreed for it. */
  readonly by: Day;
  /** The day agreed at first, where it was moved. */
  readonly firstBy: Day | null;
  readonly agreedOn: Day;
  readonly doneOn: Day | null;
};

/** The agreed actions of a case, in the order in which they were agreed. */
export function actionsOf(run: Run): Action[] {
  const actions = new Map<string, Action>();
  for (const fact of countedFacts(run)) {
    if (fact.type === 'action.agreed') {
      const { action: key, what, who, by, on: agreedOn } = fact;
      actions.set(key, { key, what, who, by, firstBy: null, agreedOn, doneOn: null });
    } else if (fact.type === 'action.moved') {
      const agreed = actions.get(fact.action);
      if (agreed) actions.set(fact.action, { ...agreed, by: fact.for, firstBy: agreed.firstBy ?? agreed.by });
    } else if (fact.type === 'action.done') {
      const agreed = actions.get(fact.action);
      if (agreed) actions.set(fact.action, { ...agreed, doneOn: fact.on });
    }
  }
  return [...actions.values()];
}

/** "done on Tue 3 February 2026", "not done, due by …" */
export function actionState(action: Action, asOf: Day): string {
  const { firstBy } = action;
  return firstBy === null ? stateText(action, asOf) : `${stateText(action, asOf)}; at first by ${dayText(firstBy)}`;
}

function stateText({ by, doneOn }: Action, asOf: Day): string {
  if (doneOn !== null) return `Done on ${dayText(doneOn)}${doneOn > by ? ', late' : ''}`;
  return by < asOf ? `Not done; it was due by ${dayText(by)}` : 'Not done yet';
}
