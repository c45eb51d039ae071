import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';

import { openBook } from '../../src/app/shared/book.ts';
import { runOf } from '../../src/app/shared/runOf.ts';
import type { Summed } from '../../src/app/shared/summariser.ts';
import { type Summary, summaryOf } from '../../src/app/shared/summary.ts';
import { builtInPolicies } from '../../src/cli/policies.ts';
import { run } from '../../src/engine/run.ts';
import { addDays, type Day } from '../../src/facts/day.ts';
import type { Fact } from '../../src/facts/vocabulary.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import type { Chance } from './random.ts';
import { childNamed, must } from './world.ts';

const policies = builtInPolicies();
const RIGHT: Day = '2026-02-03';
const FAULTS: readonly ((from: Day) => Day)[] = [-365, -1, 1, 365, 400, 3650].map(
  (days) => (from) => addDays(from, days),
);
let names = 0;

const fact = (on: Day, type: Fact['type'], details: object = {}): Fact =>
  ({ id: crypto.randomUUID(), type, on, recordedAt: `${on}T12:00:00.000Z`, by: '', ...details }) as Fact;

/**
 * A list of children while the clock goes wrong and is put right again: is it then as if nothing had been? `undefended`
 * leaves out that a summary made on a later day is not believed.
 */
export async function clockFault(chance: Chance, how?: 'undefended'): Promise<'as it was' | 'otherwise'> {
  const policy = chance.pick(['croydon', 'surrey', 'oxfordshire', 'pan-sussex', 'nottinghamshire']);
  const made = addDays(RIGHT, -chance.below(120));
  const facts = [
    fact(made, 'conference.held', { kind: 'initial', decision: 'plan', visitEvery: '10 working days' }),
    ...[9, 40, 80].map((days) => fact(addDays(made, days), 'coreGroup.held', { chair: 'leadSocialWorker' })),
  ].filter(({ on }) => on <= RIGHT);

  const opened = must(
    await openStore<Summary>({ name: `clock ${names++}`, indexedDB: new IDBFactory(), onStale: () => undefined }),
  );
  const store: Store<Summary> =
    how === undefined
      ? opened
      : {
          ...opened,
          saveSummaries: (summaries, tag) =>
            opened.saveSummaries(
              summaries.map(({ file, summary }) => ({ file, summary: { ...summary, asOf: '1900-01-01' } })),
              tag,
            ),
        };
  await store.addCase(crypto.randomUUID(), childNamed('Amira', policy), facts);

  let today: Day = RIGHT;
  const listeners: (() => void)[] = [];
  const clock = {
    today: () => today,
    now: () => `${today}T12:00:00.000Z`,
    subscribe: (listener: () => void) => (listeners.push(listener), () => undefined),
  };
  const book = openBook(store, clock, 'tag', {
    of: async (files, day) => files.map((file) => summed(file, day)),
    close: () => undefined,
  });
  const listOn = async (day: Day): Promise<Summary | null> => {
    today = day;
    for (const listener of listeners) listener();
    for (;;) {
      const list = book.caseload();
      if (list.status === 'ready' && list.value.day === day) return list.value.rows[0]?.summary ?? null;
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  await listOn(RIGHT);
  await listOn(chance.pick(FAULTS)(RIGHT));
  const after = await listOn(RIGHT);
  store.close();
  const known = policies.get(policy);
  if (!known) throw new Error(`There is no policy ${policy}.`);
  const wanted = summaryOf(run(known, facts, { asOf: RIGHT }));
  return told(after) === told(wanted) ? 'as it was' : 'otherwise';
}

function summed(file: Summed, day: Day): Summary | null {
  const found = runOf(file, policies, { asOf: day });
  return found && summaryOf(found);
}

/** The day it was made for may differ while it holds. */
const told = (summary: Summary | null): string => JSON.stringify(summary && { ...summary, asOf: '' });
