import { counted } from '../../../documents/text.ts';
import { planStepsOf, versionsOf } from '../../../documents/plan/versions.ts';
import type { Run } from '../../../engine/run.ts';
import { movedActions, newActions } from './checkPlan.ts';
import { membersChanged, type TypedPlan } from './typed.ts';

type SavedProps = { readonly run: Run; readonly typed: TypedPlan; readonly onChange: (typed: TypedPlan) => void };

/** What one press of Save records, said before it is pressed. */
export function WhatIsSaved({ run, typed, onChange }: SavedProps) {
  const actions = newActions(run, typed).length;
  const moved = movedActions(run, typed).length;
  const changed = membersChanged(run, typed).length;
  const wasDetailed = planStepsOf(run).some(({ stage, done }) => stage === 'detailed' && done !== null);
  return (
    <fieldset className="govuk-fieldset wm-saves">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">What saving records</legend>
      <div className="govuk-checkboxes govuk-checkboxes--small">
        <Tick
          id="tracks"
          checked={typed.tracks}
          onChange={(tracks) => onChange({ ...typed, tracks })}
          label={`New actions are agreed and followed up (${actions} with what, who and by when)`}
        />
        <Tick
          id="isDetailed"
          checked={typed.isDetailed}
          onChange={(isDetailed) => onChange({ ...typed, isDetailed })}
          label={
            wasDetailed
              ? 'The plan is detailed anew, and is to be approved again'
              : 'The plan is detailed enough to work from'
          }
        />
      </div>
      <p className="govuk-hint">
        Text {versionsOf(run).length + 1} of the plan
        {typed.tracks && actions > 0 ? `, ${counted(actions, 'agreed action')}` : ''}
        {typed.tracks && moved > 0 ? `, ${counted(moved, 'action')} with a new day` : ''}
        {typed.isDetailed ? ', that the plan is detailed' : ''}
        {changed > 0 ? `, ${counted(changed, 'member')} with a new stand-in or contact` : ''}.
      </p>
    </fieldset>
  );
}

type TickProps = {
  readonly id: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly label: string;
};
const Tick = ({ id, checked, onChange, label }: TickProps) => (
  <div className="govuk-checkboxes__item">
    <input
      className="govuk-checkboxes__input"
      id={id}
      type="checkbox"
      checked={checked}
      onChange={(event) => onChange(event.target.checked)}
    />
    <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>
      {label}
    </label>
  </div>
);
