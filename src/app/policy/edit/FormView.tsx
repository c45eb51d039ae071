import { useState } from 'react';

import type { Policy } from '../../../../policies/schema.ts';
import { isDay } from '../../../facts/day.ts';
import { UNITS } from '../../../facts/period.ts';
import { ROLE_WORDS } from '../../../facts/roles.ts';
import { LineInput } from '../../shared/form/Inputs.tsx';
import { type Limit, limitName, limitsOf } from '../impact/periods.ts';
import { withLimit, withValue, withWord } from './change.ts';

/** The roles that documents most often have a word of their own for. */
const NAMED = ['leadSocialWorker', 'teamManager', 'conferenceChair'] as const;

type FormProps = {
  readonly text: string;
  /** The newest policy that the text came to. */
  readonly policy: Policy;
  readonly onChange: (text: string) => void;
};

/** What is changed most, as questions; each answer is written into the file at its place. */
export function FormView({ text, policy, onChange }: FormProps) {
  const set = (field: Parameters<typeof withValue>[1], value: string): void => onChange(withValue(text, field, value));
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
        <div className="govuk-form-group">
          <label className="govuk-label govuk-label--s" htmlFor="edit-from">
            In force from
          </label>
          <input
            id="edit-from"
            type="date"
            className="govuk-input"
            value={policy.inForce.from}
            onChange={({ target: { value } }) => {
              if (isDay(value)) set('inForce.from', value);
            }}
          />
        </div>
      </div>
      <fieldset className="govuk-fieldset">
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">Its own words</legend>
        <div className="wm-filters">
          {NAMED.map((role) => (
            <Line
              key={role}
              id={role}
              title={ROLE_WORDS[role]}
              value={policy.words[role]}
              onSet={(word) => {
                if (word.trim() !== '') onChange(withWord(text, role, word));
              }}
            />
          ))}
        </div>
      </fieldset>
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
