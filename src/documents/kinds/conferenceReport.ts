import { BREACH_TITLES } from '../../engine/breaches.ts';
import type { Run } from '../../engine/run.ts';
import { dayText, distanceText, roleWord } from '../../engine/words.ts';
import type { Day } from '../../facts/day.ts';
import type { Fact, FactOf } from '../../facts/vocabulary.ts';
import { valueName } from '../../facts/values.ts';
import { actionsOf } from '../case/actions.ts';
import { attendanceOf } from '../case/attendance.ts';
import { type Case, lastOf, meetingsOf, ofType, planFacts } from '../case/case.ts';
import { eventOf } from '../case/events.ts';
import { groupOf, memberText } from '../case/members.ts';
import { versionsOf } from '../plan/versions.ts';
import { capital, counted } from '../text.ts';
import { type Block, bullets, heading, paragraph, space, table } from '../tree.ts';
import { dissentBlock } from './coreGroupRecord.ts';
import { actionTable, alsoNoted, formHeading, formQuestions, signing } from './parts.ts';

/** The report to a conference, put together from everything recorded since the last one. */
export function conferenceReport(about: Case): Block[] {
  const { run } = about;
  const facts = planFacts(run);
  const since = lastOf(facts, 'conference.held')?.on ?? run.asOf;
  const recent = facts.filter(({ on }) => on >= since);
  const notes = recent.flatMap((fact) => (fact.type === 'report.shared' ? (fact.notes ?? []) : []));
  const plan = versionsOf(run).at(-1)?.fact ?? null;
  return [
    paragraph(`What was recorded from the last conference on ${dayText(since)} to ${dayText(run.asOf)}.`, 'lead'),
    heading('How far each part of the plan has come'),
    ...progress(about, plan),
    heading('Actions'),
    actionTable(run, actionsOf(run), 'No action was agreed.'),
    heading('Meetings of the core group, and who came'),
    attendance(run, since),
    heading('Visits to the child'),
    ...visits(recent),
    heading('Assessment'),
    assessment(facts),
    heading('Kept in time, and not'),
    ...lateness(run, since),
    heading('Concerns and disagreements'),
    ...concerns(run, recent),
    heading('What the child thinks'),
    ...childSays(run, since, plan),
    heading('What the parents think'),
    plan?.parentsSay === undefined ? space(3) : paragraph(plan.parentsSay, 'said'),
    heading('Recommendation'),
    ...recommendation(about, recent),
    formHeading(run.policy, 'conferenceReport'),
    ...formQuestions(run, 'conferenceReport', notes, null),
    ...alsoNoted(run.policy, ['conferenceReport'], notes),
    ...signing(about, 'Signing says that you have read this report; you may add that you disagree with it.'),
  ];
}

function progress({ run }: Case, plan: FactOf<'plan.written'> | null): Block[] {
  const judged = meetingsOf(run).findLast(({ held }) => held.progress !== undefined)?.held;
  if (!plan) return [paragraph('No text of the plan has been written.', 'aside'), space(4)];
  return [
    table(
      'Progress',
      [
        ['What must change', 6],
        ['By when', 3],
        ['How it stands', 3],
        ['Why we think so', 6],
      ],
      plan.needs.map(({ need, outcome, measure, by }) => {
        const line = judged?.progress?.find((each) => each.need === need);
        return [
          { text: measure === undefined ? outcome : `${outcome}\nWe will know by: ${measure}` },
          by === undefined ? 'No day said' : dayText(by),
          line ? capital(valueName('now', line.now)) : 'Not judged yet',
          line?.says ?? '',
        ];
      }),
      'The plan names no need.',
    ),
    ...(judged ? [paragraph(`As the core group judged it on ${dayText(judged.on)}.`, 'aside')] : []),
  ];
}

const attendance = (run: Run, since: Day): Block =>
  table(
    'Meetings',
    [
      ['Meeting', 4],
      ['Who came', 6],
      ['Who did not', 5],
    ],
    meetingsOf(run)
      .filter(({ held }) => held.on >= since)
      .map((meeting) => {
        const people = attendanceOf(run, meeting);
        const lines = (came: boolean): string =>
          people
            .filter((person) => person.came !== '' && person.came.startsWith('Came') === came)
            .map(({ who, came: text }) => (text === 'Came' ? capital(who) : `${capital(who)} (${text})`))
            .join('\n');
        return [`${meeting.n}: ${dayText(meeting.held.on)}`, lines(true), lines(false)];
      }),
    'No core group was held in this time.',
  );

