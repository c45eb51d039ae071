import { again, differenceOf } from '../../../engine/preview.ts';
import { FACT_NAMES } from '../../../facts/vocabulary.ts';
import type { OpenCase } from '../../shared/useCase.ts';
import { Changes } from '../../shared/Changes.tsx';

/** What a fact that was just stored has changed. It is derived: the case without the fact beside the case with it. */
export function Saved({ opened: { run }, factId }: { opened: OpenCase; factId: string }) {
  const fact = run.given.find(({ id }) => id === factId);
  if (!fact) return null;
  const before = again(run, { facts: run.given.filter(({ id }) => id !== factId) });
  const ahead = fact.on > run.asOf;
  const refused = run.refused.find((entry) => entry.fact.id === factId);
  return (
    <section className="wm-saved" role="status" aria-labelledby="saved">
      <h2 className="govuk-heading-m" id="saved">
        <span aria-hidden="true">● </span>Saved: {FACT_NAMES[fact.type].toLowerCase()}
      </h2>
      {ahead ? <p className="govuk-body">It lies ahead, so it counts from its day on.</p> : null}
      {refused ? <p className="govuk-body">It is kept and does not count. {refused.reason}</p> : null}
      {ahead || refused ? null : <Changes before={before} after={run} difference={differenceOf(before, run)} />}
    </section>
  );
}
