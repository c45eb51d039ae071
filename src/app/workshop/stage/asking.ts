import type { Position } from '../play/story.ts';
import type { Guess, Round } from '../session/rounds.ts';

/** A question to the room: the tables think, or the answer is shown. */
export type Asking = { readonly branch: string; readonly at: Position; readonly asked: string } & (
  | { readonly phase: 'collecting'; readonly guesses: readonly Guess[] }
  | { readonly phase: 'revealed'; readonly round: Round }
);

export const USUAL_QUESTION = 'What is the next step, who does it, and by which day?';