function visits(recent: readonly Fact[]): Block[] {
  const made = ofType(recent, 'visit.made');
  const alone = made.filter(({ seenAlone }) => seenAlone === true).length;
  if (made.length === 0) return [paragraph('No visit was recorded in this time.')];
  return [
    paragraph(`${counted(made.length, 'visit')}; the child was seen alone at ${alone} of them.`),
    table(
      'Visits',
      [
        ['On', 5],
        ['Seen alone', 2],
        ['Jointly', 2],
        ['What was seen and said', 9],
      ],
      made.map(({ on, seenAlone, joint, says }) => [dayText(on), yesNo(seenAlone), yesNo(joint), says ?? '']),
      '',
    ),
  ];
}

const yesNo = (value: boolean | undefined): string => (value === undefined ? 'Not recorded' : value ? 'Yes' : 'No');

function assessment(facts: readonly Fact[]): Block {
  const done = lastOf(facts, 'assessment.completed');
  return paragraph(done ? `Completed on ${dayText(done.on)}.` : 'Not recorded as completed.');
}

/** What was due in this time: what was not kept, each with its clause. */
function lateness(run: Run, since: Day): Block[] {
  const broken = run.breaches.filter(({ on }) => on > since);
  const met = run.deadlines.filter(({ status, metOn }) => status === 'met' && metOn !== null && metOn > since).length;
  const late = run.deadlines.filter(
    ({ status, metOn, due }) => status === 'late' && metOn !== null && due !== null && metOn > since,
  );
  return [
    paragraph(`${counted(met, 'date was', 'dates were')} kept in time.`),
    broken.length === 0
      ? paragraph('Nothing was recorded as not kept.')
      : bullets(
          broken.map(({ message, strength, on, clauses }) => ({
            text: `${BREACH_TITLES[strength]}, ${dayText(on)}: ${message}`,
            clauses,
          })),
        ),
    ...(late.length === 0
      ? []
      : [
          paragraph(
            `Since then done, late: ${late.map(({ due, metOn }) => `due ${dayText(due ?? since)}, done ${dayText(metOn ?? since)} (${lateBy(due ?? since, metOn ?? since)})`).join('; ')}.`,
          ),
        ]),
  ];
}

const lateBy = (due: Day, metOn: Day): string =>
  distanceText(due, metOn).replace(/^in /, '').replace('tomorrow', '1 day');

function concerns(run: Run, recent: readonly Fact[]): Block[] {
  const said = recent.filter(({ type }) => type.startsWith('concern.'));
  const dissent = ofType(recent, 'coreGroup.held').filter(
    (held) => held.dissent !== undefined && held.dissent !== false,
  );
  if (said.length + dissent.length === 0) return [paragraph('None was recorded.')];
  return [
    bullets([
      ...said.map((fact) => {
        const { what, says } = eventOf(run, fact);
        return `${dayText(fact.on)}: ${what}${says === '' ? '' : `. ${says}`}`;
      }),
      ...dissent.map(
        ({ on, dissent: about }) =>
          `${dayText(on)}: disagreement at the core group${typeof about === 'string' ? `: ${about}` : ''}`,
      ),
    ]),
  ];
}

function childSays(run: Run, since: Day, plan: FactOf<'plan.written'> | null): Block[] {
  const heard = meetingsOf(run).filter(({ held }) => held.on >= since && held.childViews !== undefined);
  return [
    plan?.childSays === undefined ? space(3) : paragraph(plan.childSays, 'said'),
    ...(heard.length === 0
      ? []
      : [
          bullets(
            heard.map(
              ({ n, held }) =>
                `Core group ${n}, ${dayText(held.on)}: ${valueName('childViews', held.childViews ?? '')}.`,
            ),
          ),
        ]),
  ];
}

/** What the core group recommends, with each member's view beside it. */
function recommendation({ run }: Case, recent: readonly Fact[]): Block[] {
  const made = lastOf(recent, 'removal.recommended');
  const members = groupOf(run);
  const rows = members.map((member) => {
    const view = made?.views?.find(({ role }) => role === member.role);
    return [
      capital(memberText(run.policy, member)),
      view ? capital(valueName('view', view.view)) : '',
      view?.says ?? '',
    ];
  });
  const others = (made?.views ?? []).filter(({ role }) => !members.some((member) => member.role === role));
  return [
    made
      ? paragraph(`${dayText(made.on)}: ${capital(eventOf(run, made).what)}.`, 'lead')
      : paragraph('☐ The plan goes on.    ☐ The plan ends.', 'lead'),
    table(
      'What each member thinks',
      [
        ['Who', 6],
        ['View', 3],
        ['What they say', 7],
      ],
      [
        ...rows,
        ...others.map(({ role, view, says }) => [
          capital(roleWord(run.policy, role)),
          capital(valueName('view', view)),
          says ?? '',
        ]),
      ],
      'No member is recorded.',
    ),
    heading('Disagreement with the recommendation'),
    dissentBlock(made?.dissent),
  ];
}
