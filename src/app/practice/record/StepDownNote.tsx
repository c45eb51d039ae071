import type { Run } from '../../../engine/run.ts';
import { inWords, roleWord } from '../../../engine/words.ts';
import { ROUTES, type Route } from '../../../facts/vocabulary.ts';
import { Clauses } from '../../shared/ui/Clauses.tsx';

const isRoute = (value: unknown): value is Route => ROUTES.includes(value as Route);

/** What the policy says about the support that is chosen, and about consent that is refused. */
export function StepDownNote({ run, route, consent }: { run: Run; route: unknown; consent: unknown }) {
  const chosen = isRoute(route) ? run.policy.stepDown.routes[route] : null;
  if (!chosen && consent !== 'refused') return null;
  return (
    <section className="wm-note" aria-label="What the policy says about this">
      {chosen ? (
        <>
          <p className="wm-strong">{chosen.label}</p>
          <p>{chosen.says}</p>
          {chosen.leadProfessional ? (
            <p>{inWords(run.policy, `lead professional: the ${roleWord(run.policy, chosen.leadProfessional)}`)}</p>
          ) : null}
          <Clauses policy={run.policy} ids={chosen.clauses} />
        </>
      ) : null}
      {consent === 'refused' ? <ConsentRefused run={run} /> : null}
    </section>
  );
}

/** What happens when the parents do not consent: the document's words, and the choice made where it has none. */
export function ConsentRefused({ run: { policy } }: { run: Run }) {
  const { consent } = policy.settings;
  return (
    <>
      <p className="wm-strong">When consent is refused</p>
      <p>{policy.stepDown.consent.says}</p>
      <Clauses policy={policy} ids={policy.stepDown.consent.clauses} />
      {consent ? (
        <>
          <p>{consent.choice}</p>
          <p className="wm-muted">
            {consent.from === 'judgement' ? `Waymark’s judgement: ${lower(consent.because)}` : consent.because}
          </p>
          <Clauses policy={policy} ids={consent.clauses} />
        </>
      ) : null}
      <p>
        {inWords(
          policy,
          'tell the {conferenceChair}. Consent can still be given later: record the support then. If there are new concerns, a {strategyDiscussion} can begin at any time.',
        )}
      </p>
    </>
  );
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
