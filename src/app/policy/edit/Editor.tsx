import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';

import type { Policy } from '../../../../policies/schema.ts';
import { fieldText } from '../../../facts/yaml.ts';
import { download } from '../../shared/download.ts';
import { useNavigation } from '../../shared/navigation.tsx';
import { Problem as ProblemNote } from '../../shared/ui/States.tsx';
import { Impacted } from '../impact/Impacted.tsx';
import { readPolicy } from '../../shared/policies/files.ts';
import { keyOf } from '../../shared/policies/kept.ts';
import type { Library } from '../library/library.ts';
import { ProofsNow } from '../proofs/ProofsNow.tsx';
import { valueOf } from './file/change.ts';
import { idOf, placeNamed } from './form/useForm.ts';
import { FormView } from './FormView.tsx';
import { GoldenNow } from './GoldenNow.tsx';
import { LiveDiagram } from './LiveDiagram.tsx';
import { Problems } from './Problems.tsx';
import type { Draft } from './useDraft.ts';
import { useSettled } from './useSettled.ts';

type EditorProps = {
  readonly draft: Draft;
  /** The key of the policy on this device that is edited; null for a new one. */
  readonly ownKey: string | null;
  readonly original: Policy | null;
  readonly library: Library;
};

const VIEWS = { form: 'Form', yaml: 'YAML' } as const;
const CONSEQUENCES = {
  impact: 'What it means for children',
  diagram: 'Diagram',
  golden: 'Golden cases',
  proofs: 'Proofs',
} as const;

