import { describe, expect, test } from 'vitest';

import { chanceFrom } from './random.ts';
import type { Row } from './table/row.ts';
import { attacks } from './table/rows/attacks.ts';
import { clock } from './table/rows/clock.ts';
import { oldCode } from './table/rows/oldCode.ts';
import { quota } from './table/rows/quota.ts';

const SEED = 20_260_203;

// The rows that need a browser are in test/e2e/trust.spec.ts, hostile imports in hostile.test.ts.
describe.each<Row>([attacks, clock, oldCode, quota])('$name', ({ measure, planted }) => {
  test('holds', { timeout: 120_000 }, async () => {
    expect(await measure('short', chanceFrom(SEED))).toMatchObject({ holds: true });
  });

  test('without the defence, it would not', { timeout: 120_000 }, async () => {
    expect(await planted(chanceFrom(SEED))).toMatchObject({ holds: false });
  });
});
