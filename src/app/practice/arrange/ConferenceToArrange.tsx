import { isOpen } from '../../../engine/deadlines.ts';
import { tasksAt } from '../../../engine/guidance.ts';
import type { Run } from '../../../engine/run.ts';
import { deadlineTitle } from '../../../engine/titles.ts';
import { dayText, dueText, inWords } from '../../../engine/words.ts';
import type { FactOf } from '../../../facts/vocabulary.ts';
import { standing } from '../../shared/arranged.ts';
import { Link } from '../../shared/navigation.tsx';
import type { Screen } from '../../shared/screens.ts';
import { Clauses } from '../../shared/ui/Clauses.tsx';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { DayText, DueMark } from '../../shared/ui/Due.tsx';
import { Loaded } from '../../shared/ui/States.tsx';
import { useCase } from '../../shared/useCase.ts';
import { ChildFrame } from '../child/ChildFrame.tsx';
import { TaskList } from '../child/Step.tsx';
import { canHave } from '../conference/kinds.ts';
import { Prompts } from '../record/Prompts.tsx';
import { recordAt } from '../ways.ts';
import { WithFamily } from '../siblings/WithFamily.tsx';
import { ArrangeForm } from './ArrangeForm.tsx';
import { isSameConference } from './facts.ts';

type Shown = Extract<Screen, { name: 'prepareConference' }>;

/** Before a conference: by when it has to be, when and where it is, and who is invited. */
export function ConferenceToArrange({ screen: { id, kind, for: day } }: { screen: Shown }) {
  const term = kind === 'review' ? '{reviewConference}' : '{initialConference}';
  return (
    <Loaded of={useCase(id)} title="Arrange a conference">
      {(opened) => {
        const { run } = opened;
        const arranged = standing(run).find(
          (fact): fact is FactOf<'conference.arranged'> => fact.type === 'conference.arranged' && fact.kind === kind,
        );
        return (
          <ChildFrame opened={opened} place={null} title={inWords(run.policy, `arrange the ${term}`)}>
            <div className="wm-two">
              <section>
                {arranged ? (
                  <p className="govuk-body-l">
                    It is arranged for {dayText(arranged.for)}
                    {arranged.venue === undefined ? '' : `, ${arranged.venue}`}. Here it gets another day.
                  </p>
                ) : null}
                <WithFamily key={`${id} ${kind} ${day ?? ''}`} opened={opened}>
                  {(family) => {
                    const siblings = family.filter((each) => canHave(each.run, kind));
                    return (
                      <ArrangeForm
                        opened={opened}
                        what={kind}
                        siblings={siblings}
                        together={siblings.filter((each) => isSameConference(run, each.run, kind))}
                        isMoved={arranged !== undefined}
                        venue={arranged?.venue ?? ''}
                        day={day}
                      />
                    );
                  }}
                </WithFamily>
                <p className="govuk-body">
                  <Link to={recordAt(id, 'conference.arranged', { kind })}>Record it in a short form</Link>, for this
                  child alone and for any day.
                </p>
              </section>
              <Around run={run} kind={kind} />
            </div>
          </ChildFrame>
        );
      }}
    </Loaded>
  );
}

/** The limit, and what the policy asks of an invitation and before such a conference. */
function Around({ run, kind }: { readonly run: Run; readonly kind: Shown['kind'] }) {
  const ids = kind === 'review' ? ['firstReview', 'nextReview'] : ['initialConference'];
  const limit = run.deadlines.find((deadline) => ids.includes(deadline.id) && isOpen(deadline));
  const tasks = tasksAt(run.policy, kind === 'review' ? 'review' : 'conference');
  return (
    <aside className="wm-glance" aria-label="By when, and what is asked">
      {limit?.due ? (
        <>
          <h2 className="govuk-heading-m">{deadlineTitle(run, limit)}</h2>
          <p className="govuk-body">
            By <DayText day={limit.due} /> <DueMark deadline={limit} today={run.asOf} />
            <span className="wm-under">{dueText(run.policy, limit.counted)}</span>
          </p>
          <Clauses policy={run.policy} ids={limit.clauses} />
        </>
      ) : null}
      <Prompts run={run} type="conference.arranged" />
      {tasks.length > 0 ? (
        <Disclosure summary={`What ${run.policy.name} asks people to do (${tasks.length})`}>
          <TaskList run={run} tasks={tasks} />
        </Disclosure>
      ) : null}
    </aside>
  );
}
