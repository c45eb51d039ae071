import type { Deadline, DeadlineStatus } from '../../../engine/deadlines.ts';
import type { Day } from '../../../facts/day.ts';
import type { Fact, FactOf } from '../../../facts/vocabulary.ts';
import type { LaneId } from './lanes.ts';

export type Span = { readonly from: Day; readonly to: Day };

/** What an item looks like: a fact that counts or was refused, a meeting to come, or a deadline as it stands. */
export type Mark = 'happened' | 'refused' | 'arranged' | DeadlineStatus;

/** A fact is arranged's too: the arrangement is a fact on its day, the meeting stands on the day it is arranged for. */
export type Source =
  | { readonly kind: 'fact'; readonly fact: Fact }
  | { readonly kind: 'arranged'; readonly fact: FactOf<'coreGroup.arranged'> | FactOf<'conference.arranged'> }
  | { readonly kind: 'deadline'; readonly deadline: Deadline };

/** One thing on a timeline. */
export type Item = {
  /** Unique in its timeline. */
  readonly id: string;
  readonly lane: LaneId;
  /** The day it happened, is arranged for or is due; for a deadline without a date, the day of the run. */
  readonly day: Day;
  readonly mark: Mark;
  readonly source: Source;
  /** A few words, for the drawing: "First core group". */
  readonly label: string;
  /** The same in full, in the policy's words: "The first core group". */
  readonly name: string;
  /** How it stands: "3 days late", "recorded 4 days later"; empty where there is nothing to say. */
  readonly state: string;
  /** Who did it or is to do it; empty where nobody is named. */
  readonly who: string;
  /** What else there is to know, a sentence each. */
  readonly details: readonly string[];
  /** The day it was recorded, where that was later than it happened. */
  readonly recordedOn: Day | null;
  /** From the due day to the day it was met, or to the day of the run while it is still waited for. */
  readonly overdue: Span | null;
  /** From the day it may first be done to the day it is due. */
  readonly window: Span | null;
};

/** What most items have none of. */
export const PLAIN = { state: '', who: '', details: [], recordedOn: null, overdue: null, window: null } as const;
