import type { LinkedRow } from '../store/chain/link.ts';
import type { CaseRow } from '../store/database.ts';
import { same } from '../store/same.ts';
import type { Arriving, Taken } from '../store/share/sharing.ts';
import type { Context } from './context.ts';
import { type Opened, openMessage } from './envelope.ts';
import { type Message, slotText } from './exchange.ts';
import { unwrapWith } from './teamKeys.ts';

/** Takes in what the exchange holds and we did not know. Returns the cases it was about. Read twice, it changes nothing. */
export async function takeIn(context: Context, batch: readonly Message[]): Promise<Set<string>> {
  const { marks } = context;
  for (const message of batch) if (message.slot.kind === 'keys') await takeKey(context, message);
  const opened = await Promise.all(
    batch.map(async (message) =>
      isRecord(message) ? { message, content: await openMessage(context.keys, message) } : null,
    ),
  );
  const arriving = new Map<string, Gathered>();
  for (const each of opened) {
    if (!each) continue;
    const { message, content } = each;
    if (!content) marks.tell({ id: slotText(message.slot), caseId: message.slot.of, what: 'damaged' });
    else if (content.kind === 'erased') await eraseHere(context, content.caseId, arriving);
    else gather(arriving, message.slot.of, content);
  }
  for (const gathered of arriving.values()) await putLater(context, gathered);
  for (const taken of await context.sharing.take([...arriving.values()])) await note(context, taken, arriving);

  for (const { seq, slot } of batch) marks.know(seq, slot);
  const last = batch.at(-1);
  if (last) marks.readTo(last.seq);
  await marks.save();
  return new Set(arriving.keys());
}

type Gathered = Arriving & { readonly facts: LinkedRow[]; key: string | null; row: CaseRow | null };

const isRecord = ({ slot: { kind } }: Message): boolean => kind !== 'keys' && kind !== 'reminders';

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
}

function gather(
  arriving: Map<string, Gathered>,
  caseId: string,
  content: Exclude<Opened, { readonly kind: 'erased' }>,
): void {
  const gathered = arriving.get(caseId) ?? { caseId, key: null, row: null, facts: [] };
  arriving.set(caseId, gathered);
  if (content.kind === 'fact') gathered.facts.push(content.row);
  else if ((content.row.rev ?? 1) > (gathered.row?.rev ?? 0)) [gathered.row, gathered.key] = [content.row, content.key];
}

/** Details that were edited here as well and are not out yet become a later edit: the last to arrive stays, everywhere. */
export async function putLater({ sharing, marks }: Context, { caseId, row }: Pick<Arriving, 'caseId' | 'row'>) {
  const here = row && (await sharing.endsOf(caseId));
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
  const ids = done.inserted.map(({ id }) => id);
  if (ids.length > 0) context.onArrived({ caseId, ids });
}
