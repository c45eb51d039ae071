import './plan.scss';
import { useMemo, useState } from 'react';

import { actionsOf } from '../../../documents/case/actions.ts';
import { planFacts } from '../../../documents/case/case.ts';
import { groupOf } from '../../../documents/case/members.ts';
import { roleWord } from '../../../engine/words.ts';
import { ErrorSummary } from '../../shared/form/ErrorSummary.tsx';
import { DayInput, TextInput } from '../../shared/form/Inputs.tsx';
import { Link } from '../../shared/navigation.tsx';
import { useServices } from '../../shared/services.ts';
import { Loaded, Problem } from '../../shared/ui/States.tsx';
import { type OpenCase, useCase } from '../../shared/useCase.ts';
import { ChildFrame } from '../child/ChildFrame.tsx';
import { RecordedBy } from '../record/RecordedBy.tsx';
import { useDraft } from '../record/useDraft.ts';
import { MembersEditor } from './MembersEditor.tsx';
import { NeedEditor } from './NeedEditor.tsx';
import { NotesEditor } from './NotesEditor.tsx';
import { Standing } from './Standing.tsx';
import {
  emptyNeed,
  freeKey,
  newerThan,
  startOfPlan,
  type TEXTS,
  type TypedNeed,
  type TypedPlan,
  usedKeys,
} from './typed.ts';
import { useSavePlan } from './useSavePlan.ts';
import { WhatIsSaved } from './WhatIsSaved.tsx';

export const PLAN_FORM = 'plan.written';

/** Writing the plan: it starts from the newest text, and saving adds a new one beside it. */
export const WritePlanScreen = ({ id }: { id: string }) => (
  <Loaded of={useCase(id)} title="Write the plan">
    {(opened) => (
      <ChildFrame opened={opened} place={null} title={`Write the ${opened.run.policy.words.plan}`}>
        {planFacts(opened.run).length === 0 ? (
          <p className="govuk-body">
            No plan has been made for this child. It is written once an initial conference has made one.
          </p>
        ) : (
          <Editor key={id} opened={opened} />
        )}
      </ChildFrame>
    )}
  </Loaded>
);

const QUESTIONS: Record<(typeof TEXTS)[number], { title: string; hint?: string }> = {
  childSays: { title: 'What does the child wish and feel?', hint: 'In their own words, as far as you can.' },
  parentsSay: { title: 'What do the parents or carers think?', hint: 'In their own words, as far as you can.' },
  contact: { title: 'Who sees the child and the family, and how often?' },
  resources: { title: 'What resources are needed, and who gets them?' },
  contingency: { title: 'What happens if the plan fails?' },
};

function Editor({ opened }: { opened: OpenCase }) {
  const { file, run } = opened;
  const { newId } = useServices();
  // One start for as long as the form is open: a text that is saved elsewhere meanwhile must not take its place.
  const [start] = useState(() => startOfPlan(run, newId()));
  const draft = useDraft<TypedPlan>(file.id, PLAN_FORM, start);
  const { typed, change } = draft;
  const saving = useSavePlan(opened, draft);
  const { errors, attempt, by } = saving;
  const tracked = useMemo(() => actionsOf(run), [run]);
  const people = useMemo(
    () => [...new Set(groupOf(run).map(({ name, role }) => name ?? roleWord(run.policy, role)))],
    [run],
  );
  const changeNeeds = (needs: readonly TypedNeed[]): void => change({ ...typed, needs });
  const addNeed = (): void => {
    changeNeeds([...typed.needs, emptyNeed(freeKey('need', usedKeys(run, typed.needs)))]);
  };
  const move = (at: number, to: number): void => {
    const need = typed.needs[at];
    if (need) changeNeeds(typed.needs.toSpliced(at, 1).toSpliced(to, 0, need));
  };
  const text = (part: (typeof TEXTS)[number]) => (
    <TextInput
      key={part}
      question={{ id: part, ...QUESTIONS[part], error: errors[part], optional: true }}
      value={typed[part]}
      onChange={(value) => change({ ...typed, [part]: value })}
    />
  );

  return (
    <form className="wm-plan-form" noValidate onSubmit={(event) => void saving.save(event)}>
      {saving.problem === null ? null : <Problem takesFocus>{saving.problem}</Problem>}
      <ErrorSummary errors={errors} attempt={attempt} />
      <Standing
        caseId={file.id}
        restored={draft.restored}
        newer={newerThan(run, typed)}
        isFirst={typed.from === null}
        onDrop={() => void draft.drop()}
      />
      <section aria-labelledby="needs">
        <h2 className="govuk-heading-m" id="needs" tabIndex={-1}>
          What must change, and who does what
        </h2>
        {typed.needs.map((need, at) => (
          <NeedEditor
            key={need.key}
            need={need}
            at={at}
            count={typed.needs.length}
            today={run.asOf}
            errors={errors}
            people={people}
            tracked={tracked}
            onChange={(changed) => changeNeeds(typed.needs.with(at, changed))}
            onRemove={() => changeNeeds(typed.needs.toSpliced(at, 1))}
            onMove={(step) => move(at, at + step)}
            newActionKey={() => freeKey('action', usedKeys(run, typed.needs))}
          />
        ))}
        <button type="button" className="govuk-button govuk-button--secondary" onClick={addNeed}>
          Add a need
        </button>
      </section>
      <section aria-labelledby="voices">
        <h2 className="govuk-heading-m" id="voices">
          Voices
        </h2>
        {text('childSays')}
        {text('parentsSay')}
      </section>
      <section aria-labelledby="keeping">
        <h2 className="govuk-heading-m" id="keeping">
          Keeping to it
        </h2>
        {text('contact')}
        {text('resources')}
        {text('contingency')}
      </section>
      <MembersEditor run={run} caseId={file.id} typed={typed} onChange={change} error={errors.members} />
      <NotesEditor policy={run.policy} typed={typed} onChange={change} errors={errors} />
      <section aria-labelledby="saving">
        <h2 className="govuk-heading-m" id="saving">
          Save it
        </h2>
        <DayInput
          question={{ id: 'on', title: 'When was this agreed?', error: errors.on }}
          value={typed.on}
          onChange={(on) => change({ ...typed, on })}
          today={run.asOf}
          shortcuts
        />
        <RecordedBy value={by} onChange={saving.setBy} error={errors.recordedBy} what="plan" />
        <WhatIsSaved run={run} typed={typed} onChange={change} />
        <div className="govuk-button-group">
          <button type="submit" className="govuk-button" disabled={saving.busy}>
            Save
          </button>
          <Link to={{ name: 'plan', id: file.id }}>Back without saving</Link>
        </div>
        <p className="govuk-hint">
          What you type is kept on this device as a draft until you save it. Earlier texts of the plan stay as they are.
        </p>
      </section>
    </form>
  );
}
