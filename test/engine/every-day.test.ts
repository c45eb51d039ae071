import { describe, expect, test, vi } from 'vitest';

import { run } from '../../src/engine/run.ts';
import type { Day } from '../../src/facts/day.ts';
import { coreGroup, planMade, policyOf, written } from '../given.ts';
import { EVERY_DAY, plusDays, plusMonths, plusWorkingDays } from '../policies/naive.ts';

// Thousands of runs: on a busy machine they take their time.
vi.setConfig({ testTimeout: 30_000 });

/** What each document says, once more and without the policy files: the second opinion on every due date. */
type Second = {
  readonly firstCoreGroup: number;
  /** Weeks; null where the document is silent. */
  readonly secondCoreGroup: number | null;
  /** Working days; null where there is no limit. */
  readonly record: number | null;
};
const SECOND: Readonly<Record<string, Second>> = {
  england: { firstCoreGroup: 10, secondCoreGroup: null, record: null },
  surrey: { firstCoreGroup: 10, secondCoreGroup: 6, record: 10 },
  nottinghamshire: { firstCoreGroup: 10, secondCoreGroup: null, record: null },
  croydon: { firstCoreGroup: 10, secondCoreGroup: 6, record: 7 },
  'pan-sussex': { firstCoreGroup: 10, secondCoreGroup: 6, record: 10 },
  oxfordshire: { firstCoreGroup: 10, secondCoreGroup: 6, record: null },
};

function expected({ firstCoreGroup, secondCoreGroup, record }: Second, conference: Day, meeting: Day): string[] {
  return [
    `firstCoreGroup ${plusWorkingDays(conference, firstCoreGroup)}`,
    `firstReview ${plusMonths(conference, 3)}`,
    `nextCoreGroup ${secondCoreGroup === null ? 'null' : plusDays(meeting, secondCoreGroup * 7)}`,
    ...(record === null ? [] : [`recordCirculation ${plusWorkingDays(meeting, record)}`]),
  ];
}

describe('D2, D3, D11, D13: from every day of 2011 to 2027', () => {
  test.each(Object.entries(SECOND))('D2, D3, D11, D13: in %s', (id, second) => {
    const policy = policyOf(id);
    const wrong: string[] = [];
    for (const conference of EVERY_DAY) {
      // The meeting falls on every day of the week too, in a rhythm of its own.
      const meeting = plusDays(conference, 3);
      const { deadlines } = run(policy, written([planMade(conference), coreGroup(meeting)]), { asOf: meeting });
      const found = deadlines
        .filter(({ id: name }) =>
          ['firstCoreGroup', 'firstReview', 'nextCoreGroup', 'recordCirculation'].includes(name),
        )
        .map(({ id: name, due }) => `${name} ${due}`)
        .toSorted();
      if (found.join() !== expected(second, conference, meeting).join())
        wrong.push(`${conference}: ${found.join(', ')}`);
    }
    expect(wrong).toEqual([]);
  });
});
