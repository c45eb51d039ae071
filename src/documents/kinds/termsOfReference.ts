import { MOMENTS, type Moment, type Policy } from '../../../policies/schema.ts';
import { taskText } from '../../engine/guidance.ts';
import { deadlineName, dayText, roleWord } from '../../engine/words.ts';
import { periodText } from '../../facts/period.ts';
import { type Case, meetingsOf } from '../case/case.ts';
import { capital, listed } from '../text.ts';
import { type Block, bullets, heading, paragraph, STRENGTH_WORDS, table } from '../tree.ts';
import { formHeading, formQuestions, memberTable, signing, silentForm, words } from './parts.ts';

const MOMENT_NAMES: Partial<Record<Moment, string>> = {
  always: 'At any time',
  firstCoreGroup: 'At the first meeting',
  laterCoreGroup: 'At later meetings',
  everyCoreGroup: 'At every meeting',
  betweenMeetings: 'Between meetings',
  record: 'After each meeting',
  review: 'Before a review',
};

/** What the core group is for and how it works, from the authority's own rules. */
export function termsOfReference(about: Case): Block[] {
  const { run } = about;
  const { policy } = run;
  const first = meetingsOf(run)[0];
  return [
    heading('What the core group is for'),
    ...purpose(policy),
    heading('Members'),
    memberTable(about),
    heading('When it meets'),
    meetingRules(policy),
    heading('Who chairs'),
    ...chairs(policy),
    heading('Who does what'),
    ...duties(policy),
    heading('When people disagree'),
    ...disagreement(policy),
    formHeading(policy, 'termsOfReference'),
    ...(policy.forms.termsOfReference
      ? formQuestions(run, 'termsOfReference', first?.held.notes ?? [], first ?? null)
      : [silentForm(policy, 'termsOfReference')]),
    ...signing(about, `Agreed at the core group on ${first ? dayText(first.held.on) : '____________________'}.`),
  ];
}

function purpose(policy: Policy): Block[] {
  const ids = (policy.guidance.always ?? []).filter((id) => !id.startsWith('england.'));
  if (ids.length === 0) return [paragraph(`${policy.name}’s document does not say it in so many words.`, 'silent')];
  return [bullets(ids.map((id) => ({ text: policy.clauses[id]?.says ?? id, clauses: [id] })))];
}

const MEETINGS = [
  'firstCoreGroup',
  'schoolMoveCoreGroup',
  'preReviewCoreGroup',
  'recordCirculation',
  'planDistribution',
] as const;

function meetingRules(policy: Policy): Block {
  const { nextCoreGroup: next, ...one } = policy.deadlines;
  const rules = [
    ...MEETINGS.slice(0, 1).map((id) => [deadlineName(policy, id), one[id]] as const),
    ['The second meeting', next.second] as const,
    ['Later meetings before the first review', next.beforeFirstReview] as const,
    ['Later meetings after the first review', next.afterFirstReview] as const,
    ...MEETINGS.slice(1).map((id) => [deadlineName(policy, id), one[id]] as const),
  ];
  return table(
    'When it meets',
    [
      ['What', 5],
      ['By when', 9],
      ['How firm', 3],
    ],
    rules.map(([name, rule]) => [
      name,
      { text: ruleText(policy, rule), clauses: rule.clauses },
      'silent' in rule ? 'not said' : STRENGTH_WORDS[rule.strength],
    ]),
    '',
  );
}

type Rule = Policy['deadlines']['firstCoreGroup'];
const ANCHORS: Record<string, string> = {
  initialConference: 'the {initialConference}',
  firstCoreGroup: 'the first {coreGroup}',
  lastCoreGroup: 'the last {coreGroup}',
  schoolMove: 'the change of school',
  arrangedReview: 'the {reviewConference}',
  meeting: 'the meeting',
};

function ruleText(policy: Policy, rule: Rule): string {
  if ('silent' in rule) return rule.silent;
  if ('within' in rule) return words(policy, `Within ${periodText(rule.within)} of ${ANCHORS[rule.of] ?? rule.of}`);
  if ('agreed' in rule) return 'As people agree';
  const opens = rule.opens
    ? `In the ${periodText(rule.opens)} before `
    : `By ${rule.atLeast ? `${periodText(rule.atLeast)} before ` : ''}`;
  return words(policy, `${opens}${ANCHORS[rule.by] ?? rule.by}`);
}

function chairs(policy: Policy): Block[] {
  const rules = policy.checks.flatMap((check) => (check.require === 'chairedBy' ? [check] : []));
  if (rules.length === 0) return [paragraph(`${policy.name}’s document does not say who chairs.`, 'silent')];
  return [
    bullets(
      rules.map(({ first, roles, strength, clauses }) => ({
        text: `${first === true ? 'The first meeting' : first === false ? 'Later meetings' : 'Every meeting'}: ${listed(roles.map((role) => roleWord(policy, role)).slice(0, -1)) || ''}${roles.length > 1 ? ' or ' : ''}${roleWord(policy, roles.at(-1) ?? '')} (${STRENGTH_WORDS[strength]}).`,
        clauses,
      })),
    ),
  ];
}

function duties(policy: Policy): Block[] {
  return MOMENTS.flatMap((moment) => {
    const name = MOMENT_NAMES[moment];
    const tasks = policy.tasks.filter(({ during }) => during === moment);
    if (name === undefined || tasks.length === 0) return [];
    return [
      { kind: 'heading', level: 3, text: name } as const,
      table(
        name,
        [
          ['What', 9],
          ['Who', 4],
        ],
        tasks.map((task) => [
          { text: taskText(policy, task), clauses: task.clauses },
          capital(roleWord(policy, task.who)),
        ]),
        '',
      ),
    ];
  });
}

function disagreement(policy: Policy): Block[] {
  const { steps, silent } = policy.ladders.disagreement;
  return [
    {
      kind: 'list',
      isNumbered: true,
      items: steps.map(({ who, says, when, clauses }) => ({
        text: `${capital(roleWord(policy, who))}: ${says}${when === undefined ? '' : ` (${when})`}`,
        clauses,
      })),
    },
    ...(silent === undefined ? [] : [paragraph(silent, 'silent')]),
  ];
}
