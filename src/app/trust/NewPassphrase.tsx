import { type ReactNode, type SubmitEvent, useState } from 'react';

import { ErrorSummary } from '../shared/form/ErrorSummary.tsx';
import { Problem } from '../shared/ui/States.tsx';
import { passphraseErrors, SHORTEST } from './passphrase.ts';
import { PassphraseInput } from './PassphraseInput.tsx';

type NewPassphraseProps = {
  /** Makes the ids of the fields differ where a page has several such forms. */
  readonly name: string;
  readonly title?: string;
  readonly hint?: ReactNode;
  readonly button: string;
  readonly busyWords: string;
  /** Answers what went wrong, or null. */
  readonly onChosen: (passphrase: string) => Promise<string | null>;
  readonly children?: ReactNode;
};

/** A passphrase chosen and typed twice. */
export function NewPassphrase({
  name,
  title = 'Passphrase',
  hint,
  button,
  busyWords,
  onChosen,
  children,
}: NewPassphraseProps) {
  const [typed, setTyped] = useState('');
  const [again, setAgain] = useState('');
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const errors = passphraseErrors(typed, again);
  const shown = attempt > 0 ? errors : {};
  const choose = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (busy || Object.keys(errors).length > 0) return;
    setBusy(true);
    const failed = await onChosen(typed);
    setBusy(false);
    setProblem(failed);
    if (failed !== null) return;
    setTyped('');
    setAgain('');
    setAttempt(0);
  };
  const summary = Object.fromEntries(Object.entries(shown).map(([field, error]) => [`${name}-${field}`, error]));
  return (
    <form noValidate onSubmit={(event) => void choose(event)}>
      {problem === null ? null : <Problem>{problem}</Problem>}
      <ErrorSummary errors={summary} attempt={attempt} />
      {children}
      <PassphraseInput
        id={`${name}-passphrase`}
        title={title}
        hint={
          hint ?? (
            <>
              At least {SHORTEST} characters. Four or five words that do not belong together are easy to remember and
              hard to guess.
            </>
          )
        }
        error={shown.passphrase}
        value={typed}
        onChange={setTyped}
      />
      <PassphraseInput
        id={`${name}-again`}
        title={`${title} again`}
        error={shown.again}
        value={again}
        onChange={setAgain}
      />
      <button type="submit" className="govuk-button" disabled={busy}>
        {busy ? busyWords : button}
      </button>
    </form>
  );
}
