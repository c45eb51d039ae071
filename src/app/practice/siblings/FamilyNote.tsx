import './family.scss';

import { type SubmitEvent, useState } from 'react';

import { driftOf } from '../../../engine/siblings.ts';
import { LineInput } from '../../shared/form/Inputs.tsx';
import { Link } from '../../shared/navigation.tsx';
import { useServices } from '../../shared/services.ts';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { Problem } from '../../shared/ui/States.tsx';
import type { OpenCase } from '../../shared/useCase.ts';
import { Restored } from '../record/Restored.tsx';
import { useDraft } from '../record/useDraft.ts';
import { recordAt } from '../ways.ts';
import { useFamily } from './useFamily.ts';

/** A child's brothers and sisters on this device, and in what their plans have drifted apart. */
export function FamilyNote({ opened }: { opened: OpenCase }) {
  const family = useFamily(opened);
  const siblings = family.status === 'ready' ? family.value : [];
  const asSibling = ({ file, run }: OpenCase) => ({ id: file.id, name: file.record.child.name, run });
  const drift = driftOf(asSibling(opened), siblings.map(asSibling));
  const { family: name } = opened.file.record;
  return (
    <aside className="wm-family" aria-labelledby="family">
      <ul className="wm-family__ways wm-screen-only">
        <li>
          <Link to={{ name: 'prepareMeeting', id: opened.file.id }}>Prepare the core group</Link>
        </li>
        <li>
          <Link to={{ name: 'records', id: opened.file.id }}>Records of meetings</Link>
        </li>
        <li>
          <Link to={recordAt(opened.file.id, 'supervision.held')}>Supervision: how the case stands</Link>
        </li>
      </ul>
      <h2 className="govuk-heading-m" id="family">
        Brothers and sisters
      </h2>
      {siblings.length > 0 ? (
        <ul className="wm-family__names">
          {siblings.map(({ file }) => (
            <li key={file.id}>
              <Link to={{ name: 'child', id: file.id }}>{file.record.child.name}</Link>
            </li>
          ))}
        </ul>
      ) : (
        <p className="govuk-body wm-muted">
          {name === undefined ? 'No family is given.' : `No other child of ${name} is on this device.`}
        </p>
      )}
      {drift.length > 0 ? (
        <>
          <h3 className="govuk-heading-s">Their plans differ</h3>
          <ul className="wm-family__drift">
            {drift.map(({ about, kind, says }) => (
              <li key={`${about} ${kind} ${says}`}>
                <span aria-hidden="true">◆ </span>
                {says}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <FamilyForm opened={opened} key={name} />
    </aside>
  );
}

/** The word that keeps brothers and sisters together. */
function FamilyForm({ opened: { file } }: { opened: OpenCase }) {
  const { store } = useServices();
  const [start] = useState({ family: file.record.family ?? '' });
  const draft = useDraft(file.id, 'family', start);
  const { family } = draft.typed;
  const [problem, setProblem] = useState<string | null>(null);
  const [error, setError] = useState<string>();
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const typed = family.trim();
    if (typed.length > 200) return setError('The family’s name has more than 200 characters; shorten it');
    setError(undefined);
    const { family: _, ...rest } = file.record;
    const stored = await store.updateCase(file.id, typed === '' ? rest : { ...rest, family: typed });
    if (!stored.ok) return setProblem(stored.problem.message);
    await draft.drop();
  };
  return (
    <Disclosure summary={file.record.family === undefined ? 'Say which family' : `Family: ${file.record.family}`}>
      <form noValidate onSubmit={(event) => void save(event)}>
        {problem === null ? null : <Problem takesFocus>{problem}</Problem>}
        <Restored draft={draft} />
        <LineInput
          question={{
            id: 'family-name',
            title: 'Family',
            hint: 'The same word for brothers and sisters keeps them together.',
            error,
            optional: true,
          }}
          value={family}
          onChange={(typed) => draft.change({ family: typed })}
        />
        <button type="submit" className="govuk-button govuk-button--secondary">
          Keep this family
        </button>
      </form>
    </Disclosure>
  );
}
