import { FIRST_NAMES } from '../../../engine/generate/names.ts';
import { type Scenario, idAt, recordedInOrder } from '../../../engine/scenario.ts';

/** What a new case starts with: a made-up child and the day of the plan. */
export const emptyCase = (): Scenario => ({
  title: 'A new case',
  policy: 'croydon',
  child: { name: FIRST_NAMES[0] },
  facts: [
    {
      id: idAt(0),
      type: 'conference.held',
      on: '2026-03-03',
      recordedAt: recordedInOrder('2026-03-03', 0),
      by: '',
      kind: 'initial',
      decision: 'plan',
    },
  ],
  asOf: '2026-06-30',
  expect: [],
  training: { learning: [], pauses: [], injects: [], bookmarks: [] },
});
