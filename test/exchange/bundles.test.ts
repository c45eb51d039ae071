import { describe, expect, it } from 'vitest';

import { caseload } from '../../bench/caseload.ts';
import { type Bundle, bundleSlot, type BundleSizes, openBundle } from '../../src/exchange/bundles.ts';
import { openMessage, sealFact } from '../../src/exchange/envelope.ts';
import type { Exchange, Message } from '../../src/exchange/exchange.ts';
import { type TeamKeys, teamKeys } from '../../src/exchange/teamKeys.ts';
import { must } from '../../src/facts/must.ts';
import { unpackLinks } from '../../src/store/chain/pack.ts';
import { aCase, aVisit, valueOf } from '../store/given.ts';
import { bundleAll, fill, sealed } from './filled.ts';
import { aReplica, aTeam, exchangeOf } from './given.ts';
import { isTogether } from './replica.ts';
import { NATS } from './server.ts';
import { heldBy } from './world.ts';

const SMALL: BundleSizes = { from: 40, facts: 20, bytes: 500_000 };

const linksIn = ({ packs }: Bundle) => packs.flatMap(([caseId, pack]) => must(unpackLinks(caseId, pack), 'a pack'));

async function bundlesOn(exchange: Exchange, keys: TeamKeys): Promise<Bundle[]> {
  const bundles: Bundle[] = [];
  const take = async (batch: readonly Message[]): Promise<void> => {
    for (const message of batch) bundles.push(must(await openBundle(keys, message), 'a bundle'));
  };
  await exchange.read('bundles', 0, take, new AbortController().signal);
  return bundles;
}

const visits = (count: number) => Array.from({ length: count }, () => aVisit());

/** Resolves when this device has put the next bundle on the server. */
function bundled() {
  let happen = (): void => undefined;
  const next = (): Promise<void> => new Promise((resolve) => (happen = resolve));
  const through = (exchange: Exchange): Exchange => ({
    ...exchange,
    put: async (slot, bytes) => {
      const done = await exchange.put(slot, bytes);
      if (slot.kind === 'bundles') happen();
      return done;
    },
  });
  return { next, through };
}

/** Counts what is read, by kind. */
function counted() {
  const kinds = new Map<string, number>();
  const count =
    (take: (batch: readonly Message[]) => Promise<void>) =>
    (batch: readonly Message[]): Promise<void> => {
      for (const { slot } of batch) kinds.set(slot.kind, (kinds.get(slot.kind) ?? 0) + 1);
      return take(batch);
    };
  const through = (exchange: Exchange): Exchange => ({
    ...exchange,
    follow: (after, take, until) => exchange.follow(after, count(take), until),
    read: (kind, after, take, until) => exchange.read(kind, after, count(take), until),
  });
  return { kinds, through };
}

