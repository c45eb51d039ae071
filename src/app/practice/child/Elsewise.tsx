import type { Run } from '../../../engine/run.ts';
import { nextSteps, type NotYet, possibleNow } from '../../../engine/steps.ts';
import { FACT_NAMES, type FactType } from '../../../facts/vocabulary.ts';
import { Link } from '../../shared/navigation.tsx';
import { stageOf } from '../../shared/summary.ts';
import { type Doing, DOING_NAMES, DOINGS, FACTS_OF, recordAt } from '../ways.ts';

/** Everything else that can be recorded, by what a person is doing; and what cannot be yet, with the reason. */
export function Elsewise({ id, run }: { id: string; run: Run }) {
  const { possible, notYet } = possibleNow(run);
  const groups = inOrder(run)
    .map((doing) => ({
      doing,
      can: FACTS_OF[doing].filter((type) => possible.includes(type)),
      cannot: notYet.filter(({ fact }) => FACTS_OF[doing].includes(fact)),
    }))
    .toSorted((a, b) => Number(b.can.length > 0) - Number(a.can.length > 0));
  return (
    <section className="wm-section wm-screen-only" aria-labelledby="elsewise">
      <h2 className="govuk-heading-m" id="elsewise">
        Record something else
      </h2>
      <div className="wm-doings">
        {groups.map(({ doing, can, cannot }) => (
          <section key={doing} aria-labelledby={`doing-${doing}`}>
            <h3 className="govuk-heading-s" id={`doing-${doing}`}>
              {DOING_NAMES[doing]}
            </h3>
            <ul className="wm-plain">
              {can.map((type) => (
                <li key={type}>
                  <Link to={recordAt(id, type)}>{FACT_NAMES[type]}</Link>
                </li>
              ))}
              {doing === 'concern' ? (
                <li>
                  <Link to={{ name: 'concerns', id }}>All concerns, and the ladder</Link>
                </li>
              ) : null}
            </ul>
            <NotPossible doing={doing} cannot={cannot} />
          </section>
        ))}
      </div>
    </section>
  );
}

function NotPossible({ doing, cannot }: { doing: Doing; cannot: readonly NotYet[] }) {
  if (cannot.length === 0) return null;
  return (
    <details className="wm-notyet">
      <summary>
        Not possible yet ({cannot.length})
        <span className="govuk-visually-hidden">: {DOING_NAMES[doing].toLowerCase()}</span>
      </summary>
      <dl className="wm-why">
        {cannot.map(({ fact, reason }) => (
          <div key={fact}>
            <dt>{FACT_NAMES[fact]}</dt>
            <dd>{reason}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** What the next steps are about comes first; before and after a plan, its conferences do. */
function inOrder(run: Run): Doing[] {
  const doingOf = (type: FactType): Doing => DOINGS.find((doing) => FACTS_OF[doing].includes(type)) ?? 'case';
  const stage = stageOf(run);
  const first: Doing[] = stage === 'onPlan' ? ['life', 'meeting'] : ['review'];
  const next = nextSteps(run)
    .slice(0, 3)
    .map(({ fact }) => doingOf(fact));
  return [...new Set([...next, ...first, ...DOINGS])];
}
