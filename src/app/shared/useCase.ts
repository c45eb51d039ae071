import { useMemo, useSyncExternalStore } from 'react';

import { finderIn, missingPolicy } from '../../engine/adoption.ts';
import type { Run } from '../../engine/run.ts';
import type { Day } from '../../facts/day.ts';
import type { CaseFile } from '../../store/cases.ts';
import type { Loading } from './book.ts';
import { runOf } from './runOf.ts';
import { type Policies, useServices, useToday } from './services.ts';

export type OpenCase = { readonly file: CaseFile; readonly run: Run };

/**
 * One case and what it comes to today, or what was known of it at the end of an earlier day. Drawn again when a fact is
 * stored, in any tab, and when the day turns.
 */
export function useCase(id: string, knownOn?: Day): Loading<OpenCase> {
  const { book, policies } = useServices();
  const today = useToday();
  const loaded = useSyncExternalStore(book.subscribe, () => book.caseFile(id));
  return useMemo(() => {
    if (loaded.status !== 'ready') return loaded;
    const asOf = knownOn ?? today;
    const run = runOf(loaded.value, policies, { asOf, knownOn });
    if (run) return { status: 'ready', value: { file: loaded.value, run } };
    const message = `This child's policy (${missingIn(loaded.value, policies, asOf)}) is not on this device. Everything recorded is kept. Open a newer version of Waymark, or import the policy.`;
    return { status: 'failed', problem: { code: 'unreadable', message } };
  }, [loaded, policies, today, knownOn]);
}

function missingIn({ record, facts }: CaseFile, policies: Policies, asOf: Day): string {
  const adopted = missingPolicy(facts, { asOf }, finderIn(policies));
  return adopted && policies.has(record.policy) ? `${adopted.policy}, edition ${adopted.edition}` : record.policy;
}
