import { useState } from 'react';

import { FACT_NAMES } from '../../../facts/vocabulary.ts';
import { standing } from '../../shared/arranged.ts';
import { startOf } from '../../shared/form/questions.ts';
import { type Typed, typedDay } from '../../shared/form/typed.ts';
import { stageOf } from '../../shared/summary.ts';
import type { OpenCase } from '../../shared/useCase.ts';
import { isSameConference } from '../arrange/facts.ts';
import { type Earlier, useDraft } from '../record/useDraft.ts';
import { useRecorder } from '../record/useRecorder.ts';
import { BegunNote } from '../siblings/BegunNote.tsx';
import { Resume } from '../siblings/Resume.tsx';
import { useSaving } from '../siblings/useSaving.ts';
import { FamilyScreen, Reading } from '../siblings/WithFamily.tsx';
import { ConferenceForm } from './ConferenceForm.tsx';
import type { ConferenceDraft } from './draft.ts';
import { canHave, type Kind } from './kinds.ts';

const TITLE = FACT_NAMES['conference.held'];

type Given = Readonly<Record<string, string>>;

/** Recording a conference, for one child or for brothers and sisters together, each with a decision of their own. */
export function ConferenceScreen({ id, given }: { id: string; given: Given }) {
  return (
    <FamilyScreen id={id} title={TITLE} of={`${id} ${JSON.stringify(given)}`}>
      {(opened, family) => <Conference opened={opened} family={family} given={given} />}
    </FamilyScreen>
  );
}

/** What was typed when a conference still was recorded for one child alone. */
const EARLIER: Earlier<ConferenceDraft> = { form: 'conference.held', as: (kept) => ({ first: kept as Typed }) };

type ConferenceProps = { readonly opened: OpenCase; readonly family: readonly OpenCase[]; readonly given: Given };

function Conference({ opened, family, given }: ConferenceProps) {
  const { file, run } = opened;
  const [start] = useState(() => startOfConference(opened, family, given));
  const draft = useDraft(file.id, 'conference', start, EARLIER);
  const [by, setBy] = useRecorder();
  const saving = useSaving(file.id, draft, by.trim());
  if (!draft.ready) return <Reading />;
  if (draft.typed.saving !== null) {
    return <Resume what="This conference" saving={saving} fixed={draft.typed.saving} all={[opened, ...family]} />;
  }
  // A conference can look at a baby for the first time and review the plan of the elder ones.
  const siblings = family.filter((each) => canHave(each.run, 'initial') || canHave(each.run, 'review'));
  return (
    <>
      <BegunNote opened={opened} siblings={family} only="conference" />
      <ConferenceForm
        opened={opened}
        siblings={siblings}
        draft={draft}
        by={by}
        setBy={setBy}
        saving={saving}
        today={run.asOf}
      />
    </>
  );
}

/** Together already: those of whom one conference is arranged, or is awaited without a date. */
function startOfConference({ run }: OpenCase, family: readonly OpenCase[], given: Given): ConferenceDraft {
  const first = startOf(run, 'conference.held', given);
  const kind = first.kind as Kind;
  const arranged = standing(run).find((fact) => fact.type === 'conference.arranged' && fact.kind === kind);
  const isAwaited = (each: OpenCase): boolean => stageOf(each.run) === (kind === 'review' ? 'onPlan' : 'enquiry');
  return {
    with: family
      .filter((each) => canHave(each.run, kind) && isAwaited(each) && isSameConference(run, each.run, kind))
      .map((each) => each.file.id),
    first: { decision: '', ...first, ...(arranged && arranged.for <= run.asOf ? { on: typedDay(arranged.for) } : {}) },
    apart: [],
    children: {},
    after: {},
    saving: null,
  };
}
