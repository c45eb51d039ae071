import { useMemo, useState } from 'react';

import { readScenario, type Scenario } from '../../../engine/scenario.ts';
import { NO_TRAINING } from '../../../engine/training.ts';
import { inFileOrder, writeScenario } from '../../../engine/writeScenario.ts';
import type { Run } from '../../../engine/run.ts';
import { type Day, isDay } from '../../../facts/day.ts';
import type { Fact } from '../../../facts/vocabulary.ts';
import { Link } from '../../shared/navigation.tsx';
import { runFrom } from '../../shared/runOf.ts';
import { useServices } from '../../shared/services.ts';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { Page } from '../../shared/ui/Page.tsx';
import { CHILD_NAMES, underMadeUpName } from '../session/names.ts';
import { AS_WRITTEN, branchOf, edited, scenarioOf, type Session } from '../session/session.ts';
import { saveCaseFile } from '../share/file.ts';
import { WithSession } from '../Simulated.tsx';
import type { Change } from '../stage/StageScreen.tsx';
import { type Editing, FactRows } from './FactRows.tsx';
import { InjectRows } from './InjectRows.tsx';
import { Line, Lines, Text } from './Fields.tsx';
import { PauseRows } from './PauseRows.tsx';

/** Writing a case: its facts, pauses, injects and notes. What is wrong is said as one types; the file is below. */
export const AuthorScreen = ({ id }: { id: string }) => (
  <WithSession id={id} title="Edit the case">
    {(session, change) => <Author session={session} change={change} />}
  </WithSession>
);

function Author({ session, change }: { session: Session; change: Change }) {
  const { policies } = useServices();
  // A branch that was played can become the case as written: it opens with what is current.
  const [scenario, setScenario] = useState<Scenario>(() => ({
    ...scenarioOf(session),
    training: scenarioOf(session).training ?? { ...NO_TRAINING, injects: [] },
  }));
  const [saved, setSaved] = useState(false);
  const text = useMemo(() => writeScenario(scenario), [scenario]);
  const checked = useMemo(() => readScenario(text), [text]);
  const training = scenario.training ?? { ...NO_TRAINING, injects: [] };
  const set = (part: Partial<Scenario>): void => {
    setScenario({ ...scenario, ...part });
    setSaved(false);
  };
  const setTraining = (part: Partial<typeof training>): void => set({ training: { ...training, ...part } });
  const isBranch = session.current !== AS_WRITTEN;
  const [editing, setEditing] = useState<Editing>(null);
  const before = (day: Day, without: Fact | null, more: readonly Fact[] = []): Run | null => {
    const facts = [...scenario.facts, ...more].filter(({ id, on }) => id !== without?.id && on <= day);
    return runFrom(scenario.policy, facts, policies, { asOf: day, born: scenario.child?.born });
  };
  const lastDay = scenario.facts.at(-1)?.on ?? scenario.asOf;
  return (
    <Page
      title="Edit the case"
      wide
      caption={
        <>
          <Link to={{ name: 'workshop' }}>Workshop</Link> /{' '}
          <Link to={{ name: 'stage', id: session.id }}>{session.scenario.title}</Link>
        </>
      }
    >
      {isBranch ? (
        <p className="govuk-inset-text">
          You are editing the branch “{branchOf(session).name}”. Saving makes it the case as written.
        </p>
      ) : null}
      <div className="wm-two wm-two--form">
        <div>
          <Line id="case-title" title="Title" value={scenario.title} onChange={(title) => set({ title })} />
          <div className="govuk-form-group">
            <label className="govuk-label govuk-label--s" htmlFor="case-policy">
              Policy
            </label>
            <select
              id="case-policy"
              className="govuk-select"
              value={scenario.policy}
              onChange={(event) => set({ policy: event.target.value })}
            >
              {[...policies.values()]
                .filter((each) => each.extends !== null)
                .map((each) => (
                  <option key={each.id} value={each.id}>
                    {each.name}
                  </option>
                ))}
            </select>
          </div>
          <ChildName scenario={scenario} set={set} />
          <div className="govuk-form-group">
            <label className="govuk-label govuk-label--s" htmlFor="as-of">
              The case is played until
            </label>
            <input
              id="as-of"
              type="date"
              className="govuk-input ws-day"
              value={scenario.asOf}
              onChange={(event) => {
                if (isDay(event.target.value)) set({ asOf: event.target.value });
              }}
            />
          </div>
          <Line
            id="case-about"
            title="In a sentence, for the list"
            value={training.about ?? ''}
            onChange={(about) => setTraining(orWithout('about', about))}
          />
          <Text
            id="case-note"
            title="Trainer’s note"
            value={training.note ?? ''}
            onChange={(note) => setTraining(orWithout('note', note))}
          />
          <Lines
            id="case-learning"
            title="Learning points"
            hint="One to a line."
            value={training.learning}
            onChange={(learning) => setTraining({ learning: [...learning] })}
          />
          <section className="wm-section">
            <h2 className="govuk-heading-m">Facts</h2>
            <FactRows
              list="facts"
              whose="the case"
              facts={scenario.facts}
              day={lastDay}
              before={before}
              editing={editing}
              onEdit={setEditing}
              onChange={(facts) => set({ facts: inFileOrder(facts), expect: [] })}
            />
          </section>
          <PauseRows scenario={scenario} pauses={training.pauses} onChange={(pauses) => setTraining({ pauses })} />
          <InjectRows
            day={lastDay}
            injects={training.injects}
            before={before}
            editing={editing}
            onEdit={setEditing}
            onChange={(injects) => setTraining({ injects })}
          />
        </div>
        <aside className="wm-preview" aria-label="The case as a file">
          <h2 className="govuk-heading-m">{checked.ok ? 'The case is whole' : 'Not yet right'}</h2>
          <div aria-live="polite">
            {checked.ok ? (
              <p className="govuk-body">It can be played, saved and sent.</p>
            ) : (
              <ul className="govuk-list govuk-list--bullet">
                {checked.problems.map(({ line, field, message }) => (
                  <li key={`${line} ${field} ${message}`}>
                    {field === '' ? '' : `${field} `}
                    {message}
                  </li>
                ))}
              </ul>
            )}
          </div>
          <div className="ws-row">
            <button
              type="button"
              className="govuk-button"
              disabled={!checked.ok}
              onClick={() => {
                if (!checked.ok) return;
                change((now) => edited({ ...now, current: AS_WRITTEN, at: null }, checked.value));
                setSaved(true);
              }}
            >
              Save the case
            </button>
            <button
              type="button"
              className="govuk-button govuk-button--secondary"
              disabled={!checked.ok}
              onClick={() => saveCaseFile(scenario)}
            >
              Save as a file
            </button>
          </div>
          {saved ? (
            <p role="status" className="govuk-body">
              Saved. <Link to={{ name: 'stage', id: session.id }}>Play it</Link>
            </p>
          ) : null}
          <AsFile text={text} onUse={(value) => set(underMadeUpName(value))} />
        </aside>
      </div>
    </Page>
  );
}

