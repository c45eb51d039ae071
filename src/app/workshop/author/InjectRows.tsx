import type { Inject, Scenario } from '../../../engine/scenario.ts';
import { FACT_NAMES } from '../../../facts/vocabulary.ts';
import { DayField, Line, Text } from './Fields.tsx';

const OPTIONAL = [
  ['playedBy', 'Who plays it'],
  ['expected', 'The expected response'],
  ['learning', 'The learning point'],
] as const;

/** What the trainer can let happen in this case: when, what the room hears, who plays it, what it teaches. */
export function InjectRows({
  scenario,
  injects,
  onChange,
}: {
  scenario: Scenario;
  injects: readonly Inject[];
  onChange: (injects: Inject[]) => void;
}) {
  const replace = (index: number, inject: Inject): void =>
    onChange(injects.map((each, at) => (at === index ? inject : each)));
  return (
    <section className="wm-section">
      <h2 className="govuk-heading-m">Injects</h2>
      {injects.map((inject, index) => (
        <fieldset className="ws-box" key={index}>
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Inject {index + 1}</legend>
          <Line
            id={`inject-${index}-title`}
            title="Name"
            value={inject.title}
            onChange={(title) => replace(index, { ...inject, title })}
          />
          <DayField
            id={`inject-${index}-on`}
            title="When"
            value={inject.on}
            onChange={(on) => replace(index, { ...inject, on })}
          />
          <Text
            id={`inject-${index}-heard`}
            title="What the room hears"
            value={inject.heard}
            onChange={(heard) => replace(index, { ...inject, heard })}
          />
          {OPTIONAL.map(([field, title]) => (
            <Text
              key={field}
              id={`inject-${index}-${field}`}
              title={`${title} (optional)`}
              value={inject[field] ?? ''}
              onChange={(text) => {
                const { [field]: _, ...rest } = inject;
                replace(index, text === '' ? rest : { ...rest, [field]: text });
              }}
            />
          ))}
          <p className="govuk-hint">
            {inject.facts.length === 0
              ? 'It adds no fact: the room is told, and the case goes on.'
              : `It adds: ${inject.facts.map(({ type }) => FACT_NAMES[type]).join(', ')}.`}{' '}
            Its facts are edited in the file.
          </p>
          <button type="button" className="wm-linklike" onClick={() => onChange(injects.toSpliced(index, 1))}>
            Remove inject {index + 1}
          </button>
        </fieldset>
      ))}
      <button
        type="button"
        className="govuk-button govuk-button--secondary"
        onClick={() =>
          onChange([
            ...injects,
            {
              title: `Inject ${injects.length + 1}`,
              on: scenario.facts[0]?.on ?? scenario.asOf,
              heard: 'What the room hears.',
              facts: [],
              without: [],
            },
          ])
        }
      >
        Add an inject
      </button>
    </section>
  );
}
