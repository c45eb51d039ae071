import { dayText, roleWord } from '../../engine/words.ts';
import { valueName } from '../../facts/values.ts';
import { actionsOf } from '../case/actions.ts';
import { attendanceOf } from '../case/attendance.ts';
import { type Case, countedFacts, type Meeting, ofType, planFacts } from '../case/case.ts';
import { memberText } from '../case/members.ts';
import type { Need } from '../plan/versions.ts';
import { capital, listed } from '../text.ts';
import { type Block, heading, paragraph, type Row, space, table } from '../tree.ts';
import { actionTable, alsoNoted, formHeading, formQuestions, nextDates, signing, silentForm, words } from './parts.ts';

/** The record of one core group, with the working agreement; with no meeting held, one to fill in by hand. */
export function coreGroupRecord(about: Case, meeting: Meeting | null): Block[] {
  const { run } = about;
  const held = meeting?.held;
  const notes = held?.notes ?? [];
  return [
    heading('The meeting'),
    { kind: 'facts', rows: meetingRows(about, meeting) },
    heading('Who came'),
    meeting ? attendanceTable(about, meeting) : space(6),
    heading('What the child thinks'),
    held?.childViews ? paragraph(`${valueName('childViews', held.childViews)}.`) : space(2),
    heading('How far the plan has come'),
    ...progressBlocks(about, meeting),
    heading('Risk'),
    held?.riskReviewed === undefined
      ? space(2)
      : paragraph(
          held.riskReviewed ? 'The level of risk was reviewed and noted.' : 'The level of risk was not reviewed.',
        ),
    formHeading(run.policy, 'coreGroupRecord'),
    ...formQuestions(run, 'coreGroupRecord', notes, meeting),
    heading('Actions agreed at this meeting'),
    actionTable(
      run,
      actionsOf(run).filter(({ agreedOn }) => agreedOn === held?.on),
      'No action was recorded as agreed on this day.',
    ),
    heading('Disagreement'),
    dissentBlock(held?.dissent),
    ...(held?.dissentBy === undefined
      ? []
      : [paragraph(`Who disagreed: ${listed(held.dissentBy.map((who) => roleWord(run.policy, who)))}.`)]),
    heading('Working agreement'),
    ...(run.policy.forms.workingAgreement
      ? formQuestions(run, 'workingAgreement', notes, meeting)
      : [
          silentForm(run.policy, 'workingAgreement'),
          paragraph('What the family will do:'),
          space(2),
          paragraph('What the professionals will do:'),
          space(2),
        ]),
    ...alsoNoted(run.policy, ['coreGroupRecord', 'workingAgreement', 'checklist', 'termsOfReference'], notes),
    heading('When people meet next'),
    ...(held?.interval === undefined ? [] : [paragraph(`The group agreed to meet at least every ${held.interval}.`)]),
    { kind: 'facts', rows: nextDates(run) },
    heading('Sent out and answered'),
    ...sentBlocks(about, meeting),
    ...signing(
      about,
      'Signing says that this record is right and that you agree to your part of the working agreement. You may sign and add that you disagree.',
    ),
  ];
}

function meetingRows({ run }: Case, meeting: Meeting | null): Row[] {
  if (!meeting)
    return [
      { term: 'Held on', text: '' },
      { term: 'At', text: '' },
      { term: 'Chaired by', text: '' },
    ];
  const { held, n } = meeting;
  const arranged = ofType(planFacts(run), 'coreGroup.arranged').findLast((each) => each.for === held.on);
  const place = held.at === 'school' ? 'The school' : (arranged?.venue ?? '');
  return [
    {
      term: capital(words(run.policy, '{coreGroup}')),
      text: `Number ${n}${meeting.isFirst ? ', the first of this plan' : ''}`,
    },
    { term: 'Held on', text: `${dayText(held.on)}${arranged?.time === undefined ? '' : `, ${arranged.time}`}` },
    { term: 'At', text: place },
    { term: 'Chaired by', text: capital(roleWord(run.policy, held.chair)) },
  ];
}

const attendanceTable = ({ run }: Case, meeting: Meeting): Block =>
  table(
    'Who came',
    [
      ['Who', 5],
      ['Came, sent apologies or a report', 5],
    ],
    attendanceOf(run, meeting).map(({ who, came }) => [capital(who), came === '' ? 'Not recorded' : came]),
    'Nobody was recorded.',
  );

/** Line by line, as the meeting judged it, beside what the plan then said. */
function progressBlocks({ run }: Case, meeting: Meeting | null): Block[] {
  const progress = meeting?.held.progress ?? [];
  if (progress.length === 0) return [space(3)];
  const needs = needsBefore(run, meeting?.held.id);
  return [
    table(
      'Progress',
      [
        ['What must change', 7],
        ['Now it', 3],
        ['Why we think so', 7],
      ],
      progress.map(({ need, now, says }) => [
        needs.find((each) => each.need === need)?.outcome ?? need,
        valueName('now', now),
        says ?? '',
      ]),
      '',
    ),
  ];
}

/** The needs of the plan that the meeting had before it, newest text first where it was written the same day. */
function needsBefore(run: Case['run'], meetingId: string | undefined): readonly Need[] {
  const facts = planFacts(run);
  const held = facts.find(({ id }) => id === meetingId);
  const written = ofType(facts, 'plan.written').filter(({ on }) => held === undefined || on <= held.on);
  return written.at(-1)?.needs ?? [];
}

export function dissentBlock(dissent: boolean | string | undefined): Block {
  if (dissent === undefined) return space(2);
  if (typeof dissent === 'string') return paragraph(dissent, 'said');
  return paragraph(dissent ? 'Somebody disagreed; what it was about is not recorded.' : 'Nobody disagreed.');
}

function sentBlocks({ run }: Case, meeting: Meeting | null): Block[] {
  if (!meeting) return [space(2)];
  const facts = countedFacts(run);
  const sent = ofType(facts, 'record.circulated').filter((fact) => fact.meeting === meeting.n);
  const answered = ofType(facts, 'record.answered').filter((fact) => fact.meeting === meeting.n);
  return [
    table(
      'Sent out',
      [
        ['On', 4],
        ['Version', 3],
        ['To', 8],
      ],
      sent.map(({ on, version, to }) => [
        dayText(on),
        version ?? '',
        to ? listed(to.map((role) => roleWord(run.policy, role))) : 'Not recorded',
      ]),
      'This record has not been sent out yet.',
    ),
    ...(answered.length === 0
      ? []
      : [
          table(
            'Answers',
            [
              ['Who', 4],
              ['Answer', 3],
              ['What they say', 8],
            ],
            answered.map(({ member, name, answer, says }) => [
              capital(memberText(run.policy, { role: member, name })),
              valueName('answer', answer),
              says ?? '',
            ]),
            '',
          ),
        ]),
  ];
}
