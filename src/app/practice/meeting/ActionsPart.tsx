import type { Run } from '../../../engine/run.ts';
import { dayText, roleWord } from '../../../engine/words.ts';
import { DayInput, LineInput, RadioInput, TextInput } from '../../shared/form/Inputs.tsx';
import { NO_DAY } from '../../shared/form/typed.ts';
import { useServices } from '../../shared/services.ts';
import { NO_CHILD, type TypedAction, type TypedOpenAction } from './draft.ts';
import type { PartProps } from './MeetingForm.tsx';
import { type OpenAction, openActionsOf } from './plan.ts';
import type { Person } from './people.ts';

const STATES = [
  { value: 'done', label: 'Done' },
  { value: 'notYet', label: 'Not yet' },
  { value: 'moved', label: 'Not yet, with a new date' },
];
const NOTHING: TypedOpenAction = { state: '', to: NO_DAY };

/** What was agreed before, and what is agreed now: who does what, by when. */
export function ActionsPart({
  typed,
  change,
  about,
  errors,
  run,
  people,
}: PartProps & { readonly run: Run; readonly people: readonly Person[] }) {
  const { newId } = useServices();
  const open = about.flatMap((child) => openActionsOf(child.run).map((action) => ({ child, action })));
  const changeAction = (index: number, some: Partial<TypedAction>): void =>
    change({ actions: typed.actions.map((action, at) => (at === index ? { ...action, ...some } : action)) });
  return (
    <section className="wm-meeting__part">
      <h2 className="govuk-heading-m">Actions</h2>
      {open.map(({ child, action }) => {
        const own = typed.children[child.id] ?? NO_CHILD;
        return (
          <Open
            key={`${child.id} ${action.action}`}
            id={`${child.id}-${action.action}`}
            action={action}
            of={about.length > 1 ? child.name : null}
            run={run}
            value={own.actions[action.action] ?? NOTHING}
            error={errors[`moved-${child.id}-${action.action}`]}
            onChange={(value) =>
              change({
                children: {
                  ...typed.children,
                  [child.id]: { ...own, actions: { ...own.actions, [action.action]: value } },
                },
              })
            }
          />
        );
      })}
      {typed.actions.map((action, index) => (
        <NewAction
          key={action.key}
          index={index}
          value={action}
          errors={errors}
          run={run}
          names={people.map(({ role, name }) => name ?? roleWord(run.policy, role))}
          onChange={(some) => changeAction(index, some)}
          onRemove={() => change({ actions: typed.actions.filter((_, at) => at !== index) })}
        />
      ))}
      <button
        type="button"
        className="govuk-button govuk-button--secondary"
        onClick={() =>
          change({
            actions: [
              ...typed.actions,
              { key: `action-${newId().slice(0, 8)}`, what: '', who: '', when: '', by: NO_DAY },
            ],
          })
        }
      >
        Add a new action
      </button>
    </section>
  );
}

type OpenProps = {
  readonly id: string;
  readonly action: OpenAction;
  readonly of: string | null;
  readonly run: Run;
  readonly value: TypedOpenAction;
  readonly error: string | undefined;
  readonly onChange: (value: TypedOpenAction) => void;
};

function Open({ id, action, of, run, value, error, onChange }: OpenProps) {
  return (
    <div className="wm-meeting__line">
      <RadioInput
        question={{
          id: `state-${id}`,
          title: of === null ? action.what : `${of}: ${action.what}`,
          hint: `${roleWord(run.policy, action.who)}${action.due === null ? '' : `, by ${dayText(action.due)}`}`,
          optional: true,
        }}
        value={value.state}
        onChange={(state) => onChange({ ...value, state: state as TypedOpenAction['state'] })}
        options={STATES}
      />
      {value.state === 'moved' ? (
        <DayInput
          question={{ id: `moved-${id}`, title: 'New date', error }}
          value={value.to}
          onChange={(to) => onChange({ ...value, to })}
          today={run.asOf}
        />
      ) : null}
    </div>
  );
}

type NewProps = {
  readonly index: number;
  readonly value: TypedAction;
  readonly errors: PartProps['errors'];
  readonly run: Run;
  readonly names: readonly string[];
  readonly onChange: (some: Partial<TypedAction>) => void;
  readonly onRemove: () => void;
};

function NewAction({ index, value, errors, run, names, onChange, onRemove }: NewProps) {
  const id = `action-${index}`;
  return (
    <div className="wm-member wm-meeting__action" role="group" aria-label={`New action ${index + 1}`}>
      <TextInput
        question={{ id: `${id}-what`, title: 'What is to be done', error: errors[`${id}-what`] }}
        value={value.what}
        onChange={(what) => onChange({ what })}
      />
      <LineInput
        question={{ id: `${id}-who`, title: 'Who will do it', error: errors[`${id}-who`] }}
        value={value.who}
        onChange={(who) => onChange({ who })}
        suggestions={[...new Set(names)]}
      />
      <RadioInput
        question={{ id: `${id}-when`, title: 'By when', error: errors[`${id}-when`] }}
        value={value.when}
        onChange={(when) => onChange({ when: when as TypedAction['when'] })}
        options={[
          { value: 'next', label: 'By the next core group' },
          { value: 'day', label: 'By a day' },
        ]}
      />
      {value.when === 'day' ? (
        <DayInput
          question={{ id: `${id}-by`, title: 'Which day', error: errors[`${id}-by`] }}
          value={value.by}
          onChange={(by) => onChange({ by })}
          today={run.asOf}
        />
      ) : null}
      <button type="button" className="wm-linklike" onClick={onRemove}>
        Remove this action<span className="govuk-visually-hidden"> {index + 1}</span>
      </button>
    </div>
  );
}
