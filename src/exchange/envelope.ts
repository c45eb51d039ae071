import { factSchema, headSchema, packedCase, packedFact, unpackedCase, unpackedFact } from '../store/backup/file.ts';
import type { LinkedRow } from '../store/chain/link.ts';
import { type Bytes, fromBase64, jsonIn, utf8 } from '../store/crypto/bytes.ts';
import type { CaseRow } from '../store/database.ts';
import { type Message, type Slot, slotText } from './exchange.ts';
import type { TeamKeys } from './teamKeys.ts';

export const factSlot = ({ caseId, id }: Pick<LinkedRow, 'caseId' | 'id'>): Slot => ({ kind: 'facts', of: caseId, id });

export const caseSlot = (caseId: string, rev: number): Slot => ({ kind: 'cases', of: caseId, id: String(rev) });

export const erasedSlot = (caseId: string): Slot => ({ kind: 'erased', of: caseId, id: '1' });

/** A fact travels as its row lies: sealed with the key of its case, at its place in its chain; then sealed for the team. */
export const sealFact = (keys: TeamKeys, row: LinkedRow): Promise<Bytes> =>
  keys.seal(slotText(factSlot(row)), utf8(JSON.stringify(packedFact(row))));

/** The details of a case bring its key. */
export const sealCase = (keys: TeamKeys, row: CaseRow, key: string): Promise<Bytes> => {
  const { facts: _, ...head } = packedCase(row, fromBase64(key), []);
  return keys.seal(slotText(caseSlot(row.id, row.rev ?? 1)), utf8(JSON.stringify(head)));
};

export const sealErased = (keys: TeamKeys, caseId: string, at: string): Promise<Bytes> =>
  keys.seal(slotText(erasedSlot(caseId)), utf8(at));

export type Opened =
  | { readonly kind: 'fact'; readonly row: LinkedRow }
  | { readonly kind: 'case'; readonly row: CaseRow; readonly key: string }
  | { readonly kind: 'erased'; readonly caseId: string };

/** What is of a case: its facts, its details, that it was erased. */
export const isRecord = ({ slot: { kind } }: Pick<Message, 'slot'>): boolean =>
  kind === 'facts' || kind === 'cases' || kind === 'erased';

/** What a message says; null where it does not open, or is not what its slot says. */
export async function openMessage(keys: TeamKeys, { slot, bytes }: Pick<Message, 'slot' | 'bytes'>) {
  const plain = await keys.open(slotText(slot), bytes);
  return plain ? read(slot, plain) : null;
}

function read(slot: Slot, plain: Bytes): Opened | null {
  if (slot.kind === 'erased') return { kind: 'erased', caseId: slot.of };
  const content = jsonIn(plain);
  if (slot.kind === 'facts') {
    const fact = factSchema.safeParse(content).data;
    return fact?.id === slot.id ? { kind: 'fact', row: unpackedFact(slot.of, fact) } : null;
  }
  if (slot.kind !== 'cases') return null;
  const head = headSchema.safeParse(content).data;
  if (head?.id !== slot.of || String(head.row.rev) !== slot.id) return null;
  return { kind: 'case', row: unpackedCase(head), key: head.key };
}
