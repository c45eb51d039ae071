import { expect, test } from '@playwright/test';

import { chanceFrom } from '../trust/random.ts';
import { damaged, wiped } from '../trust/table/rows/damaged.ts';
import { emptied } from '../trust/table/rows/emptied.ts';
import { inClear } from '../trust/table/rows/inClear.ts';
import { killed } from '../trust/table/rows/killed.ts';
import { tabs } from '../trust/table/rows/tabs.ts';

const SEED = 20_260_203;

// Each starts browsers of its own over profiles on disk; the whole table is `npm run trust`.
for (const row of [killed, emptied, damaged, wiped, tabs, inClear]) {
  test(`${row.name}: ${row.target}`, async () => {
    test.setTimeout(240_000);
    expect(await row.measure('short', chanceFrom(SEED))).toMatchObject({ holds: true });
  });
}
