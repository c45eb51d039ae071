import { run } from '../../../engine/run.ts';
import type { Scenario } from '../../../engine/scenario.ts';
import { isDay } from '../../../facts/day.ts';
import { type Fact, FACT_NAMES } from '../../../facts/vocabulary.ts';
import { dayText } from '../../../engine/words.ts';
import { factDetails } from '../../shared/factWords.ts';
import { useServices } from '../../shared/services.ts';

/** The facts of a case: each with its day, and what cannot have been marked with the reason. */
export function FactRows({ scenario, onChange }: { scenario: Scenario; onChange: (facts: readonly Fact[]) => void }) {
  const policy = useServices().policies.get(scenario.policy);
  const { facts, asOf, child } = scenario;
  const last = facts.reduce((day, { on }) => (on > day ? on : day), asOf);
  const whole = policy ? run(policy, facts, { asOf: last, born: child?.born }) : null;
  const refusal = new Map(whole?.refused.map(({ fact, reason }) => [fact.id, reason]));
  return (
    <section className="wm-section">
      <h2 className="govuk-heading-m">Facts</h2>
      <p className="govuk-hint">
        To add a fact, play the case and let it happen there, on its day; then come back here from that branch.
      </p>
      <ul className="ws-tocome">
        {facts.map((fact, index) => {
          const name = `${FACT_NAMES[fact.type]}, ${dayText(fact.on)}`;
          const details = whole ? factDetails(whole, fact) : [];
          return (
            <li key={fact.id}>
              <span>
                {FACT_NAMES[fact.type]}
                <span className="wm-under">{details.map(({ title, text }) => `${title}: ${text}`).join(' · ')}</span>
                {refusal.has(fact.id) ? <span className="wm-under ws-refused">▲ {refusal.get(fact.id)}</span> : null}
              </span>
              <input
                type="date"
                className="govuk-input ws-day"
                aria-label={`Day of: ${name}`}
                value={fact.on}
                onChange={(event) => {
                  const on = event.target.value;
                  if (isDay(on)) onChange(facts.map((each, at) => (at === index ? { ...each, on } : each)));
                }}
              />
              <button
                type="button"
                className="wm-linklike"
                onClick={() => onChange(facts.filter((each) => each.id !== fact.id))}
              >
                Remove<span className="govuk-visually-hidden">: {name}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
