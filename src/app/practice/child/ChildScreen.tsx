import { nextSteps } from '../../../engine/steps.ts';
import type { Run } from '../../../engine/run.ts';
import type { Day } from '../../../facts/day.ts';
import { Link } from '../../shared/navigation.tsx';
import { useToday } from '../../shared/services.ts';
import { Loaded } from '../../shared/ui/States.tsx';
import { type OpenCase, useCase } from '../../shared/useCase.ts';
import { BegunNote } from '../siblings/BegunNote.tsx';
import { FamilyNote } from '../siblings/FamilyNote.tsx';
import { useFamily } from '../siblings/useFamily.ts';
import { recordAt } from '../ways.ts';
import { ChildFrame } from './ChildFrame.tsx';
import { CourseView } from './CourseView.tsx';
import { Elsewise } from './Elsewise.tsx';
import { Glance } from './Glance.tsx';
import { AskThen, ThenBanner } from './KnownThen.tsx';
import { Moments } from './Moments.tsx';
import { Saved } from './Saved.tsx';
import { StepCard, StepRow } from './Step.tsx';

type ChildProps = { readonly id: string; readonly saved: string | undefined; readonly knownOn: Day | undefined };

/** One child: the next step, what else can be done, and where the plan stands; today, or as it was known earlier. */
export function ChildScreen({ id, saved, knownOn }: ChildProps) {
  const today = useToday();
  const then = knownOn !== undefined && knownOn < today ? knownOn : undefined;
  return (
    <Loaded of={useCase(id, then)} title="Child">
      {(opened) => (
        <ChildFrame opened={opened} place="child">
          {then === undefined ? null : <ThenBanner id={id} day={then} />}
          {saved === undefined || then ? null : <Saved opened={opened} factIds={saved.split(',')} />}
          <Today opened={opened} isPast={then !== undefined} today={today} />
        </ChildFrame>
      )}
    </Loaded>
  );
}

function Today({ opened, isPast, today }: { opened: OpenCase; isPast: boolean; today: Day }) {
  const { file, run } = opened;
  const { id } = file;
  return (
    <>
      {isPast ? null : <Begun opened={opened} />}
      <div className="wm-two">
        <Steps id={id} run={run} isPast={isPast} />
        <div>
          <Glance run={run} />
          {isPast ? null : <FamilyNote opened={opened} />}
        </div>
      </div>
      <CourseView id={id} run={run} />
      {isPast ? null : <Elsewise id={id} run={run} />}
      <Moments run={run} />
      <AskThen id={id} today={today} />
    </>
  );
}

/** What was begun for this child and brothers and sisters together. */
function Begun({ opened }: { opened: OpenCase }) {
  const family = useFamily(opened);
  return family.status === 'ready' && family.value.length > 0 ? (
    <BegunNote opened={opened} siblings={family.value} />
  ) : null;
}

function Steps({ id, run, isPast }: { id: string; run: Run; isPast: boolean }) {
  const [first, ...others] = nextSteps(run);
  return (
    <div>
      {first ? <StepCard run={run} id={id} step={first} isPast={isPast} /> : <Nothing id={id} />}
      {others.length > 0 ? (
        <section>
          <h2 className="govuk-heading-m">Also to do</h2>
          <ul className="wm-steps">
            {others.map((step) => (
              <StepRow
                key={`${step.process} ${step.fact} ${step.what}`}
                run={run}
                id={id}
                step={step}
                isPast={isPast}
              />
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

const Nothing = ({ id }: { id: string }) => (
  <section className="wm-card">
    <h2 className="govuk-heading-m">Nothing is awaited</h2>
    <p className="govuk-body">
      If the child comes to notice again,{' '}
      <Link to={recordAt(id, 'strategyDiscussion.held')}>record a strategy discussion</Link>.
    </p>
  </section>
);
