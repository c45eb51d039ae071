import { useState } from 'react';

import { dayText } from '../../../engine/words.ts';
import { isDay } from '../../../facts/day.ts';
import { type Fact, FACT_NAMES } from '../../../facts/vocabulary.ts';
import { Link } from '../../shared/navigation.tsx';
import { useServices } from '../../shared/services.ts';
import {
  AS_WRITTEN,
  branchOf,
  forked,
  type Session,
  withFactMoved,
  withoutBranch,
  withoutFact,
} from '../session/session.ts';
import type { Change } from './StageScreen.tsx';
import type { Stage } from './useStage.ts';

type BranchesProps = { readonly session: Session; readonly stage: Stage; readonly change: Change };

/** The ways this case can go: which is played, a new one from here, and what is still to come in it. */
export function Branches(props: BranchesProps) {
  const { session, change } = props;
  const { policies } = useServices();
  return (
    <>
      <fieldset className="govuk-fieldset">
        <legend className="govuk-visually-hidden">The branch that is played</legend>
        {session.branches.map((branch) => (
          <div className="ws-row" key={branch.id}>
            <label className="ws-tick">
              <input
                type="radio"
                name="branch"
                className="wm-tick"
                checked={session.current === branch.id}
                onChange={() => change((now) => ({ ...now, current: branch.id }))}
              />{' '}
              {branch.name}
              <span className="wm-under">
                {policies.get(branch.policy)?.name ?? branch.policy}
                {branch.since ? `, from ${dayText(branch.since)}` : ''}
              </span>
            </label>
            {branch.id === AS_WRITTEN ? null : (
              <button
                type="button"
                className="wm-linklike"
                onClick={() => change((now) => withoutBranch(now, branch.id))}
              >
                Remove<span className="govuk-visually-hidden">: {branch.name}</span>
              </button>
            )}
          </div>
        ))}
      </fieldset>
      {session.branches.length > 1 ? (
        <p className="govuk-body">
          <Link to={{ name: 'branches', id: session.id }}>Compare two branches side by side</Link>
        </p>
      ) : null}
      <NewBranch {...props} />
      <ToCome {...props} />
    </>
  );
}

function NewBranch({ session, stage: { at, happened }, change }: BranchesProps) {
  const { policies, newId } = useServices();
  const own = branchOf(session).policy;
  const [name, setName] = useState('');
  const [policy, setPolicy] = useState(own);
  const [keepsRest, setKeepsRest] = useState(true);
  const authorities = [...policies.values()].filter((each) => each.extends !== null);
  const usualName = policy === own ? 'Another way' : `Under ${policies.get(policy)?.name ?? policy}`;
  return (
    <form
      className="ws-fork"
      onSubmit={(event) => {
        event.preventDefault();
        change((now) => forked(now, { id: newId(), name: name.trim() || usualName, at, happened, keepsRest, policy }));
        setName('');
      }}
    >
      <h3 className="govuk-heading-s">A new branch from {dayText(at.day)}</h3>
      <label htmlFor="fork-name">Its name</label>
      <input
        id="fork-name"
        className="govuk-input"
        maxLength={100}
        placeholder={usualName}
        value={name}
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
      />
      <label htmlFor="fork-policy">Under the policy of</label>
      <select
        id="fork-policy"
        className="govuk-select"
        value={policy}
        onChange={(event) => setPolicy(event.target.value)}
      >
        {authorities.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name}
          </option>
        ))}
      </select>
      <label className="ws-tick">
        <input
          type="checkbox"
          className="wm-tick"
          checked={keepsRest}
          onChange={(event) => setKeepsRest(event.target.checked)}
        />{' '}
        What is still to come happens in it too
      </label>
      <button type="submit" className="ws-control">
        Branch here
      </button>
    </form>
  );
}

/** What has not happened yet in a branch can still be moved or left out. */
function ToCome({ session, stage: { happened }, change }: BranchesProps) {
  const branch = branchOf(session);
  const isIn = new Set(happened.map(({ id }) => id));
  const rest = branch.facts.filter(({ id }) => !isIn.has(id));
  if (branch.id === AS_WRITTEN || rest.length === 0) return null;
  return (
    <>
      <h3 className="govuk-heading-s">Still to come in this branch</h3>
      <ul className="ws-tocome">
        {rest.map((fact) => (
          <li key={fact.id}>
            <FactToCome fact={fact} change={change} />
          </li>
        ))}
      </ul>
    </>
  );
}

function FactToCome({ fact: { id, on, type }, change }: { fact: Fact; change: Change }) {
  const name = `${FACT_NAMES[type]}, ${dayText(on)}`;
  return (
    <>
      <span>{FACT_NAMES[type]}</span>
      <input
        type="date"
        className="govuk-input ws-day"
        aria-label={`Day of: ${name}`}
        value={on}
        onChange={(event) => {
          const day = event.target.value;
          if (isDay(day)) change((now) => withFactMoved(now, id, day));
        }}
      />
      <button type="button" className="wm-linklike" onClick={() => change((now) => withoutFact(now, id))}>
        Leave out<span className="govuk-visually-hidden">: {name}</span>
      </button>
    </>
  );
}