describe.skipIf(!NATS)('bundles', () => {
  it('spare who joins reading facts one by one, and come to the same; erasing lets them go, and they are made again', async () => {
    const team = await aTeam();
    const { next, through } = bundled();
    const here = await aReplica(await team.join('A. Okafor'), { through, bundles: SMALL });
    await here.until(isTogether);
    const first = next();
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) ids.push(await aCase(here.session.store, visits(1)));
    // In turn, so that the facts of each lie in several bundles.
    for (let n = 0; n < 14; n++) for (const id of ids) await here.session.store.addFact(id, aVisit());
    await first;
    const reader = await team.join('D. Eng');
    const exchange = await exchangeOf(reader);
    const keys = await teamKeys(reader.team.id, reader.epochs);
    const isThere = async (): Promise<boolean> => (await exchange.get(bundleSlot(0))) !== null;
    expect(await isThere()).toBe(true);

    const { kinds, through: counting } = counted();
    const there = await aReplica(await team.join('B. Chen'), { through: counting });
    await there.until(isTogether);
    expect(await heldBy(there)).toBe(await heldBy(here));
    expect(kinds.get('bundles')).toBeGreaterThanOrEqual(1);
    expect(kinds.get('facts')).toBeLessThan(26);
    expect(there.sync.status().told).toEqual([]);

    const eraser = await aReplica(await team.join('C. Diaz', 'eraser'));
    await eraser.until(isTogether);
    const [gone = '', ...left] = ids;
    valueOf({ ...(await eraser.session.eraseCase(gone)), value: null } as Parameters<typeof valueOf>[0]);
    const isGone = async (): Promise<boolean> => !(await here.session.store.case(gone)).ok;
    await expect.poll(isGone, { timeout: 30_000 }).toBe(true);
    // By now there may be others.
    const slot = bundleSlot(0);
    const bytes = await exchange.get(slot);
    const made = bytes && (await openBundle(keys, { slot, bytes }));
    expect(made?.packs.map(([caseId]) => caseId) ?? []).not.toContain(gone);

    const again = next();
    await here.session.store.addFacts(left[0] ?? '', visits(SMALL.from));
    await again;
    const last = await aReplica(await team.join('E. Fox'));
    await last.until(isTogether);
    await here.until(isTogether);
    expect(await isThere()).toBe(true);
    expect(await heldBy(last)).toBe(await heldBy(here));
  });

  it('are no larger than asked, each beginning where the one before ends, with every fact once and in order', async () => {
    const team = await aTeam();
    const membership = await team.join('A. Okafor');
    const keys = await teamKeys(membership.team.id, membership.epochs);
    const exchange = await exchangeOf(membership);
    const filled = await sealed(keys, caseload(1, 2, 20));
    await fill(exchange, filled);
    const sizes: BundleSizes = { from: 0, facts: 7, bytes: 2500 };
    await bundleAll(exchange, keys, sizes);
    // Done again by somebody else, it makes the same.
    await bundleAll(exchange, keys, sizes);

    const bundles = await bundlesOn(exchange, keys);
    let after = 0;
    for (const bundle of bundles) {
      expect(bundle.after).toBe(after);
      const links = linksIn(bundle);
      expect(links.length).toBeLessThanOrEqual(7);
      const bytes = bundle.packs.reduce((sum, [, pack]) => sum + pack.length, 0);
      expect(links.length === 1 || bytes <= 2500).toBe(true);
      after = bundle.to;
    }
    const ids = filled.flatMap(({ slot }) => (slot.kind === 'facts' ? slot.id : []));
    const bundledIds = bundles.flatMap(linksIn).map(({ id }) => id);
    expect(bundledIds.length).toBeGreaterThan(30);
    expect(new Set(bundledIds).size).toBe(bundledIds.length);
    expect(ids).toEqual(expect.arrayContaining(bundledIds));
  });

  it('end before a fact that does not open, as whoever reads them relies on them', async () => {
    const team = await aTeam();
    const membership = await team.join('A. Okafor');
    const keys = await teamKeys(membership.team.id, membership.epochs);
    const exchange = await exchangeOf(membership);
    const filled = await sealed(keys, caseload(1, 1, 20));
    const struck = must(filled[15], 'a fact');
    const content = await openMessage(keys, struck);
    if (content?.kind !== 'fact') throw new Error('It is no fact.');
    const body = Uint8Array.from(content.row.body as Uint8Array);
    body[20] = (body[20] ?? 0) ^ 1;
    const bytes = await sealFact(keys, { ...content.row, body });
    await fill(exchange, filled.with(15, { ...struck, bytes }));
    const { session, until } = await aReplica(await team.join('B. Chen'));
    await until(isTogether);
    await bundleAll(exchange, keys, { from: 0, facts: 6, bytes: 500_000 }, await session.sharing());

    const ids = (await bundlesOn(exchange, keys)).flatMap(linksIn).map(({ id }) => id);
    expect(ids).toEqual(filled.slice(1, 13).map(({ slot }) => slot.id));
  });
});
