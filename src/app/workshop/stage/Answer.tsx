import type { Run } from '../../../engine/run.ts';
import { dayText } from '../../../engine/words.ts';
import { isDay } from '../../../facts/day.ts';
import { FACT_NAMES } from '../../../facts/vocabulary.ts';
import { Clauses } from '../../shared/ui/Clauses.tsx';
import { type Answer, type Guess, type Round, scoresOf, sumOf } from '../session/rounds.ts';

/** What was right, with its arithmetic and clause. */
export const AnswerCard = ({ run, answer }: { run: Run; answer: Answer }) => (
  <section className="ws-first" aria-label="The answer">
    <h3 className="govuk-heading-m">{answer.what}</h3>
    <p className="govuk-body">
      {answer.who}
      {answer.by ? `, by ${dayText(answer.by)}` : ''}
    </p>
    {answer.because === '' ? null : <p className="govuk-body">{answer.because}</p>}
    {answer.said === null ? null : <p className="govuk-body">{answer.said}</p>}
    <Clauses policy={run.policy} ids={answer.clauses} />
  </section>
);

/** What was right, and what each table had said. */
export function AnswerView({ run, round: { answer, guesses } }: { run: Run; round: Round }) {
  return (
    <>
      <AnswerCard run={run} answer={answer} />
      <ul className="ws-guesses">
        {guesses.map((guess, index) => (
          <li key={index}>
            <strong>{guess.table}</strong>: {guessText(guess)}
            <span className="wm-under">
              {sumOf(guess.points)} of 3: step {mark(guess.points.step)}, who {mark(guess.points.who)}, day{' '}
              {mark(guess.points.by)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

const mark = (point: 0 | 1): string => (point === 1 ? '✓ right' : '✗ not');

export const guessText = ({ step, who, by }: Guess): string =>
  [
    step === '' ? 'nothing' : FACT_NAMES[step].toLowerCase(),
    who || 'nobody named',
    isDay(by) ? `by ${dayText(by)}` : by === 'none' ? 'no date' : 'no day given',
  ].join(', ');

/** The scores so far: each table and the room. */
export function Scores({ rounds }: { rounds: readonly Round[] }) {
  const scores = scoresOf(rounds);
  const room = scores.reduce((sum, { points }) => sum + points, 0);
  const all = scores.reduce((sum, { of }) => sum + of, 0);
  return (
    <table className="govuk-table ws-scores">
      <caption className="govuk-table__caption govuk-table__caption--s">Scores so far</caption>
      <tbody>
        {scores.map(({ table, points, of }) => (
          <tr key={table}>
            <th scope="row">{table}</th>
            <td>
              {points} of {of}
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">
            <strong>The room</strong>
          </th>
          <td>
            <strong>
              {room} of {all}
            </strong>
          </td>
        </tr>
      </tbody>
    </table>
  );
}
