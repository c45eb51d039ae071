import { Dexie, type Table } from 'dexie';

import type { Ends } from '../store/share/sharing.ts';
import type { Slot } from './exchange.ts';

/** How far we read, and the last message we know of: when the server no longer has it, it is not where it was. */
export type Place = {
  readonly made: string;
  readonly after: number;
  readonly known: { readonly seq: number; readonly slot: Slot } | null;
  /** How far bundles reach; not noted by earlier versions. */
  readonly bundled?: number;
  /** Since when something here has not been out. */
  readonly waitingSince: string | null;
};

/** Something that could not be shared or taken, for a person to look at. */
export type Told = { readonly id: string; readonly caseId: string; readonly what: ToldOf };
/** `different`: other content lies in the slot. `otherKey`: the case lies here with another key. `damaged`: not readable. */
export type ToldOf = 'different' | 'otherKey' | 'damaged';

type MarkRow = { readonly caseId: string; readonly rev: number; readonly heads: Record<string, number> };
type PlaceRow = Place & { readonly id: 'place' };

class MarksDatabase extends Dexie {
  declare readonly marks: Table<MarkRow, string>;
  declare readonly place: Table<PlaceRow, string>;
  declare readonly told: Table<Told, string>;

  constructor(name: string, indexedDB: IDBFactory) {
    super(name, { indexedDB, IDBKeyRange: globalThis.IDBKeyRange, cache: 'disabled' });
    this.version(1).stores({ marks: 'caseId', place: 'id', told: 'id' });
  }
}

/** Stands for the number of the details of a case that was erased, for the team too. */
export const ERASED = Number.MAX_SAFE_INTEGER;

const NOTHING_SHARED: Ends = { rev: 0, heads: {} };

/**
 * What of this device the exchange holds, in a database of its own: random ids and numbers. Lost, it is found out again;
 * so it need not be in any backup.
 */
export type Marks = {
  of(caseId: string): Ends;
  all(): ReadonlyMap<string, Ends>;
  place(): Place | null;
  told(): readonly Told[];
  /** Raised in memory at once; `save` writes what changed. */
  raiseRev(caseId: string, rev: number): void;
  /** The next link of a chain; one further on is not noted, as what is between may be missing there. */
  raise(caseId: string, writer: string, seq: number): void;
  know(seq: number, slot: Slot): void;
  readTo(after: number): void;
  /** How far bundles reach, each beginning where the one before ends. */
  bundled(): number;
  bundle(after: number, to: number): void;
  /** They were let go: one of them may have held what was erased. */
  unbundle(): void;
  /** From now on something waits, unless it did already; null: nothing does. */
  wait(since: string | null): void;
  tell(told: Told): void;
  drop(caseId: string): void;
  /** The server is another one, or an earlier one: nothing is known of it any more. */
  forget(made: string): void;
  save(): Promise<void>;
  close(): void;
};

export const marksName = (team: string, vault: string): string => `waymark-exchange ${team} ${vault}`;

export async function openMarks(name: string, indexedDB: IDBFactory): Promise<Marks> {
  const db = new MarksDatabase(name, indexedDB);
  await db.open();
  const marks = new Map<string, MarkRow>((await db.marks.toArray()).map((row) => [row.caseId, row]));
  const told = new Map((await db.told.toArray()).map((each) => [each.id, each]));
  let place: Place | null = (await db.place.get('place')) ?? null;
  let changed = new Set<string>();
  let isPlaceChanged = false;
  let isForgotten = false;

  const edit = (caseId: string, change: Partial<MarkRow>): void => {
    marks.set(caseId, { ...(marks.get(caseId) ?? { caseId, rev: 0, heads: {} }), ...change });
    changed.add(caseId);
  };
  const move = (to: Partial<Place>): void => {
    place = { made: '', after: 0, known: null, waitingSince: null, ...place, ...to };
    isPlaceChanged = true;
  };

  return {
    of: (caseId) => marks.get(caseId) ?? NOTHING_SHARED,
    all: () => marks,
    place: () => place,
    told: () => [...told.values()],
    raiseRev: (caseId, rev) => {
      if (rev > (marks.get(caseId)?.rev ?? 0)) edit(caseId, { rev });
    },
    raise: (caseId, writer, seq) => {
      const heads = marks.get(caseId)?.heads ?? {};
      if (seq === (heads[writer] ?? 0) + 1) edit(caseId, { heads: { ...heads, [writer]: seq } });
    },
    know: (seq, slot) => {
      if (seq > (place?.known?.seq ?? 0)) move({ known: { seq, slot } });
    },
    readTo: (after) => move({ after }),
    bundled: () => place?.bundled ?? 0,
    bundle: (after, to) => {
      if (after === (place?.bundled ?? 0)) move({ bundled: to });
    },
    unbundle: () => move({ bundled: 0 }),
    wait: (since) => {
      const before = place?.waitingSince ?? null;
      if ((before === null) !== (since === null)) move({ waitingSince: since });
    },
    tell: (each) => {
      told.set(each.id, each);
      changed.add('');
    },
    drop: (caseId) => {
      marks.delete(caseId);
      changed.add(caseId);
    },
    forget: (made) => {
      marks.clear();
      changed.clear();
      isForgotten = true;
      move({ made, after: 0, known: null, bundled: 0 });
    },

    save: async () => {
      if (changed.size === 0 && !isPlaceChanged) return;
      const ids = changed;
      const [clear, moved] = [isForgotten, isPlaceChanged ? place : null];
      [changed, isPlaceChanged, isForgotten] = [new Set(), false, false];
      await db.transaction('rw', db.marks, db.place, db.told, async () => {
        if (clear) await db.marks.clear();
        await db.marks.bulkPut([...ids].flatMap((id) => marks.get(id) ?? []));
        await db.marks.bulkDelete([...ids].filter((id) => !marks.has(id)));
        if (ids.has('')) await db.told.bulkPut([...told.values()]);
        if (moved) await db.place.put({ id: 'place', ...moved });
      });
    },
    close: () => db.close(),
  };
}
