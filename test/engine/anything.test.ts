import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';

import { addPeriod } from '../../policies/calendar.ts';
import type { Deadline } from '../../src/engine/deadlines.ts';
import { toJson } from '../../src/engine/json.ts';
import { run as runUnder, type Run, type RunOptions } from '../../src/engine/run.ts';
import { possibleNow } from '../../src/engine/steps.ts';
import { addDays, type Day } from '../../src/facts/day.ts';
import { type Fact, FACT_TYPES } from '../../src/facts/vocabulary.ts';
import { policyOf } from '../given.ts';
import { aBirthday, aDay, aLog, anyDayAtAll, aPolicy, comesTo } from './any-facts.ts';

// Thousands of runs: on a busy machine they take their time.
vi.setConfig({ testTimeout: 30_000 });

const run = (policy: string, facts: readonly Fact[], options: RunOptions) => runUnder(policyOf(policy), facts, options);

const PER_MEETING = ['recordCirculation', 'recordAgreement', 'planDistribution'];
const GO_ON = ['recordCirculation', 'recordAgreement', 'action'];
const isOpen = ({ status }: Deadline): boolean => ['running', 'near', 'overdue', 'unset'].includes(status);

/** What does not fit between a deadline's status and its dates, in words; nothing where it all fits. */
function misfit({ id, n, status, due, metOn }: Deadline, asOf: Day): string[] {
  const near = due === null ? null : addPeriod(due, { count: 5, unit: 'working days' }, -1);
  const fits: Record<Deadline['status'], boolean> = {
    unset: due === null && metOn === null,
    running: due !== null && near !== null && asOf < near && metOn === null,
    near: due !== null && near !== null && near <= asOf && asOf <= due && metOn === null,
    overdue: due !== null && due < asOf && metOn === null,
    met: metOn !== null && metOn <= asOf && (due === null || metOn <= due),
    late: metOn !== null && metOn <= asOf && due !== null && due < metOn,
    missed: due !== null && due <= asOf && metOn === null,
    cancelled: metOn === null,
  };
  return fits[status] ? [] : [`${id}#${n} is ${status}: due ${due}, met ${metOn}, seen on ${asOf}`];
}

/** Holds for every log, of plausible facts and of implausible ones. */
function always(property: (seen: Run, facts: readonly Fact[], policy: string) => void, numRuns = 250): void {
  fc.assert(
    fc.property(aLog(), aPolicy, aDay, aBirthday, (facts, policy, asOf, born) => {
      property(run(policy, facts, { asOf, born }), facts, policy);
    }),
    { numRuns },
  );
}

describe('F2: whatever the facts are, a run comes out', () => {
  test('F2: on any days that can be written', () => {
    fc.assert(
      fc.property(aLog(12, anyDayAtAll), aPolicy, anyDayAtAll, fc.option(anyDayAtAll), (facts, policy, asOf, born) => {
        const found = toJson(run(policy, facts, { asOf, born }), facts);
        expect(found.policy).toBe(policy);
      }),
      { numRuns: 150 },
    );
  });

  test('F2: and every refusal has a reason in a sentence', () => {
    always(({ refused }) => {
      for (const { reason } of refused) expect(reason).toMatch(/^[A-Z].*\.$/);
    });
  });
});

test('F12: refused facts change nothing: the run without them is the same', () => {
  always((seen, facts, policy) => {
    const ids = new Set(seen.refused.map(({ fact }) => fact.id));
    const rest = facts.filter(({ id }) => !ids.has(id));
    const without = run(policy, rest, { asOf: seen.asOf, born: seen.born });
    expect(without.refused).toEqual([]);
    expect(comesTo(toJson(without, rest))).toEqual({ ...comesTo(toJson(seen, facts)), refused: [] });
  });
});

test('P12: a case whose plan has ended has no open deadlines but those of records and actions', () => {
  let ended = 0;
  always((seen) => {
    const where = toJson(seen, []).states.plan?.[0] ?? '';
    if (!where.startsWith('stepDown') && !where.startsWith('ended')) return;
    ended++;
    expect(seen.deadlines.filter((one) => isOpen(one) && !GO_ON.includes(one.id))).toEqual([]);
  });
  expect(ended).toBeGreaterThan(20);
});

