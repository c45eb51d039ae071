import type { Fact } from '../facts/vocabulary.ts';
import { append } from './append.ts';
import { attempt } from './attempt.ts';
import { type CaseFile, readCase, readCases, replaceCase } from './cases.ts';
import { type Change, watch } from './changes.ts';
import { check, checkAddition, checkId } from './check.ts';
import { type ChildRecord, childRecord } from './child.ts';
import type { Database } from './database.ts';
import { createDrafts } from './drafts.ts';
import type { Keeping } from './keeping.ts';
import type { MadeUp } from './madeUp.ts';
import { createListeners } from './listeners.ts';
import { keepOverview, type Overview } from './overview.ts';
import type { Read, Stored } from './problem.ts';
import { readSetting, writeSetting } from './settings.ts';
import { type Made, writeSummaries } from './summaries.ts';
import { write } from './write.ts';

/** The cases on this device. Nothing here throws or rejects. `S` is what the app keeps as a summary of a case. */
export type Store<S> = {
  /** Every case, unordered, from memory once read. A summary with another tag (engine, policies, day …) counts as none. */
  cases(tag: string): Promise<Read<Overview<S>>>;
  /** One case with all its facts. Problems: missing, unreadable. */
  case(id: string): Promise<Read<CaseFile>>;
  /** Several cases, each as `case` gives it; one that is missing or unreadable is left out. */
  several(ids: readonly string[]): Promise<Read<readonly CaseFile[]>>;

  /** A new case, with facts it starts with if there are any: all or nothing. Problems: invalid, conflict. */
  addCase(id: string, record: ChildRecord, facts?: readonly Fact[]): Promise<Stored>;
  /** Replaces the details of a case. Problems: invalid, missing. */
  updateCase(id: string, record: ChildRecord): Promise<Stored>;
  /** Problems: invalid, missing, conflict (the id is taken by other content). The same fact again changes nothing. */
  addFact(caseId: string, fact: Fact): Promise<Stored>;
  /** All of them or none. Problems as for `addFact`. */
  addFacts(caseId: string, facts: readonly Fact[]): Promise<Stored>;

  /** Made-up cases with their summaries, each whole or not at all. Only where nothing is protected. */
  addMadeUp(made: readonly MadeUp<S>[], tag: string): Promise<Stored>;

  /** Keeps what was derived from `file`; does nothing when the case has changed since. */
  saveSummary(file: Pick<CaseFile, 'id' | 'basis'>, tag: string, summary: S): Promise<Stored>;
  /** The same for several cases at once. */
  saveSummaries(made: readonly Made<S>[], tag: string): Promise<Stored>;

  /** What was typed into a form and not saved yet; `undefined` when there is none. */
  draft(caseId: string, form: string): Promise<Read<unknown>>;
  saveDraft(caseId: string, form: string, content: unknown): Promise<Stored>;
  dropDraft(caseId: string, form: string): Promise<Stored>;

  /** What this device remembers for the app, such as who works here; `undefined` when there is nothing. */
  setting(key: string): Promise<Read<unknown>>;
  saveSetting(key: string, value: unknown): Promise<Stored>;

  /** Erases every case, fact, draft and setting on this device, for good. */
  eraseEverything(): Promise<Stored>;

  /** Called after every stored change of a case or its facts, by this tab or another. Returns how to stop. */
  subscribe(listener: (change: Change) => void): () => void;
  /** Resolves when everything that was asked to be stored so far is stored, or has failed. */
  settled(): Promise<void>;
  /** Afterwards everything answers `closed`. */
  close(): void;
};

const STORED: Stored = { ok: true };

export function createStore<S>(db: Database, keeping: Keeping): Store<S> {
  const { codec } = keeping;
  const overview = keepOverview<S>(db, codec);
  const drafts = createDrafts(db, keeping);
  const listeners = createListeners<Change>();
  const stop = watch(db.name, (change) => {
    overview.forget(change);
    listeners.tell(change);
  });

  const reading = <T>(work: () => PromiseLike<Read<T>>): Promise<Read<T>> => attempt('reading', work);
  const saves = new Set<Promise<Stored>>();
  const saving = (work: () => PromiseLike<Stored>): Promise<Stored> => {
    const save = attempt('saving', work);
    saves.add(save);
    return save.finally(() => saves.delete(save));
  };
  const value = <T>(found: T): Read<T> => ({ ok: true, value: found });

  const add = (caseId: string, record: ChildRecord | undefined, facts: readonly Fact[]): Promise<Stored> =>
    saving(async () => {
      const addition = checkAddition(caseId, record, facts);
      return addition.ok ? append(db, keeping, addition.value) : addition;
    });

  const saveSummaries: Store<S>['saveSummaries'] = (made, tag) =>
    saving(async () => {
      await writeSummaries(db, codec, made, tag);
      for (const { file } of made) overview.forget({ caseId: file.id });
      return STORED;
    });

  return {
    cases: (tag) => reading(async () => value(await overview.read(tag))),
    case: (id) => reading(() => readCase(db, codec, id)),
    several: (ids) => reading(async () => value(await readCases(db, codec, ids))),

    addCase: (id, record, facts = []) => add(id, record, facts),
    updateCase: (id, record) =>
      saving(async () => {
        const checked = check(childRecord, record);
        return checked.ok ? replaceCase(db, keeping, id, checked.value) : checked;
      }),
    addFact: (caseId, fact) => add(caseId, undefined, [fact]),
    addFacts: (caseId, facts) => add(caseId, undefined, facts),

    addMadeUp: (made, tag) =>
      saving(async () => {
        const { addMadeUp } = await import('./madeUp.ts');
        return addMadeUp(db, keeping, made, tag);
      }),

    saveSummary: (file, tag, summary) => saveSummaries([{ file, summary }], tag),
    saveSummaries,

    draft: (caseId, form) => reading(async () => value(await drafts.read(caseId, form))),
    saveDraft: (caseId, form, content) =>
      saving(async () => {
        const id = checkId(caseId);
        if (id.ok) await drafts.write(caseId, form, content);
        return id.ok ? STORED : id;
      }),
    dropDraft: (caseId, form) => saving(async () => (await drafts.remove(caseId, form), STORED)),

    setting: (key) => reading(async () => value(await readSetting(db, codec, key))),
    saveSetting: (key, content) => saving(async () => (await writeSetting(db, keeping, key, content), STORED)),

    eraseEverything: () =>
      saving(async () => {
        await write(db, db.tables, () => Promise.all(db.tables.map((table) => table.clear())), 'repairing');
        return STORED;
      }),

    subscribe: (listener) => listeners.add(listener),
    settled: async () => void (await Promise.all(saves)),
    close: () => {
      stop();
      overview.forget({ all: true });
      db.close();
    },
  };
}
