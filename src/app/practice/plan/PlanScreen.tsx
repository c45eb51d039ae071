import './plan.scss';
import { useEffect, useState } from 'react';

import { actionsOf, actionState } from '../../../documents/case/actions.ts';
import { planFacts } from '../../../documents/case/case.ts';
import { groupOf, memberText } from '../../../documents/case/members.ts';
import { NOBODY_YET } from '../../../documents/plan/smart.ts';
import { type Need, type Version, versionsOf } from '../../../documents/plan/versions.ts';
import { planLines } from '../../../documents/plan/lines.ts';
import { capital } from '../../../documents/text.ts';
import type { Run } from '../../../engine/run.ts';
import { roleWord } from '../../../engine/words.ts';
import { Link } from '../../shared/navigation.tsx';
import { useServices } from '../../shared/services.ts';
import { DayText } from '../../shared/ui/Due.tsx';
import { Loaded } from '../../shared/ui/States.tsx';
import { type OpenCase, useCase } from '../../shared/useCase.ts';
import { ChildFrame } from '../child/ChildFrame.tsx';
import { PlanSteps } from './PlanSteps.tsx';
import { PLAN_FORM } from './WritePlanScreen.tsx';

/** The plan: how far it has come, what it says, who works for it, and its earlier texts. */
export const PlanScreen = ({ id }: { id: string }) => (
  <Loaded of={useCase(id)} title="The plan">
    {(opened) => (
      <ChildFrame opened={opened} place="plan">
        {planFacts(opened.run).length === 0 ? (
          <p className="govuk-body">No plan has been made for this child. It begins with an initial conference.</p>
        ) : (
          <Plan opened={opened} />
        )}
      </ChildFrame>
    )}
  </Loaded>
);

function Plan({ opened: { file, run } }: { opened: OpenCase }) {
  const versions = versionsOf(run);
  const newest = versions.at(-1);
  const hasDraft = useHasDraft(file.id);
  return (
    <>
      {hasDraft ? (
        <p className="govuk-inset-text">
          You began a text of the plan and did not save it.{' '}
          <Link to={{ name: 'writePlan', id: file.id }}>Go on with your draft</Link>.
        </p>
      ) : null}
      <div className="wm-two">
        <div>
          <p className="govuk-button-group">
            <Link to={{ name: 'writePlan', id: file.id }} className="govuk-button">
              {newest ? 'Change the plan' : 'Write the plan'}
            </Link>
            <Link to={{ name: 'document', id: file.id, document: 'plan' }}>Print it or save it</Link>
            <Link to={{ name: 'document', id: file.id, document: 'family' }}>The page for the family</Link>
          </p>
          {newest ? <Text run={run} version={newest} /> : <Empty />}
        </div>
        <aside aria-label="How far the plan has come">
          <PlanSteps run={run} caseId={file.id} />
          <Versions caseId={file.id} versions={versions} />
          <Members run={run} caseId={file.id} />
        </aside>
      </div>
    </>
  );
}

const Empty = () => (
  <p className="govuk-body">
    No text of the plan has been written here yet. Write what must change, who does what, and by when.
  </p>
);

function Text({ run, version: { fact } }: { run: Run; version: Version }) {
  const rest = planLines({ ...fact, needs: [] });
  return (
    <>
      {fact.needs.map((need, index) => (
        <NeedView key={need.need} run={run} need={need} n={index + 1} />
      ))}
      <dl className="wm-plan__rest">
        {rest.map(({ place, title, text }) => (
          <div key={place}>
            <dt>{title}</dt>
            <dd dir="auto">{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function NeedView({ run, need, n }: { run: Run; need: Need; n: number }) {
  const tracked = actionsOf(run);
  return (
    <section className="wm-plan__need" aria-label={`Need ${n}`}>
      <h2 className="govuk-heading-m" dir="auto">
        {n}. {need.says}
      </h2>
      <dl className="wm-facts">
        <div>
          <dt>What must change</dt>
          <dd dir="auto">{need.outcome}</dd>
        </div>
        <div>
          <dt>How we will know</dt>
          <dd dir="auto">{need.measure ?? <span className="wm-muted">Not said yet</span>}</dd>
        </div>
        <div>
          <dt>By when</dt>
          <dd>{need.by ? <DayText day={need.by} /> : <span className="wm-muted">No day said yet</span>}</dd>
        </div>
      </dl>
      {(need.actions ?? []).length === 0 ? (
        <p className="govuk-body wm-muted">No action is written down for this.</p>
      ) : (
        <ol className="wm-plan__actions">
          {(need.actions ?? []).map(({ action, what, who, by }) => {
            const agreed = tracked.find(({ key }) => key === action);
            return (
              <li key={action}>
                <span dir="auto">{what}</span>
                <span className="wm-under">
                  {who === NOBODY_YET ? 'Nobody named yet' : capital(roleWord(run.policy, who))}
                  {by ? (
                    <>
                      , by <DayText day={by} />
                    </>
                  ) : (
                    ', no day said yet'
                  )}
                  {agreed ? `. ${actionState(agreed, run.asOf)}.` : '. Not agreed as an action to follow up.'}
                </span>
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}

function Versions({ caseId, versions }: { caseId: string; versions: readonly Version[] }) {
  if (versions.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Texts of the plan</h2>
      <ul className="wm-dates">
        {versions.toReversed().map(({ n, fact }) => (
          <li key={n}>
            <Link to={{ name: 'document', id: caseId, document: 'plan', version: n }}>Text {n}</Link>
            <span className="wm-under">
              <DayText day={fact.on} />
              {fact.by === '' ? '' : `, recorded by ${fact.by}`}
            </span>
            {n > 1 ? (
              <Link to={{ name: 'comparePlans', id: caseId, from: n - 1, to: n }}>
                What changed from text {n - 1}
                <span className="govuk-visually-hidden"> to text {n}</span>
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}

function Members({ run, caseId }: { run: Run; caseId: string }) {
  const members = groupOf(run);
  return (
    <>
      <h2 className="govuk-heading-m">Who works for it</h2>
      {members.length === 0 ? <p className="govuk-body wm-muted">The conference’s members were not recorded.</p> : null}
      <ul className="wm-dates">
        {members.map((member, at) => (
          <li key={`${member.role} ${member.name ?? ''} ${at}`}>
            <span>
              <bdi>{capital(memberText(run.policy, member))}</bdi>
            </span>
            <span className="wm-under">
              {member.standIn === undefined ? 'Nobody named to stand in' : `${member.standIn} stands in`}
              {member.contact === undefined ? '' : ` · ${member.contact}`}
            </span>
          </li>
        ))}
      </ul>
      <p className="govuk-body">
        <Link to={{ name: 'record', id: caseId, fact: 'member.joined', given: {} }}>Somebody joins</Link>
      </p>
    </>
  );
}

/** Whether something was typed into the editor and not saved. */
function useHasDraft(caseId: string): boolean {
  const { store } = useServices();
  const [has, setHas] = useState(false);
  useEffect(() => {
    let here = true;
    const look = async (): Promise<void> => {
      const read = await store.draft(caseId, PLAN_FORM);
      if (here) setHas(read.ok && read.value !== undefined);
    };
    void look();
    return () => {
      here = false;
    };
  }, [store, caseId]);
  return has;
}
