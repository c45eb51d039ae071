import type { LinkedRow } from '../store/chain/link.ts';
import type { Bytes } from '../store/crypto/bytes.ts';
import type { CaseRow } from '../store/database.ts';
import type { Context } from './context.ts';
import { caseSlot, erasedSlot, factSlot, openMessage, sealCase, sealErased, sealFact } from './envelope.ts';
import type { Slot } from './exchange.ts';
import { ERASED } from './marks.ts';
import { putLater } from './takeIn.ts';

/**
 * Sends what a case holds and the exchange does not: first the details, which bring the key, then the facts in the order
 * of their chains, each after the one before is acknowledged. So nobody ever reads a link without the one before it.
 */
export async function sendCase(context: Context, caseId: string): Promise<void> {
  const { sharing, marks } = context;
  const out = await sharing.outgoing(caseId, marks.of(caseId));
  if (!out) return;
  if (out.row) await sendDetails(context, out.row, out.key);
  for (const row of out.facts) await sendFact(context, row);
  await marks.save();
}

async function sendDetails(context: Context, row: CaseRow, key: string): Promise<void> {
  const slot = caseSlot(row.id, row.rev ?? 1);
  const there = await fill(context, slot, await sealCase(context.keys, row, key));
  if (there !== null) {
    const content = await openMessage(context.keys, { slot, bytes: there });
    if (content?.kind !== 'case') throw new Error(`The slot of the details cannot be read.`);
    await context.sharing.take([{ caseId: row.id, key: content.key, row: content.row, packs: [], facts: [] }]);
    const here = await context.sharing.endsOf([row.id]);
    await putLater(context, { caseId: row.id, row: content.row }, here.get(row.id));
  }
  context.marks.raiseRev(row.id, row.rev ?? 1);
}

async function sendFact(context: Context, row: LinkedRow): Promise<void> {
  const { keys, marks, sharing } = context;
  const slot = factSlot(row);
  const there = await fill(context, slot, await sealFact(keys, row));
  if (there !== null) {
    const content = await openMessage(keys, { slot, bytes: there });
    // What is there stays there, and what is here stays here; a person must look at it.
    if (content?.kind !== 'fact' || !(await sharing.saysTheSame(content.row)))
      marks.tell({ id: row.id, caseId: row.caseId, what: 'different' });
  }
  marks.raise(row.caseId, row.writer, row.seq);
}

/** Null where it lies there now; what lies there instead where the slot was taken. */
async function fill({ exchange, marks }: Context, slot: Slot, bytes: Bytes): Promise<Bytes | null> {
  const done = await exchange.put(slot, bytes);
  if (done !== 'taken') {
    marks.know(done.seq, slot);
    return null;
  }
  const there = await exchange.get(slot);
  // A refusal alone proves nothing: only what can be read there does.
  if (!there) throw new Error('A slot was refused as taken, and nothing is in it.');
  return there;
}

/** What was erased here is erased for the team: its slots are emptied, and everybody's key of it destroyed. */
export async function sendErased({ exchange, sharing, marks, keys, now }: Context): Promise<void> {
  for (const caseId of await sharing.erased()) {
    if (marks.of(caseId).rev === ERASED) continue;
    if ((await exchange.get(erasedSlot(caseId))) === null) {
      await exchange.purge(caseId);
      await exchange.put(erasedSlot(caseId), await sealErased(keys, caseId, now()));
    }
    marks.drop(caseId);
    marks.raiseRev(caseId, ERASED);
    await marks.save();
  }
}
