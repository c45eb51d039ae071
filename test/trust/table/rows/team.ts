import { trial } from '../../../exchange/trials.ts';
import type { Measured, Row } from '../row.ts';
import { inBrowser } from '../teamDevice.ts';

async function killLeader(facts: number, isHasty: boolean): Promise<Measured> {
  const { recorded, lost, doubled, same } = await trial({
    facts,
    open: inBrowser(isHasty),
    strike: (_, leader) => leader.kill(),
    mend: async () => undefined,
  });
  return {
    figure: `${lost} lost, ${doubled} doubled of ${recorded} acknowledged; three browsers ${same ? 'the same' : 'NOT the same'} by hash`,
    holds: lost + doubled === 0 && same,
  };
}

/** Left out of the table, with a line that says so, where there is no nats-server. */
export const team: Row = {
  name: '3 servers of a team, the leader killed −9 while two browsers record 2,000 facts: lost or doubled',
  target: '0',
  measure: (size) => killLeader(size === 'full' ? 2000 : 60, false),
  planted: () => killLeader(300, true),
};
