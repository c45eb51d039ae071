import { useMemo } from 'react';

import type { Diagram } from '../../../diagram/model.ts';
import { tableOf } from '../../../diagram/outline.ts';
import { citation, uncapitalised } from '../../../diagram/words.ts';

/** The diagram as a table: a row for each transition. */
export function TransitionTable({ diagram, title }: { readonly diagram: Diagram; readonly title: string }) {
  const rows = useMemo(() => tableOf(diagram), [diagram]);
  return (
    <table className="govuk-table statechart-table">
      <caption className="govuk-table__caption">{title}</caption>
      <thead className="govuk-table__head">
        <tr className="govuk-table__row">
          {['From', 'What happens', 'Condition', 'To', 'Clause'].map((name) => (
            <th key={name} scope="col" className="govuk-table__header">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="govuk-table__body">
        {rows.map(({ from, kind, text, guard, to, clauses, off }) => (
          <tr
            key={`${kind} ${from.id} ${text} ${String(guard)} ${to.id}`}
            className={off ? 'govuk-table__row is-off' : 'govuk-table__row'}
          >
            <td className="govuk-table__cell">{from.label}</td>
            <td className="govuk-table__cell">
              {kind === 'timer' ? `The time is over: ${uncapitalised(text)}` : text}
            </td>
            <td className="govuk-table__cell">
              {[guard, off && 'does not happen under this policy'].filter(Boolean).join('; ')}
            </td>
            <td className="govuk-table__cell">{to.label}</td>
            <td className="govuk-table__cell">{citation(clauses)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
