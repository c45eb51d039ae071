import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';

import { type Book, openBook } from '../../src/app/shared/book.ts';
import { runOf } from '../../src/app/shared/runOf.ts';
import type { Summed } from '../../src/app/shared/summariser.ts';
import { type Summary, summaryOf } from '../../src/app/shared/summary.ts';
import { builtInPolicies } from '../../src/cli/policies.ts';
import { run } from '../../src/engine/run.ts';
import { addDays, type Day } from '../../src/facts/day.ts';
import { londonDay } from '../../src/facts/instant.ts';
import type { Fact } from '../../src/facts/vocabulary.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { aMachineClock, type MachineClock } from './machineClock.ts';
import type { Chance } from './random.ts';
import { childNamed, must } from './world.ts';

const policies = builtInPolicies();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let names = 0;

/** What the clock of the machine does, and whether it is right then. */
type Step = { readonly wall: number; readonly wake: 'timer' | 'visible' | 'focus'; readonly isWrong?: true };

const at = (instant: string): number => Date.parse(instant);
const wrongBy =
  (days: number) =>
  (chance: Chance): Step[] => {
    const wall = at('2026-02-03T12:00:00Z') + chance.below(9 * HOUR);
    const wake = chance.pick(['timer', 'visible', 'focus'] as const);
    return [
      { wall: wall + days * DAY, wake, isWrong: true },
      { wall: wall + 60_000, wake },
    ];
  };
/** Hour by hour through the night in which the clocks change, and the nights beside it. */
const hourly = (from: string): Step[] =>
  Array.from({ length: 76 }, (_, hour) => ({ wall: at(from) + hour * HOUR + 60_000, wake: 'timer' }));

/** Every kind of fault, each as what the clock does after noon on 3 February. */
const FAULTS: Readonly<Record<string, (chance: Chance) => Step[]>> = {
  'a day back': wrongBy(-1),
  'a day forward': wrongBy(1),
  'a year back': wrongBy(-365),
  'a year forward': wrongBy(365),
  'ten years forward': wrongBy(3650),
  'summer time begins': () => hourly('2026-03-27T22:00:00Z'),
  'summer time ends': () => hourly('2026-10-23T21:00:00Z'),
  'asleep for some days': (chance) => [
    { wall: at('2026-02-03T17:00:00Z') + chance.below(20 * DAY), wake: chance.pick(['visible', 'focus']) },
  ],
  'a tab that is looked at once a minute': (chance) => {
    const midnight = at('2026-02-04T00:00:00Z') + chance.below(30) * DAY;
    return [-60_000, 0, 60_000].map((around) => ({ wall: midnight + around + chance.below(50_000), wake: 'timer' }));
  },
};
export const CLOCK_FAULTS: readonly string[] = Object.keys(FAULTS);

const fact = (on: Day, type: Fact['type'], details: object = {}): Fact =>
  ({ id: crypto.randomUUID(), type, on, recordedAt: `${on}T12:00:00.000Z`, by: '', ...details }) as Fact;

/**
 * A list of children on a machine whose clock does something odd: whenever the clock is right, is the list as it is for
 * that day? `undefended` believes summaries made on a later day, and does not look at the clock on wake.
 */
export async function clockFault(
  name: string,
  chance: Chance,
  how?: 'undefended',
): Promise<'as it should be' | 'otherwise'> {
  const steps = FAULTS[name]?.(chance) ?? [];
  const policy = chance.pick(['croydon', 'surrey', 'oxfordshire', 'pan-sussex', 'nottinghamshire']);
  const lastDay = londonDay(
    new Date(Math.max(...steps.map(({ wall, isWrong }) => (isWrong ? 0 : wall)))).toISOString(),
  );
  const made = addDays(lastDay, -10 - chance.below(120));
  const facts = [
    fact(made, 'conference.held', { kind: 'initial', decision: 'plan', visitEvery: '10 working days' }),
    ...[9, 40, 80].map((days) => fact(addDays(made, days), 'coreGroup.held', { chair: 'leadSocialWorker' })),
  ].filter(({ on }) => on <= addDays(lastDay, -6));
  const known = policies.get(policy);
  if (!known) throw new Error(`There is no policy ${policy}.`);

  const machine = aMachineClock(at('2026-02-03T12:00:00Z'), how === 'undefended');
  const store = await storeOf(how);
  await store.addCase(crypto.randomUUID(), childNamed('Amira', policy), facts);
  const book = openBook(store, machine.clock, 'tag', {
    of: async (files, day) => files.map((file) => summed(file, day)),
    close: () => undefined,
  });
  try {
    await listOn(book, machine);
    for (const { wall, wake, isWrong } of steps) {
      machine.turnTo(wall, wake);
      const found = await listOn(book, machine);
      if (isWrong) continue;
      const wanted = summaryOf(run(known, facts, { asOf: londonDay(new Date(wall).toISOString()) }));
      if (told(found) !== told(wanted)) return 'otherwise';
    }
    return 'as it should be';
  } finally {
    machine.stop();
    book.close();
    store.close();
  }
}

async function storeOf(how?: 'undefended'): Promise<Store<Summary>> {
  const opened = must(
    await openStore<Summary>({ name: `clock ${names++}`, indexedDB: new IDBFactory(), onStale: () => undefined }),
  );
  if (how === undefined) return opened;
  return {
    ...opened,
    saveSummaries: (summaries, tag) =>
      opened.saveSummaries(
        summaries.map(({ file, summary }) => ({ file, summary: { ...summary, asOf: '1900-01-01' } })),
        tag,
      ),
  };
}

/** The list once it is that of the day the app takes it to be. */
async function listOn(book: Book, { clock }: MachineClock): Promise<Summary | null> {
  for (;;) {
    const list = book.caseload();
    if (list.status === 'ready' && list.value.day === clock.today()) return list.value.rows[0]?.summary ?? null;
    await new Promise((resolve) => setTimeout(resolve));
  }
}

function summed(file: Summed, day: Day): Summary | null {
  const found = runOf(file, policies, { asOf: day });
  return found && summaryOf(found);
}

/** The day it was made for may differ while it holds. */
const told = (summary: Summary | null): string => JSON.stringify(summary && { ...summary, asOf: '' });
