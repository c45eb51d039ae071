import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { addWorkingDays, isWorkingDay } from '../../policies/calendar.ts';
import { again } from '../../src/engine/preview.ts';
import { type Proposal, type ProposedDates, proposeDates } from '../../src/engine/propose.ts';
import type { Run } from '../../src/engine/run.ts';
import { addDays, type Day } from '../../src/facts/day.ts';
import type { Fact } from '../../src/facts/vocabulary.ts';
import { coreGroup, planMade, POLICIES, reviewArranged, reviewHeld, under, type Written } from '../given.ts';
import { aDay } from './any-facts.ts';

const dayOf = (proposal: Proposal): Day | null => ('day' in proposal ? proposal.day : null);

/** The runs after everything that was proposed was recorded on its day. */
function recorded(run: Run, dates: ProposedDates): Run {
  const facts: object[] = [];
  const review = dayOf(dates.review);
  if (dates.review.kind === 'proposed' && review)
    facts.push({ type: 'conference.arranged', on: run.asOf, kind: 'review', for: review });
  for (const on of [dayOf(dates.coreGroup), ...dates.further])
    if (on) facts.push({ type: 'coreGroup.held', on, chair: 'leadSocialWorker' });
  if (dates.report.kind === 'proposed') facts.push({ type: 'report.shared', on: dates.report.day });
  if (review) facts.push({ type: 'conference.held', on: review, kind: 'review', decision: 'continue' });
  return withFacts(run, facts);
}

function withFacts(run: Run, facts: readonly object[]): Run {
  const made = facts.map((fact, index) => ({
    ...fact,
    id: `p${index}`,
    recordedAt: `2030-01-01T00:00:00.${String(index).padStart(3, '0')}Z`,
    by: '',
  })) as unknown as Fact[];
  const asOf = made.map(({ on }) => on).reduce((last, on) => (on > last ? on : last), run.asOf);
  return again(run, { asOf: addDays(asOf, 1), facts: [...run.given, ...made] });
}

const WATCHED = new Set([
  'nextCoreGroup',
  'schoolMoveCoreGroup',
  'preReviewCoreGroup',
  'conferenceReport',
  'firstReview',
  'nextReview',
]);

const REPORT = new Set(['conferenceReport', 'preReviewCoreGroup']);

/** What passes after the day of the meeting, of the deadlines that the proposed dates are to keep. */
const passed = (after: Run, since: Day, upTo: Day, ids: ReadonlySet<string> = WATCHED): string[] =>
  after.breaches.flatMap(({ of, on }) =>
    'deadline' in of && ids.has(of.deadline) && on > since && on <= upTo ? [`${of.deadline} ${on}`] : [],
  );

/** A plan up to the core group that agrees the dates, perhaps written down days later: meetings, reviews and moves as they come. */
const aPlan = fc.record({
  policy: fc.constantFrom(...POLICIES.map(({ id }) => id)),
  start: aDay,
  interval: fc.option(fc.constantFrom('2 weeks', '4 weeks', '2 months'), { nil: undefined }),
  gaps: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 6 }),
  reviewAfter: fc.option(fc.integer({ min: 20, max: 100 }), { nil: null }),
  arranged: fc.option(fc.integer({ min: 1, max: 150 }), { nil: null }),
  movesSchool: fc.boolean(),
  late: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 100 })),
});
type Plan = typeof aPlan extends fc.Arbitrary<infer T> ? T : never;

function runOf({ policy, start, interval, gaps, reviewAfter, arranged, movesSchool, late }: Plan): Run {
  const facts: Written[] = [planMade(start, interval === undefined ? {} : { interval })];
  let on = start;
  for (const gap of gaps) {
    on = addDays(on, gap);
    facts.push(coreGroup(on));
  }
  const reviewOn = reviewAfter === null ? null : addDays(start, reviewAfter);
  if (reviewOn && reviewOn < on) facts.push(reviewHeld(reviewOn));
  if (arranged !== null) facts.push(reviewArranged(addDays(on, -1), addDays(on, arranged)));
  if (movesSchool) facts.push({ type: 'school.changed', on });
  const told = facts.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return under(policy)
    .given(...told)
    .asOf(addDays(on, late))
    .run();
}

