import type { Run } from '../../engine/run.ts';
import { inWords } from '../../engine/words.ts';
import type { Day } from '../../facts/day.ts';
import type { Fact, FactOf } from '../../facts/vocabulary.ts';

export type Arrangement = FactOf<'coreGroup.arranged'> | FactOf<'conference.arranged'>;

export const conferenceName = (kind: 'initial' | 'review'): string =>
  kind === 'review' ? 'Review' : 'Initial conference';

/** What a meeting that is arranged is called, in the policy's words. */
export const meetingName = ({ policy }: Pick<Run, 'policy'>, fact: Arrangement): string =>
  fact.type === 'coreGroup.arranged' ? inWords(policy, '{coreGroup}') : conferenceName(fact.kind);

/** The newest arrangement of each kind of meeting, unless the meeting was held, cancelled or the plan is over. */
export function standing({ facts, refused, ended }: Pick<Run, 'facts' | 'refused' | 'ended'>): Arrangement[] {
  const refusedFacts = new Set<Fact>(refused.map(({ fact }) => fact));
  const arranged = new Map<string, Arrangement>();
  for (const fact of facts) {
    if (refusedFacts.has(fact)) continue;
    if (fact.type === 'coreGroup.arranged') arranged.set('coreGroup', fact);
    if (fact.type === 'conference.arranged') arranged.set(fact.kind, fact);
    if (fact.type === 'coreGroup.cancelled') arranged.delete('coreGroup');
    if (fact.type === 'coreGroup.held' && !isForNext(arranged.get('coreGroup'), fact)) arranged.delete('coreGroup');
    if (fact.type === 'conference.held') arranged.delete(fact.kind);
    if (fact.type === 'conference.held' && fact.decision === 'discontinue') arranged.delete('coreGroup');
    if (fact.type === 'plan.ended') arranged.clear();
  }
  if (ended) {
    arranged.delete('coreGroup');
    arranged.delete('review');
  }
  return [...arranged.values()];
}

/** A meeting that is arranged for another day in the second run, or no longer; a day that is over is no news. */
export type ArrangedChange = { readonly name: string; readonly was: Day | null; readonly is: Day | null };

export function arrangedChanges(before: Run, after: Run): ArrangedChange[] {
  const kindOf = (fact: Arrangement): string => (fact.type === 'coreGroup.arranged' ? 'coreGroup' : fact.kind);
  const was = new Map(standing(before).map((fact) => [kindOf(fact), fact]));
  const is = new Map(standing(after).map((fact) => [kindOf(fact), fact]));
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((kind) => {
    const [old, now] = [was.get(kind), is.get(kind)];
    const either = now ?? old;
    if (!either || old?.for === now?.for || (!now && either.for <= after.asOf)) return [];
    return [{ name: meetingName(after, either), was: old?.for ?? null, is: now?.for ?? null }];
  });
}

/** A later date that was agreed on the day of a core group is the next one's. */
const isForNext = (arranged: Arrangement | undefined, held: FactOf<'coreGroup.held'>): boolean =>
  arranged !== undefined && arranged.on === held.on && arranged.for > held.on;
