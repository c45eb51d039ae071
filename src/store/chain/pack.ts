import { z } from 'zod';

import { MOST } from '../anchor/document.ts';
import { framed, framesIn } from '../crypto/bytes.ts';
import { hashSchema, idSchema } from '../scalars.ts';
import type { LinkedRow } from './link.ts';

/*
 * Many facts of one case in bytes, as they travel in bundles and lie in packs: in front what is said of each, behind it
 * their bodies. As objects they would take several times as long to send, to check and to store.
 */

/** Links that go on from one another: what each is forged on is the hash of the one before. */
const runSchema = z.tuple([
  /** Who wrote them, the place of the first, and what that was forged on. */
  idSchema,
  z.number().int().min(1).max(MOST),
  z.union([z.literal(''), hashSchema]),
  /** Of each its id, version, hash, and how many bytes its body has. */
  z.array(z.tuple([idSchema, z.number().int().min(1), hashSchema, z.number().int().min(0)])).min(1),
]);
const headSchema = z.array(runSchema);

type Run = z.infer<typeof runSchema>;

/** In the order in which they are given. */
export function packLinks(links: readonly LinkedRow[]): Uint8Array<ArrayBuffer> {
  const runs: Run[] = [];
  let before: LinkedRow | undefined;
  for (const link of links) {
    const { id, v, writer, seq, prev, hash, body } = link;
    if (before?.writer !== writer || seq !== before.seq + 1 || prev !== before.hash) runs.push([writer, seq, prev, []]);
    runs.at(-1)?.[3].push([id, v, hash, (body as Uint8Array).length]);
    before = link;
  }
  return framed(
    runs,
    links.map(({ body }) => body as Uint8Array),
  );
}

/**
 * What is in one pack, or in several one after the other; null where these bytes are none, or not all of one. `subarray`:
 * bodies that are only looked at, as each keeps all of the pack in memory and takes it along where it is stored or sent.
 */
export function unpackLinks(
  caseId: string,
  packs: Uint8Array,
  cut: 'slice' | 'subarray' = 'slice',
): LinkedRow[] | null {
  const frames = framesIn(packs);
  const runs = headSchema.safeParse(frames?.flatMap(({ head }) => head)).data;
  if (!frames || !runs) return null;
  const links: LinkedRow[] = [];
  let from = 0;
  for (const { head, rest } of frames) {
    const to = from + (head as unknown[]).length;
    let at = 0;
    for (const [writer, first, before, own] of runs.slice(from, to)) {
      let [seq, prev] = [first, before];
      for (const [id, v, hash, length] of own) {
        links.push({ id, caseId, v, writer, seq, prev, hash, body: rest[cut](at, at + length) });
        [seq, prev, at] = [seq + 1, hash, at + length];
      }
    }
    if (at !== rest.length) return null;
    from = to;
  }
  return links;
}
