import type { Day } from '../../facts/day.ts';
import type { CaseFile } from '../../store/cases.ts';
import type { ChildRecord } from '../../store/child.ts';
import type { StoreProblem } from '../../store/problem.ts';
import type { Unreadable } from '../../store/rows.ts';
import type { Store } from '../../store/store.ts';
import type { Clock } from './clock.ts';
import { filesIn, type OwnPolicy, textSum } from './policies/kept.ts';
import type { Summariser } from './summariser.ts';
import type { Summary } from './summary.ts';

export type Loading<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'failed'; readonly problem: StoreProblem };

/** A child in the list. Without a summary it is either being worked out still, or cannot be: its policy is unknown. */
export type CaseRow = {
  readonly id: string;
  readonly record: ChildRecord;
  readonly summary: Summary | null;
  readonly isAwaited: boolean;
};

export type Caseload = {
  readonly rows: readonly CaseRow[];
  readonly unreadable: readonly Unreadable[];
  readonly day: Day;
  /** How many summaries are still being worked out. */
  readonly awaited: number;
};

/** The cases as the screens see them: read once, kept in memory, and in step with this tab, other tabs and the day. */
export type Book = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly caseload: () => Loading<Caseload>;
  readonly caseFile: (id: string) => Loading<CaseFile>;
  readonly close: () => void;
};

const LOADING = { status: 'loading' } as const;
/** So many cases are read and summed up at a time: few enough that the page never waits for them. */
const AT_A_TIME = 20;
/** Where many cases come at once, one after the other, all of them are read again no more often than this, */
const ALL_EVERY_MS = 2000;
/** and never for more than a part of the time. */
const ALL_PART = 10;
/** How often the list is drawn again while summaries come in. */
const TELL_EVERY = 200;

/** `tag` names the rules by which summaries are made: with other rules those that are stored count as none. */
export function openBook(store: Store<Summary>, clock: Clock, tag: string, summariser: Summariser): Book {
  const listeners = new Set<() => void>();
  const files = new Map<string, Loading<CaseFile>>();
  let list: Loading<Caseload> = LOADING;
  let asked = false;
  let round = 0;
  let waiting: ReturnType<typeof setTimeout> | null = null;
  let took = 0;

  const tellAll = (): void => {
    for (const listener of listeners) listener();
  };

  const show = (rows: ReadonlyMap<string, CaseRow>, unreadable: readonly Unreadable[], day: Day): void => {
    const all = [...rows.values()];
    list = {
      status: 'ready',
      value: { rows: all, unreadable, day, awaited: all.filter((row) => row.isAwaited).length },
    };
    tellAll();
  };

  const readList = async (): Promise<void> => {
    const mine = ++round;
    const day = clock.today();
    const began = performance.now();
    const kept = await filesIn(store);
    const rules = kept.length === 0 ? tag : `${tag} ${textSum(JSON.stringify(kept))}`;
    const read = await store.cases(rules);
    took = performance.now() - began;
    if (mine !== round) return;
    if (!read.ok) {
      list = { status: 'failed', problem: read.problem };
      return tellAll();
    }
    const { cases, unreadable } = read.value;
    const rows = new Map<string, CaseRow>();
    for (const { id, record, summary } of cases) {
      const holds = summary !== undefined && holdsOn(summary, day);
      rows.set(id, { id, record, summary: holds ? summary : null, isAwaited: !holds });
    }
    const awaited = [...rows.values()].filter((row) => row.isAwaited).map(({ id }) => id);
    // A few are there at once: then the list is shown when it is whole, and nothing moves under anybody's hand.
    if (awaited.length > AT_A_TIME || awaited.length === 0) show(rows, unreadable, day);
    for (let from = 0; from < awaited.length; from += AT_A_TIME) {
      // More came meanwhile: it is let through first.
      if (waiting !== null) return;
      const made = await summed(awaited.slice(from, from + AT_A_TIME), day, { kept, rules });
      if (mine !== round) return;
      for (const [id, summary] of made) {
        const row = rows.get(id);
        if (row) rows.set(id, { ...row, summary, isAwaited: false });
      }
      const done = from + AT_A_TIME;
      if (done >= awaited.length || done % TELL_EVERY === 0) show(rows, unreadable, day);
    }
  };

  /** What cannot be summed up, because it cannot be read or its policy is unknown, is null. */
  const summed = async (
    ids: readonly string[],
    day: Day,
    { kept, rules }: { readonly kept: readonly OwnPolicy[]; readonly rules: string },
  ): Promise<ReadonlyMap<string, Summary | null>> => {
    const found = new Map<string, Summary | null>(ids.map((id) => [id, null]));
    const read = await store.several(ids);
    if (!read.ok) return found;
    const summaries = await summariser.of(read.value, day, kept);
    const made = read.value.flatMap((file, index) => {
      const summary = summaries[index] ?? null;
      found.set(file.id, summary);
      return summary ? [{ file, summary }] : [];
    });
    await store.saveSummaries(made, rules);
    return found;
  };

  const readFile = async (id: string): Promise<void> => {
    const read = await store.case(id);
    files.set(id, read.ok ? { status: 'ready', value: read.value } : { status: 'failed', problem: read.problem });
    tellAll();
  };

  const readLater = (): void => {
    waiting ??= setTimeout(
      () => {
        waiting = null;
        void readList();
      },
      Math.max(ALL_EVERY_MS, ALL_PART * took),
    );
  };

  const stops = [
    store.subscribe((change) => {
      for (const id of files.keys()) if ('all' in change || change.caseId === id) void readFile(id);
      if (asked && 'all' in change) readLater();
      else if (asked) void readList();
    }),
    clock.subscribe(() => {
      if (asked) void readList();
    }),
  ];

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    caseload: () => {
      if (!asked) {
        asked = true;
        void readList();
      }
      return list;
    },
    caseFile: (id) => {
      const known = files.get(id);
      if (known) return known;
      files.set(id, LOADING);
      void readFile(id);
      return LOADING;
    },
    close: () => {
      round++;
      if (waiting !== null) clearTimeout(waiting);
      for (const stop of stops) stop();
      summariser.close();
    },
  };
}

/** On a day before the one it was made for, the machine's clock was wrong, and it does not hold either. */
const holdsOn = ({ asOf, changesOn }: Summary, day: Day): boolean =>
  day >= asOf && (changesOn === null || day < changesOn);