describe('D21 to D24: deadlines', () => {
  test('D22: the status of each fits its dates', () => {
    always((seen) => {
      expect(seen.deadlines.flatMap((one) => misfit(one, seen.asOf))).toEqual([]);
    });
  });

  test('D21: n counts from 1 without a gap; no two share id and n', () => {
    always((seen) => {
      const names = seen.deadlines.map(({ id, n }) => `${id}#${n}`);
      expect(new Set(names).size).toBe(names.length);
      const counted = seen.deadlines.filter(({ id, n }) => n > 1 && !PER_MEETING.includes(id));
      for (const { id, n } of counted) expect(names).toContain(`${id}#${n - 1}`);
    });
  });

  test('D22: a state that is near or overdue has a deadline that is', () => {
    always((seen) => {
      const open = seen.deadlines.filter(isOpen);
      for (const [key, paths] of Object.entries(toJson(seen, []).states)) {
        for (const path of paths) {
          const told = /\.(near|overdue|unset)$/.exec(path)?.[1];
          if (told === undefined) continue;
          const own = open.filter(({ process }) => process === key).map(({ status }) => status);
          expect([path, own]).toEqual([path, expect.arrayContaining([told])]);
        }
      }
    });
  });
});

describe('B1: what was not kept', () => {
  test('B1: is dated the day after a day that was due, and never later than the day looked at', () => {
    always((seen) => {
      for (const { of, on } of seen.breaches) {
        expect(on <= seen.asOf).toBe(true);
        if (!('deadline' in of)) continue;
        const deadline = seen.deadlines.find(({ id, n }) => id === of.deadline && n === of.n);
        expect(deadline).toBeDefined();
      }
    });
  });

  test('B1: every deadline that is overdue has a breach of the day after, and every one that was missed has one', () => {
    always((seen) => {
      const ofDeadlines = seen.breaches.flatMap(({ of, on }) => ('deadline' in of ? [{ ...of, on }] : []));
      for (const { id, n, status, due } of seen.deadlines) {
        if (due === null || id === 'eighteenthBirthday') continue;
        const days = ofDeadlines.filter((breach) => breach.deadline === id && breach.n === n).map(({ on }) => on);
        const isThere = status === 'overdue' ? days.includes(addDays(due, 1)) : days.length > 0;
        const isAsked = status === 'overdue' || (status === 'missed' && due < seen.asOf);
        expect({ id, n, missing: isAsked && !isThere }).toEqual({ id, n, missing: false });
      }
    });
  });

  test('B1: stays: what was not kept on a day is still there later', () => {
    fc.assert(
      fc.property(aLog(), aPolicy, aDay, fc.integer({ min: 1, max: 200 }), (facts, policy, asOf, days) => {
        const until = facts.filter(({ on, type }) => on <= asOf && type !== 'fact.withdrawn');
        const texts = (day: Day): string[] =>
          run(policy, until, { asOf: day }).breaches.map((b) => `${b.on} ${b.message}`);
        expect(texts(addDays(asOf, days))).toEqual(expect.arrayContaining(texts(asOf)));
      }),
      { numRuns: 150 },
    );
  });

  test('B2: each names clauses of the policy', () => {
    always((seen) => {
      for (const { clauses } of seen.breaches)
        for (const clause of clauses) expect(seen.policy.clauses).toHaveProperty([clause]);
    });
  });
});

describe('T12: the history', () => {
  test('T12: is in the order of time, and has every fact that counts once', () => {
    always((seen) => {
      const days = seen.history.map(({ on }) => on);
      expect(days).toEqual([...days].toSorted());
      const told = seen.history.flatMap(({ cause }) => (cause.kind === 'fact' ? [cause.fact.id] : []));
      expect(told).toEqual(seen.facts.map(({ id }) => id));
    });
  });

  test('T12: leads from nothing to where the case is', () => {
    always((seen) => {
      const paths = new Map<string, readonly string[]>();
      for (const { moves } of seen.history) {
        for (const { process, from, to } of moves) {
          expect([process, from]).toEqual([
            process,
            paths.get(process) ?? (process === 'plan' ? ['beforePlan.noEnquiry'] : []),
          ]);
          paths.set(process, to);
        }
      }
      for (const [process, to] of paths) expect(toJson(seen, []).states[process]).toEqual(to);
    });
  });
});

test('P6: an end has a day, a reason, and a route only where a review decided it', () => {
  always(({ ended }) => {
    expect(ended !== null && 'route' in ended).toBe(ended?.reason === 'removed');
  });
});

test('N4: what is possible is not refused, and what is not has a reason', () => {
  always((seen) => {
    const { possible, notYet } = possibleNow(seen);
    expect(possible.length + notYet.length).toBe(FACT_TYPES.length - 1);
    for (const { reason } of notYet) expect(reason).toMatch(/^[A-Z].*\.$/);
  }, 100);
});
