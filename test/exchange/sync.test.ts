import { describe, expect, it } from 'vitest';

import { aCase, aChild, aVisit, factsOf, valueOf } from '../store/given.ts';
import { aReplica, aTeam } from './given.ts';
import { NATS } from './server.ts';
import { holdsFacts, isTogether, stored } from './replica.ts';
import { heldBy } from './world.ts';

const recordedBy = (by: string, day = 1) =>
  aVisit({ by, on: `2026-02-${String(day).padStart(2, '0')}` as '2026-02-01' });

describe.skipIf(!NATS)('two devices of a team', () => {
  it('hold the same cases, facts and details, whoever recorded them', async () => {
    const team = await aTeam();
    const here = await aReplica(await team.join('A. Okafor'));
    const there = await aReplica(await team.join('B. Chen', 'chair'));
    const caseId = await aCase(here.session.store, [recordedBy('A. Okafor')]);
    await holdsFacts(there, caseId, 1);
    await there.session.store.addFact(caseId, recordedBy('B. Chen', 2));
    await holdsFacts(here, caseId, 2);

    expect((await factsOf(here.session.store, caseId)).map(({ by }) => by).toSorted()).toEqual([
      'A. Okafor',
      'B. Chen',
    ]);
    expect(here.arrived.flatMap(({ ids }) => ids)).toHaveLength(1);
    await Promise.all([here.until(isTogether), there.until(isTogether)]);
    expect(await heldBy(here)).toBe(await heldBy(there));
  });

  it('merge what each recorded while it was away, and the outbox survives closing', async () => {
    const team = await aTeam();
    const [first, second] = [await team.join('A. Okafor'), await team.join('B. Chen')];
    let here = await aReplica(first);
    let there = await aReplica(second);
    const caseId = await aCase(here.session.store);
    await holdsFacts(there, caseId, 0);
    await Promise.all([here.until(isTogether), there.until(isTogether)]);

    await team.servers[0].stop();
    for (const replica of [here, there]) {
      await replica.until(({ state }) => state === 'away');
      for (let day = 1; day <= 5; day++) await replica.session.store.addFact(caseId, recordedBy('away', day));
      await replica.until(({ waiting }) => waiting === 5);
      expect(replica.sync.status().waitingSince).toBe('2026-03-02T09:00:00.000Z');
      await replica.close();
    }
    await team.servers[0].start();

    here = await aReplica(first, { on: here.machine });
    there = await aReplica(second, { on: there.machine });
    await Promise.all([holdsFacts(here, caseId, 10), holdsFacts(there, caseId, 10)]);
    await Promise.all([here.until(isTogether), there.until(isTogether)]);
    expect(await heldBy(here)).toBe(await heldBy(there));
    expect(here.sync.status().waitingSince).toBeNull();
  });

  it('share everything once when one of them has two tabs that record and exchange at the same time', async () => {
    const team = await aTeam();
    const membership = await team.join('A. Okafor');
    const one = await aReplica(membership);
    const two = await aReplica(membership, { on: one.machine });
    const there = await aReplica(await team.join('B. Chen'));
    const caseId = await aCase(one.session.store);
    await holdsFacts(there, caseId, 0);
    const record = async ({ session }: typeof one, from: number): Promise<void> => {
      for (let day = from; day < from + 10; day++)
        expect(await session.store.addFact(caseId, recordedBy('A. Okafor', day))).toEqual({ ok: true });
    };
    await Promise.all([record(one, 1), record(two, 11), record(there, 1)]);
    await Promise.all([one, two, there].map((each) => holdsFacts(each, caseId, 30)));
    await Promise.all([one, two, there].map(({ until }) => until(isTogether)));
    expect(await heldBy(there)).toBe(await heldBy(one));
    expect([one, two, there].flatMap(({ sync }) => sync.status().told)).toEqual([]);

    await Promise.all([one.close(), two.close()]);
    const again = await aReplica(membership, { on: one.machine });
    await again.until(isTogether);
    expect(again.session.findings()).toEqual([]);
    expect(await heldBy(again)).toBe(await heldBy(there));
  });

  it('keep the later of two edits of the details that were made at once, both of them', async () => {
    const team = await aTeam();
    const here = await aReplica(await team.join('A. Okafor'));
    const there = await aReplica(await team.join('B. Chen'));
    const caseId = await aCase(here.session.store);
    await holdsFacts(there, caseId, 0);
    await Promise.all([here.until(isTogether), there.until(isTogether)]);
    await team.servers[0].stop();
    await Promise.all([here, there].map((each) => each.until(({ state }) => state === 'away')));
    await here.session.store.updateCase(caseId, aChild({ family: 'Here' }));
    await there.session.store.updateCase(caseId, aChild({ family: 'There' }));
    await there.session.store.updateCase(caseId, aChild({ family: 'There again' }));
    await team.servers[0].start();

    const familyAt = async ({ session }: typeof here) => valueOf(await session.store.case(caseId)).record.family;
    const agree = async (): Promise<boolean> => (await familyAt(here)) === (await familyAt(there));
    await Promise.race([stored(here.session.store, agree), stored(there.session.store, agree)]);
    await Promise.all([here.until(isTogether), there.until(isTogether)]);
    expect(['Here', 'There again']).toContain(await familyAt(here));
    expect(here.sync.status().told).toEqual([]);
    expect(there.sync.status().told).toEqual([]);
  });

  it('send a server that was put back what it lacks, though it acknowledged it once', async () => {
    const team = await aTeam();
    const here = await aReplica(await team.join('A. Okafor'));
    const there = await aReplica(await team.join('B. Chen'));
    const caseId = await aCase(here.session.store, [recordedBy('A. Okafor')]);
    await holdsFacts(there, caseId, 1);
    await Promise.all([here.until(isTogether), there.until(isTogether)]);
    await team.servers[0].stop();
    team.servers[0].copyTo('backup');
    await team.servers[0].start();
    await here.session.store.addFacts(caseId, [recordedBy('A. Okafor', 2), recordedBy('A. Okafor', 3)]);
    await holdsFacts(there, caseId, 3);
    await there.session.store.addFact(caseId, recordedBy('B. Chen', 4));
    await holdsFacts(here, caseId, 4);
    await Promise.all([here.until(isTogether), there.until(isTogether)]);

    await team.servers[0].kill();
    team.servers[0].putBack('backup');
    await team.servers[0].start();
    const third = await aReplica(await team.join('C. Diaz'));
    await holdsFacts(third, caseId, 4);
    await third.until(isTogether);
    expect(await heldBy(third)).toBe(await heldBy(here));
    expect(third.sync.status().told).toEqual([]);
  });

  it('read again from the team what this device lost', async () => {
    const team = await aTeam();
    const first = await team.join('A. Okafor');
    const before = await aReplica(first);
    const caseId = await aCase(before.session.store, [recordedBy('A. Okafor')]);
    await before.until(isTogether);
    const fresh = await aReplica(first);
    await holdsFacts(fresh, caseId, 1);
    expect(await heldBy(fresh)).toBe(await heldBy(before));
  });

  it('both hold a case no more once it was erased, nor does the server', async () => {
    const team = await aTeam();
    const here = await aReplica(await team.join('A. Okafor'));
    const eraser = await aReplica(await team.join('E. Records', 'eraser'));
    const caseId = await aCase(here.session.store, [recordedBy('A. Okafor')]);
    await holdsFacts(eraser, caseId, 1);
    await Promise.all([here.until(isTogether), eraser.until(isTogether)]);
    valueOf({ ...(await eraser.session.eraseCase(caseId)), value: null } as never);
    await stored(here.session.store, async () => !(await here.session.store.case(caseId)).ok);
    const late = await aReplica(await team.join('C. Diaz'));
    await late.until(isTogether);
    expect(valueOf(await late.session.store.cases('tag')).cases).toEqual([]);
    expect(await (await here.session.sharing()).outgoing(caseId, { rev: 0, heads: {} })).toBeNull();
  });
});
