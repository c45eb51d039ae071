import type { Fact } from '../../facts/vocabulary.ts';
import type { LinkedRow } from '../chain/link.ts';
import type { Sound } from '../check/chain.ts';
import { groupBy } from '../check/groups.ts';
import { same } from '../same.ts';

/** What comes of two sets of the same case's facts. Both are sound; nothing sound is ever replaced. */
export type Merge = {
  /** New here, and links of their chains: stored as they are. */
  readonly insert: readonly LinkedRow[];
  /** New here, but their place is taken or the link before is not here: recorded afresh at the end of our own chain. */
  readonly append: readonly Fact[];
  readonly here: number;
  /** The same id with other content: what is here stays. */
  readonly conflicts: number;
};

/** The union of facts. A chain that was written on in two places (a copied profile) keeps what is here and adds the rest. */
export function mergeFacts(here: readonly Sound[], coming: readonly Sound[]): Merge {
  const byId = new Map(here.map((each) => [each.row.id, each]));
  const byPlace = new Map(here.map((each) => [placeOf(each.row), each]));
  const insert: LinkedRow[] = [];
  const append: Fact[] = [];
  let conflicts = 0;
  for (const links of groupBy(coming, ({ row }) => row.writer).values()) {
    let prev: string | null = '';
    const follows = (row: LinkedRow): boolean =>
      prev === row.prev || byPlace.get(placeOf({ writer: row.writer, seq: row.seq - 1 }))?.row.hash === row.prev;
    for (const { row, fact } of links.toSorted((a, b) => a.row.seq - b.row.seq)) {
      const known = byId.get(row.id);
      if (known) {
        prev = known.row.hash === row.hash ? row.hash : null;
        if (!same(known.fact, fact)) conflicts++;
      } else if (follows(row) && !byPlace.has(placeOf(row))) {
        insert.push(row);
        prev = row.hash;
      } else {
        append.push(fact);
        prev = null;
      }
    }
  }
  return { insert, append, conflicts, here: coming.length - insert.length - append.length - conflicts };
}

export const placeOf = ({ writer, seq }: Pick<LinkedRow, 'writer' | 'seq'>): string => `${writer} ${seq}`;
