import type { Scenario } from '../../../engine/scenario.ts';
import type { Pause } from '../../../engine/training.ts';
import { DayField, Text } from './Fields.tsx';

/** Where the player stops and the room is asked. */
export function PauseRows({
  scenario,
  pauses,
  onChange,
}: {
  scenario: Scenario;
  pauses: readonly Pause[];
  onChange: (pauses: Pause[]) => void;
}) {
  const set = (index: number, part: Partial<Pause>): void =>
    onChange(pauses.map((pause, at) => (at === index ? { ...pause, ...part } : pause)));
  return (
    <section className="wm-section">
      <h2 className="govuk-heading-m">Pauses</h2>
      {pauses.map(({ on, ask, answer = '' }, index) => (
        <fieldset className="ws-box" key={index}>
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Pause {index + 1}</legend>
          <DayField
            id={`pause-${index}-on`}
            title="At the end of"
            value={on}
            onChange={(day) => set(index, { on: day })}
          />
          <Text
            id={`pause-${index}-ask`}
            title="The question"
            value={ask}
            onChange={(text) => set(index, { ask: text })}
          />
          <Text
            id={`pause-${index}-answer`}
            title="The answer, for the trainer (optional)"
            value={answer}
            onChange={(text) => {
              const { answer: _, ...rest } = { ...pauses[index], on, ask };
              onChange(
                pauses.map((pause, at) => (at === index ? (text === '' ? rest : { ...rest, answer: text }) : pause)),
              );
            }}
          />
          <button type="button" className="wm-linklike" onClick={() => onChange(pauses.toSpliced(index, 1))}>
            Remove pause {index + 1}
          </button>
        </fieldset>
      ))}
      <button
        type="button"
        className="govuk-button govuk-button--secondary"
        onClick={() =>
          onChange([
            ...pauses,
            {
              on: pauses.at(-1)?.on ?? scenario.facts[0]?.on ?? scenario.asOf,
              ask: 'What is the next step, who does it, and by which day?',
            },
          ])
        }
      >
        Add a pause
      </button>
    </section>
  );
}
