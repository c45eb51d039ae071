import type { Run } from '../../../engine/run.ts';
import { inWords } from '../../../engine/words.ts';
import { dayText } from '../../../engine/words.ts';
import type { Fact, FactOf } from '../../../facts/vocabulary.ts';
import { factDetails } from '../factWords.ts';
import { conferenceName } from './factItems.ts';
import { type Item, PLAIN } from './item.ts';
import { laneOfFact } from './lanes.ts';

type Arrangement = FactOf<'coreGroup.arranged'> | FactOf<'conference.arranged'>;

/** The meetings that are arranged and not yet held, each as a hollow dot on the day it is arranged for. */
export const arrangedItems = (run: Run): Item[] =>
  standing(run).map((fact) => ({
    ...PLAIN,
    id: `arranged:${fact.id}`,
    lane: laneOfFact(fact),
    day: fact.for,
    mark: 'arranged',
    source: { kind: 'arranged', fact },
    label: meetingName(run, fact),
    name: meetingName(run, fact),
    state: fact.for < run.asOf ? 'arranged, not recorded as held' : 'arranged',
    details: [
      `Arranged on ${dayText(fact.on)}`,
      ...factDetails(run, fact).flatMap(({ title, text }) =>
        title === 'Venue' || title.startsWith('Reason') ? [`${title}: ${text}`] : [],
      ),
    ],
  }));

const meetingName = (run: Run, fact: Arrangement): string =>
  fact.type === 'coreGroup.arranged' ? inWords(run.policy, '{coreGroup}') : conferenceName(fact.kind);

/** The newest arrangement of each kind of meeting, unless the meeting was held, cancelled or the plan is over. */
function standing({ facts, refused, ended }: Run): Arrangement[] {
  const refusedFacts = new Set<Fact>(refused.map(({ fact }) => fact));
  const arranged = new Map<string, Arrangement>();
  for (const fact of facts) {
    if (refusedFacts.has(fact)) continue;
    if (fact.type === 'coreGroup.arranged') arranged.set('coreGroup', fact);
    if (fact.type === 'conference.arranged') arranged.set(fact.kind, fact);
    if (fact.type === 'coreGroup.held' || fact.type === 'coreGroup.cancelled') arranged.delete('coreGroup');
    if (fact.type === 'conference.held') arranged.delete(fact.kind);
    if (fact.type === 'conference.held' && fact.decision === 'discontinue') arranged.delete('coreGroup');
    if (fact.type === 'plan.ended') arranged.clear();
  }
  if (ended) {
    arranged.delete('coreGroup');
    arranged.delete('review');
  }
  return [...arranged.values()];
}
