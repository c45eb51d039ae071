import type { Change } from '../store/changes.ts';
import type { Ends } from '../store/share/sharing.ts';
import { BUNDLE_SIZES, type BundleSizes, bundleSlot, bundleUp } from './bundles.ts';
import type { Context } from './context.ts';
import { type Message, slotText } from './exchange.ts';
import { ERASED, type Told } from './marks.ts';
import { sendCase, sendErased } from './send.ts';
import { type Intake, intakeFor } from './takeIn.ts';

export type Status = {
  /** `away`: the exchange cannot be reached. `refused`: it knows this member no more. `reading`: what is there is read first. `hurt`: this device is checked first. */
  readonly state: 'connecting' | 'away' | 'refused' | 'reading' | 'together' | 'hurt';
  readonly since: string;
  /** How many entries lie here alone, and since when there has been one. */
  readonly waiting: number;
  readonly waitingSince: string | null;
  /** While reading: how many of how many. */
  readonly read: { readonly done: number; readonly of: number } | null;
  readonly told: readonly Told[];
};

export type SyncOptions = Context & {
  readonly watch: (changed: (change: Change) => void) => () => void;
  readonly pause: (ms: number) => Promise<void>;
  readonly onStatus: (status: Status) => void;
  /** Smaller in tests. */
  readonly bundles?: BundleSizes;
};

export type Sync = { readonly status: () => Status; readonly stop: () => Promise<void> };

/** How many cases are sent at once; within a case one fact after the other. */
const AT_ONCE = 64;
const AGAIN_AFTER_MS = 1000;
/** While catching up so many bytes lie in memory before they are stored. */
const MOST_IN_MEMORY = 384 * 2 ** 20;

