import { type NextStep, nextSteps, possibleNow } from '../../../engine/steps.ts';
import { FACT_NAMES } from '../../../facts/vocabulary.ts';
import { Link } from '../../shared/navigation.tsx';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { Loaded } from '../../shared/ui/States.tsx';
import { type OpenCase, useCase } from '../../shared/useCase.ts';
import { ChildFrame } from './ChildFrame.tsx';
import { Glance } from './Glance.tsx';
import { Moments } from './Moments.tsx';
import { Saved } from './Saved.tsx';
import { StepCard, StepRow } from './Step.tsx';

/** One child: the next step, what else can be done, and where the plan stands. */
export function ChildScreen({ id, saved }: { id: string; saved: string | undefined }) {
  return (
    <Loaded of={useCase(id)} title="Child">
      {(opened) => (
        <ChildFrame opened={opened} place="child">
          {saved === undefined ? null : <Saved opened={opened} factId={saved} />}
          <div className="wm-two">
            <Steps opened={opened} />
            <Glance run={opened.run} />
          </div>
        </ChildFrame>
      )}
    </Loaded>
  );
}

function Steps({ opened: { file, run } }: { opened: OpenCase }) {
  const [first, ...others] = nextSteps(run);
  return (
    <div>
      {first ? <StepCard run={run} id={file.id} step={first} /> : <Nothing id={file.id} />}
      {others.length > 0 ? (
        <section>
          <h2 className="govuk-heading-m">Also to do</h2>
          <ul className="wm-steps">
            {others.map((step) => (
              <StepRow key={`${step.process} ${step.fact} ${step.what}`} run={run} id={file.id} step={step} />
            ))}
          </ul>
        </section>
      ) : null}
      <Others id={file.id} opened={{ file, run }} shown={first ? [first, ...others] : others} />
      <Moments run={run} />
    </div>
  );
}

const Nothing = ({ id }: { id: string }) => (
  <section className="wm-card">
    <h2 className="govuk-heading-m">Nothing is awaited</h2>
    <p className="govuk-body">
      If the child comes to notice again,{' '}
      <Link to={{ name: 'record', id, fact: 'strategyDiscussion.held', given: {} }}>record a strategy discussion</Link>.
    </p>
  </section>
);

function Others({ id, opened: { run }, shown }: { id: string; opened: OpenCase; shown: readonly NextStep[] }) {
  const { possible, notYet } = possibleNow(run);
  const also = possible.filter((type) => !shown.some((step) => step.fact === type));
  return (
    <>
      {also.length > 0 ? (
        <section>
          <h2 className="govuk-heading-m">Also possible now</h2>
          <ul className="wm-possible">
            {also.map((type) => (
              <li key={type}>
                <Link to={{ name: 'record', id, fact: type, given: {} }}>{FACT_NAMES[type]}</Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {notYet.length > 0 ? (
        <Disclosure summary={`Not possible now, and why (${notYet.length})`}>
          <dl className="wm-why">
            {notYet.map(({ fact, reason }) => (
              <div key={fact}>
                <dt>{FACT_NAMES[fact]}</dt>
                <dd>{reason}</dd>
              </div>
            ))}
          </dl>
        </Disclosure>
      ) : null}
    </>
  );
}
