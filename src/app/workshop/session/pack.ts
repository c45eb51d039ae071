import { addWorkingDays, isWorkingDay } from '../../../../policies/calendar.ts';
import { planContextOf } from '../../../engine/process.ts';
import type { Run } from '../../../engine/run.ts';
import type { Inject } from '../../../engine/scenario.ts';
import { recordedLast } from '../../../engine/writeScenario.ts';
import { dayText } from '../../../engine/words.ts';
import { addDays, type Day, weekday } from '../../../facts/day.ts';
import type { Details, Fact, FactType } from '../../../facts/vocabulary.ts';

/** What can go wrong in any case, ready to be played on the day of the run. */
export function readyPack(run: Run): Inject[] {
  const on = run.asOf;
  const fact = <T extends FactType>(type: T, details: Details<T>): Fact =>
    ({ by: '', ...details, id: type, type, on, recordedAt: recordedLast(on) }) as unknown as Fact;
  const inject = (
    title: string,
    rest: Omit<Inject, 'title' | 'on' | 'facts' | 'without'> & Partial<Inject>,
  ): Inject => ({
    facts: [],
    without: [],
    ...rest,
    title,
    on,
  });
  const words = run.policy.words;
  const holiday = nextHoliday(on);
  return [
    inject('The chair is ill', {
      heard:
        'The person who was to chair the next meeting rings in ill this morning. Nobody has been asked to stand in.',
      playedBy: 'the trainer, on the telephone',
      expected:
        'Find who else may chair under this policy before moving the meeting. If it must move, agree the new day at once and tell every member.',
      learning: 'The limit stays where it is when a meeting moves.',
      facts: [
        fact('coreGroup.cancelled', { reason: 'The chair is ill' }),
        fact('coreGroup.arranged', { for: addWorkingDays(on, 8) }),
      ],
      without: ['coreGroup.held'],
    }),
    inject('A bank holiday falls in the way', {
      heard: `Somebody looks at the calendar: ${dayText(holiday)} is a bank holiday, and half the group is away that week.`,
      playedBy: 'a participant, with the calendar in hand',
      expected:
        'Count the working days again, out loud. Where the limit is in weeks or months, the holiday changes nothing.',
      learning: 'Working days leave out bank holidays; weeks and months do not.',
      facts: [fact('coreGroup.arranged', { for: addWorkingDays(holiday, 1) })],
    }),
    inject('The parent does not come', {
      heard: 'Everybody sits down. The parent is not there, and the telephone goes to voicemail.',
      playedBy: 'a participant, as the parent, afterwards',
      expected:
        'Hold the meeting, note the absence, see the family soon with the plan, and ask what would have made it possible to come.',
      learning: 'A meeting without the parent is a meeting; a plan the parent never saw is a worry.',
      facts: [
        fact('coreGroup.held', {
          chair: planContextOf(run.processes).coreGroupsOfThisPlan === 0 ? 'teamManager' : 'leadSocialWorker',
          attended: ['leadSocialWorker', 'healthVisitor'],
          childViews: 'recorded',
          riskReviewed: true,
        }),
      ],
      without: ['coreGroup.held'],
    }),
    inject('The police report a new incident', {
      heard:
        'A notice comes in from the police: officers were called to the home on Saturday night. The child was upstairs.',
      playedBy: 'a participant, as the police officer',
      expected:
        'Tell the manager the same day. Decide whether there must be enquiries under section 47, a review brought forward, or legal advice.',
      learning: 'New harm does not wait for the next meeting.',
      facts: [
        fact('concern.raised', {
          concern: freeName(run, 'new-incident'),
          about: 'plan',
          trigger: 'Police called to the home',
        }),
      ],
    }),
    inject('The child changes school', {
      heard: 'The school office writes that the child left on Friday and has a place across town.',
      playedBy: 'a participant, as the new school',
      expected:
        'Find the new school’s named person, bring them into the group, and look whether this policy asks for a meeting there.',
      learning: 'A move of school is the moment at which what people know gets lost.',
      facts: [fact('school.changed', {})],
    }),
    inject('The family has moved to another authority', {
      heard: 'A neighbour says they have gone. The new address is two authorities away, and the tenancy is real.',
      playedBy: 'the trainer, as the neighbour',
      expected:
        'Tell the other authority at once. It holds a conference within 15 working days of being told, and until then this plan goes on here.',
      learning:
        'A plan does not end because a family moved; it ends when the other authority has taken it over. Played here: it has, today.',
      facts: [fact('plan.ended', { reason: 'moved' })],
    }),
    inject('A baby is born', {
      heard: 'The midwife rings: the baby came three weeks early, and mother and baby go home tomorrow.',
      playedBy: 'a participant, as the midwife',
      expected:
        'Think of the baby’s own safety first, and bring the review forward so that the plan looks at the whole family.',
      learning: 'Each child has a plan of their own; a new child changes the risk for the others.',
      facts: [
        fact('conference.arranged', {
          kind: 'review',
          for: addWorkingDays(on, 10),
          reason: 'A baby was born in the family',
        }),
      ],
    }),
    inject('A new social worker takes over', {
      heard: `The ${words.leadSocialWorker} has left. You have the case from today, forty pages of notes, and a meeting in the diary.`,
      playedBy: 'whoever was not the worker so far',
      expected:
        'Read the plan and the last record, see the child within days, ring every member, keep every date that stands.',
      learning: 'Dates belong to the plan and not to the worker.',
      facts: [fact('worker.changed', { leadSocialWorker: 'R. Haddad' })],
    }),
    inject('The record was never sent', {
      heard: `At the door the health visitor asks: did anybody get the ${words.record} of last time? Nobody did.`,
      playedBy: 'a participant, as the health visitor',
      expected: 'Say so, send it today, and write down who got it. Do not let the group work from memory.',
      learning: 'Everybody then works from a different version of the plan.',
      without: ['record.circulated'],
    }),
    inject('Brothers and sisters at different schools', {
      heard: 'The brother’s school was never invited, because the list was copied from his sister’s plan.',
      playedBy: 'a participant, as the brother’s teacher',
      expected: 'Each child’s own school belongs in that child’s group. Look at the membership again, child by child.',
      learning: 'One meeting for a family can hide one child behind another.',
      facts: [
        fact('action.agreed', {
          action: freeAction(run, 'invite-school'),
          what: 'Invite the brother’s school and send it the plan',
          who: 'leadSocialWorker',
          by: addWorkingDays(on, 5),
        }),
      ],
    }),
  ];
}

function nextHoliday(after: Day): Day {
  for (let day = addDays(after, 1), n = 0; n < 400; day = addDays(day, 1), n++)
    if (weekday(day) < 6 && !isWorkingDay(day)) return day;
  return addDays(after, 1);
}

const free = (run: Run, kind: string, name: string): string => {
  for (let n = 1; ; n++) {
    const text = n === 1 ? name : `${name}-${n}`;
    if (!run.processes.has(`${kind}:${text}`)) return text;
  }
};
const freeName = (run: Run, name: string): string => free(run, 'concern', name);
const freeAction = (run: Run, name: string): string => free(run, 'action', name);
