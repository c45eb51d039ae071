import type { LinkedRow } from '../store/chain/link.ts';
import type { CaseRow } from '../store/database.ts';
import { same } from '../store/same.ts';
import type { Arriving, Ends, Taken } from '../store/share/sharing.ts';
import { openBundle } from './bundles.ts';
import type { Context } from './context.ts';
import { isRecord, type Opened, openMessage } from './envelope.ts';
import { type Message, slotText } from './exchange.ts';
import { unwrapWith } from './teamKeys.ts';

/** What was read is opened at once, and kept in memory until it is stored: the more together, the sooner. */
export type Intake = {
  readonly open: (batch: readonly Message[]) => Promise<void>;
  /** The same of bundles, which hold facts that are not read one by one. */
  readonly openBundles: (batch: readonly Message[]) => Promise<void>;
  /** How many bytes are in memory. */
  readonly size: () => number;
  /**
   * Stores what is new of it, and notes how far was read: `to`, or what was opened last. Returns the cases it was about.
   * Read twice, it changes nothing. `onTaken` is told how many facts are stored, each time some are.
   */
  readonly settle: (to?: number, onTaken?: (facts: number) => void) => Promise<Set<string>>;
};

/** A fact that is opened takes so many times as much as sealed. One in a pack stays sealed until it is verified. */
const OPENED = 3;

export function intakeFor(context: Context): Intake {
  const { marks } = context;
  let arriving = new Map<string, Gathered>();
  // Of these nothing is taken any more, whatever still lies in a bundle.
  const erased = new Set<string>();
  let size = 0;
  let last: Message | null = null;
  let known: Message | null = null;

  const open = async (batch: readonly Message[]): Promise<void> => {
    for (const message of batch) if (message.slot.kind === 'keys') await takeKey(context, message);
    const records = batch.filter(isRecord);
    const opened = await Promise.all(records.map((message) => openMessage(context.keys, message)));
    for (const [index, { slot, bytes }] of records.entries()) {
      const content = opened[index];
      size += bytes.length * OPENED;
      if (!content) marks.tell({ id: slotText(slot), caseId: slot.of, what: 'damaged' });
      else if (content.kind === 'erased') {
        erased.add(content.caseId);
        await eraseHere(context, content.caseId, arriving);
      } else if (!erased.has(slot.of)) gather(arriving, slot.of, content);
    }
    // What is in them was read already; how far they reach is good to know.
    for (const message of batch.filter(isBundle)) {
      const bundle = await openBundle(context.keys, message);
      if (bundle) marks.bundle(bundle.after, bundle.to);
    }
    last = batch.at(-1) ?? last;
    // Bundles may be let go: what is gone would look like another server.
    known = batch.findLast((message) => !isBundle(message)) ?? known;
  };

  const openBundles = async (batch: readonly Message[]): Promise<void> => {
    for (const message of batch) {
      const bundle = await openBundle(context.keys, message);
      // The next must begin where the last one ends: what is between would be left out.
      if (!bundle || bundle.after !== marks.bundled()) continue;
      for (const [caseId, pack] of bundle.packs) if (!erased.has(caseId)) gatheredOf(arriving, caseId).packs.push(pack);
      size += message.bytes.length;
      marks.bundle(bundle.after, bundle.to);
    }
  };

  const settle: Intake['settle'] = async (to, onTaken) => {
    const [taking, end, sure] = [arriving, last, known];
    [arriving, size, last, known] = [new Map<string, Gathered>(), 0, null, null];
    const details = [...taking.values()].filter(({ row }) => row !== null);
    const here = details.length > 0 ? await context.sharing.endsOf(details.map(({ caseId }) => caseId)) : null;
    for (const gathered of details) await putLater(context, gathered, here?.get(gathered.caseId));
    for (const taken of await context.sharing.take([...taking.values()], onTaken)) await note(context, taken, taking);
    if (sure) marks.know(sure.seq, sure.slot);
    const readTo = to ?? end?.seq;
    if (readTo !== undefined) marks.readTo(readTo);
    await marks.save();
    return new Set(taking.keys());
  };
  return { open, openBundles, size: () => size, settle };
}

type Gathered = Arriving & {
  readonly packs: Uint8Array[];
  readonly facts: LinkedRow[];
  key: string | null;
  row: CaseRow | null;
};

const isBundle = ({ slot: { kind } }: Message): boolean => kind === 'bundles';

async function takeKey({ keys, part, onEpoch }: Context, { slot, bytes }: Message): Promise<void> {
  const n = Number(slot.of);
  if (slot.id !== part.id || keys.has(n)) return;
  const epoch = await unwrapWith(part.identity, n, bytes);
  if (!epoch) return;
  await keys.add(epoch);
  await onEpoch(epoch);
}

async function eraseHere({ sharing, marks }: Context, caseId: string, arriving: Map<string, Gathered>): Promise<void> {
  arriving.delete(caseId);
  await sharing.erase(caseId);
  marks.drop(caseId);
  marks.unbundle();
}

function gatheredOf(arriving: Map<string, Gathered>, caseId: string): Gathered {
  const gathered = arriving.get(caseId) ?? { caseId, key: null, row: null, packs: [], facts: [] };
  arriving.set(caseId, gathered);
  return gathered;
}

function gather(
  arriving: Map<string, Gathered>,
  caseId: string,
  content: Exclude<Opened, { readonly kind: 'erased' }>,
): void {
  const gathered = gatheredOf(arriving, caseId);
  if (content.kind === 'fact') gathered.facts.push(content.row);
  else if ((content.row.rev ?? 1) > (gathered.row?.rev ?? 0)) [gathered.row, gathered.key] = [content.row, content.key];
}

/** Details that were edited here as well and are not out yet become a later edit: the last to arrive stays, everywhere. */
export async function putLater(
  { sharing, marks }: Context,
  { caseId, row }: Pick<Arriving, 'caseId' | 'row'>,
  here: Ends | undefined,
): Promise<void> {
  const [ours, theirs] = [here?.rev ?? 0, row?.rev ?? 0];
  if (!here || ours <= marks.of(caseId).rev || theirs < ours) return;
  const out = await sharing.outgoing(caseId, marks.of(caseId));
  if (out?.row && same([...(out.row.body as Uint8Array)], [...((row?.body ?? []) as Uint8Array)])) return;
  await sharing.renumber(caseId, theirs);
}

async function note(context: Context, { caseId, done, lie }: Taken, arriving: Map<string, Gathered>): Promise<void> {
  const { marks, part, exchange } = context;
  if (done === 'notStored') throw new Error('What arrived could not be stored.');
  if (done === 'erased') {
    // Written by somebody who did not know yet.
    if (part.mayErase) await exchange.purge(caseId);
    return;
  }
  if (typeof done === 'string') {
    marks.tell({ id: caseId, caseId, what: done === 'otherKey' ? 'otherKey' : 'damaged' });
    return;
  }
  const rev = arriving.get(caseId)?.row?.rev;
  if (rev !== undefined) marks.raiseRev(caseId, rev);
  for (const { writer, seq } of lie) marks.raise(caseId, writer, seq);
  if (done.conflicts > 0) marks.tell({ id: `${caseId} facts`, caseId, what: 'different' });
  if (done.inserted.length > 0) context.onArrived({ caseId, ids: done.inserted });
}
