import './meeting.scss';

import type { Run } from '../../../engine/run.ts';
import { dayText } from '../../../engine/words.ts';
import type { FactOf } from '../../../facts/vocabulary.ts';
import { standing } from '../../shared/arranged.ts';
import { Link } from '../../shared/navigation.tsx';
import type { OpenCase } from '../../shared/useCase.ts';
import { inviteesOf } from '../arrange/facts.ts';
import { asChild, isOnPlan, namesOf } from '../siblings/saving.ts';
import { FamilyScreen } from '../siblings/WithFamily.tsx';
import { AGENDA } from './agenda.ts';
import { personText } from './people.ts';
import { isTogether } from './together.ts';

const TITLE = 'Invitation to the core group';

/** What is sent to everybody who is invited, in plain words, to print or to copy: one letter for a joint meeting. */
export const InvitationScreen = ({ id }: { id: string }) => (
  <FamilyScreen id={id} title={TITLE} of={id}>
    {(opened, family) => (
      <Letter about={[opened, ...family.filter((each) => isOnPlan(each) && isTogether(opened.run, each.run))]} />
    )}
  </FamilyScreen>
);

const arrangedFor = (run: Run): FactOf<'coreGroup.arranged'> | undefined =>
  standing(run).find((fact) => fact.type === 'coreGroup.arranged');

function Letter({ about: [own, ...siblings] }: { about: readonly [OpenCase, ...OpenCase[]] }) {
  const {
    file: { id },
    run,
  } = own;
  const arranged = arrangedFor(run);
  if (!arranged || arranged.for < run.asOf) {
    return (
      <p className="govuk-body">
        No core group is arranged. <Link to={{ name: 'prepareMeeting', id }}>Arrange it first</Link>.
      </p>
    );
  }
  const children = [own, ...siblings].map(asChild);
  const name = namesOf(children.map((child) => child.name));
  const people = inviteesOf(children).filter(({ value, of }) =>
    children.some((child) => of.includes(child.id) && (arrangedFor(child.run)?.invited?.includes(value) ?? true)),
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
              <li key={person.value}>
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