/** One file in two views; what is wrong with it is said as it is typed, and what it means beside it. */
export function Editor({ draft, ownKey, original, library }: EditorProps) {
  const { text, change: setText } = draft;
  const [view, setView] = useState<keyof typeof VIEWS>('form');
  const [shown, setShown] = useState<keyof typeof CONSEQUENCES>('impact');
  const area = useRef<HTMLTextAreaElement>(null);
  const settled = useSettled(text);
  const { read, lastGood } = useRead(settled);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set(['about']));
  const setOpen = (fold: string, isOpen: boolean): void =>
    setOpened((before) => {
      if (before.has(fold) === isOpen) return before;
      const next = new Set(before);
      if (isOpen) next.add(fold);
      else next.delete(fold);
      return next;
    });

  /** Opens what a field is folded away in, and goes to it, or to what is nearest around it. */
  const goToField = (field: string): void => {
    const path = placeNamed(valueOf(text), field);
    const around = path.map((_, length) => path.slice(0, length + 1));
    flushSync(() => {
      setView('form');
      setOpened((before) => new Set([...before, 'about', ...around.map(fieldText)]));
    });
    around
      .toReversed()
      .map((place) => document.getElementById(idOf(place)))
      .find((element) => element !== null)
      ?.focus();
  };

  const goToLine = (line: number): void => {
    setView('yaml');
    requestAnimationFrame(() => {
      const before =
        text
          .split('\n')
          .slice(0, line - 1)
          .join('\n').length + (line > 1 ? 1 : 0);
      const end = text.indexOf('\n', before);
      area.current?.focus();
      area.current?.setSelectionRange(before, end < 0 ? text.length : end);
    });
  };

  return (
    <>
      <Tabs label="Shown as" tabs={VIEWS} chosen={view} onChoose={setView} />
      {view === 'form' ? (
        lastGood ? (
          <FormView
            {...{ text, opened, setOpen }}
            policy={lastGood}
            problems={read.ok ? [] : read.problems}
            onChange={setText}
          />
        ) : (
          <p className="govuk-body">The file has to be put right first: see what is wrong below.</p>
        )
      ) : (
        <textarea
          ref={area}
          className="govuk-textarea desk-yaml"
          aria-label="The policy’s file, in YAML"
          spellCheck={false}
          wrap="off"
          rows={24}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <Problems
        problems={read.ok ? [] : read.problems}
        onLine={goToLine}
        onField={view === 'form' && lastGood ? goToField : null}
      />
      <Keep {...{ draft, ownKey, library }} isRight={read.ok} />
      {original && lastGood ? (
        <section className="wm-section">
          <Tabs label="What comes of it" tabs={CONSEQUENCES} chosen={shown} onChoose={setShown} />
          {read.ok ? null : <p className="govuk-body wm-muted">As of the last time that the file could be read.</p>}
          <Consequence of={shown} before={original} after={lastGood} />
        </section>
      ) : null}
    </>
  );
}

function Consequence({ of, before, after }: { of: keyof typeof CONSEQUENCES; before: Policy; after: Policy }) {
  switch (of) {
    case 'impact':
      return <Impacted before={before} after={after} />;
    case 'diagram':
      return <LiveDiagram policy={after} />;
    case 'golden':
      return <GoldenNow policy={after} />;
    case 'proofs':
      return <ProofsNow policy={after} />;
  }
}

/** What the file comes to, and the newest policy it came to. */
function useRead(text: string) {
  const [state, setState] = useState(() => ({ text, read: readPolicy(text), lastGood: null as Policy | null }));
  const current = state.text === text ? state : { text, read: readPolicy(text), lastGood: state.lastGood };
  const lastGood = current.read.ok ? current.read.value : current.lastGood;
  if (current !== state || lastGood !== state.lastGood) setState({ ...current, lastGood });
  return { read: current.read, lastGood };
}

type KeepProps = Pick<EditorProps, 'draft' | 'ownKey' | 'library'> & { readonly isRight: boolean };

function Keep({ draft, isRight, ownKey, library }: KeepProps) {
  const { text } = draft;
  const { open } = useNavigation();
  const [said, setSaid] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const keep = async (): Promise<void> => {
    // The file is read a moment after it was typed: what is kept is what stands there now.
    const now = readPolicy(text);
    if (!now.ok) return;
    const key = keyOf(now.value);
    const isTaken = key !== ownKey && library.policies.has(key);
    if (isTaken) {
      setProblem(
        `There is an edition ${now.value.edition} of ${now.value.name} already. Give this one another edition.`,
      );
      return;
    }
    const failed = await library.keep({ key, text });
    setProblem(failed);
    setSaid(failed === null ? 'Kept on this device.' : null);
    if (failed === null) await draft.drop();
    if (failed === null && key !== ownKey) {
      if (ownKey !== null) await library.remove(ownKey);
      open({ name: 'editPolicy', policy: key }, 'replace');
    }
  };
  const remove = async (): Promise<void> => {
    if (ownKey === null) return;
    const failed = await library.remove(ownKey);
    if (failed === null) open({ name: 'policies' });
    else setProblem(failed);
  };
  return (
    <>
      {problem === null ? null : <ProblemNote>{problem}</ProblemNote>}
      <div className="govuk-button-group">
        <button type="button" className="govuk-button" disabled={!isRight} onClick={() => void keep()}>
          Keep on this device
        </button>
        <button
          type="button"
          className="govuk-button govuk-button--secondary"
          onClick={() => download(fileName(text), text, 'text/yaml')}
        >
          Export the file
        </button>
        {ownKey === null ? null : (
          <button type="button" className="govuk-button govuk-button--secondary" onClick={() => void remove()}>
            Take it off this device
          </button>
        )}
        <span role="status">{said}</span>
      </div>
    </>
  );
}

function fileName(text: string): string {
  const read = readPolicy(text);
  return `${(read.ok ? keyOf(read.value) : 'policy').replace('@', '-')}.yaml`;
}

function Tabs<K extends string>({
  label,
  tabs,
  chosen,
  onChoose,
}: {
  label: string;
  tabs: Readonly<Record<K, string>>;
  chosen: K;
  onChoose: (key: K) => void;
}) {
  return (
    <div className="desk-tabs" role="group" aria-label={label}>
      {(Object.keys(tabs) as K[]).map((key) => (
        <button key={key} type="button" aria-pressed={key === chosen} onClick={() => onChoose(key)}>
          {tabs[key]}
        </button>
      ))}
    </div>
  );
}
