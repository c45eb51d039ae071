import { readdirSync, readFileSync } from 'node:fs';

import { timelineOf } from '../../src/app/shared/timeline/model.ts';
import type { Item } from '../../src/app/shared/timeline/item.ts';
import { run, type Run } from '../../src/engine/run.ts';
import { readScenario } from '../../src/engine/scenario.ts';
import type { Day } from '../../src/facts/day.ts';
import { must } from '../../src/facts/must.ts';
import {
  coreGroup,
  planMade,
  POLICIES,
  policyOf,
  reviewArranged,
  reviewHeld,
  type Story,
  under,
  written,
  type Written,
} from '../given.ts';

/** A case in which everything a timeline can show comes up under one policy or another. */
const BUSY: readonly Written[] = [
  coreGroup('2025-08-10'),
  { type: 'strategyDiscussion.held', on: '2025-08-12' },
  planMade('2025-09-02', { visitEvery: '10 working days', leadSocialWorker: 'A. Okafor' }),
  coreGroup('2025-09-10', { recordedAt: '2025-09-18T10:00:00Z', planUpdated: true } as object),
  { type: 'visit.made', on: '2025-09-15' },
  { type: 'plan.distributed', on: '2025-09-30' },
  { type: 'record.circulated', on: '2025-10-01', meeting: 1 },
  {
    type: 'action.agreed',
    on: '2025-10-20',
    action: 'slt',
    what: 'Refer to speech therapy',
    who: 'healthVisitor',
    by: '2025-11-03',
  },
  coreGroup('2025-10-20'),
  reviewArranged('2025-10-20', '2025-11-28'),
  { type: 'action.done', on: '2025-11-05', action: 'slt' },
  { type: 'concern.raised', on: '2025-11-06', concern: 'home', about: 'plan' },
  { type: 'school.changed', on: '2025-11-07' },
  { type: 'coreGroup.arranged', on: '2025-11-10', for: '2025-11-20' },
  coreGroup('2025-11-20'),
  reviewHeld('2025-12-01'),
  coreGroup('2026-03-02'),
  reviewHeld('2026-05-20', 'discontinue'),
  { type: 'stepDown.agreed', on: '2026-05-20', route: 'childInNeed', consent: 'given' },
];

const DAYS: readonly Day[] = ['2025-09-12', '2025-11-12', '2025-12-20', '2026-06-01'];

const FOLDER = new URL('../scenarios/', import.meta.url);

function scenarioRun(file: string): Run {
  const read = readScenario(readFileSync(new URL(file, FOLDER), 'utf8'));
  if (!read.ok) throw new Error(`${file}: ${read.problems.map(({ message }) => message).join('; ')}`);
  const { policy, facts, asOf, child } = read.value;
  return run(policyOf(policy), facts, { asOf, born: child?.born });
}

/** Runs of all kinds: the busy case on several days under every policy, and every scenario that is kept. */
export const RUNS: readonly (readonly [name: string, run: Run])[] = [
  ...POLICIES.flatMap((policy) =>
    DAYS.map((asOf) => [`${policy.id}, ${asOf}`, run(policy, written(BUSY), { asOf, born: '2015-04-02' })] as const),
  ),
  ...readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => [file, scenarioRun(file)] as const),
];

export const busy = (policy: string, asOf: Day): Run => run(policyOf(policy), written(BUSY), { asOf });

export const itemsOf = (story: Story): readonly Item[] => timelineOf(story.run()).items;

export const itemOf = (story: Story, id: string): Item =>
  must(
    itemsOf(story).find((item) => item.id === id),
    `the item ${id}`,
  );

/** A plan that was made, and nothing since. */
export const planIn = (policy: string): Story => under(policy).given(planMade('2026-01-20'));
