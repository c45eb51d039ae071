import { useState } from 'react';

import type { Pause } from '../../../engine/training.ts';
import type { Run } from '../../../engine/run.ts';
import { possibleNow } from '../../../engine/steps.ts';
import { dayText } from '../../../engine/words.ts';
import { isDay } from '../../../facts/day.ts';
import { FACT_NAMES, type FactType } from '../../../facts/vocabulary.ts';
import { roleOptions } from '../../shared/form/questions.ts';
import { Clauses } from '../../shared/ui/Clauses.tsx';
import { answerOf, type Guess, pointsFor, type Round, scoresOf, sumOf } from '../session/rounds.ts';
import type { Session } from '../session/session.ts';
import { type Asking, USUAL_QUESTION } from './asking.ts';
import type { Change } from './StageScreen.tsx';
import type { Stage } from './useStage.ts';

type AskProps = {
  readonly session: Session;
  readonly stage: Stage;
  readonly change: Change;
  readonly pauses: readonly Pause[];
  readonly asking: Asking | null;
  readonly onAsking: (asking: Asking | null) => void;
  readonly onDone: () => void;
};

/** Predict, then reveal: the tables say what comes next, then the answer is shown with its arithmetic and clause. */
export function AskPanel(props: AskProps) {
  const { asking, session, onAsking, onDone, stage } = props;
  if (asking === null) return <Compose {...props} />;
  if (asking.phase === 'collecting') return <Collect {...props} asking={asking} />;
  return (
    <>
      <h2 className="govuk-heading-m">The answer</h2>
      <AnswerView run={stage.run} round={asking.round} />
      <Scores session={session} />
      <button
        type="button"
        className="govuk-button"
        onClick={() => {
          onAsking(null);
          onDone();
        }}
      >
        Carry on
      </button>
    </>
  );
}

function Compose({ session, stage: { at }, pauses, onAsking }: AskProps) {
  const [asked, setAsked] = useState(pauses[0]?.ask ?? USUAL_QUESTION);
  return (
    <>
      <h2 className="govuk-heading-m">Ask the room</h2>
      <div className="govuk-form-group">
        <label className="govuk-label govuk-label--s" htmlFor="asked">
          The question
        </label>
        <textarea
          id="asked"
          className="govuk-textarea"
          rows={3}
          maxLength={1000}
          value={asked}
          onChange={(event) => setAsked(event.target.value)}
        />
      </div>
      <button
        type="button"
        className="govuk-button"
        onClick={() =>
          onAsking({
            phase: 'collecting',
            branch: session.current,
            at,
            asked: asked.trim() || USUAL_QUESTION,
            guesses: session.tables.map((table) => ({ table, step: '', who: '', by: '' })),
          })
        }
      >
        Ask
      </button>
      {session.rounds.length > 0 ? <Scores session={session} /> : null}
    </>
  );
}

function Collect({
  session,
  stage: { run, at },
  change,
  pauses,
  asking,
  onAsking,
}: AskProps & { asking: Extract<Asking, { phase: 'collecting' }> }) {
  const { guesses } = asking;
  const set = (index: number, part: Partial<Guess>): void =>
    onAsking({ ...asking, guesses: guesses.map((guess, at_) => (at_ === index ? { ...guess, ...part } : guess)) });
  const addTable = (): void => {
    const table = `Table ${guesses.length + 1}`;
    change((now) => ({ ...now, tables: [...now.tables, table] }));
    onAsking({ ...asking, guesses: [...guesses, { table, step: '', who: '', by: '' }] });
  };
  const reveal = (): void => {
    const said = pauses.find(({ ask }) => ask === asking.asked)?.answer ?? null;
    const scored = guesses.map((guess) => ({ ...guess, points: pointsFor(run, guess) }));
    const round: Round = {
      branch: session.current,
      at,
      asked: asking.asked,
      answer: answerOf(run, said),
      guesses: scored,
    };
    change((now) => ({ ...now, rounds: [...now.rounds, round] }));
    onAsking({ branch: asking.branch, at: asking.at, asked: asking.asked, phase: 'revealed', round });
  };
  return (
    <>
      <h2 className="govuk-heading-m">{asking.asked}</h2>
      {guesses.map((guess, index) => (
        // A table has no identity but its place.
        <TableGuess key={index} run={run} guess={guess} onChange={(part) => set(index, part)} />
      ))}
      <div className="govuk-button-group">
        <button type="button" className="govuk-button" onClick={reveal}>
          Reveal the answer
        </button>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={addTable}>
          Add a table
        </button>
        <button type="button" className="wm-linklike" onClick={() => onAsking(null)}>
          Do not ask
        </button>
      </div>
    </>
  );
}

function TableGuess({ run, guess, onChange }: { run: Run; guess: Guess; onChange: (part: Partial<Guess>) => void }) {
  const { possible } = possibleNow(run);
  const id = guess.table.replaceAll(/\W/g, '-');
  return (
    <fieldset className="govuk-fieldset ws-guess">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{guess.table}</legend>
      <label htmlFor={`${id}-step`}>Next step</label>
      <select
        id={`${id}-step`}
        className="govuk-select"
        value={guess.step}
        onChange={(event) => onChange({ step: event.target.value as FactType | '' })}
      >
        <option value="">Nothing</option>
        {possible.map((type) => (
          <option key={type} value={type}>
            {FACT_NAMES[type]}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-who`}>Who</label>
      <select
        id={`${id}-who`}
        className="govuk-select"
        value={guess.who}
        onChange={(event) => onChange({ who: event.target.value })}
      >
        <option value="">Choose</option>
        {roleOptions(run).map(({ label }) => (
          <option key={label} value={label}>
            {label}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-by`}>By which day</label>
      <input
        id={`${id}-by`}
        type="date"
        className="govuk-input ws-day"
        value={isDay(guess.by) ? guess.by : ''}
        onChange={(event) => onChange({ by: event.target.value })}
      />
      <label className="ws-tick">
        <input
          type="checkbox"
          className="wm-tick"
          checked={guess.by === 'none'}
          onChange={(event) => onChange({ by: event.target.checked ? 'none' : '' })}
        />{' '}
        There is no date
      </label>
    </fieldset>
  );
}

/** What was right, and what each table had said. */
export function AnswerView({ run, round: { answer, guesses } }: { run: Run; round: Round }) {
  return (
    <>
      <section className="ws-first">
        <h3 className="govuk-heading-m">{answer.what}</h3>
        <p className="govuk-body">
          {answer.who}
          {answer.by ? `, by ${dayText(answer.by)}` : ''}
        </p>
        {answer.because === '' ? null : <p className="govuk-body">{answer.because}</p>}
        {answer.said === null ? null : <p className="govuk-body">{answer.said}</p>}
        <Clauses policy={run.policy} ids={answer.clauses} />
      </section>
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
export function Scores({ session: { rounds } }: { session: Pick<Session, 'rounds'> }) {
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
