import { again } from '../../engine/preview.ts';
import type { Run, Step } from '../../engine/run.ts';
import { dayText, deadlineName } from '../../engine/words.ts';
import type { Policy } from '../../../policies/schema.ts';
import { FACT_NAMES } from '../../facts/vocabulary.ts';

/**
 * A case as it was after its first `count` steps: those facts and no later ones, on the day of the last of them.
 * After all of them it is the case of today.
 */
export function runAfter(whole: Run, count: number): Run {
  if (count >= whole.history.length) return whole;
  const steps = whole.history.slice(0, count);
  const facts = steps.flatMap(({ cause }) => (cause.kind === 'fact' ? [cause.fact] : []));
  const asOf = steps.at(-1)?.on ?? whole.history[0]?.on ?? whole.asOf;
  return again(whole, { facts, asOf });
}

/** What a step was: "Core group held", "The first core group is overdue". */
export function stepWords(policy: Policy, { cause }: Step): string {
  if (cause.kind === 'fact')
    return `${FACT_NAMES[cause.fact.type]}${cause.refused === null ? '' : ' (does not count)'}`;
  const name = deadlineName(policy, cause.id);
  if (cause.id === 'eighteenthBirthday') return cause.tick === 'passed' ? 'The eighteenth birthday' : `${name} is near`;
  return `${name} is ${cause.tick === 'near' ? 'near' : 'overdue'}`;
}

/** "Tue 3 February 2026: core group held", for the slider's own voice. */
export const stepVoice = (policy: Policy, step: Step): string => `${dayText(step.on)}: ${stepWords(policy, step)}`;
