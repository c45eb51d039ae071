import { planContextOf } from '../../engine/process.ts';
import { WORKERS } from '../../engine/generate/names.ts';
import type { Run } from '../../engine/run.ts';
import type { FactType } from '../../facts/vocabulary.ts';
import { Attendance, ATTENDANCE_FIELDS } from '../shared/form/Attendance.tsx';
import { FieldInput } from '../shared/form/FieldInput.tsx';
import { DayInput, SelectInput } from '../shared/form/Inputs.tsx';
import type { Field } from '../shared/form/fields.ts';
import { hintFor, optionsFor, questionsFor, roleOptions } from '../shared/form/questions.ts';
import { useServices } from '../shared/services.ts';
import { emptyValue, NO_DAY, type Typed, type TypedDay } from '../shared/form/typed.ts';

/** An edition is adopted by choosing the policy it is of. */
const NAMED_BY_POLICY: ReadonlySet<string> = new Set(['policy', 'edition']);

/** Where people are named, made-up names are offered. */
const NAMES_PEOPLE: ReadonlySet<string> = new Set(['name', 'leadSocialWorker', 'leadProfessional', 'coreGroup']);
const withNames = (field: Field): Field => (NAMES_PEOPLE.has(field.name) ? { ...field, choices: WORKERS } : field);

/** The questions of one kind of fact, as the case answers them on the day of the run. */
export function FactQuestions({
  run,
  type,
  typed,
  errors,
  onChange,
}: {
  run: Run;
  type: FactType;
  typed: Typed;
  errors: Readonly<Record<string, string>>;
  onChange: (typed: Typed) => void;
}) {
  const { policies } = useServices();
  const roles = roleOptions(run);
  return (
    <>
      <DayInput
        question={{ id: 'on', title: 'When does it happen?', error: errors.on }}
        value={(typed.on ?? NO_DAY) as TypedDay}
        onChange={(on) => onChange({ ...typed, on })}
        today={run.asOf}
      />
      {type === 'policy.adopted' ? (
        <SelectInput
          question={{ id: 'policy', title: 'Which policy?', error: errors.policy }}
          value={typeof typed.policy === 'string' ? typed.policy : ''}
          options={[...policies.values()].map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => onChange({ ...typed, policy: id, edition: policies.get(id)?.edition ?? '' })}
        />
      ) : null}
      {questionsFor(type, typed).map((field) =>
        type === 'policy.adopted' && NAMED_BY_POLICY.has(field.name) ? null : ATTENDANCE_FIELDS.has(field.name) ? (
          field.name === 'attended' ? (
            <Attendance
              key={field.name}
              typed={typed}
              onChange={onChange}
              roles={roles}
              members={planContextOf(run.processes).members}
            />
          ) : null
        ) : (
          <FieldInput
            key={field.name}
            field={withNames(field)}
            value={typed[field.name] ?? emptyValue(field)}
            onChange={(value) => onChange({ ...typed, [field.name]: value })}
            error={errors[field.name]}
            hint={hintFor(run, type, field)}
            today={run.asOf}
            roles={roles}
            options={optionsFor(run, type, field, typed)}
          />
        ),
      )}
    </>
  );
}
