import { type SubmitEvent, useState } from 'react';

import { LARGEST_BACKUP } from '../../store/backup/largest.ts';
import { ErrorSummary } from '../shared/form/ErrorSummary.tsx';
import { useProtection } from '../shared/protection.ts';
import { Problem } from '../shared/ui/States.tsx';
import { PassphraseInput } from './PassphraseInput.tsx';
import { restoredWords } from './words.ts';

/** Merging a backup into this device. `onlyResult`: nothing is left to restore, what was done is still told. */
export function Restore({ onlyResult = false }: { onlyResult?: boolean }) {
  const protection = useProtection();
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<'idle' | 'busy' | { problem: string } | { done: readonly string[] }>('idle');
  if (protection.kind !== 'protected') return null;
  const { session, checkedAgain } = protection;
  const errors: Record<string, string> = {
    ...(file ? {} : { 'restore-file': 'Choose the backup file' }),
    ...(passphrase === '' ? { 'restore-passphrase': 'Enter the passphrase of the backup' } : {}),
  };
  const shown = attempt > 0 ? errors : {};
  const restore = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (!file || passphrase === '' || state === 'busy') return;
    if (file.size > LARGEST_BACKUP)
      return setState({
        problem: 'This file is larger than a backup can be. Nothing was changed. Choose another one.',
      });
    setState('busy');
    const done = await session.restore(new Uint8Array(await file.arrayBuffer()), passphrase);
    if (!done.ok) return setState({ problem: done.problem.message });
    setState({ done: restoredWords(done.value) });
    setPassphrase('');
    setAttempt(0);
    setFile(null);
    checkedAgain();
  };
  const result =
    typeof state === 'object' && 'done' in state ? (
      <div className="govuk-inset-text" role="status">
        <p className="govuk-body">The backup was merged.</p>
        <ul className="govuk-list govuk-list--bullet">
          {state.done.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </div>
    ) : null;
  if (onlyResult) return result;
  return (
    <form noValidate onSubmit={(event) => void restore(event)}>
      {typeof state === 'object' && 'problem' in state ? <Problem>{state.problem}</Problem> : null}
      <ErrorSummary errors={shown} attempt={attempt} />
      {result}
      <div className={`govuk-form-group ${shown['restore-file'] ? 'govuk-form-group--error' : ''}`}>
        <label className="govuk-label govuk-label--s" htmlFor="restore-file">
          Backup file
        </label>
        {shown['restore-file'] ? (
          <p id="restore-file-error" className="govuk-error-message">
            <span className="govuk-visually-hidden">Error: </span>
            {shown['restore-file']}
          </p>
        ) : null}
        <input
          key={state === 'idle' ? 'first' : String(file === null)}
          id="restore-file"
          type="file"
          accept=".age"
          aria-describedby={shown['restore-file'] ? 'restore-file-error' : undefined}
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
      </div>
      <PassphraseInput
        id="restore-passphrase"
        title="Passphrase of the backup"
        error={shown['restore-passphrase']}
        value={passphrase}
        onChange={setPassphrase}
      />
      <button type="submit" className="govuk-button" disabled={state === 'busy'}>
        {state === 'busy' ? 'Restoring …' : 'Restore'}
      </button>
    </form>
  );
}
