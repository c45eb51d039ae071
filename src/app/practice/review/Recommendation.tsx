import type { Run } from '../../../engine/run.ts';
import { roleWord } from '../../../engine/words.ts';
import { valueName } from '../../../facts/values.ts';
import type { FactOf } from '../../../facts/vocabulary.ts';
import { Link } from '../../shared/navigation.tsx';
import { Clauses } from '../../shared/ui/Clauses.tsx';
import { DayText } from '../../shared/ui/Due.tsx';
import { lastRecommendation } from './recommended.ts';

/** What the core group recommends to the review, with each member's view. */
export function Recommendation({ id, run }: { id: string; run: Run }) {
  const found = lastRecommendation(run);
  const asked = run.policy.checks.find(({ require }) => require === 'recommendedBeforehand');
  return (
    <section className="wm-section">
      <h2 className="govuk-heading-m">What the core group recommends</h2>
      {found ? (
        <Views run={run} recommended={found} />
      ) : (
        <p className="govuk-body">
          {asked
            ? 'Nothing yet. If the plan is to end, the core group agrees so before the review.'
            : 'Nothing yet. If the plan may end, record what the core group thinks before the review.'}
        </p>
      )}
      {asked ? <Clauses policy={run.policy} ids={asked.clauses} /> : null}
      <Link
        to={{ name: 'record', id, fact: 'removal.recommended', given: {} }}
        className="govuk-button govuk-button--secondary"
      >
        {found ? 'Record a new recommendation' : 'Record the recommendation'}
      </Link>
    </section>
  );
}

/** Who agrees and who does not, in their own words where they gave any. */
export function Views({ run, recommended }: { run: Run; recommended: FactOf<'removal.recommended'> }) {
  const { agreed, views, dissent, on } = recommended;
  return (
    <>
      <p className="govuk-body">
        <strong>
          {agreed ? 'The core group agreed that the plan can end' : 'The core group did not agree to end the plan'}
        </strong>{' '}
        on <DayText day={on} />.{typeof dissent === 'string' ? ` Disagreement: ${dissent}` : null}
        {dissent === true ? ' There was disagreement.' : null}
      </p>
      {views && views.length > 0 ? (
        <ul className="wm-viewlist">
          {views.map(({ role, view, says }) => (
            <li key={role} className={`wm-viewlist__${view}`}>
              <span className="wm-strong">{capital(roleWord(run.policy, role))}</span> {valueName('view', view)}
              {says ? <span className="wm-under">“{says}”</span> : null}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
