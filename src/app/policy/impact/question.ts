import type { Policy } from '../../../../policies/schema.ts';
import type { Impact, ImpactCase } from '../../../engine/impact.ts';
import type { Day } from '../../../facts/day.ts';
import type { Period } from '../../../facts/period.ts';

export type ImpactQuestion = {
  readonly before: Policy;
  readonly after: Policy;
  readonly asOf: Day;
  /** The children of this device, or how many to make up. */
  readonly cases: readonly ImpactCase[] | number;
};

/**
 * A caseload that a worker is to follow: its share of it. Made-up children it makes itself, every `of`th from the
 * `part`th on; those of the device are sent after this, a few at a time, so that the page is never held up by them.
 */
export type Follow = Omit<ImpactQuestion, 'after' | 'cases'> &
  ({ readonly part: number; readonly of: number; readonly madeUp: number } | { readonly sent: number });

/** The policy after the change: mostly it is enough to say which periods are others. */
export type After = { readonly periods: Readonly<Record<string, Period>> } | { readonly policy: Policy };

export type ToWorker =
  | { readonly kind: 'follow'; readonly follow: Follow }
  /** Some of the share that was last to be followed. */
  | { readonly kind: 'cases'; readonly cases: readonly ImpactCase[] }
  | { readonly kind: 'ask'; readonly n: number; readonly after: After }
  | { readonly kind: 'case'; readonly n: number; readonly id: string };

export type FromWorker =
  /** How many children of the share were looked at, for the caseload or for the newest question. */
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly kind: 'answer'; readonly n: number; readonly impact: Impact }
  | { readonly kind: 'case'; readonly n: number; readonly found: ImpactCase | null };

/** How many changed children are listed. */
export const SHOWN = 50;
