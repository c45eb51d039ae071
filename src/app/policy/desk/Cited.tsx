import type { Policy } from '../../../../policies/schema.ts';
import { placeOf, strengthWord } from '../../shared/ui/Clauses.tsx';
import { useOpenClause } from './clause.tsx';

/** Where a rule stands: each clause by its place; one that is pressed opens at the right. */
export function Cited({ policy, ids }: { policy: Policy; ids: readonly string[] }) {
  const { id: open, show } = useOpenClause();
  const known = ids.flatMap((id) => {
    const clause = policy.clauses[id];
    return clause ? [{ id, clause, place: placeOf(policy, id) }] : [];
  });
  /** One sentence may be several clauses: "(2 of 2)". */
  const part = (id: string, place: string): string => {
    const here = known.filter((each) => each.place === place);
    return here.length === 1 ? '' : ` (${here.findIndex((each) => each.id === id) + 1} of ${here.length})`;
  };
  if (known.length === 0) return null;
  return (
    <ul className="desk-cited">
      {known.map(({ id, place, clause: { strength } }) => (
        <li key={id}>
          <button type="button" aria-pressed={id === open} onClick={() => show(id === open ? null : id)}>
            {place}
            {part(id, place)}
          </button>{' '}
          <span className="wm-strength">{strengthWord(strength)}</span>
        </li>
      ))}
    </ul>
  );
}
