import './conference.scss';

import { FieldInput } from '../../shared/form/FieldInput.tsx';
import { type Field, fieldOf } from '../../shared/form/fields.ts';
import { roleOptions } from '../../shared/form/questions.ts';
import { emptyValue } from '../../shared/form/typed.ts';
import { type Child, namesOf } from '../siblings/saving.ts';
import type { PartProps } from './ConferenceForm.tsx';
import { hasPlan, OF_PLAN, typedFor, withAnswers } from './draft.ts';
import { fieldId } from './facts.ts';

/** Who works for the plans and how often they meet: asked once for all children who have a plan, or for each of them. */
export function PlanPart(props: PartProps) {
  const { typed, own, about } = props;
  const onPlan = about.filter((child) => hasPlan(typedFor(typed, own, child)));
  const [first] = onPlan;
  if (!first) return null;
  const fields = OF_PLAN.map((name) => fieldOf('conference.held', name));
  if (about.length === 1)
    return fields.map((field) => <Once key={field.name} {...props} field={field} child={first} />);
  return (
    <section className="wm-plans" aria-labelledby="plans">
      <h2 className="govuk-heading-m" id="plans">
        {onPlan.length === 1 ? 'The plan' : 'The plans'} of {namesOf(onPlan.map(({ name }) => name))}
      </h2>
      {fields.map((field) => (
        <Shared key={field.name} {...props} field={field} onPlan={onPlan} />
      ))}
    </section>
  );
}

/** A question with one answer for all, until somebody says that it differs. */
function Shared({ field, onPlan, ...props }: PartProps & { readonly field: Field; readonly onPlan: readonly Child[] }) {
  const { typed, change } = props;
  const [first] = onPlan;
  const isApart = typed.apart.includes(field.name);
  if (!first) return null;
  const others = typed.apart.filter((name) => name !== field.name);
  return (
    <div className="wm-plans__line">
      {isApart ? (
        onPlan.map((child) => <Apart key={child.id} {...props} field={field} child={child} />)
      ) : (
        <Once {...props} field={field} child={first} />
      )}
      {onPlan.length > 1 ? (
        <button
          type="button"
          className="wm-linklike"
          onClick={() => change({ ...typed, apart: isApart ? others : [...others, field.name] })}
        >
          {isApart ? 'The same for all' : 'Different for each child'}
          <span className="govuk-visually-hidden">: {field.title}</span>
        </button>
      ) : null}
    </div>
  );
}

/** Kept with what is the same for all, whoever of the children has a plan. */
function Once({
  typed,
  change,
  errors,
  today,
  field,
  child,
}: PartProps & { readonly field: Field; readonly child: Child }) {
  return (
    <FieldInput
      field={field}
      value={typed.first[field.name] ?? emptyValue(field)}
      onChange={(value) => change({ ...typed, first: { ...typed.first, [field.name]: value } })}
      error={errors[field.name]}
      today={today}
      roles={roleOptions(child.run)}
    />
  );
}

function Apart({
  typed,
  change,
  own,
  errors,
  today,
  field,
  child,
}: PartProps & { readonly field: Field; readonly child: Child }) {
  const id = fieldId(field.name, child.id, true);
  return (
    <FieldInput
      field={field}
      id={id}
      title={`${child.name}: ${field.title.charAt(0).toLowerCase()}${field.title.slice(1)}`}
      value={typedFor(typed, own, child)[field.name] ?? emptyValue(field)}
      onChange={(value) => change(withAnswers(typed, own, child.id, { [field.name]: value }))}
      error={errors[id]}
      today={today}
      roles={roleOptions(child.run)}
    />
  );
}
