import type { Scenario } from '../../../engine/scenario.ts';
import type { Day } from '../../../facts/day.ts';
import type { Fact } from '../../../facts/vocabulary.ts';
import type { Heard } from '../session/session.ts';
import type { Round } from '../session/rounds.ts';

/**
 * What the presenter's window tells the room's. Only what has happened goes over: the room's window cannot show what is
 * still to come, because it does not have it.
 */
export type RoomNow = {
  readonly title: string;
  readonly policy: string;
  readonly child: Scenario['child'];
  readonly facts: readonly Fact[];
  readonly day: Day;
  readonly happened: string;
  readonly details: readonly string[];
  readonly heard: readonly Heard[];
  readonly question: { readonly asked: string; readonly revealed: Round | null } | null;
  /** A pause point whose question nobody has asked yet: where the case is would give the answer away. */
  readonly isPaused: boolean;
  readonly rounds: readonly Round[];
};

export type RoomMessage = { readonly kind: 'hello' } | { readonly kind: 'now'; readonly now: RoomNow };

/** A channel between windows of one origin has no target to name. */
export const say = (line: BroadcastChannel, message: RoomMessage): void =>
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  line.postMessage(message);

export const roomLine = (id: string): BroadcastChannel => new BroadcastChannel(`waymark workshop ${id}`);
