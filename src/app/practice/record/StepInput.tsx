import { RadioInput, type Option, TextInput } from '../../shared/form/Inputs.tsx';

/** Stands for a step that the ladder does not have. */
const OTHER = 'other';

/** Which step of the policy's ladder was taken, or what else people did. */
export function StepInput({
  steps,
  value,
  isOther,
  error,
  onChange,
}: {
  steps: readonly Option[];
  value: string;
  isOther: boolean;
  error: string | undefined;
  onChange: (value: string, isOther: boolean) => void;
}) {
  const isRung = steps.some((step) => step.value === value);
  const wantsWords = !isRung && (isOther || value !== '');
  return (
    <>
      <RadioInput
        question={{ id: 'step', title: 'Step taken', error: wantsWords ? undefined : error }}
        value={isRung ? value : wantsWords ? OTHER : ''}
        onChange={(chosen) => onChange(chosen === OTHER ? '' : chosen, chosen === OTHER)}
        options={[...steps, { value: OTHER, label: 'Something that is not on the ladder' }]}
      />
      {wantsWords ? (
        <TextInput
          question={{ id: 'step-other', title: 'What was done', error }}
          value={value}
          onChange={(text) => onChange(text, true)}
        />
      ) : null}
    </>
  );
}
