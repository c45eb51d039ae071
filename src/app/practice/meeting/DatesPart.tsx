import type { ReactNode } from 'react';

import type { Proposal, ProposedDates } from '../../../engine/propose.ts';
import type { Run } from '../../../engine/run.ts';
import { dayText, shortDay } from '../../../engine/words.ts';
import { DayInput, type Option, RadioInput } from '../../shared/form/Inputs.tsx';
import { Clauses } from '../../shared/ui/Clauses.tsx';
import { TimeAndVenue } from '../arrange/TimeAndVenue.tsx';
import type { TypedDate } from './draft.ts';
import type { PartProps } from './MeetingForm.tsx';

/** The dates to come, proposed so that everything the policy asks for is kept. */
export function DatesPart({
  typed,
  change,
  errors,
  dates,
  run,
}: PartProps & { readonly dates: ProposedDates; readonly run: Run }) {
  const { next, review } = typed;
  return (
    <section className="wm-meeting__part">
      <h2 className="govuk-heading-m">Dates to come</h2>
      <DateChoice
        id="next"
        title="The next core group"
        proposal={dates.coreGroup}
        value={next}
        error={errors['next-day']}
        run={run}
        onChange={(some) => change({ next: { ...next, ...some } })}
      >
        {dates.further.length > 0 ? `Then, up to the review: ${dates.further.map(dayText).join(', ')}.` : null}
      </DateChoice>
      {next.choice === 'proposed' || next.choice === 'other' ? (
        <div className="wm-meeting__inner">
          <TimeAndVenue typed={next} onChange={(some) => change({ next: { ...next, ...some } })} errors={errors} />
        </div>
      ) : null}
      {dates.review.kind === 'arranged' || dates.review.kind === 'notNeeded' ? (
        <Said title="The review" run={run} proposal={dates.review} />
      ) : (
        <DateChoice
          id="review"
          title="The review"
          proposal={dates.review}
          value={review}
          error={errors['review-day']}
          run={run}
          onChange={(some) => change({ review: { ...review, ...some } })}
        />
      )}
      <Said title={capital(run.policy.words.conferenceReport)} run={run} proposal={dates.report} />
    </section>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

type ChoiceProps = {
  readonly id: string;
  readonly title: string;
  readonly proposal: Proposal;
  readonly value: TypedDate;
  readonly error: string | undefined;
  readonly run: Run;
  readonly onChange: (some: Partial<TypedDate>) => void;
  readonly children?: ReactNode;
};

function DateChoice({ id, title, proposal, value, error, run, onChange, children }: ChoiceProps) {
  const options: Option[] = [
    ...(proposal.kind === 'proposed'
      ? [
          {
            value: 'proposed',
            label: dayText(proposal.day),
            hint: 'Proposed: the latest working day that keeps every limit',
          },
        ]
      : []),
    { value: 'other', label: 'Another day' },
    { value: 'none', label: 'No date yet' },
  ];
  return (
    <>
      <RadioInput
        question={{
          id,
          title,
          optional: true,
          hint: (
            <Why proposal={proposal} run={run}>
              {children}
            </Why>
          ),
        }}
        value={value.choice}
        onChange={(choice) => onChange({ choice: choice as TypedDate['choice'] })}
        options={options}
      />
      {value.choice === 'other' ? (
        <DayInput
          question={{ id: `${id}-day`, title: `${title}: which day`, error }}
          value={value.day}
          onChange={(day) => onChange({ day })}
          today={run.asOf}
        />
      ) : null}
    </>
  );
}

/** What binds a date, in words; or why there is none. */
function Why({
  proposal,
  children,
}: {
  readonly proposal: Proposal;
  readonly run: Run;
  readonly children?: ReactNode;
}) {
  return (
    <>
      {proposal.kind === 'silent' ? proposal.says : null}
      {proposal.kind === 'none' || proposal.kind === 'notNeeded' ? proposal.why : null}
      {'limits' in proposal
        ? proposal.limits.slice(0, 2).map(({ name, day, because }) => (
            <span className="wm-under" key={`${name} ${day}`}>
              {name}: {because}
            </span>
          ))
        : null}
      {children ? <span className="wm-under">{children}</span> : null}
    </>
  );
}

const clausesOf = (proposal: Proposal): readonly string[] =>
  'limits' in proposal
    ? [...new Set(proposal.limits.flatMap(({ clauses }) => clauses))]
    : proposal.kind === 'silent'
      ? proposal.clauses
      : [];

/** A date that is not asked for here, only said. */
function Said({ title, proposal, run }: { readonly title: string; readonly proposal: Proposal; readonly run: Run }) {
  const tooLate = proposal.kind === 'arranged' ? proposal.limits.find(({ day }) => day < proposal.day) : undefined;
  return (
    <div className="govuk-form-group">
      <h3 className="govuk-heading-s wm-meeting__said">{title}</h3>
      <p className="govuk-body">
        {proposal.kind === 'arranged' ? `Arranged for ${dayText(proposal.day)}.` : null}
        {proposal.kind === 'proposed' ? `By ${dayText(proposal.day)}.` : null}
        {tooLate ? ` That is after its limit, ${shortDay(tooLate.day)}.` : null}
        <Why proposal={proposal} run={run} />
      </p>
      <Clauses policy={run.policy} ids={clausesOf(proposal)} />
    </div>
  );
}
