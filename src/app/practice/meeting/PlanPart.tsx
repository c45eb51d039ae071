import { valueName } from '../../../facts/values.ts';
import { dayText } from '../../../engine/words.ts';
import { RadioInput, TextInput } from '../../shared/form/Inputs.tsx';
import { NO_CHILD, type TypedLine } from './draft.ts';
import type { PartProps } from './MeetingForm.tsx';
import { linesOf, type Need } from './plan.ts';

const NOW = ['achieved', 'better', 'same', 'worse'].map((value) => {
  const says = valueName('now', value);
  return { value, label: says.charAt(0).toUpperCase() + says.slice(1) };
});
const NOTHING: TypedLine = { now: '', says: '' };

/** The plan, line by line: what must change for each child, and how far it has come. */
export function PlanPart({ typed, change, about, errors }: PartProps) {
  const withPlan = about.filter(({ run }) => linesOf(run).length > 0);
  if (withPlan.length === 0) {
    return (
      <section className="wm-meeting__part">
        <h2 className="govuk-heading-m">The plan, line by line</h2>
        <p className="govuk-body wm-muted">
          No plan is written in Waymark yet, so there are no outcomes to go through.
        </p>
      </section>
    );
  }
  return (
    <section className="wm-meeting__part">
      <h2 className="govuk-heading-m">The plan, line by line</h2>
      {withPlan.map(({ id, name, run }) => {
        const own = typed.children[id] ?? NO_CHILD;
        return linesOf(run).map((line) => (
          <Line
            key={`${id} ${line.need}`}
            id={`${id}-${line.need}`}
            line={line}
            of={about.length > 1 ? name : null}
            value={own.progress[line.need] ?? NOTHING}
            error={errors[`says-${id}-${line.need}`]}
            onChange={(value) =>
              change({
                children: { ...typed.children, [id]: { ...own, progress: { ...own.progress, [line.need]: value } } },
              })
            }
          />
        ));
      })}
    </section>
  );
}

type LineProps = {
  readonly id: string;
  readonly line: Need;
  readonly of: string | null;
  readonly value: TypedLine;
  readonly error: string | undefined;
  readonly onChange: (value: TypedLine) => void;
};

function Line({ id, line, of, value, error, onChange }: LineProps) {
  return (
    <div className="wm-meeting__line">
      <RadioInput
        question={{
          id: `now-${id}`,
          title: of === null ? line.says : `${of}: ${line.says}`,
          hint: (
            <>
              What must change: {line.outcome}
              {line.measure === undefined ? null : <span className="wm-under">How you can tell: {line.measure}</span>}
              {line.by === undefined ? null : <span className="wm-under">By {dayText(line.by)}</span>}
            </>
          ),
          optional: true,
        }}
        value={value.now}
        onChange={(now) => onChange({ ...value, now })}
        options={NOW}
      />
      {value.now === '' ? null : (
        <TextInput
          question={{ id: `says-${id}`, title: 'What shows it?', optional: true, error }}
          value={value.says}
          onChange={(says) => onChange({ ...value, says })}
        />
      )}
    </div>
  );
}
