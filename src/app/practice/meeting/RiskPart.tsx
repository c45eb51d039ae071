import type { Run } from '../../../engine/run.ts';
import { fieldOf } from '../../shared/form/fields.ts';
import { YesNoInput } from '../../shared/form/Inputs.tsx';
import type { PartProps } from './MeetingForm.tsx';

const FIELD = fieldOf('coreGroup.held', 'riskReviewed');

/** Whether the level of risk was looked at again; where the policy asks for it, it says so. */
export function RiskPart({ typed, change, run }: PartProps & { readonly run: Run }) {
  const check = run.policy.checks.find((each) => each.require === 'riskReviewed');
  const place = check ? run.policy.clauses[check.clauses[0] ?? '']?.at : undefined;
  return (
    <YesNoInput
      question={{
        id: 'riskReviewed',
        title: FIELD.title,
        hint: place === undefined ? undefined : `${run.policy.name} asks for it (${place}).`,
        optional: true,
      }}
      value={typed.riskReviewed}
      onChange={(riskReviewed) => change({ riskReviewed })}
    />
  );
}
