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

/** Where clauses stand, for paper and running text: "Croydon 5.2, sentence 3; England, Review". */
export const clauseNames = (policy: Policy, ids: readonly string[]): string =>
  ids.map((id) => `${documentOf(policy, id)} ${policy.clauses[id]?.at ?? id}`).join('; ');

/** The clauses of a rule: closed, where it stands; open, what it says and how strong it is. */
export function Clauses({ policy, ids }: { policy: Policy; ids: readonly string[] }) {
  if (ids.length === 0) return null;
  return (
    <ul className="wm-clauses">
      {ids.map((id) => (
        <li key={id}>
          <ClauseNote policy={policy} id={id} />
        </li>
      ))}
    </ul>
  );
}

function ClauseNote({ policy, id }: { policy: Policy; id: string }) {
  const clause = policy.clauses[id];
  if (!clause) return null;
  return (
    <details className="wm-clause">
      <summary>
        {documentOf(policy, id)}, {clause.at} <span className="wm-strength">{STRENGTHS[clause.strength]}</span>
      </summary>
      <div className="wm-clause__text">
        <p>{clause.says}</p>
        {clause.note === undefined ? null : <p className="wm-muted">{clause.note}</p>}
        <p>
          <Link to={{ name: 'clauses', policy: id.startsWith('england.') ? 'england' : policy.id, clause: id }}>
            {id}: where it acts
          </Link>
        </p>
      </div>
    </details>
  );
}

export const strengthWord = (strength: Clause['strength']): string => STRENGTHS[strength];
