import type { Bytes } from '../store/crypto/bytes.ts';

/**
 * What lies in the exchange, each in a slot of its own that is filled once: a fact of a case, an edit of its details (with
 * the key of the case), that a case was erased, a team key of one epoch for one member, a reminder that one worker sent,
 * and many facts once more in one (`bundles.ts`).
 */
export const KINDS = ['facts', 'cases', 'erased', 'keys', 'reminders', 'bundles'] as const;
export type Kind = (typeof KINDS)[number];

/**
 * `of` is the case, of a key its epoch, of a bundle where it begins; `id` the fact, the number of the edit, the member.
 * Random ids and numbers only.
 */
export type Slot = { readonly kind: Kind; readonly of: string; readonly id: string };

/** `left`: how many were behind it when it was read. */
export type Message = { readonly slot: Slot; readonly seq: number; readonly bytes: Bytes; readonly left: number };

/** Which stream this is, and how far it goes: a server restored from a backup goes less far. */
export type Where = { readonly made: string; readonly last: number };

export type Put = { readonly seq: number } | 'taken';

/**
 * A place where a team exchanges what it recorded: durable, replicated, with slots that are filled once. Whatever needs
 * the server rejects while it cannot be reached.
 */
export type Exchange = {
  where(): Promise<Where>;
  /** Whose message has this number; null where there is none. */
  at(seq: number): Promise<Slot | null>;
  get(slot: Slot): Promise<Bytes | null>;
  /** Fills a slot that is empty. Resolves once it lies on a majority of the servers. */
  put(slot: Slot, bytes: Bytes): Promise<Put>;
  /** Everything after a number, in order, in batches, and then what comes. Resolves when stopped. */
  follow(after: number, take: (batch: readonly Message[]) => Promise<void>, until: AbortSignal): Promise<void>;
  /** Everything of one kind after a number that lies there now, in order, in batches. Resolves when it is read, or stopped. */
  read(
    kind: Kind,
    after: number,
    take: (batch: readonly Message[]) => Promise<void>,
    until: AbortSignal,
  ): Promise<void>;
  /** Empties all slots of a case, and of the bundles, which may hold facts of it. */
  purge(caseId: string): Promise<void>;
  /** Tells whoever listens now; kept nowhere. */
  say(caseId: string, bytes: Bytes): void;
  hear(listener: (caseId: string, bytes: Bytes) => void): () => void;
  /** Called when the connection is lost or back. */
  onConnection(listener: (connected: boolean) => void): () => void;
  isConnected(): boolean;
  /** The server does not know this member, or no longer. */
  isRefused(): boolean;
  close(): Promise<void>;
};

export const slotText = ({ kind, of, id }: Slot): string => `${kind} ${of} ${id}`;
