import * as fc from 'fast-check';

import type { RunJson } from '../../src/engine/json.ts';
import { addDays, type Day, dayNumber, dayOf } from '../../src/facts/day.ts';
import {
  CONCERN_OUTCOMES,
  CONCERN_SUBJECTS,
  type Details,
  type Fact,
  type FactType,
  ROUTES,
} from '../../src/facts/vocabulary.ts';
import { POLICIES } from '../given.ts';

/** Facts as they come in life and as they never should: every kind, in any order, about things that were or were not. */

const FIRST = '2026-01-05';
const daysFrom = (from: Day, min: number, max: number): fc.Arbitrary<Day> =>
  fc.integer({ min, max }).map((days) => addDays(from, days));

export const aDay = daysFrom(FIRST, 0, 420);
export const anyDayAtAll = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2199-12-31') }).map(dayOf);
/** By its name, which is all of it that a counterexample should show. */
export const aPolicy: fc.Arbitrary<string> = fc.constantFrom(...POLICIES.map(({ id }) => id));
/** Some turn 18 in the time the facts are from, and some were 18 before. */
export const aBirthday = fc.option(daysFrom('2008-01-05', -600, 500), { nil: null });

const role = fc.constantFrom(
  'leadSocialWorker',
  'teamManager',
  'parentOrCarer',
  'teacher',
  'healthVisitor',
  'deputyLead',
);
const roles = fc.uniqueArray(role, { maxLength: 5 });
const period = fc.constantFrom('10 working days', '2 weeks', '4 weeks', '2 months', '5 days', '12 weeks');
const concern = fc.constantFrom('gaps', 'school');
const action = fc.constantFrom('gp', 'nursery', 'housing');
const meeting = fc.integer({ min: 1, max: 4 });
const sometimes = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });

type Arbitraries = { readonly [T in FactType]: (day: fc.Arbitrary<Day>) => fc.Arbitrary<unknown> };

const conference = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('initial'), decision: fc.constantFrom('plan', 'plan', 'noPlan') }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('review'),
      decision: fc.constantFrom('continue', 'continue', 'discontinue'),
    }),
  },
);

const DETAILS_OF: Arbitraries = {
  'strategyDiscussion.held': () => fc.constant({}),
  'conference.arranged': (day) => fc.record({ kind: fc.constantFrom('review', 'review', 'initial'), for: day }),
  'conference.held': () =>
    fc
      .tuple(
        conference,
        fc.record({
          coreGroup: sometimes(fc.array(fc.record({ role }), { maxLength: 4 })),
          category: sometimes(fc.constantFrom('neglect', 'emotional')),
          interval: sometimes(period),
          visitEvery: sometimes(period),
        }),
      )
      .map(([decided, rest]) => ({ ...decided, ...rest })),
  'coreGroup.arranged': (day) => fc.record({ for: day }),
  'coreGroup.cancelled': () => fc.constant({ reason: 'half-term' }),
  'coreGroup.held': () =>
    fc.record({
      chair: role,
      attended: sometimes(roles),
      apologies: sometimes(roles),
      reports: sometimes(roles),
      childViews: sometimes(fc.constantFrom('attended', 'recorded', 'none')),
      riskReviewed: sometimes(fc.boolean()),
      planUpdated: sometimes(fc.boolean()),
      interval: sometimes(period),
    }),
  'record.circulated': () => fc.record({ meeting }),
  'record.agreed': () => fc.record({ meeting }),
  'record.answered': () => fc.record({ meeting, member: role, answer: fc.constantFrom('agrees', 'disagrees') }),
  'plan.written': () => fc.constant({ needs: [] }),
  'plan.detailed': () => fc.constant({}),
  'plan.approved': () => fc.constant({}),
  'plan.distributed': () => fc.constant({}),
  'assessment.completed': () => fc.constant({}),
  'report.shared': () => fc.constant({}),
  'visit.made': () => fc.record({ seenAlone: sometimes(fc.boolean()) }),
  'school.changed': () => fc.constant({}),
  'member.joined': () => fc.record({ role }),
  'member.left': () => fc.record({ role }),
  'worker.changed': () => fc.constant({ leadSocialWorker: 'E. Fern' }),
  'supervision.held': () => fc.constant({}),
  'event.noted': () => fc.constant({ what: 'x' }),
  'action.agreed': (day) => fc.record({ action, what: fc.constant('x'), who: role, by: day }),
  'action.moved': (day) => fc.record({ action, for: day }),
  'action.done': () => fc.record({ action }),
  'concern.raised': () => fc.record({ concern, about: fc.constantFrom(...CONCERN_SUBJECTS) }),
  'concern.managerInformed': () => fc.record({ concern }),
  'concern.stepTaken': () => fc.record({ concern, step: fc.constantFrom('tellManager', 'discussInGroup', 'rang') }),
  'concern.decided': () => fc.record({ concern, outcome: fc.constantFrom(...CONCERN_OUTCOMES) }),
  'concern.resolved': () => fc.record({ concern }),
  'removal.recommended': () => fc.record({ agreed: fc.boolean() }),
  'stepDown.agreed': () =>
    fc.record({ route: fc.constantFrom(...ROUTES), consent: fc.constantFrom('given', 'refused') }),
  'plan.ended': () => fc.record({ reason: fc.constantFrom('moved', 'leftUK', 'lookedAfter', 'died', 'turned18') }),
  'policy.adopted': () => fc.constant({ policy: 'surrey', edition: '2012' }),
  'fact.withdrawn': () =>
    fc.record({ fact: fc.integer({ min: 0, max: 30 }).map((n) => `f${n}`), reason: fc.constant('wrong') }),
};

