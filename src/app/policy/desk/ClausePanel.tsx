import type { Policy } from '../../../../policies/schema.ts';
import { clauseUses } from '../../../../policies/uses.ts';
import { Link } from '../../shared/navigation.tsx';
import { documentOf, strengthWord } from '../../shared/ui/Clauses.tsx';
import { actsAt, MOMENT_WORDS } from '../read/actsAt.ts';
import { useOpenClause } from './clause.tsx';

/** The clause that lies open: what it says, how firmly, and every place where it acts. */
export function ClausePanel({ policy, id }: { policy: Policy; id: string }) {
  const { show } = useOpenClause();
  const clause = policy.clauses[id];
  if (!clause) return null;
  const { at, says, strength, note, actors, phase } = clause;
  const uses = actsAt(policy.id, policy, clauseUses(policy).get(id) ?? []);
  const home = id.startsWith('england.') ? 'england' : policy.id;
  return (
    <section aria-label="The clause" className="desk-clause">
      <header className="desk-clause__head">
        <h2>
          {documentOf(policy, id)} {at}
        </h2>
        <button type="button" className="desk-close" aria-label="Close the clause" onClick={() => show(null)}>
          ×
        </button>
      </header>
      <blockquote className="desk-clause__says">{says}</blockquote>
      {note === undefined ? null : <p className="wm-muted">{note}</p>}
      <dl className="desk-terms">
        <div>
          <dt>How firmly</dt>
          <dd>{strengthWord(strength)}</dd>
        </div>
        {actors.length === 0 ? null : (
          <div>
            <dt>Names</dt>
            <dd>{actors.join(', ')}</dd>
          </div>
        )}
        <div>
          <dt>Belongs</dt>
          <dd>{MOMENT_WORDS[phase]}</dd>
        </div>
      </dl>
      <h3>Where it acts</h3>
      <ul className="desk-places">
        {uses.map(({ text, to }) => (
          <li key={text}>
            <Link to={to}>{text}</Link>
          </li>
        ))}
      </ul>
      <p>
        <Link to={{ name: 'clauses', policy: home, clause: id }}>Read it among the others</Link>
      </p>
    </section>
  );
}
