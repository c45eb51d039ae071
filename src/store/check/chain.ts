import type { Fact } from '../../facts/vocabulary.ts';
import type { AnchoredCase } from '../anchor/document.ts';
import { hashOf, isLinked, type LinkedRow } from '../chain/link.ts';
import type { Codec } from '../codec.ts';
import type { FactRow, HeadRow } from '../database.ts';
import { readFact } from '../factRow.ts';
import type { Finding } from './finding.ts';
import { groupBy } from './groups.ts';

/** A row that is what was written: its hash holds, and its ciphertext opens at its place. */
export type Sound = { readonly row: LinkedRow; readonly fact: Fact };

type Head = AnchoredCase['heads'][string];

/** What is sound among the rows of one case, and what is not as it was left. `known`: the least there must be. */
export async function checkChains(
  codec: Codec,
  caseId: string,
  rows: readonly FactRow[],
  known: Readonly<Record<string, Head>>,
  heads: readonly HeadRow[],
): Promise<{ readonly sound: readonly Sound[]; readonly findings: readonly Finding[] }> {
  const findings: Finding[] = [];
  const byWriter = groupBy(rows.filter(isLinked), ({ writer }) => writer);
  const unlinked = rows.filter((row) => !isLinked(row)).length;
  if (unlinked > 0) findings.push({ what: 'foreign', caseId, count: unlinked });
  const sound: Sound[] = [];
  for (const writer of new Set([...byWriter.keys(), ...Object.keys(known)])) {
    const head = heads.find((each) => each.writer === writer);
    const links = (byWriter.get(writer) ?? []).toSorted((a, b) => a.seq - b.seq);
    const checked = await checkChain(codec, caseId, links, known[writer], head);
    sound.push(...checked.sound);
    findings.push(...checked.findings);
  }
  return { sound, findings };
}

async function checkChain(
  codec: Codec,
  caseId: string,
  links: readonly LinkedRow[],
  known: Head | undefined,
  head: HeadRow | undefined,
): Promise<{ readonly sound: readonly Sound[]; readonly findings: readonly Finding[] }> {
  const read = await Promise.all(links.map(async (row) => ({ row, fact: await soundFact(codec, row) })));
  const findings: Finding[] = [];
  const sound: Sound[] = [];
  const nextAt = momentsAfter(read.map(({ fact }) => fact));
  let expected = 1;
  let prev: string | null = '';
  let lastAt: string | undefined;
  for (const [index, { row, fact }] of read.entries()) {
    const around = { after: lastAt, before: nextAt[index] };
    lastAt = fact?.recordedAt ?? lastAt;
    if (row.seq > expected) {
      const before = fact?.recordedAt ?? around.before;
      findings.push({ what: 'factsMissing', caseId, count: row.seq - expected, after: around.after, before });
      prev = null;
    }
    // A place taken twice, or a link forged on another than the one before it.
    const fits: boolean = row.seq >= expected && (prev === null || row.prev === prev);
    if (fact && fits) sound.push({ row, fact });
    else findings.push({ what: 'factAltered', caseId, count: 1, ...around });
    expected = Math.max(expected, row.seq + 1);
    // What comes after an altered fact still says which hash it was forged on.
    prev = fact && fits ? row.hash : null;
  }
  const last = Math.max(known?.seq ?? 0, head?.seq ?? 0);
  const after = sound.at(-1)?.fact.recordedAt;
  if (last >= expected)
    findings.push({ what: 'factsCutOff', caseId, count: last - expected + 1, after, before: known?.at });
  const anchored = known && sound.find(({ row }) => row.seq === known.seq);
  const differs = anchored && anchored.row.hash !== known.hash;
  const headDiffers = expected > 1 && (head?.seq !== expected - 1 || head.hash !== links.at(-1)?.hash);
  if (differs || (headDiffers && last < expected))
    findings.push({ what: 'factAltered', caseId, count: 1, after, before: undefined });
  return { sound, findings };
}

/** For each place, when the next fact after it that can be read was recorded. In one pass: a hostile chain is long. */
function momentsAfter(facts: readonly (Fact | null)[]): (string | undefined)[] {
  const after: (string | undefined)[] = [];
  let next: string | undefined;
  for (const fact of facts.toReversed()) {
    after.push(next);
    next = fact?.recordedAt ?? next;
  }
  return after.toReversed();
}

/** What a link says; null where its hash does not hold or its ciphertext does not open at its place. */
export async function soundFact(codec: Codec, row: LinkedRow): Promise<Fact | null> {
  if ((await hashOf(row)) !== row.hash) return null;
  const read = await readFact(codec, row);
  return read.ok ? read.value : null;
}
