import { refusalOf } from '../../../engine/refusals.ts';
import type { Run } from '../../../engine/run.ts';
import type { Fact } from '../../../facts/vocabulary.ts';

export type Kind = 'initial' | 'review';

/** Whether such a conference can be held about the child as things stand: an initial one before a plan, a review of one. */
export function canHave(run: Run, kind: Kind): boolean {
  const decision = kind === 'initial' ? 'plan' : 'continue';
  const fact = { id: ' ', type: 'conference.held', on: run.asOf, recordedAt: '', by: '', kind, decision };
  return refusalOf(fact as unknown as Fact, run.processes) === null;
}

/** The kind of conference it is for a brother or a sister: the same where that can be, else the other one. */
export function kindFor(run: Run, wanted: Kind): Kind {
  const other = wanted === 'initial' ? 'review' : 'initial';
  return canHave(run, wanted) || !canHave(run, other) ? wanted : other;
}
