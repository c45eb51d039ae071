import { hashOf } from '../../src/store/chain/link.ts';
import type { Chance } from './random.ts';
import { copyOf, type Disk, type World } from './world.ts';

/** What somebody does who can write everything on the disk, knows how Waymark works, and holds no key. */
export type Attack = (world: World, chance: Chance) => Promise<Disk> | Disk;

const edited =
  (edit: (disk: Disk, chance: Chance, world: World) => Promise<void> | void): Attack =>
  async (world, chance) => {
    const disk = copyOf(world.now);
    await edit(disk, chance, world);
    return disk;
  };

const removed = <T>(from: T[], unwanted: (each: T) => boolean): T[] => from.filter((each) => !unwanted(each));

/** A chain of one case: all of it by one writer, in order. */
function aChain(disk: Disk, chance: Chance): Disk['facts'] {
  const one = chance.pick(disk.facts);
  return disk.facts
    .filter(({ caseId, writer }) => caseId === one.caseId && writer === one.writer)
    .toSorted((a, b) => a.seq - b.seq);
}

const put = (disk: Disk, row: Disk['facts'][number]): void => {
  disk.facts = [...removed(disk.facts, ({ id }) => id === row.id), row];
};

const setHead = (disk: Disk, { caseId, writer, seq, hash }: Disk['facts'][number]): void => {
  const id = `${caseId} ${writer}`;
  disk.heads = [...removed(disk.heads, (head) => head.id === id), { id, caseId, writer, seq, hash }];
};

/** Makes every hash of a chain fit again: whoever knows the format can. */
async function rehash(disk: Disk, links: Disk['facts']): Promise<void> {
  let prev = '';
  for (const link of links) {
    const row = { ...link, prev };
    const hash = await hashOf(row);
    put(disk, { ...row, hash });
    setHead(disk, { ...row, hash });
    prev = hash;
  }
}

const caseGone = (disk: Disk, gone: string): void => {
  disk.cases = removed(disk.cases, ({ id }) => id === gone);
  for (const table of ['facts', 'keys', 'heads', 'drafts', 'summaries'] as const)
    disk[table] = removed(disk[table] as { caseId: string }[], ({ caseId }) => caseId === gone) as never;
};

const flipped = (bytes: Uint8Array, chance: Chance): Uint8Array => {
  const at = chance.below(bytes.length);
  return bytes.map((byte, index) => (index === at ? byte ^ (1 << chance.below(8)) : byte));
};

