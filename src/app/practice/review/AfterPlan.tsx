import { tasksAt } from '../../../engine/guidance.ts';
import type { Run } from '../../../engine/run.ts';
import { inWords, roleWord } from '../../../engine/words.ts';
import { type FactOf, ROUTES, type Route } from '../../../facts/vocabulary.ts';
import { factDetails } from '../../shared/factWords.ts';
import { Link } from '../../shared/navigation.tsx';
import { Clauses } from '../../shared/ui/Clauses.tsx';
import { DayText } from '../../shared/ui/Due.tsx';
import { TaskList } from '../child/Step.tsx';
import { ConsentRefused } from '../record/StepDownNote.tsx';
import { recommendationBefore } from './recommended.ts';
import { Views } from './Recommendation.tsx';

/** Once a review has ended the plan: the ways of support, consent, and what was agreed. */
export function AfterPlan({ id, run }: { id: string; run: Run }) {
  const agreed = agreements(run).at(-1) ?? null;
  const endedOn = run.ended?.on ?? run.asOf;
  const recommended = recommendationBefore(run, endedOn);
  const isSettled = agreed?.consent === 'given';
  return (
    <div className="wm-two">
      <div>
        <section className="wm-section">
          <h2 className="govuk-heading-m">The plan ended</h2>
          <p className="govuk-body">
            {inWords(run.policy, 'the {reviewConference} ended the {plan} on')} <DayText day={endedOn} />.
          </p>
          {recommended ? <Views run={run} recommended={recommended} /> : null}
        </section>
        {agreed ? <Agreed run={run} agreed={agreed} /> : null}
        {isSettled ? null : <Ways id={id} run={run} refused={agreed?.consent === 'refused'} />}
        {isSettled ? (
          <p className="govuk-body">
            If something else was agreed later,{' '}
            <Link to={{ name: 'record', id, fact: 'stepDown.agreed', given: {} }}>record the new agreement</Link>.
          </p>
        ) : null}
      </div>
      <aside className="wm-glance" aria-label="Consent and what to do">
        {agreed?.consent === 'refused' ? (
          <div className="wm-note">
            <ConsentRefused run={run} />
          </div>
        ) : (
          <>
            <h2 className="govuk-heading-m">Consent</h2>
            <p className="govuk-body">{run.policy.stepDown.consent.says}</p>
            <Clauses policy={run.policy} ids={run.policy.stepDown.consent.clauses} />
          </>
        )}
        <h2 className="govuk-heading-m">What people do</h2>
        <TaskList run={run} tasks={tasksAt(run.policy, 'stepDown')} />
      </aside>
    </div>
  );
}

const agreements = ({ facts, refused, ended }: Run): FactOf<'stepDown.agreed'>[] => {
  const notCounted = new Set(refused.map(({ fact }) => fact.id));
  return facts.filter(
    (fact): fact is FactOf<'stepDown.agreed'> =>
      fact.type === 'stepDown.agreed' && !notCounted.has(fact.id) && fact.on >= (ended?.on ?? fact.on),
  );
};

function Agreed({ run, agreed }: { run: Run; agreed: FactOf<'stepDown.agreed'> }) {
  const heading = agreed.consent === 'given' ? 'What was agreed' : 'Consent was refused';
  return (
    <section className="wm-card">
      <h2 className="govuk-heading-m">{heading}</h2>
      <dl className="wm-facts">
        <div>
          <dt>On</dt>
          <dd>
            <DayText day={agreed.on} />
          </dd>
        </div>
        {factDetails(run, agreed).map(({ title, text }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{title === 'Support after the plan' ? run.policy.stepDown.routes[agreed.route].label : text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** The policy's own ways of support, each one press from its form. */
function Ways({ id, run, refused }: { id: string; run: Run; refused: boolean }) {
  return (
    <section className="wm-section">
      <h2 className="govuk-heading-m">{refused ? 'If consent is given later' : 'Support after the plan'}</h2>
      <ul className="wm-ways">
        {ROUTES.map((route) => (
          <Way key={route} id={id} run={run} route={route} />
        ))}
      </ul>
    </section>
  );
}

function Way({ id, run, route }: { id: string; run: Run; route: Route }) {
  const { label, says, leadProfessional, clauses } = run.policy.stepDown.routes[route];
  return (
    <li>
      <h3 className="govuk-heading-s">
        <Link to={{ name: 'record', id, fact: 'stepDown.agreed', given: { route } }}>{label}</Link>
      </h3>
      <p>{says}</p>
      {leadProfessional ? (
        <p className="wm-under">
          {inWords(run.policy, `lead professional: the ${roleWord(run.policy, leadProfessional)}`)}
        </p>
      ) : null}
      <Clauses policy={run.policy} ids={clauses} />
    </li>
  );
}
