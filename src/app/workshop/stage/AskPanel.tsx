import { useState } from 'react';

import type { Pause } from '../../../engine/training.ts';
import type { Run } from '../../../engine/run.ts';
import { possibleNow } from '../../../engine/steps.ts';
import { dayText } from '../../../engine/words.ts';
import { isDay } from '../../../facts/day.ts';
import { FACT_NAMES, type FactType } from '../../../facts/vocabulary.ts';
import { roleOptions } from '../../shared/form/questions.ts';
import { withoutQuestion, withQuestion, withRound } from '../session/questions.ts';
import { answerOf, type Guess, pointsFor, type Question, type Round } from '../session/rounds.ts';
import type { Session } from '../session/session.ts';
import { AnswerView, Scores } from './Answer.tsx';
import { type Asking, USUAL_QUESTION } from './asking.ts';
import type { Change } from './StageScreen.tsx';
import type { Stage } from './useStage.ts';

type AskProps = {
  readonly session: Session;
  readonly stage: Stage;
  readonly change: Change;
  readonly pauses: readonly Pause[];
  readonly asking: Asking | null;
  /** The answer is shown from now on; null: no longer. */
  readonly onShown: (round: Round | null) => void;
  readonly onDone: () => void;
};

/** Predict, then reveal: the tables say what comes next, then the answer is shown with its arithmetic and clause. */
export function AskPanel(props: AskProps) {
  const { asking, session, onShown, onDone, stage } = props;
  if (asking === null) return <Compose {...props} />;
  if (asking.phase === 'collecting') return <Collect {...props} question={asking.question} />;
  return (
    <>
      <h2 className="govuk-heading-m">The answer</h2>
      <AnswerView run={stage.run} round={asking.round} />
      <Scores rounds={session.rounds} />
      <button
        type="button"
        className="govuk-button"
        onClick={() => {
          onShown(null);
          onDone();
        }}
      >
        Carry on
      </button>
    </>
  );
}

function Compose(props: AskProps) {
  const { session, stage, change, pauses } = props;
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
          change((now) =>
            withQuestion(now, {
              branch: now.current,
              at: stage.at,
              asked: asked.trim() || USUAL_QUESTION,
              guesses: now.tables.map((table) => ({ table, step: '', who: '', by: '' })),
            }),
          )
        }
      >
        Ask
      </button>
      <Waiting {...props} />
      {session.rounds.length > 0 ? <Scores rounds={session.rounds} /> : null}
    </>
  );
}

/** The questions of other moments that nobody has heard the answer to. */
function Waiting({ session, stage, change }: AskProps) {
  if (session.questions.length === 0) return null;
  const goTo = ({ branch, at }: Question): void => {
    if (branch === session.current) return stage.send({ type: 'goTo', at });
    stage.landAt(at);
    change((now) => ({ ...now, current: branch }));
  };
  return (
    <>
      <h3 className="govuk-heading-s">Asked, and not yet revealed</h3>
      <ul className="govuk-list">
        {session.questions.map((question) => (
          <li key={`${question.branch} ${question.at.step} ${question.at.day}`}>
            <button type="button" className="wm-linklike" onClick={() => goTo(question)}>
              Go back to {dayText(question.at.day)}
            </button>
            <span className="wm-under">{question.asked}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Collect({
  session,
  stage: { run, at },
  change,
  pauses,
  question,
  onShown,
}: AskProps & { question: Question }) {
  const { guesses } = question;
  const set = (index: number, part: Partial<Guess>): void => {
    const said = guesses.map((guess, each) => (each === index ? { ...guess, ...part } : guess));
    change((now) => withQuestion(now, { ...question, guesses: said }));
  };
  const addTable = (): void => {
    const table = `Table ${guesses.length + 1}`;
    const said = [...guesses, { table, step: '', who: '', by: '' } as const];
    change((now) => withQuestion({ ...now, tables: said.map((each) => each.table) }, { ...question, guesses: said }));
  };
  const reveal = (): void => {
    const said = pauses.find(({ ask }) => ask === question.asked)?.answer ?? null;
    const scored = guesses.map((guess) => ({ ...guess, points: pointsFor(run, guess) }));
    const round: Round = {
      branch: session.current,
      at,
      asked: question.asked,
      answer: answerOf(run, said),
      guesses: scored,
    };
    change((now) => withRound(now, question, round));
    onShown(round);
  };
  return (
    <>
      <h2 className="govuk-heading-m">{question.asked}</h2>
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
        <button type="button" className="wm-linklike" onClick={() => change((now) => withoutQuestion(now, question))}>
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
        <option value="">Nothing said</option>
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
