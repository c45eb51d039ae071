import { expectedAt } from '../../../engine/members.ts';
import type { Run } from '../../../engine/run.ts';
import { roleWord } from '../../../engine/words.ts';
import type { Form } from '../../../../policies/schema.ts';
import { valueName } from '../../../facts/values.ts';
import { LineInput, RadioInput, TextInput } from '../../shared/form/Inputs.tsx';
import type { TypedRow, TypedValue } from '../../shared/form/typed.ts';
import { Clauses } from '../../shared/ui/Clauses.tsx';

type RowsProps = {
  readonly run: Run;
  readonly value: TypedValue;
  readonly onChange: (value: readonly TypedRow[]) => void;
  readonly error?: string | undefined;
};

const rowsIn = (value: TypedValue): readonly TypedRow[] => (Array.isArray(value) ? (value as readonly TypedRow[]) : []);

/** The rows with one of them changed; it is found by what it is about. */
function changed(rows: readonly TypedRow[], key: string, about: string, change: TypedRow): TypedRow[] {
  const known = rows.some((row) => row[key] === about);
  return known
    ? rows.map((row) => (row[key] === about ? { ...row, ...change } : row))
    : [...rows, { [key]: about, ...change }];
}

/** Whose view is asked for where the conference named nobody. */
const NOBODY_NAMED = ['leadSocialWorker', 'parentOrCarer', 'child'];
const VIEWS = ['agrees', 'disagrees', 'noView'] as const;

/** What each member of the core group thinks of the recommendation, in one row each. */
export function ViewsInput({ run, value, onChange, error }: RowsProps) {
  const rows = rowsIn(value);
  const expected = expectedAt(run) ?? [];
  const members = [...new Set(expected.length > 0 ? expected.map(({ role }) => role) : NOBODY_NAMED)];
  return (
    <fieldset className="govuk-fieldset wm-views" id="views" tabIndex={-1}>
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">
        Each member’s view<span className="wm-muted"> (optional)</span>
      </legend>
      {error === undefined ? null : (
        <p className="govuk-error-message">
          <span className="govuk-visually-hidden">Error: </span>
          {error}
        </p>
      )}
      {members.map((role, index) => {
        const row = rows.find((each) => each.role === role);
        const view = row?.view ?? '';
        return (
          <div key={role} className="wm-views__member">
            <RadioInput
              question={{ id: `view-${index}`, title: capital(roleWord(run.policy, role)) }}
              value={view}
              onChange={(next) => onChange(changed(rows, 'role', role, { view: next }))}
              options={VIEWS.map((each) => ({ value: each, label: capital(valueName('view', each)) }))}
            />
            {view === 'disagrees' || (row?.says ?? '') !== '' ? (
              <LineInput
                question={{
                  id: `view-${index}-says`,
                  title: `What the ${roleWord(run.policy, role)} says`,
                  optional: true,
                }}
                value={row?.says ?? ''}
                onChange={(says) => onChange(changed(rows, 'role', role, { says }))}
              />
            ) : null}
          </div>
        );
      })}
    </fieldset>
  );
}

/** What the policy's form asks at this fact, a box under each question. None has to be filled in. */
export function NotesInput({ run, forms, value, onChange }: RowsProps & { readonly forms: readonly Form[] }) {
  const rows = rowsIn(value);
  return forms.map((form, at) => (
    <fieldset className="govuk-fieldset wm-notes" key={form.title}>
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">
        {form.title}
        <span className="wm-muted"> (optional)</span>
      </legend>
      {form.items.map(({ asks, clauses }, index) => (
        <div key={asks} className="wm-notes__item">
          <TextInput
            question={{ id: `note-${at}-${index}`, title: asks }}
            value={rows.find(({ about }) => about === asks)?.says ?? ''}
            onChange={(says) => onChange(changed(rows, 'about', asks, { says }))}
          />
          <Clauses policy={run.policy} ids={clauses} />
        </div>
      ))}
    </fieldset>
  ));
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
