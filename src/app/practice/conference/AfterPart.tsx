import { inWords } from '../../../engine/words.ts';
import { FieldInput } from '../../shared/form/FieldInput.tsx';
import { optionsFor, roleOptions } from '../../shared/form/questions.ts';
import { emptyValue } from '../../shared/form/typed.ts';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { askedFields } from '../record/Questions.tsx';
import { StepDownNote } from '../record/StepDownNote.tsx';
import type { Child } from '../siblings/saving.ts';
import type { PartProps } from './ConferenceForm.tsx';
import { typedFor } from './draft.ts';
import { afterId, isUnsaid } from './facts.ts';

/** Where a plan ends: the support after it, where that was agreed at the conference; else it is the next step. */
export function AfterPart(props: PartProps) {
  const { typed, own, about } = props;
  return about
    .filter((child) => typedFor(typed, own, child).decision === 'discontinue')
    .map((child) => (
      <Disclosure
        key={child.id}
        summary={about.length > 1 ? `${child.name}: support that is agreed already` : 'Support that is agreed already'}
        open={!isUnsaid(typed.after[child.id])}
      >
        <p className="govuk-hint">
          {inWords(child.run.policy, 'leave it empty if it is to be agreed later: then it is the next step.')}
        </p>
        <After {...props} child={child} />
      </Disclosure>
    ));
}

function After({
  typed,
  change,
  about,
  errors,
  today,
  child: { id, name, run },
}: PartProps & { readonly child: Child }) {
  const its = typed.after[id] ?? {};
  const fields = askedFields(run, 'stepDown.agreed', its).filter(({ kind }) => kind !== 'own');
  return (
    <>
      {fields.map((field) => (
        <FieldInput
          key={field.name}
          field={field}
          id={afterId(field.name, id)}
          title={
            about.length > 1 ? `${name}: ${field.title.charAt(0).toLowerCase()}${field.title.slice(1)}` : field.title
          }
          value={its[field.name] ?? emptyValue(field)}
          onChange={(value) => change({ ...typed, after: { ...typed.after, [id]: { ...its, [field.name]: value } } })}
          error={errors[afterId(field.name, id)]}
          today={today}
          roles={roleOptions(run)}
          options={optionsFor(run, 'stepDown.agreed', field, its)}
        />
      ))}
      <StepDownNote run={run} route={its.route} consent={its.consent} />
    </>
  );
}
