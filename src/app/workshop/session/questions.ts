import type { Fact } from '../../../facts/vocabulary.ts';
import { isSame } from '../play/moves.ts';
import type { Position } from '../play/story.ts';
import type { Question, Round } from './rounds.ts';
import { branchOf, type Session } from './session.ts';

/** The question that waits for its answer at a moment. In another branch it waits there too, where all before is the same. */
export const questionAt = (session: Session, at: Position, happened: readonly Fact[]): Question | null =>
  session.questions.find((question) => isAskedAt(session, question, at, happened)) ?? null;

function isAskedAt(session: Session, question: Question, at: Position, happened: readonly Fact[]): boolean {
  const [asked, here] = [branchOf(session, question.branch), branchOf(session)];
  return (
    isSame(question.at, at) &&
    asked.policy === here.policy &&
    happened.every((fact, index) => JSON.stringify(fact) === JSON.stringify(asked.facts[index]))
  );
}

const others = ({ questions }: Session, { branch, at }: Question): Question[] =>
  questions.filter((each) => each.branch !== branch || !isSame(each.at, at));

/** The question asked, or what the tables say to it by now. A moment has one. */
export const withQuestion = (session: Session, question: Question): Session => ({
  ...session,
  questions: [...others(session, question), question],
});

export const withoutQuestion = (session: Session, question: Question): Session => ({
  ...session,
  questions: others(session, question),
});

/** The answer is shown: the question waits no longer, and what the tables said counts. */
export const withRound = (session: Session, question: Question, round: Round): Session => ({
  ...withoutQuestion(session, question),
  rounds: [...session.rounds, round],
});
