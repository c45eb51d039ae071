import { connectedExchange, hashOf } from '../test/exchange/world.ts';
import type { BrowserDevice } from '../test/trust/table/teamDevice.ts';
import { childNamed, visitOn } from '../test/trust/world.ts';
import type { Row } from './table.ts';
import { withTwoBrowsers } from './twoBrowsers.ts';

const CASES = 10;
const FACTS = 500;

/** Two devices record in the same cases while the server is away. */
export const weekAwayRow = (): Promise<Row> =>
  withTwoBrowsers(1, async (here, there, team) => {
    const exchange = await connectedExchange(await team.join('C'));
    const untilBothHaveAll = async (): Promise<void> => {
      await Promise.all([here.untilShared(), there.untilShared()]);
      const { last } = await exchange.where();
      await Promise.all([here.untilRead(last), there.untilRead(last)]);
    };
    const ids = Array.from({ length: CASES }, () => crypto.randomUUID());
    for (const id of ids) await here.addCase(id, childNamed('Child'));
    await untilBothHaveAll();
    await team.servers[0].stop();
    const record = async (device: BrowserDevice): Promise<void> => {
      for (let n = 0; n < FACTS; n++) await device.record(ids[n % CASES] ?? '', visitOn((n % 7) + 1));
    };
    await Promise.all([record(here), record(there)]);
    await team.servers[0].start();
    const began = performance.now();
    await untilBothHaveAll();
    const merged = performance.now() - began;
    await exchange.close();
    const hashes = [hashOf(await here.held()), hashOf(await there.held())] as const;
    const facts = (await here.held()).reduce((sum, held) => sum + held.facts.length, 0);
    const isSame = hashes[0] === hashes[1] && facts === 2 * FACTS;
    return {
      what: 'a week away, 500 facts on each side, merged',
      value: `${(merged / 1000).toFixed(1)} s`,
      target: '≤ 5 s',
      met: merged <= 5000 && isSame,
      why: `From the server’s start until both hold all and have shared all, connecting again included; ${isSame ? 'the same' : 'NOT the same'} by hash. Two Chromiums with profiles on the disk.`,
      figures: { merged },
    };
  });
