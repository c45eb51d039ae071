import type { Difference } from '../../engine/preview.ts';
import type { Run } from '../../engine/run.ts';
import { deadlineTitle } from '../../engine/titles.ts';
import { inWords } from '../../engine/words.ts';
import { BREACH_TITLES, BREACH_WORDS } from '../../engine/breaches.ts';
import { type ArrangedChange, arrangedChanges } from './arranged.ts';
import { Clauses } from './ui/Clauses.tsx';
import { DayText, DueMark } from './ui/Due.tsx';
import { stageOf } from './summary.ts';

/** What differs between two runs of a case, in words: where the child is, which dates change, what is not kept. */
export function Changes({ before, after, difference }: { before: Run; after: Run; difference: Difference }) {
  const { breachesAdded, breachesGone } = difference;
  // The birthday is no news until it is near.
  const deadlines = difference.deadlines.filter(
    ({ before: was, after: is }) => (is ?? was)?.id !== 'eighteenthBirthday',
  );
  const arranged = arrangedChanges(before, after);
  const stage = stageOf(before) === stageOf(after) ? [] : [whereSays(after)];
  if (stage.length + arranged.length + deadlines.length + breachesAdded.length + breachesGone.length === 0) {
    return <p className="govuk-body">It is added to the record. No date changes.</p>;
  }
  return (
    <>
      {stage.map((says) => (
        <p className="govuk-body wm-strong" key={says}>
          {says}
        </p>
      ))}
      {arranged.map((change) => (
        <p className="govuk-body" key={change.name}>
          <ArrangedText {...change} />
        </p>
      ))}
      {deadlines.length > 0 ? (
        <ul className="wm-changes">
          {deadlines.map(({ before: was, after: is }) => {
            const shown = is ?? was;
            if (!shown) return null;
            return (
              <li key={`${shown.id} ${shown.n}`}>
                <span className="wm-strong">{deadlineTitle(is ? after : before, shown)}</span>
                {is ? (
                  <>
                    {was ? (
                      <>
                        {' '}
                        <DueMark deadline={was} today={before.asOf} /> <span aria-hidden="true">→</span>
                        <span className="govuk-visually-hidden">becomes</span>
                      </>
                    ) : null}{' '}
                    <DueMark deadline={is} today={after.asOf} />
                    {is.due ? (
                      <span className="wm-under">
                        <DayText day={is.due} />
                        {was?.due && was.due !== is.due ? (
                          <>
                            , was <DayText day={was.due} />
                          </>
                        ) : null}
                      </span>
                    ) : null}
                  </>
                ) : (
                  <span> is not asked for any more</span>
                )}
              </li>
            );
          })}
        </ul>
      ) : null}
      {breachesAdded.map((breach) => (
        <div className={`wm-breach wm-breach--${breach.strength}`} key={`${breach.on} ${breach.message}`}>
          <span className="wm-breach__word">{BREACH_TITLES[breach.strength]}</span> {breach.message}
          <Clauses policy={breach.under ?? after.policy} ids={breach.clauses} />
        </div>
      ))}
      {breachesGone.map((breach) => (
        <p className="govuk-body" key={`${breach.on} ${breach.message}`}>
          <span className="wm-due wm-due--met">
            <span aria-hidden="true">●</span> no longer a {BREACH_WORDS[breach.strength]}
          </span>
          : {breach.message}
        </p>
      ))}
    </>
  );
}

function ArrangedText({ name, was, is }: ArrangedChange) {
  if (was === null)
    return (
      <>
        {name} arranged for {is === null ? null : <DayText day={is} />}.
      </>
    );
  return is === null ? (
    <>
      {name} of <DayText day={was} />: not arranged any more.
    </>
  ) : (
    <>
      {name} moved to <DayText day={is} />, was <DayText day={was} />.
    </>
  );
}

/** What the plan's outermost state says after a step: "The child has a child protection plan." */
function whereSays(run: Run): string {
  const active = run.processes.get('plan')?.view.active ?? [];
  const [outermost] = active.toSorted((a, b) => a.node.length - b.node.length);
  return outermost ? inWords(run.policy, outermost.meta.says) : '';
}
