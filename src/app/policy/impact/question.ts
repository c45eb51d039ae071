import type { Policy } from '../../../../policies/schema.ts';
import type { Impact, ImpactCase } from '../../../engine/impact.ts';
import type { Day } from '../../../facts/day.ts';

export type ImpactQuestion = {
  readonly before: Policy;
  readonly after: Policy;
  readonly asOf: Day;
  /** The children of this device, or how many to make up. */
  readonly cases: readonly ImpactCase[] | number;
};

/** What comes of a change, and the cases of the children that are shown with it. */
export type ImpactAnswer = {
  readonly impact: Impact;
  /** How many children anything differs for, of whom only the first are listed. */
  readonly changed: number;
  readonly datesMoved: number;
  readonly shown: readonly ImpactCase[];
};

/** How many changed children are listed. */
export const SHOWN = 50;
