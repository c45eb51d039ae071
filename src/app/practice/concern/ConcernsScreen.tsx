import { climbsOf, type Climb } from '../../../engine/ladder.ts';
import type { Run } from '../../../engine/run.ts';
import { roleWord } from '../../../engine/words.ts';
import { CONCERN_SUBJECTS } from '../../../facts/vocabulary.ts';
import { Link } from '../../shared/navigation.tsx';
import { stageOf } from '../../shared/summary.ts';
import { DayText } from '../../shared/ui/Due.tsx';
import { Loaded } from '../../shared/ui/States.tsx';
import { useCase } from '../../shared/useCase.ts';
import { ChildFrame } from '../child/ChildFrame.tsx';
import { LadderNote } from '../record/LadderNote.tsx';
import { Ladder } from './Ladder.tsx';

/** The concerns and disagreements about a child's plan, or one of them along its ladder. */
export function ConcernsScreen({ id, concern }: { id: string; concern: string | undefined }) {
  return (
    <Loaded of={useCase(id)} title="Concerns">
      {(opened) => {
        const climbs = climbsOf(opened.run);
        const one = climbs.find((each) => each.concern === concern);
        return (
          <ChildFrame opened={opened} place="concerns">
            {one ? <Ladder id={id} run={opened.run} climb={one} /> : null}
            {one === undefined && concern !== undefined ? (
              <p className="govuk-body">There is no concern of this name. These are the ones that were raised.</p>
            ) : null}
            {one ? null : <All id={id} run={opened.run} climbs={climbs} />}
          </ChildFrame>
        );
      }}
    </Loaded>
  );
}

function All({ id, run, climbs }: { id: string; run: Run; climbs: readonly Climb[] }) {
  return (
    <>
      <section className="wm-section">
        <h2 className="govuk-heading-m">Concerns and disagreements</h2>
        {climbs.length === 0 ? (
          <p className="govuk-body">None has been raised.</p>
        ) : (
          <ul className="wm-steps">
            {climbs.map((climb) => (
              <Row key={climb.concern} id={id} run={run} climb={climb} />
            ))}
          </ul>
        )}
      </section>
      <section className="wm-section">
        <h2 className="govuk-heading-m">Raise one</h2>
        {stageOf(run) === 'onPlan' ? (
          <ul className="wm-ways">
            {CONCERN_SUBJECTS.map((about) => (
              <li key={about}>
                <h3 className="govuk-heading-s">
                  <Link to={{ name: 'record', id, fact: 'concern.raised', given: { about } }}>
                    {run.policy.ladders[about].title}
                  </Link>
                </h3>
                <LadderNote run={run} about={about} />
              </li>
            ))}
          </ul>
        ) : (
          <p className="govuk-body">
            A concern about a plan is raised while the plan runs. If you are worried about the child now,{' '}
            <Link to={{ name: 'record', id, fact: 'strategyDiscussion.held', given: {} }}>
              record a {run.policy.words.strategyDiscussion}
            </Link>
            .
          </p>
        )}
      </section>
    </>
  );
}

function Row({
  id,
  run,
  climb: { concern, raised, ladder, rungs, resolved, decided },
}: {
  id: string;
  run: Run;
  climb: Climb;
}) {
  const next = rungs.find(({ isNext }) => isNext)?.step;
  return (
    <li className="wm-step">
      <div className="wm-step__what">
        <Link to={{ name: 'concerns', id, concern }}>{raised.trigger ?? ladder.title}</Link>
        <span className="wm-under">
          {ladder.title}, raised on <DayText day={raised.on} />
        </span>
      </div>
      <div className="wm-step__when">
        {resolved ? (
          <span className="wm-due wm-due--met">
            <span aria-hidden="true">●</span> resolved
          </span>
        ) : (
          <span className="wm-due wm-due--open">
            <span aria-hidden="true">◌</span> {decided ? 'decided, still open' : 'open'}
          </span>
        )}
      </div>
      {next && !resolved ? (
        <p className="wm-step__why">
          Next: {roleWord(run.policy, next.who)}: {next.says}
        </p>
      ) : null}
    </li>
  );
}
