import { readCaseRow } from '../caseRow.ts';
import { hashedParts, lastOf, type LinkedRow } from '../chain/link.ts';
import { packLinks, unpackLinks } from '../chain/pack.ts';
import { groupBy } from '../check/groups.ts';
import { aesKey } from '../crypto/aead.ts';
import { type Bytes, randomBytes } from '../crypto/bytes.ts';
import type { CaseRow, Link } from '../database.ts';
import { readFact } from '../factRow.ts';
import { sealedCodec } from '../vault/sealedCodec.ts';

/** What came of a case, and the key it should open with. */
export type Claim = {
  readonly caseId: string;
  readonly key: CryptoKey;
  readonly row: CaseRow | null;
  /** One after the other. */
  readonly packs: Bytes;
  readonly facts: readonly LinkedRow[];
};

/** The links of one writer, each forged on the one before: where they begin, and where they end. */
export type Chain = {
  readonly writer: string;
  readonly first: Pick<Link, 'seq' | 'prev'>;
  readonly last: Pick<Link, 'seq' | 'hash'>;
};

/** `at`: when the latest of the facts was recorded, empty where there is none. `pack`: all of them. */
export type Verified = {
  readonly at: string;
  readonly ids: readonly string[];
  readonly chains: readonly Chain[];
  readonly pack: Bytes;
};

/** For each what it comes to; null where something is not sound, or does not follow from what comes before. */
export type Verify = (claims: readonly Claim[]) => Promise<readonly (Verified | null)[]>;

/** What verifies a great deal beside the page, until it is closed. */
export type Verifier = { readonly verify: Verify; readonly close: () => void };

/**
 * Every hash is computed. What came in packs was opened by whoever packed it, so of each chain only the end is opened
 * here; what came alone is opened all.
 */
export const verify: Verify = async (claims) => {
  // What is not sealed with the key of its case opens with no key.
  const content = await aesKey(randomBytes(32));
  // To ask the browser for one short hash takes four times as long as to compute it.
  const { createSHA256 } = await import('hash-wasm');
  const sha = await createSHA256();
  const holds = (link: LinkedRow): boolean => {
    const [bound, body] = hashedParts(link);
    return sha.init().update(bound).update(body).digest('hex') === link.hash;
  };
  const verified = async ({ caseId, key, row, packs, facts }: Claim): Promise<Verified | null> => {
    const codec = sealedCodec({ master: { content }, of: async () => key });
    if (row && !(await readCaseRow(codec, row)).ok) return null;
    const packed = unpackLinks(caseId, packs, 'subarray');
    const links = [...(packed ?? []), ...facts];
    const chains = chainsOf(links);
    if (!packed || !chains || !links.every(holds)) return null;
    const read = await Promise.all([...new Set([...facts, ...lastOf(links)])].map((link) => readFact(codec, link)));
    let at = '';
    for (const fact of read) {
      if (!fact.ok) return null;
      if (fact.value.recordedAt > at) at = fact.value.recordedAt;
    }
    return { at, ids: links.map(({ id }) => id), chains, pack: packLinks(links) };
  };
  return Promise.all(claims.map(verified));
};

/** Null where one does not follow from the one before, or lies there twice. */
function chainsOf(links: readonly LinkedRow[]): Chain[] | null {
  if (new Set(links.map(({ id }) => id)).size < links.length) return null;
  const chains: Chain[] = [];
  for (const [writer, own] of groupBy(links, (link) => link.writer)) {
    const [first, ...others] = own.toSorted((a, b) => a.seq - b.seq);
    let last = first;
    for (const link of others) {
      if (link.seq !== (last?.seq ?? 0) + 1 || link.prev !== last?.hash) return null;
      last = link;
    }
    if (first && last)
      chains.push({
        writer,
        first: { seq: first.seq, prev: first.prev },
        last: { seq: last.seq, hash: last.hash },
      });
  }
  return chains;
}
