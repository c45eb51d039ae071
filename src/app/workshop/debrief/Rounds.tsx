import type { Policy } from '../../../../policies/schema.ts';
import { dayText } from '../../../engine/words.ts';
import { sumOf } from '../session/rounds.ts';
import type { Session } from '../session/session.ts';
import { clauseNames } from '../../shared/ui/Clauses.tsx';
import { guessText } from '../stage/Answer.tsx';

/** What the room was asked, what it said and what was right. What each table said is for the trainer. */
export function Rounds({
  session,
  policies,
  copy,
}: {
  session: Session;
  policies: ReadonlyMap<string, Policy>;
  copy: 'trainer' | 'participants';
}) {
  const named = (id: string, ids: readonly string[]): string => {
    const policy = policies.get(session.branches.find((branch) => branch.id === id)?.policy ?? session.scenario.policy);
    return policy ? clauseNames(policy, ids) : ids.join(', ');
  };
  if (session.rounds.length === 0) return null;
  return (
    <section className="wm-section">
      <h2 className="govuk-heading-m">What the room was asked</h2>
      {session.rounds.map(({ asked, at, answer, guesses, branch }, index) => (
        <div className="ws-heard" key={index}>
          <h3 className="govuk-heading-s">
            {dayText(at.day)}: {asked}
          </h3>
          {session.branches.length > 1 ? (
            <p className="wm-under">
              In the branch: {session.branches.find(({ id }) => id === branch)?.name ?? 'one that was removed'}
            </p>
          ) : null}
          <p className="govuk-body">
            {[answer.what, answer.who, answer.by ? `by ${dayText(answer.by)}` : ''].filter(Boolean).join(', ')}.{' '}
            {answer.because}
            {answer.clauses.length > 0 ? ` § ${named(branch, answer.clauses)}` : ''}
          </p>
          {answer.said === null ? null : <p className="govuk-body">{answer.said}</p>}
          {copy === 'trainer' ? (
            <ul className="govuk-list govuk-list--bullet">
              {guesses.map((guess, at_) => (
                <li key={at_}>
                  {guess.table}: {guessText(guess)}. {sumOf(guess.points)} of 3.
                </li>
              ))}
            </ul>
          ) : null}
        </div>
      ))}
    </section>
  );
}
