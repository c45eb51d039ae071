import type { Fact } from '../facts/vocabulary.ts';
import { readCaseRow } from '../store/caseRow.ts';
import type { LinkedRow } from '../store/chain/link.ts';
import type { ChildRecord } from '../store/child.ts';
import type { Codec } from '../store/codec.ts';
import { aesKey } from '../store/crypto/aead.ts';
import { fromBase64, randomBytes } from '../store/crypto/bytes.ts';
import { masterFrom } from '../store/crypto/master.ts';
import { readFact } from '../store/factRow.ts';
import { sealedCodec } from '../store/vault/sealedCodec.ts';
import { isRecord, type Opened, openMessage } from './envelope.ts';
import type { Message } from './exchange.ts';
import { type TeamKeys, unwrapWith } from './teamKeys.ts';

/** A case in memory, as a program without a device reads it. */
export type HeldCase = { readonly record: ChildRecord; readonly facts: readonly Fact[] };

export type TeamReader = {
  take(batch: readonly Message[]): Promise<void>;
  cases(): ReadonlyMap<string, HeldCase>;
};

type Held = { rev: number; codec: Codec; record: ChildRecord; facts: Map<string, Fact> };

/** Reads what a team exchanges and keeps it in memory alone. */
export async function teamReader(
  keys: TeamKeys,
  { id: member, identity }: { readonly id: string; readonly identity: string },
): Promise<TeamReader> {
  const held = new Map<string, Held>();
  // Every row is sealed with the key of its case: what seals the rest on a device is never asked for.
  const master = await masterFrom(randomBytes(32));

  const takeKey = async ({ slot, bytes }: Message): Promise<void> => {
    const n = Number(slot.of);
    const epoch = slot.id === member && !keys.has(n) ? await unwrapWith(identity, n, bytes) : null;
    if (epoch) await keys.add(epoch);
  };
  const takeDetails = async ({ row, key: text }: Extract<Opened, { kind: 'case' }>): Promise<void> => {
    const { id, rev = 1 } = row;
    const key = await aesKey(fromBase64(text));
    const codec = sealedCodec({ master, of: async () => key });
    const record = await readCaseRow(codec, row);
    const before = held.get(id);
    if (record.ok && rev > (before?.rev ?? 0))
      held.set(id, { rev, codec, record: record.value, facts: before?.facts ?? new Map<string, Fact>() });
  };
  const takeFact = async (row: LinkedRow): Promise<void> => {
    const of = held.get(row.caseId);
    const fact = of && (await readFact(of.codec, row));
    if (fact?.ok) of?.facts.set(fact.value.id, fact.value);
  };
  return {
    take: async (batch) => {
      for (const message of batch) if (message.slot.kind === 'keys') await takeKey(message);
      const opened = await Promise.all(batch.filter(isRecord).map((message) => openMessage(keys, message)));
      const facts: LinkedRow[] = [];
      for (const content of opened) {
        if (content?.kind === 'erased') held.delete(content.caseId);
        else if (content?.kind === 'case') await takeDetails(content);
        else if (content) facts.push(content.row);
      }
      // Each after the details of its case, which came before it.
      await Promise.all(facts.map(takeFact));
    },
    cases: () => new Map([...held].map(([id, { record, facts }]) => [id, { record, facts: [...facts.values()] }])),
  };
}
