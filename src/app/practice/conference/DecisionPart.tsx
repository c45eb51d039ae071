import './conference.scss';

import { valueName } from '../../../facts/values.ts';
import { FieldInput } from '../../shared/form/FieldInput.tsx';
import { optionsFor, questionsFor, roleOptions } from '../../shared/form/questions.ts';
import { emptyValue } from '../../shared/form/typed.ts';
import { type Child, namesOf } from '../siblings/saving.ts';
import type { PartProps } from './ConferenceForm.tsx';
import { DECIDED, typedFor, withAnswers } from './draft.ts';
import { fieldId } from './facts.ts';

/** What was decided, for each child by itself: whether there is a plan, and for which harm. */
export function DecisionPart(props: PartProps) {
  const { about } = props;
  const [first] = about;
  if (about.length === 1 && first) return <Decision {...props} child={first} />;
  return about.map((child, index) => (
    <div className="wm-decision" key={child.id}>
      <Decision {...props} child={child} />
      {index === 0 ? <SameForAll {...props} /> : null}
    </div>
  ));
}

function Decision({ typed, change, own, about, errors, today, child }: PartProps & { readonly child: Child }) {
  const its = typedFor(typed, own, child);
  const isJoint = about.length > 1;
  return questionsFor('conference.held', its)
    .filter(({ name }) => DECIDED.includes(name))
    .map((field) => {
      const id = fieldId(field.name, child.id, isJoint);
      return (
        <FieldInput
          key={field.name}
          field={field}
          id={id}
          title={isJoint ? `${child.name}: ${lower(field.title)}` : field.title}
          value={its[field.name] ?? emptyValue(field)}
          onChange={(value) => change(withAnswers(typed, own, child.id, { [field.name]: value }))}
          error={errors[id]}
          today={today}
          roles={roleOptions(child.run)}
          options={optionsFor(child.run, 'conference.held', field, its)}
        />
      );
    });
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** One press instead of a decision each: for those whose conference is of the same kind. */
function SameForAll({ typed, change, own, about }: PartProps) {
  const { decision, category, kind } = typed.first;
  const alike = about.filter((child) => child.id !== own && typedFor(typed, own, child).kind === kind);
  if (typeof decision !== 'string' || decision === '' || alike.length === 0) return null;
  const told = [valueName('decision', decision), category].filter(
    (text): text is string => typeof text === 'string' && text !== '',
  );
  return (
    <p>
      <button
        type="button"
        className="wm-linklike"
        onClick={() =>
          change(
            alike.reduce((draft, { id }) => withAnswers(draft, own, id, { decision, category: category ?? '' }), typed),
          )
        }
      >
        The same for {namesOf(alike.map(({ name }) => name))}: {told.join(', ').toLowerCase()}
      </button>
    </p>
  );
}
