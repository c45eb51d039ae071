import { z } from 'zod';

import { jsonIn, utf8 } from '../store/crypto/bytes.ts';
import type { Exchange } from './exchange.ts';
import type { TeamKeys } from './teamKeys.ts';

/** Somebody who has a child's pages open, in one tab. `recording` is what they are about to record. */
export type Colleague = { readonly tab: string; readonly name: string; readonly recording?: string | undefined };

const messageSchema = z.strictObject({
  tab: z.uuid(),
  name: z.string().min(1).max(200),
  recording: z.string().max(100).optional(),
  gone: z.literal(true).optional(),
});

export type Presence = {
  /** Which child this tab shows; null: none. Told at once, and again and again until it is another. */
  show(caseId: string | null, recording?: string): void;
  /** Who else looks at this child; the same array until that changes. */
  others(caseId: string): readonly Colleague[];
  subscribe(listener: () => void): () => void;
  stop(): void;
};

export type PresenceOptions = {
  readonly exchange: Pick<Exchange, 'say' | 'hear' | 'onConnection'>;
  readonly keys: TeamKeys;
  readonly me: Colleague;
  /** Calls back every so often until stopped. */
  readonly every: (ms: number, work: () => void) => () => void;
};

const TELL_EVERY_MS = 10_000;
/** Whoever was not heard for so many turns is gone, though they did not say so. */
const TURNS = 3;
const NOBODY: readonly Colleague[] = [];

const placeOf = (caseId: string): string => `present ${caseId}`;

/** Who else looks at a child: told from tab to tab, sealed for the team, kept nowhere. */
export function openPresence({ exchange, keys, me, every }: PresenceOptions): Presence {
  const seen = new Map<string, Map<string, { readonly colleague: Colleague; turns: number }>>();
  const lists = new Map<string, readonly Colleague[]>();
  const listeners = new Set<() => void>();
  let shown: { readonly caseId: string; readonly recording: string | undefined } | null = null;

  const say = async (caseId: string, message: z.infer<typeof messageSchema>): Promise<void> =>
    exchange.say(caseId, await keys.seal(placeOf(caseId), utf8(JSON.stringify(message))));
  const tell = (): void => {
    if (shown) void say(shown.caseId, { tab: me.tab, name: me.name, recording: shown.recording });
  };
  const changed = (caseId: string): void => {
    lists.set(
      caseId,
      [...(seen.get(caseId)?.values() ?? [])].map(({ colleague }) => colleague),
    );
    for (const listener of listeners) listener();
  };

  const hear = async (caseId: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
    const plain = await keys.open(placeOf(caseId), bytes);
    const message = plain && messageSchema.safeParse(jsonIn(plain)).data;
    if (!message || message.tab === me.tab) return;
    const there = seen.get(caseId) ?? new Map<string, { colleague: Colleague; turns: number }>();
    seen.set(caseId, there);
    const { gone, ...colleague } = message;
    const before = there.get(message.tab);
    if (gone) there.delete(message.tab);
    else there.set(message.tab, { colleague, turns: 0 });
    if (gone ? before : before?.colleague.recording !== colleague.recording || !before) changed(caseId);
    // Somebody new does not know yet that we are here.
    if (!before && !gone && shown?.caseId === caseId) tell();
  };
  const turn = (): void => {
    tell();
    for (const [caseId, there] of seen) {
      const left = [...there].filter(([, entry]) => ++entry.turns > TURNS);
      for (const [tab] of left) there.delete(tab);
      if (left.length > 0) changed(caseId);
    }
  };

  /** Of those who cannot be heard nobody knows whether they are still there. */
  const forget = (): void => {
    const were = [...seen.keys()];
    seen.clear();
    for (const caseId of were) changed(caseId);
  };

  const stops = [
    exchange.hear((caseId, bytes) => void hear(caseId, bytes)),
    exchange.onConnection((connected) => (connected ? tell() : forget())),
    every(TELL_EVERY_MS, turn),
  ];
  const leave = (): void => {
    if (shown) void say(shown.caseId, { tab: me.tab, name: me.name, gone: true });
    shown = null;
  };
  return {
    show: (caseId, recording) => {
      if (shown?.caseId === caseId && shown.recording === recording) return;
      if (shown?.caseId !== caseId) leave();
      shown = caseId === null ? null : { caseId, recording };
      tell();
    },
    others: (caseId) => lists.get(caseId) ?? NOBODY,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop: () => {
      leave();
      for (const stop of stops) stop();
    },
  };
}
