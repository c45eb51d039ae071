import { BREACH_WORDS } from '../../../engine/breaches.ts';
import type { Run } from '../../../engine/run.ts';
import { dayText, inWords, roleWord } from '../../../engine/words.ts';
import { type Day, daysBetween } from '../../../facts/day.ts';
import { londonDay } from '../../../facts/instant.ts';
import { valueName } from '../../../facts/values.ts';
import { type Fact, FACT_NAMES, type FactOf } from '../../../facts/vocabulary.ts';
import { conferenceName } from '../arranged.ts';
import { factDetails } from '../factWords.ts';
import { type Item, PLAIN } from './item.ts';
import { laneOfFact } from './lanes.ts';
import { briefDay, inDays, placeText, shortened } from './words.ts';

/** The facts of a run, each as the dot on its day. */
export function factItems(run: Run): Item[] {
  const refusals = new Map(run.refused.map(({ fact, reason }) => [fact.id, reason]));
  let coreGroups = 0;
  return run.facts.map((fact): Item => {
    const reason = refusals.get(fact.id);
    if (fact.type === 'coreGroup.held' && reason === undefined) coreGroups += 1;
    const recordedOn = londonDay(fact.recordedAt) > fact.on ? londonDay(fact.recordedAt) : null;
    const notKept = run.breaches.filter(({ of }) => 'fact' in of && of.fact === fact.id);
    const name = factName(run, fact, coreGroups);
    return {
      ...PLAIN,
      id: `fact:${fact.id}`,
      lane: laneOfFact(fact),
      day: fact.on,
      mark: reason === undefined ? 'happened' : 'refused',
      source: { kind: 'fact', fact },
      label: shortened(name),
      name,
      state: [
        ...(reason === undefined ? [] : ['not accepted']),
        ...new Set(notKept.map(({ strength }) => BREACH_WORDS[strength])),
        ...(recordedOn ? [`recorded ${inDays(daysBetween(fact.on, recordedOn))} later`] : []),
      ].join(', '),
      who: whoOf(run, fact),
      details: [
        ...(reason === undefined ? [] : [reason]),
        ...notKept.map(({ message, clauses, under }) => `${message} ${placeText(under ?? run.policy, clauses)}`),
        ...(recordedOn ? [`Recorded on ${dayText(recordedOn)}`] : []),
        ...moreOf(run, fact).map(({ title, text }) => `${title}: ${text}`),
      ],
      recordedOn,
    };
  });
}

const DECIDED = { plan: 'plan made', noPlan: 'no plan', continue: 'plan continues', discontinue: 'plan to end' };

/** What happened, in a few words; `coreGroups` is how many were held up to and with this fact. */
function factName(run: Run, fact: Fact, coreGroups: number): string {
  const coreGroup = inWords(run.policy, '{coreGroup}');
  const brief = (day: Day): string => briefDay(day, fact.on);
  switch (fact.type) {
    case 'conference.arranged':
      return `${conferenceName(fact.kind)} arranged for ${brief(fact.for)}`;
    case 'conference.held':
      return `${conferenceName(fact.kind)}: ${DECIDED[fact.decision]}`;
    case 'coreGroup.arranged':
      return `${coreGroup} arranged for ${brief(fact.for)}`;
    case 'coreGroup.held':
      return coreGroups > 0 ? `${coreGroup} ${coreGroups} held` : `${coreGroup} held`;
    case 'record.circulated':
      return `Record ${fact.meeting} sent out`;
    case 'record.answered':
      return `Record ${fact.meeting}: ${roleWord(run.policy, fact.member)} ${fact.answer}`;
    case 'record.agreed':
      return `Record ${fact.meeting} agreed`;
    case 'action.agreed':
      return `Agreed: ${fact.what}`;
    case 'action.moved':
      return `New date, ${brief(fact.for)}: ${actionOf(run, fact.action)?.what ?? fact.action}`;
    case 'action.done':
      return `Done: ${actionOf(run, fact.action)?.what ?? fact.action}`;
    case 'event.noted':
      return shortened(fact.what);
    case 'concern.decided':
      return `Concern decided: ${valueName('outcome', fact.outcome)}`;
    case 'stepDown.agreed':
      if (fact.consent === 'refused') return 'Support refused';
      return fact.route === 'none' ? 'No further support' : `Support agreed: ${valueName('route', fact.route)}`;
    case 'plan.ended':
      return `Plan ended: ${valueName('reason', fact.reason)}`;
    default:
      return FACT_NAMES[fact.type];
  }
}

/** What an item's name and `who` say already, or what is a key and no word. */
const SAID = [
  'chair',
  'kind',
  'decision',
  'what',
  'who',
  'action',
  'concern',
  'meeting',
  'outcome',
  'route',
  'member',
  'answer',
];

function moreOf(run: Run, fact: Fact): { title: string; text: string }[] {
  const said = fact.type === 'plan.ended' ? [...SAID, 'reason'] : SAID;
  return factDetails(run, { ...fact, ...Object.fromEntries(said.map((name) => [name, undefined])) });
}

/** The fact that agreed an action: what it is and who does it. */
export const actionOf = (run: Run, action: string): FactOf<'action.agreed'> | undefined =>
  run.facts.find((fact) => fact.type === 'action.agreed' && fact.action === action) as
    | FactOf<'action.agreed'>
    | undefined;

/** Who it is about, and who wrote it down. Of an agreed action, `by` is the day it is due. */
function whoOf(run: Run, fact: Fact): string {
  const recordedBy = fact.type === 'action.agreed' ? fact.recordedBy : fact.by;
  const recorded = recordedBy ? [`recorded by ${recordedBy}`] : [];
  if (fact.type === 'coreGroup.held') return [`chaired by ${roleWord(run.policy, fact.chair)}`, ...recorded].join(', ');
  if (fact.type === 'action.agreed') return [roleWord(run.policy, fact.who), ...recorded].join(', ');
  return recorded.join('');
}
