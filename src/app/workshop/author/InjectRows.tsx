import type { Run } from '../../../engine/run.ts';
import type { Inject } from '../../../engine/scenario.ts';
import { inFileOrder } from '../../../engine/writeScenario.ts';
import type { Day } from '../../../facts/day.ts';
import { type Fact, FACT_NAMES, FACT_TYPES, type FactType } from '../../../facts/vocabulary.ts';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { DayField, Line, Text } from './Fields.tsx';
import { type Editing, FactRows } from './FactRows.tsx';

const OPTIONAL = [
  ['playedBy', 'Who plays it'],
  ['expected', 'The expected response'],
  ['learning', 'The learning point'],
] as const;

const APART = 'inject ';
/** The facts of an inject are numbered in a file as those of the case are; beside them each needs a name of its own. */
const apart = (facts: readonly Fact[]): Fact[] => facts.map((fact) => ({ ...fact, id: `${APART}${fact.id}` }));
const asInFile = (fact: Fact): Fact => ({ ...fact, id: fact.id.replace(APART, '') });

/** What the trainer can let happen in this case: when, what the room hears, who plays it, what it teaches. */
export function InjectRows({
  day,
  injects,
  before,
  editing,
  onEdit,
  onChange,
}: {
  /** The day a new one starts with. */
  day: Day;
  injects: readonly Inject[];
  /** What the case comes to on a day without one of the facts, and with more of them. */
  before: (day: Day, without: Fact | null, more: readonly Fact[]) => Run | null;
  editing: Editing;
  onEdit: (editing: Editing) => void;
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
          <h3 className="govuk-heading-s">What it adds to the case</h3>
          {inject.facts.length === 0 ? (
            <p className="govuk-hint">No fact: the room is told, and the case goes on.</p>
          ) : null}
          <FactRows
            list={`inject-${index}`}
            whose={`inject ${index + 1}`}
            facts={apart(inject.facts)}
            day={inject.on}
            before={(on, without) => before(on, without, apart(inject.facts))}
            editing={editing}
            onEdit={onEdit}
            onChange={(facts) => replace(index, { ...inject, facts: inFileOrder(facts.map(asInFile)) })}
          />
          <Prevents
            without={inject.without}
            name={`inject-${index}`}
            onChange={(without) => replace(index, { ...inject, without })}
          />
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
              on: day,
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

/** The kinds of fact of which the next one still to come does not happen once the inject is played. */
const Prevents = ({
  without,
  name,
  onChange,
}: {
  without: readonly FactType[];
  name: string;
  onChange: (without: FactType[]) => void;
}) => (
  <Disclosure
    summary={
      without.length === 0
        ? 'It prevents nothing'
        : `It prevents: ${without.map((type) => FACT_NAMES[type]).join(', ')}`
    }
  >
    <p className="govuk-hint">Of each kind you tick, the next one still to come does not happen.</p>
    <div className="ws-kinds">
      {FACT_TYPES.map((type) => (
        <label key={type} className="ws-tick">
          <input
            type="checkbox"
            className="wm-tick"
            name={`${name}-without`}
            checked={without.includes(type)}
            onChange={(event) =>
              onChange(event.target.checked ? [...without, type] : without.filter((each) => each !== type))
            }
          />{' '}
          {FACT_NAMES[type]}
        </label>
      ))}
    </div>
  </Disclosure>
);
