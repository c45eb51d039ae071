import { useState } from 'react';

import { urlOf } from '../../shared/screens.ts';
import { scenarioOf, type Session } from '../session/session.ts';
import { saveCaseFile } from '../share/file.ts';
import { toFragment } from '../../shared/share/link.ts';
import type { Stage } from './useStage.ts';

/** This branch, as a file or as a link to this very step. */
export function Share({ session, stage: { at, story } }: { session: Session; stage: Stage }) {
  const [said, setSaid] = useState<{ link: string | null; message: string } | null>(null);

  const makeLink = async (): Promise<void> => {
    const made = await toFragment(scenarioOf(session));
    if (!made.ok) return setSaid({ link: null, message: made.message });
    const on = story.stops[at.step - 1]?.on === at.day ? undefined : at.day;
    const link = new URL(urlOf({ name: 'sharedCase', fragment: made.value, step: at.step, on }), window.location.href)
      .href;
    setSaid({ link, message: (await copied(link)) ? 'The link is copied.' : 'Copy the link from the box.' });
  };
  return (
    <>
      <div className="ws-row">
        <button type="button" className="ws-control" onClick={() => saveCaseFile(scenarioOf(session))}>
          Save as a file
        </button>
        <button type="button" className="ws-control" onClick={() => void makeLink()}>
          Make a link to this step
        </button>
      </div>
      <p className="govuk-hint">The link carries the whole case in itself; nothing goes to a server.</p>
      {said === null ? null : (
        <div role="status">
          <p className="govuk-body">{said.message}</p>
          {said.link === null ? null : (
            <input
              className="govuk-input"
              readOnly
              aria-label="Link to this step"
              value={said.link}
              onFocus={(event) => event.target.select()}
            />
          )}
        </div>
      )}
    </>
  );
}

/** Whether the browser let the text be copied. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
