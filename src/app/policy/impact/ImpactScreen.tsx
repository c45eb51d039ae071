import { useMemo, useState } from 'react';

import type { Policy } from '../../../../policies/schema.ts';
import { withPeriod } from '../../../engine/limits.ts';
import { UNITS, type Unit } from '../../../facts/period.ts';
import { SelectInput } from '../../shared/form/Inputs.tsx';
import { Desk } from '../desk/Desk.tsx';
import { useLibrary } from '../library/library.ts';
import { nameOf } from '../library/names.ts';
import { NoSuchPolicy } from '../library/NoSuchPolicy.tsx';
import { Impacted } from './Impacted.tsx';
import { limitName, limitsOf } from './periods.ts';

/** What a changed period, or another edition, would mean for children. */
export function ImpactScreen({ id, after }: { id: string; after: string | undefined }) {
  const { policies } = useLibrary();
  const policy = policies.get(id);
  if (!policy) return <NoSuchPolicy id={id} />;
  const edition = after === undefined ? undefined : policies.get(after);
  return (
    <Desk id={id} policy={policy} title="What a change would mean" here="Try a change">
      {edition && after !== undefined ? (
        <OfAnEdition before={policy} after={edition} name={nameOf(after, edition)} />
      ) : (
        <OfAPeriod policy={policy} />
      )}
    </Desk>
  );
}

const OfAnEdition = ({ before, after, name }: { before: Policy; after: Policy; name: string }) => (
  <>
    <p className="govuk-body-l">
      From {before.name} as it is to {name}.
    </p>
    <Impacted before={before} after={after} />
  </>
);

function OfAPeriod({ policy }: { policy: Policy }) {
  const limits = limitsOf(policy);
  const [name, setName] = useState(
    () => (limits.find((limit) => limit.name === 'recordCirculation') ?? limits[0])?.name ?? '',
  );
  const limit = limits.find((each) => each.name === name);
  const [count, setCount] = useState<number | null>(null);
  const [unit, setUnit] = useState<Unit | null>(null);
  const within = useMemo(
    () => limit && { count: count ?? limit.within.count, unit: unit ?? limit.within.unit },
    [limit, count, unit],
  );
  const after = useMemo(() => (within ? withPeriod(policy, name, within) : policy), [policy, name, within]);
  if (!limit || !within) return <p className="govuk-body">This policy sets no period that could be changed.</p>;
  return (
    <>
      <div className="desk-change">
        <SelectInput
          question={{ id: 'limit', title: 'Which date changes?' }}
          value={name}
          onChange={(chosen) => {
            setName(chosen || name);
            setCount(null);
            setUnit(null);
          }}
          options={limits.map((each) => ({ value: each.name, label: limitName(policy, each.name) }))}
        />
        <div className="govuk-form-group">
          <label className="govuk-label govuk-label--s" htmlFor="count">
            From {limit.within.count} {limit.within.unit} to
          </label>
          <div className="desk-period">
            <input
              type="range"
              min={1}
              max={60}
              aria-label="Slide the number"
              value={within.count}
              onChange={(event) => setCount(Number(event.target.value))}
            />
            <input
              id="count"
              className="govuk-input govuk-input--width-3"
              type="number"
              min={1}
              max={999}
              value={within.count}
              onChange={(event) => {
                const typed = Math.floor(Number(event.target.value));
                if (typed >= 1 && typed <= 999) setCount(typed);
              }}
            />
            <select
              className="govuk-select"
              aria-label="Unit"
              value={within.unit}
              onChange={(event) => setUnit(UNITS.find((each) => each === event.target.value) ?? null)}
            >
              {UNITS.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </select>
          </div>
        </div>
      </div>
      <Impacted before={policy} after={after} />
    </>
  );
}
