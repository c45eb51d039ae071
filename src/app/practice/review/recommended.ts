import type { Run } from '../../../engine/run.ts';
import type { FactOf } from '../../../facts/vocabulary.ts';

/** What the core group recommended since the last conference; null where it has not. */
export function lastRecommendation({ facts, refused }: Run): FactOf<'removal.recommended'> | null {
  const notCounted = new Set(refused.map(({ fact }) => fact.id));
  const counted = facts.filter(({ id }) => !notCounted.has(id));
  const held = counted.findLastIndex(({ type }) => type === 'conference.held');
  const found = counted.slice(held + 1).findLast(({ type }) => type === 'removal.recommended');
  return (found as FactOf<'removal.recommended'> | undefined) ?? null;
}

/** The one that the review which ended the plan had before it. */
export function recommendationBefore({ facts }: Run, on: string): FactOf<'removal.recommended'> | null {
  const found = facts.findLast((fact) => fact.type === 'removal.recommended' && fact.on <= on);
  return (found as FactOf<'removal.recommended'> | undefined) ?? null;
}
