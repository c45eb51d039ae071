import type { Question, Round } from '../session/rounds.ts';

/** A question to the room: the tables think, or the answer is shown. */
export type Asking =
  | { readonly phase: 'collecting'; readonly question: Question }
  | { readonly phase: 'revealed'; readonly round: Round };

export const askedIn = (asking: Asking): string =>
  asking.phase === 'collecting' ? asking.question.asked : asking.round.asked;

export const USUAL_QUESTION = 'What is the next step, who does it, and by which day?';
