import type { Problem } from '../../../facts/yaml.ts';
import { remedyOf } from './remedies.ts';

/** What is wrong with the file: where, what, and what to do. */
export function Problems({
  problems,
  onLine,
  onField,
}: {
  problems: readonly Problem[];
  onLine: (line: number) => void;
  /** Null where the form is not shown. */
  onField: ((field: string) => void) | null;
}) {
  return (
    <div role="status" className={problems.length > 0 ? 'desk-problems' : undefined}>
      {problems.length === 0 ? (
        <p className="govuk-body wm-muted">
          <span aria-hidden="true">●</span> The file can be read and every clause of it acts.
        </p>
      ) : (
        <>
          <h2 className="govuk-heading-s">
            {problems.length === 1 ? 'One thing is wrong' : `${problems.length} things are wrong`}
          </h2>
          <ul className="wm-changes">
            {problems.map((problem) => (
              <li key={`${problem.line} ${problem.field} ${problem.message}`}>
                <button type="button" className="desk-line" onClick={() => onLine(problem.line)}>
                  Line {problem.line}
                </button>
                : <NamedField field={problem.field} onField={onField} /> {problem.message}
                <span className="wm-under">{remedyOf(problem)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

const NamedField = ({ field, onField }: { field: string; onField: ((field: string) => void) | null }) =>
  field === '' ? null : onField === null ? (
    <code>{field}</code>
  ) : (
    <button type="button" className="desk-line" onClick={() => onField(field)}>
      <code>{field}</code>
    </button>
  );
