import { useState } from 'react';

import type { Policy } from '../../../../policies/schema.ts';
import { must } from '../../../facts/must.ts';
import { Link, useNavigation } from '../../shared/navigation.tsx';
import { Cited } from '../desk/Cited.tsx';
import { Desk } from '../desk/Desk.tsx';
import { useLibrary } from '../library/library.ts';
import { nameOf } from '../library/names.ts';
import { Differs, Scroll } from './parts.tsx';
import { OnACase } from './OnACase.tsx';
import { type MatrixPart, matrixOf, type MatrixRow } from './matrix.ts';

const MOST = 5;
const FRAME = 'england';
type Chosen = readonly (readonly [key: string, policy: Policy])[];

/** Two to five policies beside each other: what they say, and what that comes to on one case. */
export function CompareScreen({ chosen, child }: { chosen: readonly string[]; child: string | undefined }) {
  const { policies } = useLibrary();
  const picked: Chosen = chosen.flatMap((key) => {
    const policy = policies.get(key);
    return policy ? [[key, policy] as const] : [];
  });
  // Before anything is chosen the desk shows what there is in the national frame.
  const [id, policy] = picked[0] ?? [FRAME, must(policies.get(FRAME), 'the national frame')];
  return (
    <Desk
      id={id}
      policy={policy}
      beside={picked.map(([, each]) => each)}
      title="Compare policies"
      here="Compare it"
      kind="comparison"
    >
      <Choice policies={policies} chosen={chosen} child={child} />
      {picked.length < 2 ? (
        <p className="govuk-inset-text">Choose at least two policies to see where they differ.</p>
      ) : (
        <>
          <OnACase chosen={picked} child={child} />
          <Matrix chosen={picked} />
        </>
      )}
    </Desk>
  );
}

function Choice({
  policies,
  chosen,
  child,
}: {
  policies: ReadonlyMap<string, Policy>;
  chosen: readonly string[];
  child: string | undefined;
}) {
  const { open } = useNavigation();
  const toggle = (key: string): void => {
    const next = chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key];
    open({ name: 'comparePolicies', with: next, child }, 'replace');
  };
  return (
    <fieldset className="govuk-fieldset desk-choice">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Which policies? Two to five</legend>
      <div className="govuk-checkboxes govuk-checkboxes--small">
        {[...policies].map(([key, policy]) => (
          <div className="govuk-checkboxes__item" key={key}>
            <input
              className="govuk-checkboxes__input"
              id={`with-${key}`}
              type="checkbox"
              checked={chosen.includes(key)}
              disabled={!chosen.includes(key) && chosen.length >= MOST}
              onChange={() => toggle(key)}
            />
            <label className="govuk-label govuk-checkboxes__label" htmlFor={`with-${key}`}>
              {nameOf(key, policy)}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

function Matrix({ chosen }: { chosen: Chosen }) {
  const [all, setAll] = useState(false);
  const parts = matrixOf(chosen.map(([, policy]) => policy));
  const differing = parts.reduce((sum, { rows }) => sum + rows.filter(({ differs }) => differs).length, 0);
  return (
    <section className="wm-section">
      <h2 className="govuk-heading-m">What they say</h2>
      <p className="govuk-body" role="status">
        They differ in {differing} {differing === 1 ? 'thing' : 'things'}, each marked <Differs />.
      </p>
      <button
        type="button"
        className="govuk-button govuk-button--secondary"
        aria-pressed={all}
        onClick={() => setAll(!all)}
      >
        {all ? 'Show only what differs' : 'Show what is the same too'}
      </button>
      <Scroll label="What the policies say">
        <table className="govuk-table desk-matrix">
          <thead>
            <tr>
              <th scope="col">What</th>
              {chosen.map(([key, policy]) => (
                <th scope="col" key={key}>
                  <Link to={{ name: 'policy', policy: key }}>{nameOf(key, policy)}</Link>
                </th>
              ))}
            </tr>
          </thead>
          {parts.map((part) => (
            <Part key={part.title} part={part} chosen={chosen} all={all} />
          ))}
        </table>
      </Scroll>
    </section>
  );
}

function Part({ part: { title, rows }, chosen, all }: { part: MatrixPart; chosen: Chosen; all: boolean }) {
  const shown = rows.filter(({ differs }) => all || differs);
  if (shown.length === 0) return null;
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={chosen.length + 1} className="desk-matrix__part">
          {title}
        </th>
      </tr>
      {shown.map((row) => (
        <Row key={row.id} row={row} chosen={chosen} />
      ))}
    </tbody>
  );
}

const Row = ({ row: { label, cells, differs }, chosen }: { row: MatrixRow; chosen: Chosen }) => (
  <tr>
    <th scope="row">
      {differs ? <Differs /> : null} {label}
    </th>
    {cells.map(({ text, note, clauses }, index) => {
      const [key, policy] = chosen[index] ?? [];
      return (
        <td key={key ?? index}>
          {text}
          {note === '' ? null : <span className="wm-under">{note}</span>}
          {policy && clauses.length > 0 ? <Cited policy={policy} ids={clauses} /> : null}
        </td>
      );
    })}
  </tr>
);
