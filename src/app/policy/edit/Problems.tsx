import type { Problem } from '../../../facts/yaml.ts';
import { remedyOf } from './remedies.ts';

/** What is wrong with the file: where, what, and what to do. */
export function Problems({ problems, onGo }: { problems: readonly Problem[]; onGo: (line: number) => void }) {
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
                <button type="button" className="desk-line" onClick={() => onGo(problem.line)}>
                  Line {problem.line}
                </button>
                : {problem.field === '' ? '' : <code>{problem.field}</code>} {problem.message}
                <span className="wm-under">{remedyOf(problem)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
