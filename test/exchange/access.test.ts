import type { NatsConnection } from '@nats-io/nats-core';
import { AckPolicy, jetstreamManager } from '@nats-io/jetstream';
import { describe, expect, it, onTestFinished } from 'vitest';

import { leave } from '../../src/cli/team/authority.ts';
import { connect } from '../../src/cli/team/connect.ts';
import { inboxOf, streamOf } from '../../src/exchange/nats/names.ts';
import type { Membership } from '../../src/exchange/membership.ts';
import { ROLES } from '../../src/exchange/roles.ts';
import { must } from '../../src/facts/must.ts';
import { aCase, aVisit, valueOf } from '../store/given.ts';
import { aReplica, aTeam, exchangeOf } from './given.ts';
import { NATS } from './server.ts';
import { holdsFacts, isTogether } from './replica.ts';

type Attempt = readonly [who: string, what: 'publish' | 'subscribe', subject: string, payload?: string];

/** How many of these the server refuses this connection. */
async function refused(nc: NatsConnection, attempts: readonly Attempt[]): Promise<Attempt[]> {
  const named = new Set<string>();
  const hearing = (async () => {
    for await (const status of nc.status()) {
      if (status.type === 'error') named.add(/"([^"]+)"/.exec(status.error.message)?.[1] ?? status.error.message);
    }
  })();
  for (const [, what, subject, payload = ''] of attempts) {
    if (what === 'publish') nc.publish(subject, payload);
    else
      nc.subscribe(subject, {
        callback: (error) => {
          if (error) named.add(subject);
        },
      });
  }
  // Answers come in order: after this one, all refusals are here.
  await nc.flush();
  await nc.close();
  await hearing;
  return attempts.filter(([, , subject]) => named.has(subject));
}

