import type { Policy } from '../../../../policies/schema.ts';
import type { Day } from '../../../facts/day.ts';
import { authorityOf } from '../../shared/policies/kept.ts';

/** How an edition stands on a day. One that is in force or over is followed by another, never edited. */
export type Standing = 'toCome' | 'inForce' | 'over';
export type Edition = {
  readonly standing: Standing;
  /** The keys of the edition of the same authority before it, and of the one after it. */
  readonly follows: string | null;
  readonly followedBy: string | null;
};

export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  toCome: 'not yet in force',
  inForce: 'in force',
  over: 'no longer in force',
};

/** An edition among those of its authority. It is in force from its day until it ends or the next one begins. */
export function editionOf(policies: ReadonlyMap<string, Policy>, key: string, today: Day): Edition {
  const all = [...policies]
    .filter(([other]) => authorityOf(other) === authorityOf(key))
    .toSorted(([, a], [, b]) => (a.inForce.from < b.inForce.from ? -1 : a.inForce.from > b.inForce.from ? 1 : 0));
  const at = all.findIndex(([other]) => other === key);
  const [, own] = all[at] ?? [];
  const next = all[at + 1];
  const isOver = (own?.inForce.to ?? today) < today || (next !== undefined && next[1].inForce.from <= today);
  return {
    standing: own && own.inForce.from > today ? 'toCome' : isOver ? 'over' : 'inForce',
    follows: all[at - 1]?.[0] ?? null,
    followedBy: next?.[0] ?? null,
  };
}
