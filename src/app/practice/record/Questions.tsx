import { Fragment } from 'react';

import type { Form } from '../../../../policies/schema.ts';
import { formsWith } from '../../../engine/guidance.ts';
import { climbsOf } from '../../../engine/ladder.ts';
import type { Run } from '../../../engine/run.ts';
import { valueName } from '../../../facts/values.ts';
import { CONCERN_OUTCOMES, type FactType } from '../../../facts/vocabulary.ts';
import { FieldInput } from '../../shared/form/FieldInput.tsx';
import { type Field, fieldsOf } from '../../shared/form/fields.ts';
import { DayInput, type Option } from '../../shared/form/Inputs.tsx';
import { hintFor, optionsFor, questionsFor, roleOptions } from '../../shared/form/questions.ts';
import { emptyValue, NO_DAY, type Typed, type TypedDay } from '../../shared/form/typed.ts';
import { type Also, alsoAsked } from './also.ts';
import { arrangedRemarks } from './days.ts';
import { NotesInput, ViewsInput } from './Rows.tsx';
import { StepInput } from './StepInput.tsx';

/** What nobody asks once consent was refused. */
const ONLY_WITH_CONSENT = new Set(['leadProfessional', 'services', 'reviewOn']);

/** The questions of a form, those it asks row by row among them. */
export const askedFields = (run: Run, type: FactType, typed: Typed): Field[] => [
  ...questionsFor(type, typed).filter(({ name }) => typed.consent !== 'refused' || !ONLY_WITH_CONSENT.has(name)),
  ...fieldsOf(type).filter(({ name }) => name === 'views' || (name === 'notes' && formsAt(run, type).length > 0)),
];

/** Supervision without questions of the policy's own still has something to keep. */
const OPEN: Form = {
  title: 'Supervision',
  with: ['supervision.held'],
  items: [{ asks: 'What was talked about, and what follows from it?', clauses: [] }],
};
const formsAt = ({ policy }: Run, type: FactType): readonly Form[] => {
  const forms = formsWith(policy, type);
  return forms.length === 0 && type === 'supervision.held' ? [OPEN] : forms;
};

type QuestionsProps = {
  readonly run: Run;
  readonly type: FactType;
  readonly typed: Typed;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (typed: Typed) => void;
};

export function Questions(props: QuestionsProps) {
  const { run, type, typed } = props;
  const also = alsoAsked(run, type, typed);
  return askedFields(run, type, typed).map((field) => (
    <Fragment key={field.name}>
      <Question {...props} field={field} />
      {also && field.name === 'outcome' ? <Follows {...props} also={also} /> : null}
    </Fragment>
  ));
}

/** The day that an answer leads to, asked where it was given. */
function Follows({ also: { name, title, hint }, ...props }: QuestionsProps & { also: Also }) {
  const { run, typed, errors, onChange } = props;
  return (
    <div className="wm-follows">
      <DayInput
        question={{ id: name, title, hint, error: errors[name], optional: true }}
        value={(typed[name] ?? NO_DAY) as TypedDay}
        onChange={(day) => onChange({ ...typed, [name]: day })}
        today={run.asOf}
      />
      <Remarks {...props} />
    </div>
  );
}

function Question({ field, ...props }: QuestionsProps & { field: Field }) {
  const { run, type, typed, errors, onChange } = props;
  const value = typed[field.name] ?? emptyValue(field);
  const change = (next: Typed[string]): void => onChange({ ...typed, [field.name]: next });
  const steps = field.name === 'step' ? optionsFor(run, type, field, typed) : undefined;
  if (steps) {
    return (
      <StepInput
        steps={steps}
        value={value as string}
        isOther={typed.isOther === 'yes'}
        error={errors.step}
        onChange={(step, isOther) => onChange({ ...typed, step, isOther: isOther ? 'yes' : '' })}
      />
    );
  }
  const rows = { run, value, onChange: change, error: errors[field.name] };
  if (field.name === 'views') return <ViewsInput {...rows} />;
  if (field.kind === 'own') return <NotesInput {...rows} forms={formsAt(run, type)} />;
  return (
    <>
      <FieldInput
        field={field}
        value={value}
        onChange={change}
        error={errors[field.name]}
        hint={hintFor(run, type, field)}
        today={run.asOf}
        roles={roleOptions(run)}
        options={field.name === 'outcome' ? outcomesIn(run, typed) : optionsFor(run, type, field, typed)}
      />
      {field.name === 'for' ? <Remarks {...props} /> : null}
    </>
  );
}

/** What the policy's ladder for this concern can come to, in its words, before what it does not name. */
function outcomesIn(run: Run, { concern }: Typed): Option[] {
  const climb = climbsOf(run).find((each) => each.concern === concern);
  const named = (climb?.ladder.outcomes ?? []).map(({ outcome, says }) => ({
    value: outcome,
    label: says ?? valueName('outcome', outcome),
  }));
  const others = CONCERN_OUTCOMES.filter((outcome) => !named.some(({ value }) => value === outcome));
  return [...named, ...others.map((value) => ({ value, label: valueName('outcome', value) }))];
}

function Remarks({ run, type, typed }: QuestionsProps) {
  const remarks = arrangedRemarks(run, type, typed);
  return (
    <div aria-live="polite">{remarks.length > 0 ? <p className="govuk-inset-text">{remarks.join(' ')}</p> : null}</div>
  );
}
