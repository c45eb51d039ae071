import { planContextOf } from '../../engine/process.ts';
import type { Run } from '../../engine/run.ts';
import { dayText, roleWord } from '../../engine/words.ts';
import { FAMILY_ROLES } from '../../facts/roles.ts';
import { type Case, lastOf, planFacts } from '../case/case.ts';
import { groupOf } from '../case/members.ts';
import { NOBODY_YET } from '../plan/smart.ts';
import { versionsOf } from '../plan/versions.ts';
import { capital } from '../text.ts';
import { type Block, bullets, heading, paragraph, type Row, space, table } from '../tree.ts';

/** The plan for the family: short sentences, their own names, and nothing that needs a lawyer to read. */
export function familyPage(about: Case): Block[] {
  const { run, child } = about;
  const plan = versionsOf(run).at(-1)?.fact;
  const needs = plan?.needs ?? [];
  const worker = workerOf(about);
  return [
    paragraph(
      `This page is for ${child.name}’s family. It says what the plan is, who does what, and when we meet.`,
      'lead',
    ),
    paragraph(`If a word is not clear, or something is wrong, please tell ${worker}.`),
    heading(`What ${child.name} needs, and what we are worried about`),
    needs.length === 0 ? notYet(worker) : bullets(needs.map(({ says }) => says)),
    heading('What must change'),
    needs.length === 0
      ? notYet(worker)
      : table(
          'What must change',
          [
            ['What must change', 6],
            ['By when', 5],
            ['How we will all know', 5],
          ],
          needs.map(({ outcome, by, measure }) => [
            outcome,
            by === undefined ? 'We will agree a day' : dayText(by),
            measure ?? 'We will agree this together',
          ]),
          '',
        ),
    heading('Who does what, and by when'),
    whoDoesWhat(about, worker),
    heading('When we meet'),
    { kind: 'facts', rows: meetings(about) },
    ...(plan?.contact === undefined ? [] : [heading('Visits'), paragraph(plan.contact)]),
    heading(`What ${child.name} thinks`),
    plan?.childSays === undefined ? space(2) : paragraph(plan.childSays, 'said'),
    heading('What you think'),
    plan?.parentsSay === undefined ? space(3) : paragraph(plan.parentsSay, 'said'),
    ...(plan?.contingency === undefined
      ? []
      : [heading('What happens if things do not get better'), paragraph(plan.contingency)]),
    heading('What you can do if you disagree'),
    ...disagree(about, worker),
    heading('Who is in the group'),
    people(about),
  ];
}

const notYet = (worker: string): Block => paragraph(`This has not been written down yet. Please ask ${worker}.`);

/** The social worker by name, else by the authority's word for them. */
function workerOf({ run }: Case): string {
  const { name } = groupOf(run).find(({ role }) => role === 'leadSocialWorker') ?? {};
  const word = roleWord(run.policy, 'leadSocialWorker');
  return name === undefined ? `your ${word}` : `${name} (${word})`;
}

function whoDoesWhat({ run }: Case, worker: string): Block {
  const actions = (versionsOf(run).at(-1)?.fact.needs ?? []).flatMap(({ actions: own = [] }) => own);
  const done = new Set(planFacts(run).flatMap((fact) => (fact.type === 'action.done' ? [fact.action] : [])));
  if (actions.length === 0) return notYet(worker);
  return table(
    'Who does what',
    [
      ['Who', 4],
      ['What', 7],
      ['By when', 5],
    ],
    actions.map(({ action, what, who, by }) => [
      who === NOBODY_YET ? 'We will agree who' : capital(roleWord(run.policy, who)),
      what,
      done.has(action) ? 'Done' : by === undefined ? 'We will agree a day' : dayText(by),
    ]),
    '',
  );
}

/** The two kinds of meeting, explained in a few words. */
function meetings({ run }: Case): Row[] {
  const { agreed, anchors } = planContextOf(run.processes);
  const arranged = lastOf(planFacts(run), 'coreGroup.arranged');
  const at = arranged?.for === agreed ? arranged : null;
  const where = [at?.time && `at ${at.time}`, at?.venue].filter(Boolean).join(', ');
  return [
    {
      term: 'The small meeting: you and the people who work with you',
      text:
        agreed === null
          ? dayToCome(run, ['firstCoreGroup', 'nextCoreGroup'])
          : `${dayText(agreed)}${where === '' ? '' : `, ${where}`}`,
    },
    {
      term: 'The big meeting: it decides whether the plan goes on',
      text: anchors.arrangedReview ? dayText(anchors.arrangedReview) : dayToCome(run, ['firstReview', 'nextReview']),
    },
  ];
}

/** A meeting that is not arranged yet: by when it has to be. */
function dayToCome({ deadlines }: Run, ids: readonly string[]): string {
  const due = deadlines.findLast(
    ({ id, metOn, status }) => ids.includes(id) && metOn === null && status !== 'cancelled',
  )?.due;
  return due ? `Not later than ${dayText(due)}. We will tell you the day` : 'We will tell you the day';
}

function disagree({ run: { policy } }: Case, worker: string): Block[] {
  return [
    bullets([
      'Say so at any meeting. What you say is written down, in your own words.',
      'If you cannot come, you can write it down, or ask somebody to say it for you.',
      `Talk to ${worker}, or ask to talk to their manager.`,
      `Ask the ${roleWord(policy, 'conferenceChair')}, who leads the big meeting.`,
      'Ask how to make a complaint, and who outside the council can help you speak up. It costs nothing.',
    ]),
    paragraph(
      `These are ways that are open to any family. ${policy.name}’s document says nothing of its own about it.`,
      'aside',
    ),
  ];
}

const people = ({ run }: Case): Block =>
  table(
    'Who is in the group',
    [
      ['Who', 6],
      ['How to reach them', 5],
      ['If they are away', 4],
    ],
    groupOf(run)
      .filter(({ role }) => !FAMILY_ROLES.includes(role))
      .map(({ role, name, contact, standIn }) => [
        name === undefined ? capital(roleWord(run.policy, role)) : `${name}\n${roleWord(run.policy, role)}`,
        contact ?? '',
        standIn ?? '',
      ]),
    'We will write down who is in it.',
  );
