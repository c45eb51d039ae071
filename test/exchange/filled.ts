import type { GeneratedCase } from '../../src/engine/generate/caseload.ts';
import { bundleUp, type BundleSizes } from '../../src/exchange/bundles.ts';
import { caseSlot, factSlot, sealCase, sealFact } from '../../src/exchange/envelope.ts';
import type { Exchange, Slot } from '../../src/exchange/exchange.ts';
import type { TeamKeys } from '../../src/exchange/teamKeys.ts';
import { caseRow } from '../../src/store/caseRow.ts';
import { START } from '../../src/store/chain/link.ts';
import { aesKey } from '../../src/store/crypto/aead.ts';
import { type Bytes, randomBytes, toBase64 } from '../../src/store/crypto/bytes.ts';
import { masterFrom } from '../../src/store/crypto/master.ts';
import { linkedRows } from '../../src/store/factRow.ts';
import type { Sharing } from '../../src/store/share/sharing.ts';
import { sealedCodec } from '../../src/store/vault/sealedCodec.ts';

/** How many slots are filled at once. */
const AT_ONCE = 256;

export type Sealed = { readonly slot: Slot; readonly bytes: Bytes };

/** What a device would send of these cases. */
export async function sealed(keys: TeamKeys, cases: readonly GeneratedCase[]): Promise<Sealed[]> {
  const master = await masterFrom(randomBytes(32));
  const filled: Sealed[] = [];
  for (const { policy, child, family, facts } of cases) {
    const [caseId, raw, writer] = [crypto.randomUUID(), randomBytes(32), crypto.randomUUID()];
    const key = await aesKey(raw);
    const codec = sealedCodec({ master, of: async () => key });
    const record = { child, family, policy: policy.id, createdAt: '2025-03-01T09:00:00.000Z' };
    const row = await caseRow(codec, caseId, record, 1);
    filled.push({ slot: caseSlot(caseId, 1), bytes: await sealCase(keys, row, toBase64(raw)) });
    const own = facts.map((fact) => ({ ...fact, id: crypto.randomUUID() }));
    for (const link of await linkedRows(codec, caseId, own, { writer, ...START }))
      filled.push({ slot: factSlot(link), bytes: await sealFact(keys, link) });
  }
  return filled;
}

/** Details first, then of each case its first fact, then of each its second: as a team records, and not case by case. */
export function inTurn(filled: readonly Sealed[]): Sealed[] {
  const turn = new Map<string, number>();
  const numbered = filled.map((each) => {
    const { kind, of } = each.slot;
    const n = kind === 'cases' ? -1 : (turn.get(of) ?? 0);
    turn.set(of, n + 1);
    return { each, n };
  });
  return numbered.toSorted((a, b) => a.n - b.n).map(({ each }) => each);
}

/** Fills them in their order, many at a time. */
export async function fill(exchange: Exchange, slots: readonly Sealed[]): Promise<void> {
  for (let at = 0; at < slots.length; at += AT_ONCE)
    await Promise.all(slots.slice(at, at + AT_ONCE).map(({ slot, bytes }) => exchange.put(slot, bytes)));
}

/** As the device does it that filled the stream. */
export async function bundleAll(
  exchange: Exchange,
  keys: TeamKeys,
  sizes?: BundleSizes,
  sharing: Pick<Sharing, 'open'> = { open: async () => true },
): Promise<void> {
  let reach = 0;
  const marks = {
    bundled: () => reach,
    bundle: (_: number, to: number) => void (reach = to),
    save: async () => undefined,
  };
  await bundleUp({ exchange, keys, sharing, marks }, new AbortController().signal, sizes);
}
