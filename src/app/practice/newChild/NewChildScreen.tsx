import { type SubmitEvent, useState } from 'react';

import { ErrorSummary } from '../../shared/form/ErrorSummary.tsx';
import { RadioInput } from '../../shared/form/Inputs.tsx';
import { useNavigation } from '../../shared/navigation.tsx';
import { ProtectFirst } from '../../shared/ProtectFirst.tsx';
import { useServices, useToday } from '../../shared/services.ts';
import { Page } from '../../shared/ui/Page.tsx';
import { Problem } from '../../shared/ui/States.tsx';
import { errorsInChild, NO_CHILD, withTyped } from '../details/childDetails.ts';
import { ChildQuestions } from '../details/ChildQuestions.tsx';

/** A child new to this device: a name, a policy, and what is known. */
export function NewChildScreen() {
  const { store, clock, newId, policies } = useServices();
  const { open } = useNavigation();
  const today = useToday();
  const [typed, setTyped] = useState(NO_CHILD);
  const [policy, setPolicy] = useState('');
  const [attempt, setAttempt] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const errors: Readonly<Record<string, string>> = {
    ...errorsInChild(typed, today),
    ...(policy === '' ? { policy: 'Choose whose policy guides this plan' } : {}),
  };
  const shown: typeof errors = attempt > 0 ? errors : {};

  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setAttempt(attempt + 1);
    setProblem(null);
    if (Object.keys(errors).length > 0) return;
    const id = newId();
    const stored = await store.addCase(id, withTyped({ policy, createdAt: clock.now() }, typed));
    if (stored.ok) open({ name: 'child', id });
    else setProblem(stored.problem.message);
  };

  return (
    <Page title="Add a child">
      <ProtectFirst>
        {problem === null ? null : <Problem takesFocus>{problem}</Problem>}
        <ErrorSummary errors={shown} attempt={attempt} />
        <form noValidate onSubmit={(event) => void save(event)}>
          <ChildQuestions typed={typed} onChange={setTyped} errors={shown} today={today} />
          <RadioInput
            question={{ id: 'policy', title: 'Whose policy guides this plan?', error: shown.policy }}
            value={policy}
            onChange={setPolicy}
            options={[...policies.values()]
              .filter(({ id }) => id !== 'england')
              .map(({ id, name, edition, source }) => ({
                value: id,
                label: name,
                hint: `${source.title}, ${edition}`,
              }))}
          />
          <button type="submit" className="govuk-button">
            Add this child
          </button>
        </form>
      </ProtectFirst>
    </Page>
  );
}
