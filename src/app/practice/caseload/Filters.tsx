import { memo, useMemo } from 'react';

import type { CaseloadFilter } from '../../shared/screens.ts';
import { STAGES } from '../stages.ts';
import { STAGE_IDS } from './find.ts';

type FiltersProps = {
  readonly filter: CaseloadFilter;
  readonly offered: Readonly<Record<'authority' | 'worker' | 'family', readonly string[]>>;
  readonly set: (change: { readonly [K in keyof CaseloadFilter]?: string | undefined }) => void;
  readonly reset: () => void;
  /** What is typed into the search, letter by letter; `settle` when that is over. */
  readonly type: (search: string) => void;
  readonly settle: () => void;
};

/** So many families are offered as one types; a whole authority has thousands. */
const MOST_OFFERED = 50;

/** Looking for children: by words as one types, and by what they have in common. */
export function Filters({ filter, offered, set, reset, type, settle }: FiltersProps) {
  const isFiltered = Object.keys(filter).some((name) => name !== 'by');
  return (
    <form
      className="wm-filters wm-screen-only"
      role="search"
      aria-label="Children"
      onSubmit={(event) => {
        event.preventDefault();
        settle();
      }}
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
          onChange={(event) => type(event.target.value)}
          onBlur={settle}
        />
      </div>
      <Choice label="Authority" name="authority" value={filter.authority} options={offered.authority} set={set} />
      <Choice label="Lead social worker" name="worker" value={filter.worker} options={offered.worker} set={set} />
      <Choice
        label="Where in the plan"
        name="stage"
        value={filter.stage}
        options={STAGE_IDS}
        words={STAGES}
        set={set}
      />
      <Family value={filter.family} offered={offered.family} set={set} />
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

/** A family, by as much of its name as one types. */
const Family = memo(function Family({
  value = '',
  offered,
  set,
}: Pick<FiltersProps, 'set'> & { readonly value: string | undefined; readonly offered: readonly string[] }) {
  const typed = value.toLowerCase();
  const found = useMemo(
    () => offered.filter((family) => family.toLowerCase().includes(typed)).slice(0, MOST_OFFERED),
    [offered, typed],
  );
  return (
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
        value={value}
        onChange={(event) => set({ family: event.target.value })}
      />
      <datalist id="families">
        {found.map((family) => (
          <option key={family} value={family}>
            {family}
          </option>
        ))}
      </datalist>
    </div>
  );
});

type ChoiceProps = Pick<FiltersProps, 'set'> & {
  readonly label: string;
  readonly name: 'authority' | 'worker' | 'stage';
  readonly value: string | undefined;
  readonly options: readonly string[];
  /** What an option is called, where it is not its own name. */
  readonly words?: Readonly<Record<string, string>>;
};

const Choice = memo(function Choice({ label, name, value = '', options, words, set }: ChoiceProps) {
  return (
    <div>
      <label className="govuk-label" htmlFor={`filter-${name}`}>
        {label}
      </label>
      <select
        id={`filter-${name}`}
        className="govuk-select"
        value={value}
        onChange={(event) => set({ [name]: event.target.value })}
      >
        <option value="">Any</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {words?.[option] ?? option}
          </option>
        ))}
      </select>
    </div>
  );
});
