import './meeting.scss';

import { useState } from 'react';

import { planContextOf } from '../../../engine/process.ts';
import { FACT_NAMES } from '../../../facts/vocabulary.ts';
import type { OpenCase } from '../../shared/useCase.ts';
import { useDraft } from '../record/useDraft.ts';
import { useRecorder } from '../record/useRecorder.ts';
import { BegunNote } from '../siblings/BegunNote.tsx';
import { Resume } from '../siblings/Resume.tsx';
import { asChild, isOnPlan } from '../siblings/saving.ts';
import { useSaving } from '../siblings/useSaving.ts';
import { FamilyScreen, Reading } from '../siblings/WithFamily.tsx';
import { startOfMeeting } from './draft.ts';
import { MeetingForm } from './MeetingForm.tsx';
import { isTogether } from './together.ts';

const TITLE = FACT_NAMES['coreGroup.held'];

/** Recording a core group, for one child or for brothers and sisters together: one page, one save. */
export function HoldScreen({ id }: { id: string }) {
  return (
    <FamilyScreen id={id} title={TITLE} of={id}>
      {(opened, family) => <Meeting opened={opened} siblings={family.filter(isOnPlan)} family={family} />}
    </FamilyScreen>
  );
}

type MeetingProps = {
  readonly opened: OpenCase;
  readonly siblings: readonly OpenCase[];
  readonly family: readonly OpenCase[];
};

function Meeting({ opened, siblings, family }: MeetingProps) {
  const { file, run } = opened;
  const { agreed, venue } = planContextOf(run.processes);
  // Those whose core group was arranged for the same day and place meet together already.
  const [start] = useState(() => {
    const together = siblings.filter((each) => isTogether(run, each.run)).map((each) => each.file.id);
    return startOfMeeting(agreed !== null && agreed <= run.asOf ? agreed : run.asOf, venue ?? '', together);
  });
  const draft = useDraft(file.id, 'meeting', start);
  const [by, setBy] = useRecorder();
  const saving = useSaving(file.id, draft, by.trim());
  if (!draft.ready) return <Reading />;
  if (draft.typed.saving !== null) {
    return <Resume what="This core group" saving={saving} fixed={draft.typed.saving} all={[opened, ...family]} />;
  }
  return (
    <>
      <BegunNote opened={opened} siblings={family} only="meeting" />
      <MeetingForm
        opened={opened}
        all={[opened, ...siblings].map(asChild)}
        draft={draft}
        by={by}
        setBy={setBy}
        saving={saving}
      />
    </>
  );
}
