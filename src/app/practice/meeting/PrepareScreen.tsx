import './meeting.scss';

import { formsWith, tasksAt } from '../../../engine/guidance.ts';
import { expectedAt } from '../../../engine/members.ts';
import { planContextOf } from '../../../engine/process.ts';
import type { Run } from '../../../engine/run.ts';
import { dayText } from '../../../engine/words.ts';
import { chairAsked, chairText } from '../../shared/form/questions.ts';
import { Link } from '../../shared/navigation.tsx';
import { Clauses } from '../../shared/ui/Clauses.tsx';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { Loaded } from '../../shared/ui/States.tsx';
import { type OpenCase, useCase } from '../../shared/useCase.ts';
import { ArrangeForm } from '../arrange/ArrangeForm.tsx';
import { ChildFrame } from '../child/ChildFrame.tsx';
import { TaskList } from '../child/Step.tsx';
import { AskedList } from '../record/Prompts.tsx';
import { isOnPlan } from '../siblings/saving.ts';
import { WithFamily } from '../siblings/WithFamily.tsx';
import { recordAt } from '../ways.ts';
import { personText } from './people.ts';
import { isTogether } from './together.ts';
import { AGENDA, askedOfThis } from './agenda.ts';

const TITLE = 'Prepare the core group';

/** Before a core group: when and where, who is expected, who is to chair, and what it goes through. */
export function PrepareScreen({ id }: { id: string }) {
  return (
    <Loaded of={useCase(id)} title={TITLE}>
      {(opened) => (
        <ChildFrame opened={opened} place={null} title={TITLE}>
          <div className="wm-two">
            <div>
              <Arranged opened={opened} />
              <Agenda run={opened.run} />
            </div>
            <Expected run={opened.run} />
          </div>
        </ChildFrame>
      )}
    </Loaded>
  );
}

function Arranged({ opened }: { opened: OpenCase }) {
  const { agreed, venue } = planContextOf(opened.run.processes);
  const { id } = opened.file;
  const form = (
    <WithFamily key={id} opened={opened}>
      {(family) => <Arrange opened={opened} siblings={family.filter(isOnPlan)} />}
    </WithFamily>
  );
  return (
    <section className="wm-card">
      <h2 className="govuk-heading-m">
        {agreed === null ? 'When is it?' : `Arranged for ${dayText(agreed)}${venue === null ? '' : `, ${venue}`}`}
      </h2>
      {agreed === null ? (
        form
      ) : (
        <>
          <div className="govuk-button-group">
            <Link to={{ name: 'record', id, fact: 'coreGroup.held', given: {} }} className="govuk-button">
              Record the meeting
            </Link>
            <Link to={{ name: 'invitation', id }}>Invitation to print</Link>
            <Link to={{ name: 'record', id, fact: 'coreGroup.cancelled', given: {} }}>It is cancelled</Link>
          </div>
          <Disclosure summary="Arrange it for another day">{form}</Disclosure>
        </>
      )}
      <p className="govuk-body">
        <Link to={recordAt(id, 'coreGroup.arranged')}>Record a date in a short form</Link>, for this child alone and for
        any day.
      </p>
    </section>
  );
}

/** Brothers and sisters who are on a plan; those without a date, or with the same one, meet together. */
function Arrange({ opened, siblings }: { opened: OpenCase; siblings: readonly OpenCase[] }) {
  const { agreed, venue } = planContextOf(opened.run.processes);
  const isAlike = ({ run }: OpenCase): boolean =>
    agreed === null ? planContextOf(run.processes).agreed === null : isTogether(opened.run, run);
  return (
    <ArrangeForm
      opened={opened}
      what="coreGroup"
      siblings={siblings}
      together={siblings.filter(isAlike)}
      isMoved={agreed !== null}
      venue={venue ?? ''}
    />
  );
}

function Expected({ run }: { run: Run }) {
  const people = expectedAt(run);
  const chair = chairText(run);
  return (
    <aside className="wm-glance" aria-label="Who is expected">
      <h2 className="govuk-heading-m">Who chairs</h2>
      <p className="govuk-body">{chair ?? `${run.policy.name} does not say who chairs this one.`}</p>
      <Clauses policy={run.policy} ids={chairAsked(run)?.clauses ?? []} />
      <h2 className="govuk-heading-m">Who is expected</h2>
      {people === null ? (
        <p className="govuk-body wm-muted">The conference named no members here.</p>
      ) : (
        <ul className="wm-dates">
          {people.map((person) => (
            <li key={`${person.role} ${person.name ?? ''}`}>
              <span>{personText(run, person)}</span>
              <span className="wm-under">
                {[person.agency, person.standIn === undefined ? null : `${person.standIn} stands in`]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}

/** What a core group goes through, in the order in which practice does, and what the policy's own forms ask besides. */
function Agenda({ run }: { run: Run }) {
  const isFirst = planContextOf(run.processes).coreGroupsOfThisPlan === 0;
  const forms = [
    ...new Set([...formsWith(run.policy, 'coreGroup.arranged'), ...formsWith(run.policy, 'coreGroup.held')]),
  ];
  const tasks = tasksAt(run.policy, isFirst ? 'firstCoreGroup' : 'laterCoreGroup');
  return (
    <section>
      <h2 className="govuk-heading-m">Agenda</h2>
      <ol className="govuk-list govuk-list--number">
        {AGENDA.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ol>
      {forms.map(({ title, items }) => (
        <Disclosure key={title} summary={`${title} (${askedOfThis(items, isFirst).length})`}>
          <AskedList policy={run.policy} items={askedOfThis(items, isFirst)} />
        </Disclosure>
      ))}
      {tasks.length > 0 ? (
        <Disclosure summary={`What ${run.policy.name} asks people to do (${tasks.length})`}>
          <TaskList run={run} tasks={tasks} />
        </Disclosure>
      ) : null}
    </section>
  );
}
