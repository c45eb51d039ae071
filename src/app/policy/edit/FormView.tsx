import { useState } from 'react';

import type { Policy } from '../../../../policies/schema.ts';
import { UNITS } from '../../../facts/period.ts';
import { LineInput } from '../../shared/form/Inputs.tsx';
import { type Limit, limitName, limitsOf } from '../impact/periods.ts';
import { withLimit, withValue } from './change.ts';

type FormProps = {
  readonly text: string;
  /** The newest policy that the text came to. */
  readonly policy: Policy;
  readonly onChange: (text: string) => void;
};

/** What is changed most, as questions; each answer is written into the file at its place. */
export function FormView({ text, policy, onChange }: FormProps) {
  const set = (field: 'id' | 'name' | 'edition', value: string): void => onChange(withValue(text, field, value));
  return (
    <>
      <div className="wm-filters">
        <Line id="name" title="Authority" value={policy.name} onSet={(value) => set('name', value)} />
        <Line
          id="id"
          title="Its short name"
          hint="Lower case with hyphens, such as pan-sussex. Another one makes another authority."
          value={policy.id}
          onSet={(value) => set('id', value)}
        />
        <Line id="edition" title="Edition" value={policy.edition} onSet={(value) => set('edition', value)} />
      </div>
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Periods</legend>
        <div className="desk-limits">
          {limitsOf(policy).map((limit) => (
            <PeriodLine
              key={limit.name}
              limit={limit}
              title={limitName(policy, limit.name)}
              onSet={(within) => onChange(withLimit(text, limit.name, within, policy))}
            />
          ))}
        </div>
      </fieldset>
      <p className="govuk-body wm-muted">Everything else is changed in the YAML view, which shows the same file.</p>
    </>
  );
}

/** What is typed stays as typed, also where the file does not take it. */
function Line({
  id,
  title,
  hint,
  value,
  onSet,
}: {
  id: string;
  title: string;
  hint?: string;
  value: string;
  onSet: (value: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  return (
    <LineInput
      question={{ id: `edit-${id}`, title, hint }}
      value={typed}
      onChange={(next) => {
        setTyped(next);
        onSet(next);
      }}
    />
  );
}

function PeriodLine({
  limit: { name, within },
  title,
  onSet,
}: {
  limit: Limit;
  title: string;
  onSet: (within: Limit['within']) => void;
}) {
  const [typed, setTyped] = useState(String(within.count));
  const id = `limit-${name}`;
  return (
    <div className="govuk-form-group">
      <label className="govuk-label" htmlFor={id}>
        {title}
      </label>
      <div className="desk-period">
        <input
          id={id}
          className="govuk-input"
          inputMode="numeric"
          value={typed}
          aria-invalid={readCount(typed) === null ? true : undefined}
          onChange={(event) => {
            setTyped(event.target.value);
            const count = readCount(event.target.value);
            if (count !== null) onSet({ ...within, count });
          }}
        />
        <select
          className="govuk-select"
          aria-label={`${title}: unit`}
          value={within.unit}
          onChange={(event) => {
            const unit = UNITS.find((each) => each === event.target.value);
            if (unit) onSet({ ...within, unit });
          }}
        >
          {UNITS.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </div>
    </div>
  );
}

const readCount = (text: string): number | null => (/^[1-9]\d{0,2}$/.test(text.trim()) ? Number(text) : null);
