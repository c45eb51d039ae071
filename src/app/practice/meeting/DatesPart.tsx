import type { ReactNode } from 'react';

import type { Proposal, ProposedDates } from '../../../engine/propose.ts';
import type { Run } from '../../../engine/run.ts';
import { planContextOf } from '../../../engine/process.ts';
import { dayText, shortDay } from '../../../engine/words.ts';
import { periodText } from '../../../facts/period.ts';
import { DayInput, type Option, PeriodInput, RadioInput } from '../../shared/form/Inputs.tsx';
import { Clauses } from '../../shared/ui/Clauses.tsx';
import { TimeAndVenue } from '../arrange/TimeAndVenue.tsx';
import { type Child, namesOf } from '../siblings/saving.ts';
import type { TypedDate } from './draft.ts';
import { mayAgreeInterval } from './facts.ts';
import type { PartProps } from './MeetingForm.tsx';

type DatesProps = PartProps & {
  readonly dates: ProposedDates;
  /** What is said where the interval that is agreed would come later than a limit. */
  readonly looser: readonly string[];
  readonly run: Run;
};

/** The dates to come, proposed so that everything the policy asks for is kept. */
export function DatesPart({ typed, change, errors, dates, looser, run, about }: DatesProps) {
  const { next, review } = typed;
  const agreeing = about.filter(mayAgreeInterval);
  return (
    <section className="wm-meeting__part">
      <h2 className="govuk-heading-m">Dates to come</h2>
      {agreeing.length > 0 ? (
        <Interval typed={typed} change={change} errors={errors} about={about} agreeing={agreeing} looser={looser} />
      ) : null}
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

type IntervalProps = PartProps & Pick<DatesProps, 'looser'> & { readonly agreeing: readonly Child[] };

/** How often the group will meet, where the policy leaves that to it; what would come later than a limit is said at once. */
function Interval({ typed, change, errors, about, agreeing, looser }: IntervalProps) {
  const agreed = agreeing[0]?.run && planContextOf(agreeing[0].run.processes).agreedEvery;
  const whose = agreeing.length === about.length ? '' : ` (${namesOf(agreeing.map(({ name }) => name))})`;
  return (
    <>
      <PeriodInput
        question={{
          id: 'interval',
          title: `The group will meet at least every${whose}`,
          optional: true,
          error: errors.interval,
          hint: agreed
            ? `So far: every ${periodText(agreed)}. Leave it empty where that stays.`
            : 'Where the group agreed on one. It can be tighter than the policy and the conference ask for, not looser.',
        }}
        value={typed.interval}
        onChange={(interval) => change({ interval })}
      />
      <div aria-live="polite">
        {looser.map((text) => (
          <p className="govuk-inset-text" key={text}>
            {text}
          </p>
        ))}
      </div>
      {agreeing.slice(0, 1).map(({ id, run }) => (
        <Clauses key={id} policy={run.policy} ids={run.policy.deadlines.nextCoreGroup.agreedInterval?.clauses ?? []} />
      ))}
    </>
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
