import { type SubmitEvent, useState } from 'react';

import { type Membership, membershipIn } from '../../exchange/membership.ts';
import { textOf } from '../../store/crypto/bytes.ts';
import { ageInWorker } from '../../store/crypto/inWorker.ts';
import { ErrorSummary } from '../shared/form/ErrorSummary.tsx';
import { useTeamworkHolder } from '../shared/teamwork.ts';
import { Problem } from '../shared/ui/States.tsx';
import { useCaseload } from '../shared/useCaseload.ts';
import { PassphraseInput } from '../trust/PassphraseInput.tsx';
import { counted, ROLE_WORDS } from './words.ts';

/** An invitation is some kilobytes; whatever is larger is none. */
const LARGEST = 1_000_000;
const NO_INVITATION = 'This file is no invitation, or the passphrase is another one. Check both and try again.';

/** With an invitation: first it is opened, then one is told what joining means, then one joins. */
export function Join() {
  const [opened, setOpened] = useState<Membership | null>(null);
  return opened ? (
    <Agree membership={opened} onBack={() => setOpened(null)} />
  ) : (
    <OpenInvitation onOpened={setOpened} />
  );
}

function OpenInvitation({ onOpened }: { onOpened: (membership: Membership) => void }) {
  const [file, setFile] = useState<File | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const errors: Record<string, string> = {
    ...(file ? {} : { 'invitation-file': 'Choose the invitation' }),
    ...(passphrase === '' ? { 'invitation-passphrase': 'Enter the passphrase of the invitation' } : {}),
  };
  const shown = attempt > 0 ? errors : {};
  const open = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setAttempt(attempt + 1);
    if (!file || passphrase === '' || state === 'busy') return;
    setState('busy');
    const membership = file.size > LARGEST ? null : await membershipOf(file, passphrase);
    if (membership) onOpened(membership);
    else setState('failed');
  };
  return (
    <form noValidate onSubmit={(event) => void open(event)}>
      <p className="govuk-body">
        You work alone on this device. With an invitation you and your colleagues work on the same children: what one
        records, the others see. Whoever looks after your team makes the invitation.
      </p>
      {state === 'failed' ? <Problem>{NO_INVITATION}</Problem> : null}
      <ErrorSummary errors={shown} attempt={attempt} />
      <div className={`govuk-form-group ${shown['invitation-file'] ? 'govuk-form-group--error' : ''}`}>
        <label className="govuk-label govuk-label--s" htmlFor="invitation-file">
          Invitation
        </label>
        {shown['invitation-file'] ? (
          <p id="invitation-file-error" className="govuk-error-message">
            <span className="govuk-visually-hidden">Error: </span>
            {shown['invitation-file']}
          </p>
        ) : null}
        <input
          id="invitation-file"
          type="file"
          accept=".age"
          aria-describedby={shown['invitation-file'] ? 'invitation-file-error' : undefined}
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
      </div>
      <PassphraseInput
        id="invitation-passphrase"
        title="Passphrase of the invitation"
        error={shown['invitation-passphrase']}
        value={passphrase}
        onChange={setPassphrase}
      />
      <button type="submit" className="govuk-button govuk-button--secondary" disabled={state === 'busy'}>
        {state === 'busy' ? 'Opening …' : 'Open the invitation'}
      </button>
    </form>
  );
}

async function membershipOf(file: File, passphrase: string): Promise<Membership | null> {
  try {
    const plain = await ageInWorker.open(new Uint8Array(await file.arrayBuffer()), passphrase);
    return plain && membershipIn(textOf(plain));
  } catch {
    return null;
  }
}

function Agree({ membership, onBack }: { membership: Membership; onBack: () => void }) {
  const { join } = useTeamworkHolder();
  const caseload = useCaseload();
  const [problem, setProblem] = useState<string | null>(null);
  const { authority, team, member } = membership;
  const count = caseload.status === 'ready' ? caseload.value.rows.length : 0;
  return (
    <>
      {problem === null ? null : <Problem>{problem}</Problem>}
      <p className="govuk-body" role="status">
        You are invited to <strong>{team.name}</strong> of {authority}, as {member.name}, {ROLE_WORDS[member.role]}.
      </p>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          {count === 0
            ? 'The children of the team come onto this device.'
            : `All ${counted(count, 'child', 'children')} on this device will be shared with the team, with everything recorded about them; and the team’s children come here.`}
        </li>
        <li>What is shared cannot be taken back: colleagues keep what they have read.</li>
        <li>You can work without a connection. What you record waits here until there is one.</li>
      </ul>
      <div className="govuk-button-group">
        <button type="button" className="govuk-button" onClick={() => void join(membership).then(setProblem)}>
          Join and share
        </button>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onBack}>
          Do not join
        </button>
      </div>
    </>
  );
}
