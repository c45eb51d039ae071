import type { CaseloadFilter } from '../../shared/screens.ts';
import { STAGES } from '../stages.ts';
import { STAGE_IDS } from './find.ts';

type FiltersProps = {
  readonly filter: CaseloadFilter;
  readonly offered: Readonly<Record<'authority' | 'worker' | 'family', readonly string[]>>;
  readonly set: (change: { readonly [K in keyof CaseloadFilter]?: string | undefined }) => void;
  readonly reset: () => void;
};

/** So many families are offered as one types; a whole authority has thousands. */
const MOST_OFFERED = 50;

/** Looking for children: by words as one types, and by what they have in common. */
export function Filters({ filter, offered, set, reset }: FiltersProps) {
  const isFiltered = Object.keys(filter).some((name) => name !== 'by');
  const typed = (filter.family ?? '').toLowerCase();
  return (
    <form
      className="wm-filters wm-screen-only"
      role="search"
      aria-label="Children"
      onSubmit={(event) => event.preventDefault()}
    >
      <div className="wm-filters__search">
        <label className="govuk-label" htmlFor="search">
          Search by name, family, worker or authority
        </label>
        <input
          id="search"
          type="search"
          className="govuk-input"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={filter.search ?? ''}
          onChange={(event) => set({ search: event.target.value })}
        />
      </div>
      <Choice label="Authority" name="authority" options={offered.authority.map(same)} {...{ filter, set }} />
      <Choice label="Lead social worker" name="worker" options={offered.worker.map(same)} {...{ filter, set }} />
      <Choice
        label="Where in the plan"
        name="stage"
        options={STAGE_IDS.map((stage) => ({ value: stage, label: STAGES[stage] }))}
        {...{ filter, set }}
      />
      <div>
        <label className="govuk-label" htmlFor="family">
          Family
        </label>
        <input
          id="family"
          className="govuk-input"
          list="families"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={filter.family ?? ''}
          onChange={(event) => set({ family: event.target.value })}
        />
        <datalist id="families">
          {offered.family
            .filter((family) => family.toLowerCase().includes(typed))
            .slice(0, MOST_OFFERED)
            .map((family) => (
              <option key={family} value={family}>
                {family}
              </option>
            ))}
        </datalist>
      </div>
      <div className="wm-filters__last">
        <div className="govuk-checkboxes govuk-checkboxes--small">
          <div className="govuk-checkboxes__item">
            <input
              id="by-family"
              type="checkbox"
              className="govuk-checkboxes__input"
              checked={filter.by === 'family'}
              onChange={(event) => set({ by: event.target.checked ? 'family' : undefined })}
            />
            <label className="govuk-label govuk-checkboxes__label" htmlFor="by-family">
              Families together
            </label>
          </div>
        </div>
        {isFiltered ? (
          <button type="button" className="wm-linklike" onClick={reset}>
            Show all children
          </button>
        ) : null}
      </div>
    </form>
  );
}

const same = (text: string) => ({ value: text, label: text });

type ChoiceProps = Pick<FiltersProps, 'filter' | 'set'> & {
  readonly label: string;
  readonly name: 'authority' | 'worker' | 'stage';
  readonly options: readonly { readonly value: string; readonly label: string }[];
};

const Choice = ({ label, name, options, filter, set }: ChoiceProps) => (
  <div>
    <label className="govuk-label" htmlFor={`filter-${name}`}>
      {label}
    </label>
    <select
      id={`filter-${name}`}
      className="govuk-select"
      value={filter[name] ?? ''}
      onChange={(event) => set({ [name]: event.target.value })}
    >
      <option value="">Any</option>
      {options.map(({ value, label: text }) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  </div>
);
