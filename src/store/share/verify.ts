import { readCaseRow } from '../caseRow.ts';
import type { LinkedRow } from '../chain/link.ts';
import { soundFact } from '../check/chain.ts';
import { aesKey } from '../crypto/aead.ts';
import { randomBytes } from '../crypto/bytes.ts';
import type { CaseRow } from '../database.ts';
import { sealedCodec } from '../vault/sealedCodec.ts';

/** What came of a case, and the key it should open with. */
export type Claim = { readonly key: CryptoKey; readonly row: CaseRow | null; readonly facts: readonly LinkedRow[] };

/** For each, when the latest of its facts was recorded, empty where there is none; null where something is not sound. */
export type Verify = (claims: readonly Claim[]) => Promise<readonly (string | null)[]>;

/** What verifies a great deal beside the page, until it is closed. One question at a time. */
export type Verifier = { readonly verify: Verify; readonly close: () => void };

export const verify: Verify = async (claims) => {
  // What is not sealed with the key of its case opens with no key.
  const content = await aesKey(randomBytes(32));
  return Promise.all(claims.map((claim) => latestOf(claim, { content })));
};

async function latestOf(
  { key, row, facts }: Claim,
  master: Pick<Parameters<typeof sealedCodec>[0]['master'], 'content'>,
): Promise<string | null> {
  const codec = sealedCodec({ master, of: async () => key });
  if (row && !(await readCaseRow(codec, row)).ok) return null;
  const read = await Promise.all(facts.map((each) => soundFact(codec, each)));
  let latest = '';
  for (const fact of read) {
    if (!fact) return null;
    if (fact.recordedAt > latest) latest = fact.recordedAt;
  }
  return latest;
}
