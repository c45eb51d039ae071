import { type NextStep, nextSteps } from '../../../engine/steps.ts';
import type { Run } from '../../../engine/run.ts';
import { type Day, isDay } from '../../../facts/day.ts';
import type { FactType } from '../../../facts/vocabulary.ts';
import type { Position } from '../play/story.ts';

/** What a table said before the answer was shown: the next step, who does it, by when. */
export type Guess = { readonly table: string; readonly step: FactType | ''; readonly who: string; readonly by: string };

/** A point each for the step, the person and the day. */
export type Points = { readonly step: 0 | 1; readonly who: 0 | 1; readonly by: 0 | 1 };

export type Answer = {
  readonly what: string;
  readonly who: string;
  readonly by: Day | null;
  readonly because: string;
  readonly clauses: readonly string[];
  /** What the trainer's notes say. */
  readonly said: string | null;
};

/** A question that the room still thinks about: where it was asked, and what the tables have said so far. */
export type Question = {
  readonly branch: string;
  readonly at: Position;
  readonly asked: string;
  readonly guesses: readonly Guess[];
};

/** One question to the room, with what the tables said and what was right. */
export type Round = {
  readonly branch: string;
  readonly at: Position;
  readonly asked: string;
  readonly answer: Answer;
  readonly guesses: readonly (Guess & { readonly points: Points })[];
};

/** The step that was meant: the one a table named, where it is as urgent as the first, else the first. */
function meant(steps: readonly NextStep[], guess: Pick<Guess, 'step'>): NextStep | undefined {
  const [first] = steps;
  return steps.find((step) => step.fact === guess.step && step.by === first?.by) ?? first;
}

export function pointsFor(run: Run, guess: Omit<Guess, 'table'>): Points {
  const step = meant(nextSteps(run), guess);
  if (!step) return { step: guess.step === '' ? 1 : 0, who: 0, by: 0 };
  const point = (isRight: boolean): 0 | 1 => (isRight ? 1 : 0);
  return {
    step: point(guess.step === step.fact),
    who: point(guess.who.trim().toLowerCase() === step.who.toLowerCase() && guess.who !== ''),
    by: point(isDay(guess.by) ? guess.by === step.by : step.by === null && guess.by === 'none'),
  };
}

export function answerOf(run: Run, said: string | null): Answer {
  const [first] = nextSteps(run);
  if (!first) return { what: 'Nothing is awaited', who: '', by: null, because: '', clauses: [], said };
  const { what, who, by, because, clauses } = first;
  return { what, who, by, because, clauses, said };
}

export const sumOf = ({ step, who, by }: Points): number => step + who + by;

/** The score of each table over all rounds, and of the room: points and how many there were to be had. */
export function scoresOf(
  rounds: readonly Round[],
): { readonly table: string; readonly points: number; readonly of: number }[] {
  const guesses = rounds.flatMap((round) => round.guesses);
  return [...new Set(guesses.map(({ table }) => table))].map((table) => {
    const own = guesses.filter((guess) => guess.table === table);
    return { table, points: own.reduce((sum, { points }) => sum + sumOf(points), 0), of: own.length * 3 };
  });
}
