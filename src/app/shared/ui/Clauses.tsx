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

/** "Croydon 5.2, sentence 3". */
export function placeOf(policy: Policy, id: string): string {
  const { document, at } = clauseRef(policy, id);
  return `${document} ${at}`;
}

/** Where clauses stand, for paper and running text: "Croydon 5.2, sentence 3; England Review". */
export const clauseNames = (policy: Policy, ids: readonly string[]): string =>
  [...new Set(ids.map((id) => placeOf(policy, id)))].join('; ');

type Named = { readonly id: string; readonly clause: Clause };
type Group = { readonly place: string; readonly strength: Clause['strength']; readonly clauses: Named[] };

/** One sentence of a document may be several clauses: where it stands is said once for those that are as strong. */
function groupsOf(policy: Policy, ids: readonly string[]): Group[] {
  const groups: Group[] = [];
  for (const id of ids) {
    const clause = policy.clauses[id];
    if (!clause) continue;
    const [place, { strength }] = [`${documentOf(policy, id)}, ${clause.at}`, clause];
    const group = groups.find((each) => each.place === place && each.strength === strength);
    if (group) group.clauses.push({ id, clause });
    else groups.push({ place, strength, clauses: [{ id, clause }] });
  }
  return groups;
}

/** The clauses of a rule: closed, where it stands; open, what it says and how strong it is. */
export function Clauses({ policy, ids }: { policy: Policy; ids: readonly string[] }) {
  if (ids.length === 0) return null;
  return (
    <ul className="wm-clauses">
      {groupsOf(policy, ids).map(({ place, strength, clauses }) => (
        <li key={`${place} ${strength}`}>
          <details className="wm-clause">
            <summary>
              {place} <span className="wm-strength">{STRENGTHS[strength]}</span>
            </summary>
            {clauses.map(({ id, clause }) => (
              <ClauseText key={id} policy={policy} id={id} clause={clause} />
            ))}
          </details>
        </li>
      ))}
    </ul>
  );
}

function ClauseText({ policy, id, clause }: Named & { policy: Policy }) {
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
