import './meeting.scss';

import { useState } from 'react';

import { planContextOf } from '../../../engine/process.ts';
import { FACT_NAMES } from '../../../facts/vocabulary.ts';
import { stageOf } from '../../shared/summary.ts';
import { Loaded } from '../../shared/ui/States.tsx';
import { type OpenCase, useCase } from '../../shared/useCase.ts';
import { ChildFrame } from '../child/ChildFrame.tsx';
import { useDraft } from '../record/useDraft.ts';
import { useFamily } from '../siblings/useFamily.ts';
import { startOfMeeting } from './draft.ts';
import type { Child } from './facts.ts';
import { MeetingForm } from './MeetingForm.tsx';
import { Resume } from './Resume.tsx';
import { useSaving } from './useSaving.ts';
import { useRecorder } from '../record/useRecorder.ts';

const TITLE = FACT_NAMES['coreGroup.held'];

/** Recording a core group, for one child or for brothers and sisters together: one page, one save. */
export function HoldScreen({ id }: { id: string }) {
  return (
    <Loaded of={useCase(id)} title={TITLE}>
      {(opened) => (
        <ChildFrame opened={opened} place={null} title={TITLE}>
          <WithFamily key={id} opened={opened} />
        </ChildFrame>
      )}
    </Loaded>
  );
}

function WithFamily({ opened }: { opened: OpenCase }) {
  const family = useFamily(opened);
  if (family.status === 'loading') return <p className="govuk-body wm-muted">One moment: reading from this device.</p>;
  // A family that cannot be read keeps nobody from recording this child.
  return (
    <Meeting
      opened={opened}
      siblings={family.status === 'ready' ? family.value.filter(({ run }) => stageOf(run) === 'onPlan') : []}
    />
  );
}

const asChild = ({ file, run }: OpenCase): Child => ({ id: file.id, name: file.record.child.name, run });

function Meeting({ opened, siblings }: { opened: OpenCase; siblings: readonly OpenCase[] }) {
  const { file, run } = opened;
  const { agreed, venue } = planContextOf(run.processes);
  // Those whose core group was arranged for the same day and place meet together already.
  const [start] = useState(() => {
    const together = siblings.filter((each) => isTogether(opened, each)).map((each) => each.file.id);
    return startOfMeeting(agreed !== null && agreed <= run.asOf ? agreed : run.asOf, venue ?? '', together);
  });
  const draft = useDraft(file.id, 'meeting', start);
  const [by, setBy] = useRecorder();
  const saving = useSaving(file.id, draft, by.trim());
  const all = [asChild(opened), ...siblings.map(asChild)];
  if (!draft.ready) return <p className="govuk-body wm-muted">One moment: reading from this device.</p>;
  if (draft.typed.saving !== null) {
    return <Resume saving={saving} fixed={draft.typed.saving} all={all} stored={[opened, ...siblings]} />;
  }
  return <MeetingForm opened={opened} all={all} draft={draft} by={by} setBy={setBy} saving={saving} />;
}

function isTogether(own: OpenCase, other: OpenCase): boolean {
  const [a, b] = [planContextOf(own.run.processes), planContextOf(other.run.processes)];
  return a.agreed !== null && a.agreed === b.agreed && a.venue === b.venue;
}
