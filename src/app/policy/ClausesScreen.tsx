import { useEffect, useState } from 'react';

import { CLAUSE_KINDS, type Policy } from '../../../policies/schema.ts';
import { clauseUses } from '../../../policies/uses.ts';
import { LineInput, SelectInput } from '../shared/form/Inputs.tsx';
import { Link } from '../shared/navigation.tsx';
import { strengthWord } from '../shared/ui/Clauses.tsx';
import { Page } from '../shared/ui/Page.tsx';
import { useLibrary } from './library/library.ts';
import { NoSuchPolicy } from './NoSuchPolicy.tsx';

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
  const { policies, isRead } = useLibrary();
  const policy = policies.get(id);
  if (!policy) return isRead ? <NoSuchPolicy id={id} /> : <Page title="Clauses">{null}</Page>;
  return (
    <Page
      title={`Clauses of ${policy.name}`}
      caption={
        <>
          <Link to={{ name: 'policies' }}>Policies</Link> /{' '}
          <Link to={{ name: 'policy', policy: id }}>{policy.name}</Link>
        </>
      }
    >
      <ClauseList policy={policy} chosen={clause} />
    </Page>
  );
}

function ClauseList({ policy, chosen }: { policy: Policy; chosen: string | undefined }) {
  const [text, setText] = useState('');
  const [kind, setKind] = useState('');
  const uses = clauseUses(policy);
  const own = Object.entries(policy.clauses).filter(([clause]) => clause.startsWith(`${policy.id}.`));
  const wanted = text.trim().toLowerCase();
  const shown = own.filter(
    ([clause, { says, at, actors }]) =>
      (kind === '' || uses.get(clause)?.some((use) => use.kind === kind) === true) &&
      `${clause} ${at} ${says} ${actors.join(' ')}`.toLowerCase().includes(wanted),
  );
  useEffect(() => {
    if (chosen !== undefined) document.getElementById(chosen)?.scrollIntoView({ block: 'center' });
  }, [chosen]);
  return (
    <>
      <div className="wm-filters">
        <LineInput question={{ id: 'find', title: 'Find a clause' }} value={text} onChange={setText} />
        <SelectInput
          question={{ id: 'kind', title: 'That acts as' }}
          value={kind}
          onChange={setKind}
          options={CLAUSE_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))}
        />
      </div>
      <p className="govuk-body" role="status">
        {shown.length} of {own.length} clauses
      </p>
      <ul className="wm-clauselist">
        {shown.map(([clause, { at, says, strength, note }]) => (
          <li key={clause} id={clause} className={clause === chosen ? 'wm-chosen' : undefined}>
            <p className="wm-clauselist__at">
              {at} <span className="wm-strength">{strengthWord(strength)}</span>
            </p>
            <p className="govuk-body">{says}</p>
            {note === undefined ? null : <p className="govuk-body-s wm-muted">{note}</p>}
            <p className="wm-under">
              {clause} · acts as {[...new Set(uses.get(clause)?.map((use) => KIND_WORDS[use.kind]))].join(', ')}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
