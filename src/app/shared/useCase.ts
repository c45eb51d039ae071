import { useMemo, useSyncExternalStore } from 'react';

import type { Run } from '../../engine/run.ts';
import type { CaseFile } from '../../store/cases.ts';
import type { Loading } from './book.ts';
import { runOf } from './runOf.ts';
import { useServices, useToday } from './services.ts';

export type OpenCase = { readonly file: CaseFile; readonly run: Run };

/** One case and what it comes to today. Drawn again when a fact is stored, in any tab, and when the day turns. */
export function useCase(id: string): Loading<OpenCase> {
  const { book, policies } = useServices();
  const today = useToday();
  const loaded = useSyncExternalStore(book.subscribe, () => book.caseFile(id));
  return useMemo(() => {
    if (loaded.status !== 'ready') return loaded;
    const run = runOf(loaded.value, policies, today);
    if (run) return { status: 'ready', value: { file: loaded.value, run } };
    const message = `This child's policy (${loaded.value.record.policy}) is not in this version of Waymark. Everything recorded is kept.`;
    return { status: 'failed', problem: { code: 'unreadable', message } };
  }, [loaded, policies, today]);
}
