import { Fragment, useEffect, useState } from 'react';

import { type Clause, CLAUSE_KINDS, CLAUSE_STRENGTHS, MOMENTS, type Policy } from '../../../../policies/schema.ts';
import { clauseUses, type Use } from '../../../../policies/uses.ts';
import { LineInput, SelectInput } from '../../shared/form/Inputs.tsx';
import { Link } from '../../shared/navigation.tsx';
import { strengthWord } from '../../shared/ui/Clauses.tsx';
import { Desk } from '../desk/Desk.tsx';
import { useLibrary } from '../library/library.ts';
import { useOpenClause } from '../desk/clause.tsx';
import { NoSuchPolicy } from '../library/NoSuchPolicy.tsx';
import { actsAt, MOMENT_WORDS } from './actsAt.ts';

const KIND_WORDS: Record<(typeof CLAUSE_KINDS)[number], string> = {
  deadline: 'a date',
  check: 'a check',
  task: 'a task',
  form: 'a form',
  ladder: 'a ladder',
  stepDown: 'stepping down',
  guidance: 'guidance',
};

/** Every clause of a policy: what it says, how strong it is, and where it acts. */
export function ClausesScreen({ id, clause }: { id: string; clause: string | undefined }) {
  const { policies } = useLibrary();
  const policy = policies.get(id);
  if (!policy) return <NoSuchPolicy id={id} />;
  return (
    <Desk id={id} policy={policy} title={`Clauses of ${policy.name}`} here="All clauses">
      <ClauseList id={id} policy={policy} chosen={clause} />
    </Desk>
  );
}

type Asked = {
  readonly text: string;
  readonly kind: string;
  readonly actor: string;
  readonly phase: string;
  readonly strength: string;
};
const ANYTHING: Asked = { text: '', kind: '', actor: '', phase: '', strength: '' };

function ClauseList({ id, policy, chosen }: { id: string; policy: Policy; chosen: string | undefined }) {
  const [asked, setAsked] = useState(ANYTHING);
  const set = (part: Partial<Asked>): void => setAsked({ ...asked, ...part });
  const uses = clauseUses(policy);
  const own = Object.entries(policy.clauses).filter(
    ([clause]) => policy.extends === null || !clause.startsWith(`${policy.extends}.`),
  );
  const actors = [...new Set(own.flatMap(([, clause]) => clause.actors))].toSorted((a, b) => a.localeCompare(b));
  const shown = own.filter(([clause, said]) => isAsked(asked, clause, said, uses.get(clause) ?? []));
  const { id: open, show } = useOpenClause();
  useEffect(() => {
    if (chosen === undefined) return;
    show(chosen);
    document.getElementById(chosen)?.scrollIntoView({ block: 'center' });
    // Another address opens another clause; closing it by hand does not open it again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [chosen]);
  return (
    <>
      <div className="wm-filters">
        <LineInput
          question={{ id: 'find', title: 'Find a clause' }}
          value={asked.text}
          onChange={(text) => set({ text })}
        />
        <SelectInput
          question={{ id: 'kind', title: 'That acts as' }}
          value={asked.kind}
          onChange={(kind) => set({ kind })}
          options={CLAUSE_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))}
        />
        <SelectInput
          question={{ id: 'actor', title: 'That names' }}
          value={asked.actor}
          onChange={(actor) => set({ actor })}
          options={actors.map((value) => ({ value, label: value }))}
        />
        <SelectInput
          question={{ id: 'phase', title: 'That belongs' }}
          value={asked.phase}
          onChange={(phase) => set({ phase })}
          options={MOMENTS.map((value) => ({ value, label: MOMENT_WORDS[value] }))}
        />
        <SelectInput
          question={{ id: 'strength', title: 'As strong as' }}
          value={asked.strength}
          onChange={(strength) => set({ strength })}
          options={CLAUSE_STRENGTHS.map((value) => ({ value, label: strengthWord(value) }))}
        />
      </div>
      {asked === ANYTHING ? null : (
        <button type="button" className="govuk-button govuk-button--secondary" onClick={() => setAsked(ANYTHING)}>
          Show all clauses
        </button>
      )}
      <p className="govuk-body" role="status">
        {shown.length} of {own.length} clauses
      </p>
      <ul className="wm-clauselist" aria-label="Clauses">
        {shown.map(([clause, { at, says, strength, note }]) => (
          <li key={clause} id={clause} className={clause === open ? 'wm-chosen' : undefined}>
            <p className="wm-clauselist__at">
              <button
                type="button"
                className="desk-at"
                aria-pressed={clause === open}
                onClick={() => show(clause === open ? null : clause)}
              >
                {at}
              </button>{' '}
              <span className="wm-strength">{strengthWord(strength)}</span>
            </p>
            <p className="govuk-body">{says}</p>
            {note === undefined ? null : <p className="govuk-body-s wm-muted">{note}</p>}
            <p className="wm-under">
              {clause} · acts as {[...new Set(uses.get(clause)?.map((use) => KIND_WORDS[use.kind]))].join(', ')}:{' '}
              {actsAt(id, policy, uses.get(clause) ?? []).map(({ text, to }, index) => (
                <Fragment key={text}>
                  {index > 0 ? '; ' : null}
                  <Link to={to}>{text}</Link>
                </Fragment>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

const isAsked = (
  { text, kind, actor, phase, strength }: Asked,
  id: string,
  clause: Clause,
  uses: readonly Use[],
): boolean =>
  (kind === '' || uses.some((use) => use.kind === kind)) &&
  (actor === '' || clause.actors.includes(actor)) &&
  (phase === '' || clause.phase === phase) &&
  (strength === '' || clause.strength === strength) &&
  `${id} ${clause.at} ${clause.says} ${clause.actors.join(' ')}`.toLowerCase().includes(text.trim().toLowerCase());
