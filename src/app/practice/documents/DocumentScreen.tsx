import { useMemo, useState } from 'react';

import { meetingsOf, planFacts } from '../../../documents/case/case.ts';
import { documentHead, documentOf, meetingFor } from '../../../documents/document.ts';
import type { DocumentId } from '../../../documents/ids.ts';
import { versionAt, versionsOf } from '../../../documents/plan/versions.ts';
import type { DocumentTree } from '../../../documents/tree.ts';
import { dayText } from '../../../engine/words.ts';
import { download } from '../../shared/download.ts';
import { type Option, SelectInput } from '../../shared/form/Inputs.tsx';
import { Link, useNavigation } from '../../shared/navigation.tsx';
import type { PracticeScreen } from '../../shared/screens.ts';
import { Loaded, Problem } from '../../shared/ui/States.tsx';
import { type OpenCase, useCase } from '../../shared/useCase.ts';
import { ChildFrame } from '../child/ChildFrame.tsx';
import { caseOf } from './DocumentsScreen.tsx';
import { Sheet } from './Sheet.tsx';
import { usePageFooter } from './usePageFooter.ts';

type Screen = Extract<PracticeScreen, { name: 'document' }>;

/** One document: which core group or which text of the plan it is about, the sheet, and the two ways to take it along. */
export const DocumentScreen = (screen: Screen) => (
  <Loaded of={useCase(screen.id)} title="Document">
    {(opened) => (
      <ChildFrame opened={opened} place={null} title={documentHead(opened.run.policy, screen.document).title}>
        {planFacts(opened.run).length > 0 || documentHead(opened.run.policy, screen.document).always ? (
          <Document screen={screen} opened={opened} />
        ) : (
          <p className="govuk-body">
            No plan has been made for this child, so there is nothing to fill this document with.{' '}
            <Link to={{ name: 'documents', id: screen.id }}>See the documents there are</Link>.
          </p>
        )}
      </ChildFrame>
    )}
  </Loaded>
);

function Document({ screen, opened }: { screen: Screen; opened: OpenCase }) {
  const about = useMemo(() => caseOf(opened), [opened]);
  const { document, meeting, version } = screen;
  const tree = useMemo(() => documentOf(document, about, { meeting, version }), [document, about, meeting, version]);
  usePageFooter(tree.printed);
  return (
    <div className="wm-doc">
      <div className="wm-doc__tools">
        <WhichOne screen={screen} opened={opened} />
        <Take tree={tree} id={document} />
        <p className="wm-doc__back">
          <Link to={{ name: 'documents', id: screen.id }}>All documents</Link>
        </p>
      </div>
      <Sheet tree={tree} />
    </div>
  );
}

function Take({ tree, id }: { tree: DocumentTree; id: DocumentId }) {
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const save = async (): Promise<void> => {
    setState('busy');
    try {
      const { wordFile } = await import('./word.ts');
      download(`${id}.docx`, await wordFile(tree));
      setState('idle');
    } catch {
      setState('failed');
    }
  };
  return (
    <>
      <div className="govuk-button-group">
        <button type="button" className="govuk-button" onClick={() => window.print()}>
          Print
        </button>
        <button
          type="button"
          className="govuk-button govuk-button--secondary"
          disabled={state === 'busy'}
          onClick={() => void save()}
        >
          Save as a Word file
        </button>
      </div>
      {state === 'failed' ? (
        <Problem takesFocus>
          The Word file could not be made. Your records are as they were. Try once more, or print the page and save it
          as a PDF.
        </Problem>
      ) : null}
      <p className="govuk-hint">Paper and files leave Waymark’s protection: keep them as you keep the case.</p>
    </>
  );
}

/** Chooses among several core groups or texts of the plan. */
function WhichOne({ screen, opened: { run, file, ...rest } }: { screen: Screen; opened: OpenCase }) {
  const { open } = useNavigation();
  const about = caseOf({ run, file, ...rest });
  if (documentHead(run.policy, screen.document).ofMeeting) {
    const options: Option[] = [
      ...meetingsOf(run)
        .toReversed()
        .map(({ n, held }) => ({ value: String(n), label: `Core group ${n}, ${dayText(held.on)}` })),
      { value: 'blank', label: 'One still to be held, to fill in by hand' },
    ];
    return (
      <SelectInput
        question={{ id: 'which', title: 'Which core group?' }}
        value={String(meetingFor(about, screen)?.n ?? 'blank')}
        onChange={(value) =>
          open({ ...screen, meeting: value === 'blank' ? 'blank' : Number(value) || undefined }, 'replace')
        }
        options={options}
      />
    );
  }
  const versions = versionsOf(run);
  if (screen.document !== 'plan' || versions.length < 2) return null;
  return (
    <SelectInput
      question={{ id: 'which', title: 'Which text of the plan?' }}
      value={String(versionAt(run, screen.version)?.n ?? '')}
      onChange={(value) => open({ ...screen, version: Number(value) || undefined }, 'replace')}
      options={versions
        .toReversed()
        .map(({ n, fact }) => ({ value: String(n), label: `Text ${n}, ${dayText(fact.on)}` }))}
    />
  );
}
