import { NO_DAY, NO_PERIOD, typedDay, type TypedDay, type TypedPeriod } from '../../shared/form/typed.ts';
import type { Day } from '../../../facts/day.ts';
import type { JointDraft } from '../siblings/saving.ts';

/** What was typed about somebody who was expected. */
export type TypedPerson = {
  readonly was: '' | 'came' | 'apologies';
  readonly report: boolean;
  readonly standIn: string;
};
export const NOT_SAID: TypedPerson = { was: '', report: false, standIn: '' };

export type TypedGuest = { readonly role: string; readonly name: string };
export type TypedLine = { readonly now: string; readonly says: string };
export type TypedOpenAction = { readonly state: '' | 'done' | 'notYet' | 'moved'; readonly to: TypedDay };
export type TypedAction = {
  /** Kept from the first keystroke: what is saved twice is stored once. */
  readonly key: string;
  readonly what: string;
  readonly who: string;
  readonly when: '' | 'next' | 'day';
  readonly by: TypedDay;
};
/** A date that is proposed, another one, or none. */
export type TypedDate = { readonly choice: '' | 'proposed' | 'other' | 'none'; readonly day: TypedDay };
const NO_DATE: TypedDate = { choice: '', day: NO_DAY };

/** What differs from child to child at one meeting. */
export type TypedChild = {
  readonly childViews: string;
  readonly planUpdated: string;
  /** By the need's key. */
  readonly progress: Readonly<Record<string, TypedLine>>;
  /** By the action's key. */
  readonly actions: Readonly<Record<string, TypedOpenAction>>;
};
export const NO_CHILD: TypedChild = { childViews: '', planUpdated: '', progress: {}, actions: {} };

/** One core group as it stands in its form, for one child or for brothers and sisters together. */
export type MeetingDraft = JointDraft & {
  readonly on: TypedDay;
  readonly chair: string;
  readonly people: Readonly<Record<string, TypedPerson>>;
  readonly guests: readonly TypedGuest[];
  /** Where it is the same for every child. */
  readonly all: Pick<TypedChild, 'childViews' | 'planUpdated'>;
  /** Whether the child's views, or the change of the plan, are told child by child. */
  readonly apart: boolean;
  readonly children: Readonly<Record<string, TypedChild>>;
  readonly riskReviewed: string;
  readonly dissent: { readonly yes: '' | 'yes' | 'no'; readonly text: string; readonly by: readonly string[] };
  /** By the question that the policy's form asks. */
  readonly notes: Readonly<Record<string, string>>;
  readonly actions: readonly TypedAction[];
  readonly next: TypedDate & { readonly time: string; readonly venue: string };
  readonly review: TypedDate;
  /** How often the group agreed to meet, where the policy leaves that to it. */
  readonly interval: TypedPeriod;
  readonly at: boolean;
};

export const startOfMeeting = (on: Day, venue: string, withToo: readonly string[]): MeetingDraft => ({
  with: withToo,
  on: typedDay(on),
  chair: '',
  people: {},
  guests: [],
  all: { childViews: '', planUpdated: '' },
  apart: false,
  children: {},
  riskReviewed: '',
  dissent: { yes: '', text: '', by: [] },
  notes: {},
  actions: [],
  next: { ...NO_DATE, time: '', venue },
  review: NO_DATE,
  interval: NO_PERIOD,
  at: false,
  saving: null,
});
