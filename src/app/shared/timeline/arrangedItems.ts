import type { Run } from '../../../engine/run.ts';
import { dayText } from '../../../engine/words.ts';
import { meetingName, standing } from '../arranged.ts';
import { factDetails } from '../factWords.ts';
import { type Item, PLAIN } from './item.ts';
import { laneOfFact } from './lanes.ts';

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