export const ATTACKS: Readonly<Record<string, Attack>> = {
  'delete a fact': edited((disk, chance) => {
    const gone = chance.pick(disk.facts);
    disk.facts = removed(disk.facts, ({ id }) => id === gone.id);
  }),

  'delete a fact and make the chain fit again': edited(async (disk, chance) => {
    const chain = aChain(disk, chance);
    const gone = chance.below(chain.length);
    disk.facts = removed(disk.facts, ({ id }) => id === chain[gone]?.id);
    const rest = chain.filter((_, index) => index !== gone);
    await rehash(
      disk,
      rest.map((row, index) => ({ ...row, seq: index + 1 })),
    );
    if (rest.length === 0)
      disk.heads = removed(
        disk.heads,
        ({ writer, caseId }) => writer === chain[0]?.writer && caseId === chain[0].caseId,
      );
  }),

  'reorder two facts': edited(async (disk, chance) => {
    let chain = aChain(disk, chance);
    while (chain.length < 2) chain = aChain(disk, chance);
    const first = chance.below(chain.length - 1);
    const [a, b] = [chain[first], chain[first + 1]];
    if (!a || !b) throw new Error('A chain of two has two links.');
    chain[first] = { ...b, seq: a.seq };
    chain[first + 1] = { ...a, seq: b.seq };
    await rehash(disk, chain);
  }),

  'splice a fact of another case': edited(async (disk, chance) => {
    const from = chance.pick(disk.facts);
    const chain = aChain(disk, chance);
    const target =
      chain.find(({ caseId }) => caseId !== from.caseId) ??
      chance.pick(disk.facts.filter(({ caseId }) => caseId !== from.caseId));
    const links = disk.facts
      .filter(({ caseId, writer }) => caseId === target.caseId && writer === target.writer)
      .toSorted((a, b) => a.seq - b.seq);
    disk.facts = removed(disk.facts, ({ id }) => id === from.id || id === target.id);
    await rehash(
      disk,
      links.map((row) =>
        row.id === target.id ? { ...from, caseId: row.caseId, writer: row.writer, seq: row.seq } : row,
      ),
    );
  }),

  'give a fact the ciphertext of another': edited(async (disk, chance) => {
    const chain = aChain(disk, chance);
    const target = chance.pick(chain);
    const other = chance.pick(disk.facts.filter(({ id }) => id !== target.id));
    await rehash(
      disk,
      chain.map((row) => (row.id === target.id ? { ...row, body: other.body } : row)),
    );
  }),

  'alter one bit': edited(async (disk, chance) => {
    const chain = aChain(disk, chance);
    const target = chance.pick(chain);
    const bitten = chain.map((row) => (row.id === target.id ? { ...row, body: flipped(row.body, chance) } : row));
    if (chance.below(2) === 0) await rehash(disk, bitten);
    else bitten.forEach((row) => put(disk, row));
  }),

  'cut off the newest facts': edited((disk, chance) => {
    const chain = aChain(disk, chance);
    const kept = chance.below(chain.length);
    disk.facts = removed(disk.facts, ({ id }) => chain.slice(kept).some((row) => row.id === id));
    const last = chain[kept - 1];
    if (last) setHead(disk, last);
    else disk.heads = removed(disk.heads, ({ id }) => id === `${chain[0]?.caseId} ${chain[0]?.writer}`);
  }),

  'roll the database back': ({ before, now }) => ({ ...copyOf(before), anchor: now.anchor }),

  'roll one case back': edited((disk, chance, { before, erased }) => {
    const { id } = chance.pick(disk.cases.filter((row) => row.id !== erased));
    caseGone(disk, id);
    disk.cases.push(...before.cases.filter((row) => row.id === id));
    for (const table of ['facts', 'keys', 'heads', 'summaries'] as const)
      disk[table].push(...((before[table] as { caseId: string }[]).filter(({ caseId }) => caseId === id) as never[]));
  }),

  'put earlier details back': edited((disk, chance, { before }) => {
    const { id } = chance.pick(disk.cases);
    const earlier = before.cases.find((row) => row.id === id);
    const rev = disk.cases.find((row) => row.id === id)?.rev ?? 1;
    if (!earlier) throw new Error('The case was not there before.');
    // As it was, or pretending to be the latest.
    disk.cases = [
      ...removed(disk.cases, (row) => row.id === id),
      chance.below(2) === 0 ? earlier : { ...earlier, rev },
    ];
  }),

  'put an earlier summary back': edited((disk, chance, { before }) => {
    const { id } = chance.pick(disk.cases);
    const [earlier, present] = [before, disk].map(({ summaries }) => summaries.find(({ caseId }) => caseId === id));
    if (!earlier || !present) throw new Error('The case had no summary.');
    const pretends = chance.below(2) === 0 ? earlier : { ...earlier, basis: present.basis };
    disk.summaries = [...removed(disk.summaries, ({ caseId }) => caseId === id), pretends];
  }),

  'forge a fact': edited(async (disk, chance) => {
    const chain = aChain(disk, chance);
    const last = chain.at(-1);
    if (!last) throw new Error('There is no chain without a link.');
    const id = crypto.randomUUID();
    const row = {
      ...last,
      id,
      seq: last.seq + 1,
      prev: last.hash,
      body: chance.below(2) === 0 ? last.body : flipped(last.body, chance),
    };
    const forged = { ...row, hash: await hashOf(row) };
    put(disk, forged);
    setHead(disk, forged);
  }),

  'plant a fact in clear': edited((disk, chance) => {
    const { caseId } = chance.pick(disk.cases.map(({ id }) => ({ caseId: id })));
    const id = crypto.randomUUID();
    const body = { id, type: 'visit.made', on: '2026-01-20', recordedAt: '2026-01-20T10:00:00.000Z', by: '' };
    disk.facts.push({ id, caseId, v: 1, body } as never);
  }),

  'swap the keys of two cases': edited((disk, chance) => {
    const [a, b] = disk.keys.filter(({ sealed }) => sealed).toSorted(() => chance.below(3) - 1);
    if (!a?.sealed || !b?.sealed) throw new Error('There are no two cases.');
    disk.keys = [
      ...removed(disk.keys, ({ caseId }) => caseId === a.caseId || caseId === b.caseId),
      { caseId: a.caseId, sealed: b.sealed },
      { caseId: b.caseId, sealed: a.sealed },
    ];
  }),

  'delete a case without trace': edited((disk, chance) => caseGone(disk, chance.pick(disk.cases).id)),

  'bring an erased case back': edited((disk, _, { before, erased }) => {
    caseGone(disk, erased);
    disk.cases.push(...before.cases.filter(({ id }) => id === erased));
    for (const table of ['facts', 'keys', 'heads'] as const)
      disk[table].push(
        ...((before[table] as { caseId: string }[]).filter(({ caseId }) => caseId === erased) as never[]),
      );
  }),

  'pretend a case was erased': edited((disk, chance, { erased }) => {
    const { id } = chance.pick(disk.cases);
    const tombstone = disk.keys.find(({ caseId }) => caseId === erased);
    caseGone(disk, id);
    if (tombstone) disk.keys.push({ ...tombstone, caseId: id });
  }),

  'delete a draft': edited((disk, chance) => {
    const { id } = chance.pick(disk.drafts);
    disk.drafts = removed(disk.drafts, (draft) => draft.id === id);
  }),

  'delete a setting': edited((disk, chance) => {
    const { key } = chance.pick(disk.meta);
    disk.meta = removed(disk.meta, (row) => row.key === key);
  }),

  'put an earlier setting back': edited((disk, chance, { before }) => {
    const present = chance.pick(disk.meta);
    const earlier = before.meta.find(({ key }) => key === present.key);
    if (!earlier) throw new Error('The setting was not there before.');
    // As it was, or pretending to be the latest.
    const back = chance.below(2) === 0 ? earlier : { ...present, body: earlier.body };
    disk.meta = [...removed(disk.meta, ({ key }) => key === present.key), back];
  }),

  'edit the anchor': edited((disk, chance) => {
    const { text, mac } = JSON.parse(disk.anchor ?? '') as { text: string; mac: string };
    const anchor = JSON.parse(text) as { cases: Record<string, unknown> };
    const gone = chance.pick(Object.keys(anchor.cases));
    delete anchor.cases[gone];
    caseGone(disk, gone);
    disk.anchor = JSON.stringify({ text: JSON.stringify(anchor), mac });
  }),

  'take the anchor away': edited((disk, chance) => {
    disk.anchor = null;
    caseGone(disk, chance.pick(disk.cases).id);
  }),

  'put an earlier anchor back with an earlier database, but not all of it': (world, chance) => {
    const disk = { ...copyOf(world.before), anchor: world.before.anchor };
    caseGone(disk, chance.pick(disk.cases).id);
    return disk;
  },

  'wipe the database': ({ now }) => ({
    cases: [],
    facts: [],
    keys: [],
    heads: [],
    drafts: [],
    summaries: [],
    meta: [],
    vault: [],
    anchor: now.anchor,
  }),
};