/** A field that is left empty is left out. */
const orWithout = <K extends string>(key: K, value: string): Partial<Record<K, string>> =>
  (value.trim() === '' ? { [key]: undefined } : { [key]: value }) as Partial<Record<K, string>>;

/** Only made-up names are offered. */
function ChildName({ scenario, set }: { scenario: Scenario; set: (part: Partial<Scenario>) => void }) {
  const name = scenario.child?.name ?? '';
  return (
    <div className="govuk-form-group">
      <label className="govuk-label govuk-label--s" htmlFor="case-child">
        The child’s name
      </label>
      <div className="govuk-hint" id="child-hint">
        Made up, from this list: a simulated case is never about a real child. A file that names somebody else opens
        under a name of the list.
      </div>
      <select
        id="case-child"
        className="govuk-select"
        aria-describedby="child-hint"
        value={name}
        onChange={(event) => set({ child: { ...scenario.child, name: event.target.value } })}
      >
        <option value="">No name</option>
        {CHILD_NAMES.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The file itself, for those who would rather write it. */
function AsFile({ text, onUse }: { text: string; onUse: (scenario: Scenario) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const checked = useMemo(() => (typed === null ? null : readScenario(typed)), [typed]);
  return (
    <Disclosure summary="The file">
      <textarea
        className="govuk-textarea ws-yaml"
        aria-label="The case as a scenario file"
        rows={18}
        spellCheck={false}
        value={typed ?? text}
        onChange={(event) => setTyped(event.target.value)}
      />
      {checked && !checked.ok ? (
        <ul className="govuk-list" role="status">
          {checked.problems.slice(0, 5).map(({ line, field, message }) => (
            <li key={`${line} ${field}`}>
              Line {line}: {field} {message}
            </li>
          ))}
        </ul>
      ) : null}
      {checked?.ok ? (
        <button
          type="button"
          className="govuk-button govuk-button--secondary"
          onClick={() => {
            onUse(checked.value);
            setTyped(null);
          }}
        >
          Use this file
        </button>
      ) : null}
    </Disclosure>
  );
}
