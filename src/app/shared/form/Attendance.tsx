import { useState } from 'react';

import { type Option, SelectInput } from './Inputs.tsx';
import type { Typed } from './typed.ts';

/** Who is asked about where the conference named nobody. */
export const USUAL_ROLES = [
  'leadSocialWorker',
  'teamManager',
  'parentOrCarer',
  'child',
  'healthVisitor',
  'schoolNurse',
  'teacher',
  'police',
];

export const ATTENDANCE_FIELDS: ReadonlySet<string> = new Set(['attended', 'apologies', 'reports']);

type AttendanceProps = {
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
  readonly roles: readonly Option[];
  /** The roles the conference named; null where it named none. */
  readonly members: readonly string[] | null;
};

/** Who came, who sent apologies, who sent a report: one row a person, in place of three lists. */
export function Attendance({ typed, onChange, roles, members }: AttendanceProps) {
  const lists = { attended: list(typed.attended), apologies: list(typed.apologies), reports: list(typed.reports) };
  const [added, setAdded] = useState<readonly string[]>([]);
  const asked = [
    ...new Set([...(members ?? USUAL_ROLES), ...lists.attended, ...lists.apologies, ...lists.reports, ...added]),
  ];
  const labelOf = (role: string): string => roles.find(({ value }) => value === role)?.label ?? role;
  const toggle = (field: keyof typeof lists, role: string): void => {
    const on = !lists[field].includes(role);
    const other = field === 'attended' ? 'apologies' : field === 'apologies' ? 'attended' : null;
    onChange({
      ...typed,
      [field]: on ? [...lists[field], role] : lists[field].filter((each) => each !== role),
      // Nobody both came and sent apologies.
      ...(on && other ? { [other]: lists[other].filter((each) => each !== role) } : {}),
    });
  };
  return (
    <fieldset className="govuk-fieldset wm-attendance" id="attended" tabIndex={-1}>
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
        Attendance<span className="wm-muted"> (optional)</span>
      </legend>
      <div className="govuk-hint">
        {members === null
          ? 'The conference named no members here; these usually come.'
          : 'The members the conference named.'}
      </div>
      <table className="wm-attendance__table">
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Came</th>
            <th scope="col">Apologies</th>
            <th scope="col">Report</th>
          </tr>
        </thead>
        <tbody>
          {asked.map((role) => (
            <tr key={role}>
              <th scope="row">{labelOf(role)}</th>
              {(['attended', 'apologies', 'reports'] as const).map((field) => (
                <td key={field}>
                  <input
                    type="checkbox"
                    className="wm-tick"
                    aria-label={`${labelOf(role)} ${{ attended: 'came', apologies: 'sent apologies', reports: 'sent a report' }[field]}`}
                    checked={lists[field].includes(role)}
                    onChange={() => toggle(field, role)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <SelectInput
        question={{ id: 'attendance-more', title: 'Somebody else', optional: true }}
        value=""
        onChange={(role) => setAdded([...added, role])}
        options={roles.filter(({ value }) => !asked.includes(value))}
      />
    </fieldset>
  );
}

const list = (value: Typed[string] | undefined): readonly string[] =>
  Array.isArray(value) ? (value as readonly string[]) : [];
