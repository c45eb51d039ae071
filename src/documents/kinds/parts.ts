import type { Policy } from '../../../policies/schema.ts';
import { isOpen } from '../../engine/deadlines.ts';
import { planContextOf } from '../../engine/process.ts';
import type { Run } from '../../engine/run.ts';
import { deadlineTitle } from '../../engine/titles.ts';
import { dayText, inWords, roleWord } from '../../engine/words.ts';
import { type Answer, answersTo, type Note, otherNotes } from '../case/answers.ts';
import { actionState, type Action } from '../case/actions.ts';
import { type Case, lastOf, type Meeting, planFacts } from '../case/case.ts';
import { groupOf, memberText } from '../case/members.ts';
import { capital } from '../text.ts';
import { type Block, heading, paragraph, type Row, space, subheading, table } from '../tree.ts';

type FormId = keyof Policy['forms'];

/** Who and what every document begins with. */
export function aboutRows({ run, child, family }: Case): Row[] {
  const { policy } = run;
  const conference = planFacts(run)[0];
  const lead = groupOf(run).find(({ role }) => role === 'leadSocialWorker');
  return [
    { term: 'Child', text: child.name },
    ...(child.born ? [{ term: 'Born', text: dayText(child.born) }] : []),
    ...(family === undefined ? [] : [{ term: 'Family', text: family }]),
    ...(conference ? [{ term: 'On a plan since', text: dayText(conference.on) }] : []),
    ...(lead?.name === undefined ? [] : [{ term: capital(roleWord(policy, 'leadSocialWorker')), text: lead.name }]),
  ];
}

/** The questions of a form, each with what was written under it or lines to write on. */
export function formQuestions(run: Run, id: FormId, notes: readonly Note[], meeting: Meeting | null): Block[] {
  const form = run.policy.forms[id];
  if (!form) return [silentForm(run.policy, id)];
  return answersTo(run, form, notes, meeting).flatMap(({ item, yes, says }): Block[] => [
    subheading(item.asks, item.clauses),
    says === null && yes === null ? space(2) : paragraph([yesText(yes), says].filter(Boolean).join(' '), 'said'),
  ]);
}

const yesText = (yes: boolean | null): string => (yes === null ? '' : yes ? 'Yes.' : 'No.');

const FORM_NAMES: Partial<Record<FormId, string>> = {
  coreGroupRecord: 'the record of a {coreGroup}',
  workingAgreement: 'a working agreement',
  checklist: 'a checklist for the {coreGroup}',
  termsOfReference: 'terms of reference for the {coreGroup}',
  plan: 'the {plan}',
  conferenceReport: 'the {conferenceReport}',
  chronology: 'a chronology',
};

/** Above the questions of a form. */
export const formHeading = (policy: Policy, id: FormId): Block =>
  heading(policy.forms[id] ? `What ${policy.name} asks` : 'The authority’s own form');

/** Said where an authority's document has no such form. */
export const silentForm = (policy: Policy, id: FormId): Block =>
  paragraph(
    `${policy.name}’s document does not say what belongs in ${words(policy, FORM_NAMES[id] ?? 'this form')}. What stands here is from the case alone.`,
    'silent',
  );

/** A template in the policy's words, in the middle of a sentence. */
export const words = (policy: Policy, template: string): string => inWords(policy, `.${template}`).slice(1);

/** What was written under questions that no form of the policy asks. */
export function alsoNoted(policy: Policy, ids: readonly FormId[], notes: readonly Note[]): Block[] {
  const others = otherNotes(
    ids.map((id) => policy.forms[id]),
    notes,
  );
  if (others.length === 0) return [];
  return [heading('Also noted'), ...others.flatMap(({ about, says }) => [subheading(about), paragraph(says, 'said')])];
}

/** Yes, No and what the case knows of it, a row a question; people tick what is left. */
export const checklistTable = (answers: readonly Answer[]): Block =>
  table(
    'The checklist',
    [
      ['Question', 18],
      ['Yes', 3],
      ['No', 3],
      ['What is known', 14],
    ],
    answers.map(({ item: { asks, clauses }, yes, says }) => [
      { text: asks, clauses },
      yes === true ? '☒' : '☐',
      yes === false ? '☒' : '☐',
      says ?? '',
    ]),
    'The form has no questions.',
  );

export const actionTable = (run: Run, actions: readonly Action[], none: string): Block =>
  table(
    'Actions',
    [
      ['No.', 3],
      ['What', 12],
      ['Who', 7],
      ['By when', 8],
      ['How it stands', 8],
    ],
    actions.map((action, index) => [
      String(index + 1),
      action.what,
      capital(roleWord(run.policy, action.who)),
      dayText(action.by),
      actionState(action, run.asOf),
    ]),
    none,
  );

/** The members of the core group, who stands in for each, and how they are reached. */
export const memberTable = ({ run }: Case): Block =>
  table(
    'Members',
    [
      ['Who', 6],
      ['Who stands in', 4],
      ['How to reach them', 4],
    ],
    groupOf(run).map((member) => [capital(memberText(run.policy, member)), member.standIn ?? '', member.contact ?? '']),
    'The conference’s members were not recorded.',
  );

/** A line to sign for each member, under what they sign. */
export function signing({ run }: Case, says: string, extra: readonly string[] = []): Block[] {
  const members = groupOf(run).map((member) => capital(memberText(run.policy, member)));
  const who = [...members, ...extra.filter((each) => !members.includes(each))];
  return [heading('Signed'), paragraph(says), { kind: 'signatures', who: who.length > 0 ? who : ['', '', '', ''] }];
}

/** When people meet next: what is arranged, and by when it has to be. */
export function nextDates(run: Run): Row[] {
  const { policy } = run;
  const context = planContextOf(run.processes);
  const rows: Row[] = [];
  const arranged = lastOf(planFacts(run), 'coreGroup.arranged');
  if (context.agreed !== null) {
    const at = arranged?.for === context.agreed ? arranged : null;
    const place = [at?.time && `at ${at.time}`, at?.venue].filter(Boolean).join(', ');
    rows.push({
      term: `Next ${words(policy, '{coreGroup}')}`,
      text: `${dayText(context.agreed)}${place === '' ? '' : `, ${place}`}`,
    });
  }
  if (context.anchors.arrangedReview)
    rows.push({ term: `Next ${words(policy, '{reviewConference}')}`, text: dayText(context.anchors.arrangedReview) });
  const due = run.deadlines.filter((deadline) => isOpen(deadline) && deadline.due !== null && DATES.has(deadline.id));
  for (const deadline of due)
    rows.push({ term: deadlineTitle(run, deadline), text: `by ${dayText(deadline.due ?? run.asOf)} at the latest` });
  return rows;
}

const DATES: ReadonlySet<string> = new Set([
  'firstCoreGroup',
  'nextCoreGroup',
  'preReviewCoreGroup',
  'firstReview',
  'nextReview',
]);