describe.skipIf(!NATS)('the server', () => {
  it('refuses 30 attempts at what a role may not, and changes nothing for any of them', async () => {
    const team = await aTeam();
    const members = new Map<string, Membership>();
    for (const role of ROLES) members.set(role, await team.join(`The ${role}`, role));
    const outsider = await team.join('Somebody of South', 'worker', 'South');
    const [north, south] = [must(members.get('worker'), 'a worker').team.id, outsider.team.id];
    const ofNorth = streamOf(north);
    const [caseId, id] = [crypto.randomUUID(), crypto.randomUUID()];
    const inbox = inboxOf(must(members.get('chair'), 'a chair').member.id);

    const attempts: readonly Attempt[] = [
      // To read what is not theirs.
      ['worker', 'subscribe', `facts.${south}.>`],
      ['worker', 'subscribe', `facts.${north}.>`],
      ['worker', 'subscribe', '>'],
      ['worker', 'subscribe', '_INBOX.>'],
      ['worker', 'subscribe', `${inbox}.>`],
      ['worker', 'subscribe', '$JS.EVENT.ADVISORY.>'],
      ['worker', 'subscribe', `present.${south}.*`],
      ['auditor', 'subscribe', `present.>`],
      ['worker', 'publish', `$JS.API.CONSUMER.CREATE.${streamOf(south)}.x`],
      ['worker', 'publish', `$JS.API.STREAM.MSG.GET.${streamOf(south)}`],
      ['auditor', 'publish', `$JS.API.STREAM.SNAPSHOT.${ofNorth}`],
      ['worker', 'publish', '$JS.API.STREAM.NAMES'],
      ['worker', 'publish', '$JS.API.INFO'],
      // To write what they may not.
      ['worker', 'publish', `facts.${south}.${caseId}.${id}`],
      ['worker', 'publish', `keys.${north}.2.${id}`],
      ['worker', 'publish', `erased.${north}.${caseId}.1`],
      ['manager', 'publish', `erased.${north}.${caseId}.1`],
      ['manager', 'publish', `keys.${north}.2.${id}`],
      ['worker', 'publish', `reminders.${north}.${caseId}.${id}`],
      ['auditor', 'publish', `facts.${north}.${caseId}.${id}`],
      ['auditor', 'publish', `cases.${north}.${caseId}.1`],
      ['reminder', 'publish', `facts.${north}.${caseId}.${id}`],
      ['eraser', 'publish', `facts.${north}.${caseId}.${id}`],
      ['worker', 'publish', `present.${south}.${caseId}`],
      // To delete, to change, to take the place of another.
      ['worker', 'publish', `$JS.API.STREAM.PURGE.${ofNorth}`, JSON.stringify({ filter: `facts.${north}.>` })],
      ['manager', 'publish', `$JS.API.STREAM.MSG.DELETE.${ofNorth}`, JSON.stringify({ seq: 1 })],
      ['eraser', 'publish', `$JS.API.STREAM.DELETE.${ofNorth}`],
      ['manager', 'publish', `$JS.API.STREAM.UPDATE.${ofNorth}`, JSON.stringify({ name: ofNorth })],
      ['chair', 'publish', `$JS.API.CONSUMER.DELETE.${ofNorth}.reminders`],
      ['worker', 'publish', `$JS.API.CONSUMER.MSG.NEXT.${ofNorth}.reminders`, '1'],
    ];
    expect(attempts).toHaveLength(30);

    const operatorOf = async (of: string): Promise<NatsConnection> => {
      const { operator } = must(
        team.authority().teams.find((each) => each.id === of),
        'the team',
      );
      const nc = await connect([team.servers[0].url], { seed: operator.seed, member: 'operator' });
      onTestFinished(() => nc.close());
      return nc;
    };
    const operators = [await operatorOf(north), await operatorOf(south)] as const;
    const state = (): Promise<unknown[]> =>
      Promise.all(
        [north, south].map(async (each, index) => {
          const { streams } = await jetstreamManager(must(operators[index], 'an operator'));
          const { config, state: now } = await streams.info(streamOf(each));
          return [config, now.messages, now.last_seq];
        }),
      );
    const before = await state();
    const all: Attempt[] = [];
    for (const role of ROLES) {
      const { servers, seed, member } = must(members.get(role), role);
      const nc = await connect(servers, { seed, member: member.id });
      all.push(
        ...(await refused(
          nc,
          attempts.filter(([who]) => who === role),
        )),
      );
    }
    expect(new Set(all)).toEqual(new Set(attempts));
    expect(await state()).toEqual(before);

    // The look can fail: whoever may everything is refused nothing.
    const harmless = attempts.filter(([, , subject]) => subject.startsWith('facts.') || subject.startsWith('present.'));
    expect(await refused(operators[0], harmless)).toEqual([]);
  });

  it('delivers nothing of one team into another, which JetStream would within one account', async () => {
    const team = await aTeam();
    const north = await team.join('A. Okafor');
    const south = await team.join('Somebody of South', 'worker', 'South');
    const here = await aReplica(north);
    await aCase(here.session.store, [aVisit()]);
    await here.until(isTogether);
    const nc = await connect(north.servers, { seed: north.seed, member: north.member.id });
    onTestFinished(() => nc.close());
    const { consumers } = await jetstreamManager(nc, { checkAPI: false });
    const name = 'sly';
    const to = `facts.${south.team.id}.${crypto.randomUUID()}.${crypto.randomUUID()}`;
    await consumers.add(streamOf(north.team.id), { name, deliver_subject: to, ack_policy: AckPolicy.None });
    await nc.flush();
    expect((await (await exchangeOf(south)).where()).last).toBe(0);
  });

  it('lets nobody in whom it does not know', async () => {
    const team = await aTeam();
    await team.join('A. Okafor');
    const stranger = (await (await aTeam()).join('X')).seed;
    const { nkeyAuthenticator } = await import('@nats-io/nats-core');
    const { connect: once } = await import('@nats-io/transport-node');
    const authenticator = nkeyAuthenticator(new TextEncoder().encode(stranger));
    await expect(once({ servers: team.servers[0].url, authenticator, reconnect: false })).rejects.toThrow(
      /Authorization/i,
    );
    await expect(once({ servers: team.servers[0].url, reconnect: false })).rejects.toThrow(/Authorization/i);
  });

  it('lets whoever left in no more, and what is recorded afterwards has another key', async () => {
    const team = await aTeam();
    const [first, leaving] = [await team.join('A. Okafor'), await team.join('L. Eaver')];
    const here = await aReplica(first);
    const gone = await aReplica(leaving);
    const caseId = await aCase(here.session.store, [aVisit()]);
    await holdsFacts(gone, caseId, 1);
    await Promise.all([here.until(isTogether), gone.until(isTogether)]);

    await team.set(must(leave(team.authority(), 'North', 'L. Eaver'), 'the team without'));
    await gone.until(({ state }) => state === 'refused');
    await here.until(isTogether);
    const later = await aReplica(await team.join('N. Ewcomer'));
    await holdsFacts(later, caseId, 1);
    const after = aVisit();
    valueOf({ ...(await here.session.store.addFact(caseId, after)), value: null } as never);
    await holdsFacts(later, caseId, 2);

    // Sealed with the key of the second epoch: what who left still holds does not open it.
    const bytes = await (await exchangeOf(first)).get({ kind: 'facts', of: caseId, id: after.id });
    expect(new DataView(must(bytes, 'the fact').buffer).getUint32(1)).toBe(2);
    expect(leaving.epochs.map(({ n }) => n)).toEqual([1]);
  });
});