describe('O1 to O5: dates that are proposed', () => {
  test('O1: recorded as proposed, none of them lets a deadline or a window pass', () => {
    fc.assert(
      fc.property(aPlan, (plan) => {
        const run = runOf(plan);
        const on = run.asOf;
        const dates = proposeDates([run]);
        const after = recorded(run, dates);
        const isReviewKept =
          dates.review.kind === 'proposed' || (dates.review.kind === 'arranged' && isEarlyEnough(dates.review));
        const last = isReviewKept ? (dayOf(dates.review) ?? on) : (dayOf(dates.coreGroup) ?? on);
        const kept = new Set(WATCHED);
        if (!isReviewKept) for (const id of ['firstReview', 'nextReview']) kept.delete(id);
        if (dates.coreGroup.kind === 'none')
          for (const id of ['nextCoreGroup', 'schoolMoveCoreGroup', 'preReviewCoreGroup']) kept.delete(id);
        if (dates.report.kind === 'none') kept.delete('conferenceReport');
        expect(after.refused).toEqual(run.refused);
        expect([dates, passed(after, on, last, kept)]).toEqual([dates, []]);
        // What may come on the day of the review itself is late only the day after.
        const byThen = isReviewKept ? [...REPORT].filter((id) => kept.has(id)) : [];
        expect(passed(after, on, after.asOf, new Set(byThen))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  const isEarlyEnough = (review: Proposal): boolean =>
    review.kind === 'arranged' && review.limits.every(({ day }) => review.day <= day);

  test('O2: every proposed date is a working day after the meeting', () => {
    fc.assert(
      fc.property(aPlan, (plan) => {
        const run = runOf(plan);
        const on = run.asOf;
        const { coreGroup: next, further, review, report } = proposeDates([run]);
        const meetings = [next, review].flatMap((proposal) => (proposal.kind === 'proposed' ? [proposal.day] : []));
        for (const day of [...meetings, ...further])
          expect([day, isWorkingDay(day), day > on]).toEqual([day, true, true]);
        expect((dayOf(report) ?? on) >= on).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('O3: where it says that no day is left, the very next working day is too late as well', () => {
    let found = 0;
    fc.assert(
      fc.property(aPlan, (plan) => {
        const run = runOf(plan);
        const on = run.asOf;
        const dates = proposeDates([run]);
        if (dates.coreGroup.kind !== 'none') return;
        found++;
        const soonest = addWorkingDays(on, 1);
        const after = withFacts(run, [{ type: 'coreGroup.held', on: soonest, chair: 'leadSocialWorker' }]);
        const review = dayOf(dates.review);
        const reviewed =
          review && review >= soonest
            ? withFacts(run, [
                { type: 'coreGroup.held', on: soonest, chair: 'leadSocialWorker' },
                { type: 'conference.held', on: review, kind: 'review', decision: 'continue' },
              ])
            : after;
        const late = [...after.deadlines, ...reviewed.deadlines].filter(
          ({ id, status, due }) =>
            WATCHED.has(id) && (status === 'late' || status === 'overdue' || status === 'missed') && due !== null,
        );
        expect(late).not.toEqual([]);
      }),
      { numRuns: 400 },
    );
    expect(found).toBeGreaterThan(0);
  });

  test('O4: Pan Sussex: a core group in the three weeks before the review, and the report five days before it', () => {
    const run = under('pan-sussex')
      .given(planMade('2026-01-06'), coreGroup('2026-01-15'), reviewArranged('2026-01-15', '2026-03-31'))
      .asOf('2026-01-15')
      .run();
    const { coreGroup: next, further, review, report } = proposeDates([run]);
    expect(next).toMatchObject({ kind: 'proposed', day: '2026-02-26' });
    expect(further).toEqual(['2026-03-25']);
    expect(review).toMatchObject({ kind: 'arranged', day: '2026-03-31' });
    expect(report).toMatchObject({ kind: 'proposed', day: '2026-03-26' });
  });

  test('O4: Croydon: silent up to the first review, but not so long that two months are over when it is held', () => {
    const held = under('croydon').given(planMade('2026-01-06'), coreGroup('2026-01-15'), coreGroup('2026-01-22'));
    const { coreGroup: next, review } = proposeDates([held.asOf('2026-01-22').run()]);
    expect(review).toMatchObject({ kind: 'proposed', day: '2026-04-02' });
    expect(next).toMatchObject({ kind: 'proposed', day: '2026-04-01' });
  });

  test('O4: Surrey: six weeks to the second core group', () => {
    const run = under('surrey').given(planMade('2026-01-06'), coreGroup('2026-01-15')).asOf('2026-01-15').run();
    const { coreGroup: next } = proposeDates([run]);
    expect(next).toMatchObject({
      kind: 'proposed',
      day: '2026-02-26',
      limits: [{ clauses: ['surrey.frequency.2.a'] }],
    });
  });

  test('O4: Nottinghamshire: the document is silent, so no day is proposed and it says what it says', () => {
    const run = under('nottinghamshire')
      .given(planMade('2026-01-06'), coreGroup('2026-01-15'))
      .asOf('2026-01-15')
      .run();
    expect(proposeDates([run]).coreGroup).toMatchObject({
      kind: 'silent',
      says: expect.stringContaining('gives no interval'),
      clauses: ['nottinghamshire.what.4'],
    });
  });

  test('O4: Nottinghamshire: where the document is silent, the eighteenth birthday is no day to propose', () => {
    const story = under('nottinghamshire').given(planMade('2026-01-06'), coreGroup('2026-01-15')).asOf('2026-01-15');
    const { coreGroup: next } = proposeDates([story.born('2017-10-15').run()]);
    expect(next).toMatchObject({ kind: 'silent', clauses: ['nottinghamshire.what.4'] });
  });

  test('O4: Nottinghamshire: an interval that the conference set is the limit', () => {
    const story = under('nottinghamshire').given(
      planMade('2026-01-06', { interval: '4 weeks' }),
      coreGroup('2026-01-15'),
    );
    expect(proposeDates([story.asOf('2026-01-15').run()]).coreGroup).toMatchObject({
      kind: 'proposed',
      day: '2026-02-12',
    });
  });

  test('O5: for brothers and sisters who meet together, the tightest limit of any of them counts', () => {
    const together = (start: Day): Run =>
      under('oxfordshire').given(planMade(start), coreGroup('2026-03-02')).asOf('2026-03-02').run();
    const { review } = proposeDates([together('2026-02-20'), together('2026-02-24')]);
    expect(review).toMatchObject({ kind: 'proposed', day: '2026-05-20' });
  });

  test('O1: after the plan has ended nothing is proposed', () => {
    const ended = under('croydon').given(planMade('2026-01-06'), {
      type: 'plan.ended',
      on: '2026-02-01',
      reason: 'moved',
    });
    expect(proposeDates([ended.run()])).toMatchObject({
      coreGroup: { kind: 'notNeeded' },
      review: { kind: 'notNeeded' },
    });
  });
});
