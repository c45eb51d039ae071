import { climbsOf } from '../../../engine/ladder.ts';
import { isOpen, type Deadline } from '../../../engine/deadlines.ts';
import { type Kept, measuresOf } from '../../../engine/measures.ts';
import type { Run } from '../../../engine/run.ts';
import { roleWord } from '../../../engine/words.ts';
import { type Day, daysBetween } from '../../../facts/day.ts';
import type { Details, Fact, FactOf, FactType } from '../../../facts/vocabulary.ts';
import { type Need, linesOf, type OpenAction, openActionsOf } from '../meeting/plan.ts';

/** A matter that comes back: when it last happened, when it is due next, and how often it was in time. */
export type Recurring = {
  readonly last: Day | null;
  /** "chaired by the team leader" */
  readonly lastSays: string;
  readonly next: Deadline | null;
  readonly kept: Kept;
};

/** How a case stands, for a supervisor and a worker who look at it together. */
export type Standing = {
  readonly coreGroups: Recurring;
  readonly reviews: Recurring;
  readonly visits: Recurring;
  readonly records: { readonly held: number; readonly out: number; readonly kept: Kept };
  /** The one due first first; those that are late before all others, then. */
  readonly actions: readonly OpenAction[];
  readonly lateActions: number;
  /** How far each need of the plan had come when the core group last went through it. */
  readonly needs: readonly (Need & { readonly now: Progress | null })[];
  readonly openConcerns: number;
  readonly supervisedOn: Day | null;
};
type Progress = NonNullable<Details<'coreGroup.held'>['progress']>[number]['now'];

export function standingOf(run: Run): Standing {
  const notCounted = new Set<Fact>(run.refused.map(({ fact }) => fact));
  const all = <T extends FactType>(type: T): FactOf<T>[] =>
    run.facts.filter((fact): fact is FactOf<T> & Fact => fact.type === type && !notCounted.has(fact));
  const nextOf = (ids: readonly Deadline['id'][]): Deadline | null => {
    const open = run.deadlines.filter((deadline) => ids.includes(deadline.id) && isOpen(deadline));
    return open.toSorted((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1))[0] ?? null;
  };
  const measures = measuresOf(run);
  const groups = all('coreGroup.held');
  const group = groups.at(-1);
  const visit = all('visit.made').at(-1);
  const review = all('conference.held').findLast(({ kind }) => kind === 'review');
  const actions = openActionsOf(run);
  const progress = new Map(
    groups.flatMap((held) => (held.progress ?? []).map(({ need, now }) => [need, now] as const)),
  );
  return {
    coreGroups: {
      last: group?.on ?? null,
      lastSays: group ? `chaired by the ${roleWord(run.policy, group.chair)}` : '',
      next: nextOf(['firstCoreGroup', 'nextCoreGroup', 'schoolMoveCoreGroup', 'preReviewCoreGroup']),
      kept: sum(measures.firstCoreGroups, measures.coreGroups),
    },
    reviews: {
      last: review?.on ?? null,
      lastSays: review ? (review.decision === 'continue' ? 'the plan goes on' : 'the plan ended') : '',
      next: nextOf(['firstReview', 'nextReview']),
      kept: measures.reviews,
    },
    visits: { last: visit?.on ?? null, lastSays: seen(visit), next: nextOf(['visit']), kept: measures.visits },
    records: {
      held: groups.length,
      out: new Set(all('record.circulated').map(({ meeting }) => meeting)).size,
      kept: measures.records,
    },
    actions,
    lateActions: actions.filter(({ due }) => due !== null && daysBetween(due, run.asOf) > 0).length,
    needs: linesOf(run).map((need) => ({ ...need, now: progress.get(need.need) ?? null })),
    openConcerns: climbsOf(run).filter(({ resolved }) => resolved === null).length,
    supervisedOn: all('supervision.held').at(-1)?.on ?? null,
  };
}

const sum = (a: Kept, b: Kept): Kept => ({ kept: a.kept + b.kept, notKept: a.notKept + b.notKept });

function seen(visit: FactOf<'visit.made'> | undefined): string {
  if (visit?.seenAlone === undefined) return visit ? 'whether the child was seen alone is not recorded' : '';
  return visit.seenAlone ? 'the child was seen alone' : 'the child was not seen alone';
}
