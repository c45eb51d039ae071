import { type ChangeEvent, useEffect, useState } from 'react';

import type { Scenario } from '../../engine/scenario.ts';
import { must } from '../../facts/must.ts';
import { Link, useNavigation } from '../shared/navigation.tsx';
import { useServices } from '../shared/services.ts';
import type { Kept } from '../shared/shelf.ts';
import { Page } from '../shared/ui/Page.tsx';
import { Problem } from '../shared/ui/States.tsx';
import { emptyCase } from './author/emptyCase.ts';
import { LIBRARY_IDS, libraryCase } from './library.ts';
import { useKeep } from './session/sessions.ts';
import { readCaseFile } from './share/file.ts';
import { Simulated } from './Simulated.tsx';

/** Every case that can be played: the library's, those kept here, and how to bring another. */
export function LibraryScreen() {
  const { policies } = useServices();
  const own = useKept().filter(({ id }) => !LIBRARY_IDS.includes(id));
  const nameOf = (policy: string): string => policies.get(policy)?.name ?? policy;
  const cases = LIBRARY_IDS.map((id) => ({ id, scenario: must(libraryCase(id), `the case ${id}`) }));
  return (
    <Simulated>
      <Page title="Workshop" wide>
        <p className="govuk-body-l ws-lead">
          Choose a case and play it with a room of people. You can let anything happen that could have happened, go back
          as often as you like, and send the room home with the story.
        </p>
        {own.length > 0 ? (
          <section className="wm-section">
            <h2 className="govuk-heading-m">On this device</h2>
            <ul className="ws-cases">
              {own.map(({ id, title }) => (
                <li key={id}>
                  <h3 className="govuk-heading-s">
                    <Link to={{ name: 'stage', id }}>{title}</Link>
                  </h3>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <section className="wm-section">
          <h2 className="govuk-heading-m">Library</h2>
          <ul className="ws-cases">
            {cases.map(({ id, scenario: { title, policy, training, facts } }) => (
              <li key={id}>
                <h3 className="govuk-heading-s">
                  <Link to={{ name: 'stage', id }}>{title}</Link>
                </h3>
                <p className="govuk-body">{training?.about}</p>
                <p className="wm-under">
                  {nameOf(policy)} · {facts.length} facts · {training?.pauses.length ?? 0} pauses ·{' '}
                  {training?.injects.length ?? 0} injects of its own
                </p>
              </li>
            ))}
          </ul>
        </section>
        <Bring />
      </Page>
    </Simulated>
  );
}

function Bring() {
  const keep = useKeep();
  const { newId } = useServices();
  const { open } = useNavigation();
  const [problem, setProblem] = useState<string | null>(null);

  const start = async (scenario: Scenario, screen: 'stage' | 'author'): Promise<void> => {
    const id = newId();
    await keep(id, scenario);
    open({ name: screen, id });
  };
  const openFile = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (!file) return;
    const read = await readCaseFile(file);
    if (!read.ok) return setProblem(`${file.name}: ${read.message}`);
    setProblem(null);
    await start(read.value, 'stage');
  };
  return (
    <section className="wm-section">
      <h2 className="govuk-heading-m">Bring a case of your own</h2>
      {problem === null ? null : <Problem>{problem}</Problem>}
      <div className="govuk-form-group">
        <label className="govuk-label govuk-label--s" htmlFor="case-file">
          Open a file
        </label>
        <div className="govuk-hint" id="case-file-hint">
          A scenario file (.yaml). It stays on this device.
        </div>
        <input
          id="case-file"
          type="file"
          accept=".yaml,.yml,.json,text/yaml"
          aria-describedby="case-file-hint"
          onChange={(event) => void openFile(event)}
        />
      </div>
      <button
        type="button"
        className="govuk-button govuk-button--secondary"
        onClick={() => void start(emptyCase(), 'author')}
      >
        Write a new case
      </button>
    </section>
  );
}

function useKept(): readonly Kept[] {
  const { simulated } = useServices();
  const [kept, setKept] = useState<readonly Kept[]>([]);
  useEffect(() => {
    let here = true;
    const read = async (): Promise<void> => {
      const all = await simulated.all();
      if (here) setKept(all);
    };
    void read();
    return () => {
      here = false;
    };
  }, [simulated]);
  return kept;
}
