import { Fragment } from 'react';

import type { Policy } from '../../../../policies/schema.ts';
import type { Problem } from '../../../facts/yaml.ts';
import { periodText } from '../../../facts/period.ts';
import { FRAME_TEXT } from '../../shared/policies/files.ts';
import { PeriodInput } from '../../shared/form/Inputs.tsx';
import { limitName, limitsOf } from '../impact/periods.ts';
import {
  type Path,
  valueAt,
  valueOf,
  withClauseRenamed,
  withItem,
  withItemEarlier,
  without,
  withValue,
} from './file/change.ts';
import type { Value } from './file/written.ts';
import { Field, Keyed, Listed, OneOf } from './form/Field.tsx';
import { Fold } from './form/Fold.tsx';
import { LABELS } from './form/labels.ts';

import { fieldsOfAFile, named, type Shape } from './form/shape.ts';
import { SECTIONS } from './sections.ts';
import { periodTyped, typedPeriod } from './form/typedPeriod.ts';
import { type Form, FormContext, useForm } from './form/useForm.ts';

type FormProps = {
  readonly text: string;
  /** The newest policy that the text came to. */
  readonly policy: Policy;
  readonly problems: readonly Problem[];
  /** Which folds are open, by the field that they hold. */
  readonly opened: ReadonlySet<string>;
  readonly setOpen: Form['setOpen'];
  readonly onChange: (text: string) => void;
};

/** The file as a form: each answer is written into the file at its place, and all else in it stays as it is. */
export function FormView({ text, policy, problems, opened, setOpen, onChange }: FormProps) {
  const file = valueOf(text);
  if (!file) return <p className="govuk-body">The file has to be put right first: see what is wrong below.</p>;
  const form: Form = {
    file,
    frame: valueOf(FRAME_TEXT) ?? {},
    policy,
    problems,
    opened,
    setOpen,
    set: (path, value) => onChange(withValue(text, path, value)),
    takeOut: (path) => onChange(without(text, path)),
    add: (list, value) => onChange(withItem(text, list, value)),
    earlier: (list, index) => onChange(withItemEarlier(text, list, index)),
    renameClause: (id, to) => onChange(withClauseRenamed(text, id, to)),
  };
  return (
    <FormContext value={form}>
      {SECTIONS.map(({ title, fields }, index) => (
        <Fragment key={fields.join()}>
          {index === 1 ? <Periods /> : null}
          <Fold
            place={fields.length === 1 ? (fields[0] ?? '') : 'about'}
            title={title ?? LABELS[fields[0] ?? ''] ?? ''}
            note={countText(fields, file)}
            holds={fields}
            isSection
          >
            {fields.map((field) => (
              <Part key={field} field={field} of={fieldsOfAFile()[field] ?? {}} value={file[field]} />
            ))}
          </Fold>
        </Fragment>
      ))}
    </FormContext>
  );
}

/** How much of its own the file says in a section. */
function countText(fields: readonly string[], file: Readonly<Record<string, Value>>): string | undefined {
  const value = fields.length === 1 ? file[fields[0] ?? ''] : undefined;
  if (fields.length > 1) return undefined;
  const count = typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
  return count === 0 ? 'nothing of its own' : String(count);
}

/** A field at the top of the file. */
function Part({ field, of, value }: { field: string; of: Shape; value: Value | undefined }) {
  const path: Path = [field];
  const { shape } = named(of);
  if (field === 'source' || field === 'inForce') return <Group field={field} of={shape} value={value} />;
  if (shape.type === 'array') return <Listed path={path} of={shape} value={value} />;
  if (shape.properties) return <Parts path={path} of={shape} value={value} />;
  if (shape.type === 'object') return <Keyed path={path} of={shape} value={value} />;
  return <Field path={path} of={of} value={value} />;
}

/** The dates, the ladders, the routes: each is the file's own or England's. */
function Parts({ path, of, value }: { path: Path; of: Shape; value: Value | undefined }) {
  return Object.entries(named(of).shape.properties ?? {}).map(([key, part]) =>
    key === 'routes' ? (
      <Parts key={key} path={[...path, key]} of={part} value={valueAt(value, [key])} />
    ) : (
      <OneOf key={key} path={[...path, key]} of={part} value={valueAt(value, [key])} />
    ),
  );
}

/** A few fields that belong together, in sight. */
const Group = ({ field, of, value }: { field: string; of: Shape; value: Value | undefined }) => (
  <fieldset className="govuk-fieldset">
    <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{LABELS[field]}</legend>
    <div className="desk-limits">
      {Object.entries(of.properties ?? {}).map(([key, inner]) => (
        <Field
          key={key}
          path={[field, key]}
          of={inner}
          value={valueAt(value, [key])}
          optional={!(of.required ?? []).includes(key)}
        />
      ))}
    </div>
  </fieldset>
);

/** What is changed most, in sight: every period, England's too. One that is changed becomes the file's own rule. */
function Periods() {
  const { policy, file, frame, set, problems } = useForm();
  return (
    <fieldset className="govuk-fieldset">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">How long each date gives</legend>
      <div className="desk-limits">
        {limitsOf(policy).map(({ name, within }) => {
          const rule = ['deadlines', ...name.split('.')];
          const own = valueAt(file, rule);
          const written = valueAt(own, ['within']);
          return (
            <PeriodInput
              key={name}
              question={{
                id: `limit-${name}`,
                title: limitName(policy, name),
                error: problems.some(({ field }) => field === `deadlines.${name}.within`)
                  ? 'Write a whole number from 1 to 999.'
                  : undefined,
              }}
              value={typedPeriod(typeof written === 'string' ? written : periodText(within))}
              onChange={(next) => {
                const text = periodTyped(next);
                if (own === undefined) set(rule, { ...(valueAt(frame, rule) as object), within: text });
                else set([...rule, 'within'], text);
              }}
            />
          );
        })}
      </div>
    </fieldset>
  );
}