const OFTEN: readonly FactType[] = [
  'coreGroup.held',
  'conference.held',
  'conference.arranged',
  'record.circulated',
  'visit.made',
];
const RARELY: readonly FactType[] = ['plan.ended', 'fact.withdrawn'];
const weightOf = (type: FactType): number => (OFTEN.includes(type) ? 6 : RARELY.includes(type) ? 1 : 2);

type Body = { readonly type: FactType } & Readonly<Record<string, unknown>>;
const bodyOf = (day: fc.Arbitrary<Day>): fc.Arbitrary<Body> =>
  fc.oneof(
    ...(Object.keys(DETAILS_OF) as FactType[]).map((type) => ({
      weight: weightOf(type),
      arbitrary: DETAILS_OF[type](day).map((details): Body => ({ type, ...without(details as object) })),
    })),
  );

/** Fields that were left out are not there at all. */
const without = (details: object): object =>
  Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));

/** When it was typed: mostly that day, sometimes weeks later, and to the same minute as others. */
const lag = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 60 }) },
);
const minute = fc.constantFrom('09:00', '12:30', '23:30', '00:10');

const factFrom = (day: fc.Arbitrary<Day>): fc.Arbitrary<Omit<Fact, 'id'>> =>
  fc
    .tuple(day, bodyOf(day), lag, minute)
    .map(
      ([on, body, days, time]) =>
        ({ by: '', ...body, on, recordedAt: `${addDays(on, days)}T${time}:00.000Z` }) as unknown as Fact,
    );

const STARTED: Omit<Fact, 'id'> & Partial<Details<'conference.held'>> = {
  type: 'conference.held',
  kind: 'initial',
  decision: 'plan',
  on: FIRST,
  by: '',
  recordedAt: `${FIRST}T08:00:00.000Z`,
};

const numbered = (facts: readonly Omit<Fact, 'id'>[]): Fact[] =>
  facts.map((fact, index) => ({ ...fact, id: `f${index}` }) as Fact);

/** A log with any facts at all; two of three begin with a plan, so that what follows has something to be about. */
export const aLog = (maxLength = 30, day: fc.Arbitrary<Day> = aDay): fc.Arbitrary<Fact[]> =>
  fc
    .tuple(fc.constantFrom(true, true, false), fc.array(factFrom(day), { maxLength }))
    .map(([started, facts]) => numbered(started ? [STARTED, ...facts] : facts));

/** A fact to be added to a log. */
export const oneMore: fc.Arbitrary<Fact> = factFrom(aDay).map((fact) => ({ ...fact, id: 'one-more' }) as Fact);

/** What came out, apart from the places that refused facts had in the list that was given. */
export const comesTo = ({ refused, ...rest }: RunJson) => ({
  ...rest,
  refused: refused.map(({ type, reason }) => ({ type, reason })),
});
