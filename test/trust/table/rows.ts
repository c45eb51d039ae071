import { NATS } from '../../exchange/server.ts';
import type { Row } from './row.ts';
import { attacks } from './rows/attacks.ts';
import { clock } from './rows/clock.ts';
import { damaged, wiped } from './rows/damaged.ts';
import { emptied } from './rows/emptied.ts';
import { hostile } from './rows/hostile.ts';
import { inClear } from './rows/inClear.ts';
import { journeys } from './rows/journeys.ts';
import { killed } from './rows/killed.ts';
import { oldCode } from './rows/oldCode.ts';
import { quota } from './rows/quota.ts';
import { tabs } from './rows/tabs.ts';
import { team } from './rows/team.ts';
import { unlocked } from './rows/unlocked.ts';

export const ROWS: readonly Row[] = [
  killed,
  emptied,
  damaged,
  wiped,
  attacks,
  tabs,
  oldCode,
  quota,
  inClear,
  hostile,
  journeys,
  unlocked,
  clock,
  ...(NATS ? [team] : []),
];
