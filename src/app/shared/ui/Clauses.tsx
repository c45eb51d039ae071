import type { Clause, Policy } from '../../../../policies/schema.ts';
import { clauseRef } from '../../../diagram/words.ts';
import { Link } from '../navigation.tsx';

const STRENGTHS: Record<Clause['strength'], string> = {
  must: 'must',
  mustNot: 'must not',
  should: 'should',
  may: 'may',
  principle: 'principle',
  definition: 'definition',
};

/** Whose document a clause is in: an authority's own, or England's national frame. */
export const documentOf = (policy: Policy, id: string): string => clauseRef(policy, id).document;

/** Where clauses stand, for paper and running text: "Croydon 5.2, sentence 3; England Review". */
export const clauseNames = (policy: Policy, ids: readonly string[]): string =>
  [...new Set(ids.map((id) => `${documentOf(policy, id)} ${policy.clauses[id]?.at ?? id}`))].join('; ');

/** One sentence of a document may be several clauses: where it stands is said once for those that are as strong. */
function places(policy: Policy, ids: readonly string[]) {
  const known = ids.flatMap((id) => {
    const clause = policy.clauses[id];
    return clause
      ? [{ id, place: `${documentOf(policy, id)}, ${clause.at}`, strength: STRENGTHS[clause.strength] }]
      : [];
  });
  const isAlike = (one: (typeof known)[number], other: (typeof known)[number]): boolean =>
    one.place === other.place && one.strength === other.strength;
  return known
    .filter((one, index) => known.findIndex((other) => isAlike(one, other)) === index)
    .map((one) => ({ ...one, ids: known.filter((other) => isAlike(one, other)).map(({ id }) => id) }));
}

/** The clauses of a rule: closed, where it stands; open, what it says and how strong it is. */
export function Clauses({ policy, ids }: { policy: Policy; ids: readonly string[] }) {
  if (ids.length === 0) return null;
  return (
    <ul className="wm-clauses">
      {places(policy, ids).map(({ id: first, place, strength, ids: here }) => (
        <li key={first}>
          <details className="wm-clause">
            <summary>
              {place} <span className="wm-strength">{strength}</span>
            </summary>
            {here.map((id) => (
              <ClauseText key={id} policy={policy} id={id} />
            ))}
          </details>
        </li>
      ))}
    </ul>
  );
}

function ClauseText({ policy, id }: { policy: Policy; id: string }) {
  const clause = policy.clauses[id];
  if (!clause) return null;
  return (
    <div className="wm-clause__text">
      <p>{clause.says}</p>
      {clause.note === undefined ? null : <p className="wm-muted">{clause.note}</p>}
      <p>
        <Link to={{ name: 'clauses', policy: id.startsWith('england.') ? 'england' : policy.id, clause: id }}>
          {id}: where it acts
        </Link>
      </p>
    </div>
  );
}

export const strengthWord = (strength: Clause['strength']): string => STRENGTHS[strength];
