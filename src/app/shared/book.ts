import type { Policy } from '../../../policies/schema.ts';
import { run, type Run } from '../../engine/run.ts';
import type { Day } from '../../facts/day.ts';
import type { CaseFile } from '../../store/cases.ts';
import type { ChildRecord } from '../../store/child.ts';
import type { StoreProblem } from '../../store/problem.ts';
import type { Unreadable } from '../../store/rows.ts';
import type { Store } from '../../store/store.ts';
import type { Clock } from './clock.ts';
import { type Summary, SUMMARY_VERSION, summaryOf } from './summary.ts';

export type Loading<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'failed'; readonly problem: StoreProblem };

export type CaseRow = { readonly id: string; readonly record: ChildRecord; readonly summary: Summary | null };
export type Caseload = {
  readonly rows: readonly CaseRow[];
  readonly unreadable: readonly Unreadable[];
  readonly day: Day;
};

/** The cases as the screens see them: read once, kept in memory, and in step with this tab, other tabs and the day. */
export type Book = {
  readonly subscribe: (listener: () => void) => () => void;
  readonly caseload: () => Loading<Caseload>;
  readonly caseFile: (id: string) => Loading<CaseFile>;
};

const LOADING = { status: 'loading' } as const;

export function openBook(store: Store<Summary>, clock: Clock, policies: ReadonlyMap<string, Policy>): Book {
  const tag = `${SUMMARY_VERSION} ${[...policies.values()].map(({ id, edition }) => `${id}@${edition}`).join(' ')}`;
  const listeners = new Set<() => void>();
  const files = new Map<string, Loading<CaseFile>>();
  let list: Loading<Caseload> = LOADING;
  let asked = false;
  let round = 0;

  const tellAll = (): void => {
    for (const listener of listeners) listener();
  };

  const readList = async (): Promise<void> => {
    const mine = ++round;
    const day = clock.today();
    const read = await store.cases(tag);
    if (mine !== round) return;
    if (!read.ok) {
      list = { status: 'failed', problem: read.problem };
      return tellAll();
    }
    const { cases, unreadable } = read.value;
    const rows: CaseRow[] = [];
    for (const { id, record, summary } of cases) {
      const holds = summary && day >= summary.asOf && (summary.changesOn === null || day < summary.changesOn);
      rows.push({ id, record, summary: holds ? summary : await freshSummary(id, day) });
      if (mine !== round) return;
    }
    list = { status: 'ready', value: { rows, unreadable, day } };
    tellAll();
  };

  const freshSummary = async (id: string, day: Day): Promise<Summary | null> => {
    const read = await store.case(id);
    const made = read.ok ? runOf(read.value, policies, day) : null;
    if (!read.ok || !made) return null;
    const summary = summaryOf(made);
    await store.saveSummary(read.value, tag, summary);
    return summary;
  };

  const readFile = async (id: string): Promise<void> => {
    const read = await store.case(id);
    files.set(id, read.ok ? { status: 'ready', value: read.value } : { status: 'failed', problem: read.problem });
    tellAll();
  };

  store.subscribe((change) => {
    for (const id of files.keys()) if ('all' in change || change.caseId === id) void readFile(id);
    if (asked) void readList();
  });
  clock.subscribe(() => {
    if (asked) void readList();
  });

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
  };
}

/** What a case comes to on a day; null where its policy is not among those this version knows. */
export function runOf(file: CaseFile, policies: ReadonlyMap<string, Policy>, asOf: Day): Run | null {
  const policy = policies.get(file.record.policy);
  return policy ? run(policy, file.facts, { asOf, born: file.record.child.born }) : null;
}
