import { trial, unacknowledged } from '../../../exchange/trials.ts';
import type { Exchange } from '../../../../src/exchange/exchange.ts';
import type { Measured, Row } from '../row.ts';

async function killLeader(facts: number, through?: (exchange: Exchange) => Exchange): Promise<Measured> {
  const { lost, doubled, same } = await trial({
    facts,
    strike: (_, leader) => leader.kill(),
    mend: async () => undefined,
    ...(through ? { through } : {}),
  });
  return {
    figure: `${lost} lost, ${doubled} doubled of ${facts} acknowledged; replicas ${same ? 'the same' : 'NOT the same'} by hash`,
    holds: lost + doubled === 0 && same,
  };
}

/** Left out of the table, with a line that says so, where there is no nats-server. */
export const team: Row = {
  name: '3 servers of a team, the leader killed −9 while two devices record 2,000 facts: lost or doubled',
  target: '0',
  measure: (size) => killLeader(size === 'full' ? 2000 : 60),
  planted: () => killLeader(300, unacknowledged),
};
