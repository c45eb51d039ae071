import './meeting.scss';

import { expectedAt } from '../../../engine/members.ts';
import type { Run } from '../../../engine/run.ts';
import { dayText } from '../../../engine/words.ts';
import { Link } from '../../shared/navigation.tsx';
import { Loaded } from '../../shared/ui/States.tsx';
import { useCase } from '../../shared/useCase.ts';
import { ChildFrame } from '../child/ChildFrame.tsx';
import { AGENDA } from './agenda.ts';
import { personText } from './people.ts';

const TITLE = 'Invitation to the core group';

/** What is sent to everybody who is invited, in plain words, to print or to copy. */
export function InvitationScreen({ id }: { id: string }) {
  return (
    <Loaded of={useCase(id)} title={TITLE}>
      {({ file, run }) => (
        <ChildFrame opened={{ file, run }} place={null} title={TITLE}>
          <Letter id={id} name={file.record.child.name} run={run} />
        </ChildFrame>
      )}
    </Loaded>
  );
}

function Letter({ id, name, run }: { id: string; name: string; run: Run }) {
  const arranged = run.facts.findLast((fact) => fact.type === 'coreGroup.arranged');
  if (!arranged || arranged.for < run.asOf) {
    return (
      <p className="govuk-body">
        No core group is arranged. <Link to={{ name: 'prepareMeeting', id }}>Arrange it first</Link>.
      </p>
    );
  }
  const people = (expectedAt(run) ?? []).filter(
    ({ name: own, role }) => !arranged.invited || arranged.invited.includes(own ?? role),
  );
  return (
    <article className="wm-letter">
      <p className="govuk-body-l">
        You are invited to a meeting about {name}: {dayText(arranged.for)}
        {arranged.time === undefined ? '' : ` at ${arranged.time}`}
        {arranged.venue === undefined ? '' : `, ${arranged.venue}`}.
      </p>
      <p className="govuk-body">
        It is a core group. The people who help {name} and the family meet to see how the plan is going and to agree
        what comes next.
      </p>
      {people.length > 0 ? (
        <>
          <h2 className="govuk-heading-s">Who is invited</h2>
          <ul className="govuk-list govuk-list--bullet">
            {people.map((person) => (
              <li key={`${person.role} ${person.name ?? ''}`}>
                {personText(run, person)}
                {person.agency === undefined ? '' : `, ${person.agency}`}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h2 className="govuk-heading-s">What we will talk about</h2>
      <ol className="govuk-list govuk-list--number">
        {AGENDA.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ol>
      <p className="govuk-body">
        If you cannot come, please say so beforehand and send what you want the meeting to know, in writing. Tell us if
        the time or place is hard for you, or if you need an interpreter or other help to take part.
      </p>
      <div className="govuk-button-group">
        <button type="button" className="govuk-button" onClick={() => window.print()}>
          Print
        </button>
        <Link to={{ name: 'prepareMeeting', id }}>Back</Link>
      </div>
    </article>
  );
}
