import type { Policy } from '../../../../policies/schema.ts';
import { lineText } from '../../../diagram/model.ts';
import { nameOf } from '../../../diagram/outline.ts';
import { Link } from '../../shared/navigation.tsx';
import { Cited } from '../desk/Cited.tsx';
import { machineName } from '../machine/machines.ts';
import type { Coverage, Part } from './coverage.ts';

/** The states, transitions and clauses that no case has gone through yet. */
export function CoverageOf({ policy, coverage: { machines, clauses } }: { policy: Policy; coverage: Coverage }) {
  return (
    <section aria-label="What no case has tried">
      <h2 className="govuk-heading-m">What no case has tried</h2>
      <table className="govuk-table">
        <thead>
          <tr>
            <th scope="col">Machine</th>
            <th scope="col">States tried</th>
            <th scope="col">Transitions tried</th>
          </tr>
        </thead>
        <tbody>
          {machines.map(({ id, states, edges }) => (
            <tr key={id}>
              <th scope="row">
                <Link to={{ name: 'machine', policy: policy.id, machine: id }}>{machineName(id)}</Link>
              </th>
              <td>{tried(states)}</td>
              <td>{tried(edges)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {machines
        .filter(({ states, edges }) => states.missing.length + edges.missing.length > 0)
        .map(({ id, diagram, states, edges }) => (
          <details key={id} className="desk-more">
            <summary>
              {machineName(id)}: {states.missing.length + edges.missing.length} untried
            </summary>
            <ul className="desk-rules">
              {states.missing.map((box) => (
                <li key={box.id}>
                  <Link to={{ name: 'machine', policy: policy.id, machine: id, state: box.id }}>
                    {nameOf(box.id, diagram)}
                  </Link>
                </li>
              ))}
              {edges.missing.map((edge) => (
                <li key={edge.id}>
                  {nameOf(edge.from, diagram)} → {nameOf(edge.to, diagram)}{' '}
                  <span className="wm-muted">{edge.lines.map((line) => lineText(line)).join(', or ')}</span>
                </li>
              ))}
            </ul>
          </details>
        ))}
      <details className="desk-more">
        <summary>
          Clauses: {tried(clauses)} tried, {clauses.missing.length} not
        </summary>
        <Cited policy={policy} ids={clauses.missing} />
      </details>
    </section>
  );
}

const tried = ({ all, missing }: Part<unknown>): string => `${all - missing.length} of ${all}`;
