import { type SubmitEvent, useState } from 'react';

import { type Fact, FACT_NAMES } from '../../../facts/vocabulary.ts';
import { TextInput } from '../../shared/form/Inputs.tsx';
import { useServices } from '../../shared/services.ts';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { Problem } from '../../shared/ui/States.tsx';
import { Restored } from '../record/Restored.tsx';
import { useDraft } from '../record/useDraft.ts';

type WithdrawProps = { readonly caseId: string; readonly fact: Fact };

/** Taking back what was wrong: it stays on the record, with the reason. */
export function Withdraw(props: WithdrawProps) {
  const [opened, setOpened] = useState(false);
  return (
    <Disclosure
      summary={`This is wrong: withdraw “${FACT_NAMES[props.fact.type].toLowerCase()}”`}
      onOpen={() => setOpened(true)}
    >
      {opened ? <Reason {...props} /> : null}
    </Disclosure>
  );
}

const NO_REASON = { reason: '' };

function Reason({ caseId, fact }: WithdrawProps) {
  const { store, clock, newId } = useServices();
  const draft = useDraft(caseId, `withdraw ${fact.id}`, NO_REASON);
  const [error, setError] = useState<string | undefined>();
  const [problem, setProblem] = useState<string | null>(null);
  const reason = draft.typed.reason.trim();
  const withdraw = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (reason === '') return setError('Enter why it was wrong');
    if (reason.length > 10_000) return setError('Why it was wrong: this is too long; shorten it');
    setError(undefined);
    await draft.kept();
    const stored = await store.addFact(caseId, {
      id: newId(),
      type: 'fact.withdrawn',
      on: clock.today(),
      recordedAt: clock.now(),
      by: '',
      fact: fact.id,
      reason,
    });
    if (stored.ok) await store.dropDraft(caseId, `withdraw ${fact.id}`);
    setProblem(stored.ok ? null : stored.problem.message);
  };
  return (
    <>
      {problem === null ? null : <Problem>{problem}</Problem>}
      <Restored draft={draft} />
      <form noValidate onSubmit={(event) => void withdraw(event)}>
        <TextInput
          question={{
            id: `why-${fact.id}`,
            title: 'Why was it wrong?',
            hint: 'It stays visible here and no longer counts. Then record what was right.',
            error,
          }}
          value={draft.typed.reason}
          onChange={(typed) => draft.change({ reason: typed })}
        />
        <button type="submit" className="govuk-button govuk-button--secondary">
          Withdraw it
        </button>
      </form>
    </>
  );
}
