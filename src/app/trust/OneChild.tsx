import { useState } from 'react';

import type { Protection } from '../shared/protection.ts';
import { useBasics } from '../shared/services.ts';
import { useTeamworkHolder } from '../shared/teamwork.ts';
import { Problem } from '../shared/ui/States.tsx';
import { useCaseload } from '../shared/useCaseload.ts';
import { download } from '../shared/download.ts';
import { NewPassphrase } from './NewPassphrase.tsx';
import { REACH_WORDS, reachOf } from './reach.ts';

/** One child’s record: out in a file, or erased for good. */
export function OneChild({ protection: { session } }: { protection: Extract<Protection, { kind: 'protected' }> }) {
  const { clock } = useBasics();
  const { teamwork } = useTeamworkHolder();
  const words = REACH_WORDS[reachOf(teamwork?.membership)];
  const caseload = useCaseload();
  const [id, setId] = useState('');
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const rows = caseload.status === 'ready' ? caseload.value.rows : [];
  const chosen = rows.find((row) => row.id === id);

  const choose = (next: string): void => {
    setId(next);
    setTyped('');
    setProblem(null);
    setDone(null);
  };
  const exportIt = async (passphrase: string): Promise<string | null> => {
    const made = await session.exportCase(id, passphrase);
    if (!made.ok) return made.problem.message;
    download(`waymark-record-${clock.today()}.age`, made.value.file, 'application/octet-stream');
    setDone('The record is in your downloads. Restore it on another device with its passphrase.');
    return null;
  };
  const erase = async (): Promise<void> => {
    if (!chosen || typed.trim() !== chosen.record.child.name)
      return setProblem('Type the name exactly as it stands in the record');
    const erased = await session.eraseCase(id);
    if (!erased.ok) return setProblem(erased.problem.message);
    choose('');
    setDone(words.done);
  };

  return (
    <section className="wm-section" aria-labelledby="one">
      <h2 className="govuk-heading-m" id="one">
        One child’s record
      </h2>
      {done === null ? null : (
        <p className="govuk-inset-text" role="status">
          {done}
        </p>
      )}
      <div className="govuk-form-group">
        <label className="govuk-label govuk-label--s" htmlFor="which">
          Which child
        </label>
        <select id="which" className="govuk-select" value={id} onChange={(event) => choose(event.target.value)}>
          <option value="">Choose a child</option>
          {rows.map((row) => (
            <option key={row.id} value={row.id}>
              {row.record.child.name}
            </option>
          ))}
        </select>
      </div>
      {chosen ? (
        <>
          <h3 className="govuk-heading-s">Take the record out</h3>
          <NewPassphrase
            name="export"
            title="Passphrase for this file"
            hint="Whoever receives the file needs it. Tell them on another way than the file goes."
            button="Export this record"
            busyWords="Encrypting …"
            onChosen={exportIt}
          />
          <h3 className="govuk-heading-s">Erase the record</h3>
          <p className="govuk-body">
            Its key is destroyed, so that nobody can read it any more, and no backup brings it back here. This cannot be
            undone.
          </p>
          {words.before === '' ? null : <p className="govuk-inset-text">{words.before}</p>}
          {problem === null ? null : <Problem>{problem}</Problem>}
          <div className="govuk-form-group">
            <label className="govuk-label govuk-label--s" htmlFor="erase-name">
              Type the child’s name: {chosen.record.child.name}
            </label>
            <input
              id="erase-name"
              className="govuk-input"
              value={typed}
              autoComplete="off"
              onChange={(event) => setTyped(event.target.value)}
            />
          </div>
          <button type="button" className="govuk-button govuk-button--warning" onClick={() => void erase()}>
            {words.button}
          </button>
        </>
      ) : null}
    </section>
  );
}
