import { jetstreamManager } from '@nats-io/jetstream';
import { describe, expect, it } from 'vitest';

import { connect } from '../../src/cli/team/connect.ts';
import type { Membership } from '../../src/exchange/membership.ts';
import { DURABLE, streamOf } from '../../src/exchange/nats/names.ts';
import { must } from '../../src/facts/must.ts';
import { aCase, aVisit, factsOf } from '../store/given.ts';
import { aReplica, aTeam } from './given.ts';
import { holdsFacts, isTogether } from './replica.ts';
import { NATS } from './server.ts';
import type { Replica, TeamWorld } from './world.ts';

/** What reads the stream for somebody, and the number of the server on which it lies. */
async function readersOf(team: TeamWorld): Promise<Map<string, number>> {
  const { servers, teams } = team.authority();
  const { id, operator } = must(teams[0], 'a team');
  const nc = await connect(servers, { seed: operator.seed, member: 'operator' });
  const readers = new Map<string, number>();
  for await (const { name, cluster } of (await jetstreamManager(nc)).consumers.list(streamOf(id)))
    if (name !== DURABLE) readers.set(name, Number(cluster?.leader?.slice(1)));
  await nc.close();
  return readers;
}

type Apart = { readonly replica: Replica; readonly on: number };

/** A device connected to the first server alone, whose reader lies on another one. */
async function readingApart(team: TeamWorld, membership: Membership, caseId: string): Promise<Apart> {
  const before = await readersOf(team);
  const replica = await aReplica({ ...membership, servers: membership.servers.slice(0, 1) });
  await holdsFacts(replica, caseId, 1);
  const [on = 0] = [...(await readersOf(team))].flatMap(([name, at]) => (before.has(name) ? [] : [at]));
  if (on !== 0) return { replica, on };
  await replica.close();
  return readingApart(team, membership, caseId);
}

describe.skipIf(!NATS)('a device that only reads', { timeout: 300_000 }, () => {
  it('hears what is recorded after the server is killed that reads for it, though it is connected to another', async () => {
    const team = await aTeam(3);
    const [reading, writing] = [await team.join('A. Okafor'), await team.join('B. Chen')];
    const writer = await aReplica(writing);
    const caseId = await aCase(writer.session.store, [aVisit()]);
    await writer.until(isTogether);
    const { replica, on } = await readingApart(team, reading, caseId);
    await must(team.servers[on], 'its server').kill();
    await writer.session.store.addFact(caseId, aVisit());
    await holdsFacts(replica, caseId, 2);
    await replica.until(isTogether);
    expect(await factsOf(replica.session.store, caseId)).toHaveLength(2);
  });
});
