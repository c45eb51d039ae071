import type { Run } from '../../engine/run.ts';
import type { Day } from '../../facts/day.ts';
import type { Fact, FactOf, FactType } from '../../facts/vocabulary.ts';

/** What a document is filled from: a case as it stands on a day, and whom it is about. */
export type Case = {
  readonly run: Run;
  readonly child: { readonly name: string; readonly born?: Day | undefined };
  readonly family?: string | undefined;
};

/** The facts that count, in the order of time: neither withdrawn nor refused nor still to come. */
export function countedFacts({ facts, refused }: Run): Fact[] {
  const refusedIds = new Set(refused.map(({ fact }) => fact.id));
  return facts.filter(({ id }) => !refusedIds.has(id));
}

/** Those of the newest plan, from the conference that made it; none where there never was a plan. */
export function planFacts(run: Run): Fact[] {
  const all = countedFacts(run);
  const start = all.findLastIndex((fact) => fact.type === 'conference.held' && fact.decision === 'plan');
  return start < 0 ? [] : all.slice(start);
}

export const ofType = <T extends FactType>(facts: readonly Fact[], type: T): FactOf<T>[] =>
  facts.filter((fact): fact is Extract<Fact, FactOf<T>> => fact.type === type);

export const lastOf = <T extends FactType>(facts: readonly Fact[], type: T): FactOf<T> | null =>
  ofType(facts, type).at(-1) ?? null;

/** A core group that was held, with its number over the whole case. */
export type Meeting = { readonly n: number; readonly held: FactOf<'coreGroup.held'>; readonly isFirst: boolean };

/** The core groups of the newest plan. Their numbers count those of earlier plans too, as the records do. */
export function meetingsOf(run: Run): Meeting[] {
  const ofThisPlan = ofType(planFacts(run), 'coreGroup.held');
  const before = ofType(countedFacts(run), 'coreGroup.held').length - ofThisPlan.length;
  return ofThisPlan.map((held, index) => ({ n: before + index + 1, held, isFirst: index === 0 }));
}

/** Facts up to the end of a day. */
export const until = (facts: readonly Fact[], day: Day): Fact[] => facts.filter(({ on }) => on <= day);