/** Keeps this device and the exchange the same, until stopped. Nothing throws: what fails is tried again. */
export function startSync(options: SyncOptions): Sync {
  const { exchange, sharing, marks, part, now, bundles: sizes = BUNDLE_SIZES } = options;
  const stopping = new AbortController();
  const local = new Map<string, Ends>();
  const waitingOf = new Map<string, number>();
  const unsent = new Set<string>();
  let state: Status['state'] = 'connecting';
  let since = now();
  let read: Status['read'] = null;
  let round: AbortController | null = null;
  let sending: Promise<void> | null = null;
  let bundling: Promise<void> | null = null;
  let hasSent = false;
  let mayBundle = part.mayRecord;
  let mayErased = part.mayErase;
  let wake: (() => void) | null = null;

  const waiting = (): number => [...waitingOf.values()].reduce((sum, count) => sum + count, 0);
  const status = (): Status => ({
    state,
    since,
    waiting: waiting(),
    waitingSince: marks.place()?.waitingSince ?? null,
    read,
    told: marks.told(),
  });
  const tell = (next: Status['state'] = state): void => {
    if (next !== state) [state, since] = [next, now()];
    marks.wait(waiting() > 0 ? now() : null);
    void marks.save().catch(() => undefined);
    options.onStatus(status());
  };

  const look = (caseId: string, ends: Ends | null): void => {
    if (ends) local.set(caseId, ends);
    else local.delete(caseId);
    const count = ends ? beyond(ends, marks.of(caseId)) : 0;
    if (count > 0) waitingOf.set(caseId, count);
    else waitingOf.delete(caseId);
    if (count > 0 && part.mayRecord) unsent.add(caseId);
    else unsent.delete(caseId);
  };
  const lookAt = async (caseIds: readonly string[]): Promise<void> => {
    const ends = await sharing.endsOf(caseIds);
    for (const caseId of caseIds) look(caseId, ends.get(caseId) ?? null);
  };
  const lookAtAll = async (): Promise<void> => {
    const ends = await sharing.ends();
    for (const caseId of local.keys()) if (!ends.has(caseId)) look(caseId, null);
    for (const [caseId, each] of ends) look(caseId, each);
  };

  const sendOne = async (caseId: string): Promise<void> => {
    unsent.delete(caseId);
    await sendCase(options, caseId);
    hasSent = true;
    await lookAt([caseId]);
    tell();
  };
  const isTogether = (): boolean => state === 'together';
  const sendAll = async (): Promise<void> => {
    while (isTogether() && (unsent.size > 0 || mayErased)) {
      if (mayErased) {
        mayErased = false;
        await sendErased(options);
      }
      const queue = [...unsent];
      const next = async (): Promise<void> => {
        for (let id = queue.shift(); id !== undefined && isTogether(); id = queue.shift()) await sendOne(id);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, next));
    }
  };
  const send = (): void => {
    const mine = round;
    sending ??= sendAll()
      .catch(() => mine?.abort())
      .finally(() => {
        sending = null;
        if (!isTogether() || mine !== round || mine?.signal.aborted) return;
        if (unsent.size > 0) send();
        else bundle();
      });
  };
  const makeBundles = async (): Promise<void> => {
    const before = marks.bundled();
    await bundleUp(options, stopping.signal, sizes).catch(() => undefined);
    // What stands in the way would be met again each time.
    mayBundle = marks.bundled() > before;
  };
  /** Beside the rest: nobody waits for it, and what fails is left to others, or to the next time this device is opened. */
  const bundle = (): void => {
    const behind = (marks.place()?.known?.seq ?? 0) - marks.bundled();
    // Whoever only read leaves it to the one who sent: all would make the same.
    if (bundling || !hasSent || !mayBundle || behind < sizes.from) return;
    hasSent = false;
    bundling = makeBundles().finally(() => (bundling = null));
  };

  const lookAgain = async (change: Change): Promise<void> => {
    if ('all' in change) {
      // Mostly that is what is just being taken in, and looked at case by case.
      if (state === 'reading') return;
      await lookAtAll();
    } else await lookAt([change.caseId]);
    if (part.mayErase) mayErased = true;
    tell();
    if (isTogether()) send();
  };
  const stopWatching = options.watch((change) => void lookAgain(change).catch(() => undefined));

  /** Whether what we know of the server is still so; if not, everything is read and sent anew. */
  const findPlace = async (): Promise<{ readonly after: number; readonly last: number }> => {
    const { made, last } = await exchange.where();
    const place = marks.place();
    const known = place?.known;
    const there = known && known.seq <= last ? await exchange.at(known.seq) : null;
    const moved = place?.made !== made || (known && (!there || slotText(there) !== slotText(known.slot)));
    if (moved) marks.forget(made);
    await lookAtAll();
    const erased = new Set(await sharing.erased());
    // What was here and is no longer is read again.
    const isLess = [...marks.all()].some(
      ([caseId, shared]) =>
        shared.rev !== ERASED && !erased.has(caseId) && beyond(shared, local.get(caseId) ?? NOTHING) > 0,
    );
    if (isLess) marks.forget(made);
    if (moved || isLess) await lookAtAll();
    await marks.save();
    return { after: marks.place()?.after ?? 0, last };
  };

  /** Who reads from the beginning takes the quicker way to `last`, kind by kind; false where there is none. */
  const readBundles = async (intake: Intake, last: number, signal: AbortSignal): Promise<boolean> => {
    if ((await exchange.get(bundleSlot(0))) === null) return false;
    for (const kind of ['keys', 'cases', 'erased'] as const) await exchange.read(kind, 0, intake.open, signal);
    marks.unbundle();
    // Half of the way is to read it, the other half to store it.
    const of = last;
    let [seen, stored] = [0, 0];
    const show = (): void => {
      read = { done: Math.min(Math.floor((seen + stored) / 2), of), of };
      tell();
    };
    const onTaken = (facts: number): void => {
      stored += facts;
      show();
    };
    const take = async (batch: readonly Message[]): Promise<void> => {
      await intake.openBundles(batch);
      seen = marks.bundled();
      show();
      if (intake.size() >= MOST_IN_MEMORY) await intake.settle(marks.bundled(), onTaken);
    };
    await exchange.read('bundles', 0, take, signal);
    await exchange.read('facts', marks.bundled(), intake.open, signal);
    if (signal.aborted) return false;
    seen = last;
    await intake.settle(last, onTaken);
    return true;
  };

  const goRound = async (signal: AbortSignal): Promise<void> => {
    tell('reading');
    const { after, last } = await findPlace();
    read = { done: 0, of: last - after };
    const intake = intakeFor(options);
    const begin = after === 0 && (await readBundles(intake, last, signal)) ? last : after;
    const take = async (batch: readonly Message[]): Promise<void> => {
      await intake.open(batch);
      const end = batch.at(-1);
      if (read && end) read = { done: Math.min(end.seq - after, read.of), of: read.of };
      const isMore = end !== undefined && end.left > 0;
      if (isMore && intake.size() < MOST_IN_MEMORY) return tell();
      const cases = await intake.settle();
      if (isMore) return tell();
      if (read) await lookAtAll();
      else await lookAt([...cases]);
      read = null;
      tell('together');
      send();
    };
    await exchange.follow(begin, take, signal);
  };

  const run = async (): Promise<void> => {
    await lookAtAll().catch(() => undefined);
    while (!stopping.signal.aborted) {
      if (sharing.isHurt()) tell('hurt');
      else if (exchange.isConnected()) {
        round = new AbortController();
        await goRound(AbortSignal.any([round.signal, stopping.signal])).catch(() => undefined);
        read = null;
        if (stopping.signal.aborted) break;
        tell('away');
        await sending;
      } else if (exchange.isRefused()) tell('refused');
      else tell(state === 'connecting' ? 'connecting' : 'away');
      const woken = new Promise<void>((resolve) => (wake = resolve));
      await Promise.race([options.pause(AGAIN_AFTER_MS), woken]);
    }
  };
  const stopHearing = exchange.onConnection((connected) => {
    round?.abort();
    if (connected) wake?.();
  });
  const running = run();

  return {
    status,
    stop: async () => {
      stopWatching();
      stopHearing();
      stopping.abort();
      wake?.();
      state = 'away';
      await Promise.all([running, sending, bundling]);
      await marks.save().catch(() => undefined);
    },
  };
}

const NOTHING: Ends = { rev: 0, heads: {} };

/** How many edits and facts one has beyond the other. */
function beyond(ends: Ends, than: Ends): number {
  const facts = Object.entries(ends.heads).map(([writer, seq]) => Math.max(0, seq - (than.heads[writer] ?? 0)));
  return facts.reduce((sum, count) => sum + count, ends.rev > than.rev ? 1 : 0);
}
