import type { Action } from '../../../documents/case/actions.ts';
import { actionState } from '../../../documents/case/actions.ts';
import { promptsFor } from '../../../documents/plan/smart.ts';
import { dayText } from '../../../engine/words.ts';
import { type Day, isDay } from '../../../facts/day.ts';
import { DayInput, LineInput, TextInput } from '../../shared/form/Inputs.tsx';
import { dayTyped, type TypedDay } from '../../shared/form/typed.ts';
import { actionBox, needBox, trackedAs } from './checkPlan.ts';
import { Prompts } from './Prompts.tsx';
import { emptyAction, type TypedAction, type TypedNeed } from './typed.ts';

export type NeedProps = {
  readonly need: TypedNeed;
  readonly at: number;
  readonly count: number;
  readonly today: Day;
  readonly errors: Readonly<Record<string, string>>;
  /** Who can be asked to do something, as people write them. */
  readonly people: readonly string[];
  readonly tracked: readonly Action[];
  readonly onChange: (need: TypedNeed) => void;
  readonly onRemove: () => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly newActionKey: () => string;
};

const realDay = (typed: TypedDay): Day | null => {
  const day = dayTyped(typed);
  return isDay(day) ? day : null;
};

/** One need: what is wrong, what must change, how people will know, and who does what. */
export function NeedEditor(props: NeedProps) {
  const { need, at, count, today, errors, onChange, onRemove, onMove, newActionKey } = props;
  const { says, outcome, measure, by, actions } = need;
  const box = (field: Parameters<typeof needBox>[1]) => ({ id: needBox(at, field), error: errors[needBox(at, field)] });
  const prompts = promptsFor(
    { says, outcome, measure, by: realDay(by), actions: actions.map((each) => ({ ...each, by: realDay(each.by) })) },
    today,
  );
  const changeAction = (place: number, action: TypedAction): void =>
    onChange({ ...need, actions: actions.with(place, action) });
  return (
    <fieldset className="wm-need" id={`need-${at}`} tabIndex={-1}>
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">Need {at + 1}</legend>
      <TextInput
        question={{ ...box('says'), title: 'What does the child need, or what is the worry?' }}
        value={says}
        onChange={(value) => onChange({ ...need, says: value })}
      />
      <TextInput
        question={{ ...box('outcome'), title: 'What must change, and by how much?' }}
        value={outcome}
        onChange={(value) => onChange({ ...need, outcome: value })}
      />
      <TextInput
        question={{ ...box('measure'), title: 'How will everybody know?', optional: true }}
        value={measure}
        onChange={(value) => onChange({ ...need, measure: value })}
      />
      <DayInput
        question={{ ...box('by'), title: 'By when must it have changed?', optional: true }}
        value={by}
        onChange={(value) => onChange({ ...need, by: value })}
        today={today}
      />
      {actions.map((action, place) => (
        <ActionEditor
          key={action.key}
          {...props}
          action={action}
          place={place}
          onAction={(changed) => changeAction(place, changed)}
          onRemoveAction={() => onChange({ ...need, actions: actions.toSpliced(place, 1) })}
        />
      ))}
      <Prompts prompts={prompts} at={at} />
      <p className="wm-need__tools">
        <button
          type="button"
          className="govuk-button govuk-button--secondary"
          onClick={() => onChange({ ...need, actions: [...actions, emptyAction(newActionKey())] })}
        >
          Add an action<span className="govuk-visually-hidden"> to need {at + 1}</span>
        </button>
        {at > 0 ? (
          <button type="button" className="wm-linklike" onClick={() => onMove(-1)}>
            Move need {at + 1} up
          </button>
        ) : null}
        {at < count - 1 ? (
          <button type="button" className="wm-linklike" onClick={() => onMove(1)}>
            Move need {at + 1} down
          </button>
        ) : null}
        <button type="button" className="wm-linklike" onClick={onRemove}>
          Remove need {at + 1}
        </button>
      </p>
    </fieldset>
  );
}

type ActionProps = NeedProps & {
  readonly action: TypedAction;
  readonly place: number;
  readonly onAction: (action: TypedAction) => void;
  readonly onRemoveAction: () => void;
};

function ActionEditor({
  action,
  place,
  at,
  today,
  errors,
  people,
  tracked,
  onAction,
  onRemoveAction,
  newActionKey,
}: ActionProps) {
  const box = (field: Parameters<typeof actionBox>[2]) => ({
    id: actionBox(at, place, field),
    error: errors[actionBox(at, place, field)],
  });
  const name = `action ${place + 1} of need ${at + 1}`;
  const known = trackedAs(tracked, action);
  return (
    <div className="wm-action" role="group" aria-label={`Action ${place + 1} of need ${at + 1}`}>
      <TextInput
        question={{ ...box('what'), title: `Action ${place + 1}: what is to be done?` }}
        value={action.what}
        onChange={(what) => onAction({ ...action, what })}
      />
      <LineInput
        question={{ ...box('who'), title: 'Who does it?' }}
        value={action.who}
        onChange={(who) => onAction({ ...action, who })}
        suggestions={people}
      />
      <DayInput
        question={{ ...box('by'), title: 'By when?' }}
        value={action.by}
        onChange={(by) => onAction({ ...action, by })}
        today={today}
      />
      {known === null ? null : (
        <p className="wm-under">
          {known.differs === 'words'
            ? `Agreed on ${dayText(known.agreed.agreedOn)} as “${known.agreed.what}”, ${known.agreed.who}, by ${dayText(known.agreed.by)}. That stays as it was agreed. `
            : `Agreed on ${dayText(known.agreed.agreedOn)}. ${actionState(known.agreed, today)}. `}
          {known.differs === 'day'
            ? `It was to be done by ${dayText(known.agreed.by)}: saving gives it the new day.`
            : null}
          {known.differs === 'words' ? (
            <button type="button" className="wm-linklike" onClick={() => onAction({ ...action, key: newActionKey() })}>
              Agree the change as a new action<span className="govuk-visually-hidden">: {name}</span>
            </button>
          ) : null}
        </p>
      )}
      <button type="button" className="wm-linklike" onClick={onRemoveAction}>
        Remove {name}
      </button>
    </div>
  );
}
