import { type SubmitEvent, useState } from 'react';

import { ErrorSummary } from '../../shared/form/ErrorSummary.tsx';
import { RadioInput } from '../../shared/form/Inputs.tsx';
import { useNavigation } from '../../shared/navigation.tsx';
import { ProtectFirst } from '../../shared/ProtectFirst.tsx';
import { NO_CASE } from '../../../store/draft.ts';
import { useServices, useToday } from '../../shared/services.ts';
import { Page } from '../../shared/ui/Page.tsx';
import { Problem } from '../../shared/ui/States.tsx';
import { errorsInChild, NO_CHILD, withTyped } from '../details/childDetails.ts';
import { Restored } from '../record/Restored.tsx';
import { useDraft } from '../record/useDraft.ts';
import { ChildQuestions } from '../details/ChildQuestions.tsx';

/** A child new to this device: a name, a policy, and what is known. */
export const NewChildScreen = () => (
  <Page title="Add a child">
    <ProtectFirst>
      <NewChild />
    </ProtectFirst>
  </Page>
);

function NewChild() {
  const { store, clock, newId, policies } = useServices();
  const { open } = useNavigation();
  const today = useToday();
  // Kept with what is typed, so that a save that was cut short does not add the child twice.
  const [start] = useState(() => ({ ...NO_CHILD, policy: '', id: newId(), createdAt: clock.now() }));
  const draft = useDraft(NO_CASE, 'newChild', start);
  const { typed } = draft;
  const { id, policy, createdAt } = typed;
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
    await draft.kept();
    const stored = await store.addCase(id, withTyped({ policy, createdAt }, typed));
    if (!stored.ok) return setProblem(stored.problem.message);
    await draft.drop();
    open({ name: 'child', id });
  };

  if (!draft.ready) return null;
  return (
    <>
      {problem === null ? null : <Problem takesFocus>{problem}</Problem>}
      <ErrorSummary errors={shown} attempt={attempt} />
      <Restored draft={draft} />
      <form noValidate onSubmit={(event) => void save(event)}>
        <ChildQuestions
          typed={typed}
          onChange={(child) => draft.change({ ...typed, ...child })}
          errors={shown}
          today={today}
        />
        <RadioInput
          question={{ id: 'policy', title: 'Whose policy guides this plan?', error: shown.policy }}
          value={policy}
          onChange={(chosen) => draft.change({ ...typed, policy: chosen })}
          options={[...policies.values()]
            .filter((each) => each.id !== 'england')
            .map(({ id: value, name, edition, source }) => ({
              value,
              label: name,
              hint: `${source.title}, ${edition}`,
            }))}
        />
        <button type="submit" className="govuk-button">
          Add this child
        </button>
      </form>
    </>
  );
}
