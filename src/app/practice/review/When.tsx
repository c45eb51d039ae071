import { lastWorkingDay } from '../../../../policies/calendar.ts';
import { isOpen } from '../../../engine/deadlines.ts';
import type { Run } from '../../../engine/run.ts';
import { deadlineTitle } from '../../../engine/titles.ts';
import { dayText, dueText, inWords, roleWord } from '../../../engine/words.ts';
import { addDays, type Day, daysBetween } from '../../../facts/day.ts';
import type { FactOf } from '../../../facts/vocabulary.ts';
import { standing } from '../../shared/arranged.ts';
import { Link } from '../../shared/navigation.tsx';
import type { Screen } from '../../shared/screens.ts';
import { Clauses } from '../../shared/ui/Clauses.tsx';
import { DayText, DueMark } from '../../shared/ui/Due.tsx';

/** By when the review has to be, when it is, and the way to arrange or move it. */
export function When({ id, run }: { id: string; run: Run }) {
  const limit = run.deadlines.find((each) => (each.id === 'firstReview' || each.id === 'nextReview') && isOpen(each));
  const review = standing(run).find(
    (fact): fact is FactOf<'conference.arranged'> => fact.type === 'conference.arranged' && fact.kind === 'review',
  );
  return (
    <section className="wm-card" aria-labelledby="review-when">
      <h2 className="govuk-heading-m" id="review-when">
        {limit ? deadlineTitle(run, limit) : inWords(run.policy, '{reviewConference}')}
      </h2>
      <dl className="wm-facts">
        {limit?.due ? (
          <div>
            <dt>By</dt>
            <dd>
              <span className="wm-day">
                <DayText day={limit.due} />
              </span>{' '}
              <DueMark deadline={limit} today={run.asOf} />
              <span className="wm-under">{dueText(run.policy, limit.counted)}</span>
              <Clauses policy={run.policy} ids={limit.clauses} />
            </dd>
          </div>
        ) : null}
        <div>
          <dt>Arranged for</dt>
          <dd>{review ? <Arranged run={run} review={review} limit={limit?.due ?? null} /> : 'Not arranged yet'}</dd>
        </div>
      </dl>
      <p className="govuk-button-group">
        <Link to={arrange(id, review?.for)} className={`govuk-button ${review ? 'govuk-button--secondary' : ''}`}>
          {review ? 'Move the review' : 'Arrange the review'}
        </Link>
      </p>
      {!review && limit?.due && limit.due >= run.asOf ? <Proposed id={id} run={run} limit={limit.due} /> : null}
    </section>
  );
}

const arrange = (id: string, day?: Day): Screen => ({ name: 'prepareConference', id, kind: 'review', for: day });

function Arranged({ run, review, limit }: { run: Run; review: FactOf<'conference.arranged'>; limit: Day | null }) {
  const over = limit === null ? 0 : daysBetween(limit, review.for);
  return (
    <>
      <span className="wm-day">
        <DayText day={review.for} />
      </span>
      {review.time ? `, ${review.time}` : null}
      {over > 0 ? (
        <span className="wm-due wm-due--late">
          {' '}
          <span aria-hidden="true">▲</span> {over} {over === 1 ? 'day' : 'days'} after the limit
        </span>
      ) : null}
      {review.venue ? <span className="wm-under">{review.venue}</span> : null}
      {review.invited ? (
        <span className="wm-under">Invited: {review.invited.map((role) => roleWord(run.policy, role)).join(', ')}</span>
      ) : null}
      {review.reason ? <span className="wm-under">{review.reason}</span> : null}
    </>
  );
}

/** Working days that keep the limit, the latest first: one press, and the form is filled in. */
function Proposed({ id, run, limit }: { id: string; run: Run; limit: Day }) {
  const days = [0, 7, 14].map((earlier) => lastWorkingDay(addDays(limit, -earlier))).filter((day) => day > run.asOf);
  if (days.length === 0) return null;
  return (
    <>
      <p className="govuk-body wm-muted">Working days that keep the limit:</p>
      <ul className="wm-inline">
        {[...new Set(days)].map((day) => (
          <li key={day}>
            <Link to={arrange(id, day)}>{dayText(day)}</Link>
          </li>
        ))}
      </ul>
    </>
  );
}
