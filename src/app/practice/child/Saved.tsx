import { again, differenceOf } from '../../../engine/preview.ts';
import { FACT_NAMES } from '../../../facts/vocabulary.ts';
import { Link } from '../../shared/navigation.tsx';
import type { OpenCase } from '../../shared/useCase.ts';
import { Changes } from '../../shared/Changes.tsx';

/** What the facts that were just stored have changed. It is derived: the case without them beside the case with them. */
export function Saved({ opened: { file, run }, factIds }: { opened: OpenCase; factIds: readonly string[] }) {
  const stored = run.given.filter(({ id }) => factIds.includes(id));
  const fact = stored.find(({ id }) => id === factIds[0]);
  if (!fact) return null;
  const before = again(run, { facts: run.given.filter(({ id }) => !factIds.includes(id)) });
  const ahead = fact.on > run.asOf;
  const refused = run.refused.find((entry) => entry.fact.id === fact.id);
  return (
    <section className="wm-saved" role="status" aria-labelledby="saved">
      <h2 className="govuk-heading-m" id="saved">
        <span aria-hidden="true">● </span>Saved:{' '}
        {[fact, ...stored.filter((each) => each !== fact)].map(({ type }) => FACT_NAMES[type].toLowerCase()).join(', ')}
      </h2>
      {ahead ? <p className="govuk-body">It lies ahead, so it counts from its day on.</p> : null}
      {refused ? <p className="govuk-body">It is kept and does not count. {refused.reason}</p> : null}
      {stored.some((each) => each.type === 'coreGroup.arranged' && each.for >= run.asOf) ? (
        <p className="govuk-body">
          <Link to={{ name: 'invitation', id: file.id }}>Invitation to print</Link>
        </p>
      ) : null}
      {ahead || refused ? null : <Changes before={before} after={run} difference={differenceOf(before, run)} />}
    </section>
  );
}
