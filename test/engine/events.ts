import { type MachineId, MACHINES, STARTS } from '../../machines/index.ts';
import type { Heard } from '../../machines/parts.ts';
import type { Policy } from '../../policies/schema.ts';
import type { Day } from '../../src/facts/day.ts';
import { type Fact, FACT_TYPES, type FactType, isFactType } from '../../src/facts/vocabulary.ts';

const ON: Day = '2026-03-02';
type Told = Readonly<Record<string, unknown>>;

/** For each kind of fact the ways in which machines may tell one from another. */
const VARIANTS: Partial<Record<FactType, readonly Told[]>> = {
  'conference.held': [
    { kind: 'initial', decision: 'plan', visitEvery: '10 working days' },
    { kind: 'initial', decision: 'noPlan' },
    { kind: 'review', decision: 'continue', interval: '4 weeks', visitEvery: '4 weeks' },
    { kind: 'review', decision: 'discontinue' },
  ],
  'conference.arranged': [
    { kind: 'initial', for: '2026-03-20' },
    { kind: 'review', for: '2026-03-09' },
    { kind: 'review', for: '2026-09-09' },
  ],
  'coreGroup.arranged': [{ for: '2026-03-20' }],
  'coreGroup.held': [
    { chair: 'teamManager', planUpdated: true },
    { chair: 'leadSocialWorker', on: '2026-09-01' },
  ],
  'record.circulated': [{ meeting: 1 }, { meeting: 2 }],
  'record.agreed': [{ meeting: 1 }, { meeting: 2 }],
  'plan.distributed': [{}, { answers: 1 }, { answers: 2 }],
  'action.agreed': [{ action: 'a', what: 'Call the school', who: 'teacher', by: '2026-03-20' }],
  'action.moved': [
    { action: 'a', for: '2026-04-20' },
    { action: 'b', for: '2026-04-20' },
  ],
  'action.done': [{ action: 'a' }, { action: 'b' }],
  'concern.raised': [
    { concern: 'a', about: 'plan' },
    { concern: 'b', about: 'group' },
  ],
  'concern.managerInformed': [{ concern: 'a' }, { concern: 'b' }],
  'concern.stepTaken': [
    { concern: 'a', step: 'x' },
    { concern: 'b', step: 'x' },
  ],
  'concern.decided': [
    { concern: 'a', outcome: 'planChanged' },
    { concern: 'b', outcome: 'legalAction' },
  ],
  'concern.resolved': [{ concern: 'a' }, { concern: 'b' }],
  'stepDown.agreed': [
    { route: 'childInNeed', consent: 'given' },
    { route: 'none', consent: 'refused' },
  ],
  'plan.ended': [{ reason: 'moved' }],
};

const factsOf = (type: FactType): Fact[] =>
  (VARIANTS[type] ?? [{}]).map(
    (told) => ({ id: type, type, on: ON, recordedAt: '', by: '', ...told }) as unknown as Fact,
  );

/** Every fact, each tick of the machine's own deadlines, and one that is another machine's. */
export function eventsFor(id: MachineId): Heard[] {
  const own = MACHINES[id].events.filter((type) => !isFactType(type));
  const ticks = [...own, id === 'visits' ? 'deadline.action.near' : 'deadline.visit.near'];
  return [...FACT_TYPES.flatMap(factsOf), ...ticks.map((type) => ({ type, on: ON }) as Heard)];
}

/** What a process of the machine can start with. */
export function inputsOf(id: MachineId, policy: Policy): unknown[] {
  if (id === 'plan') return [{ policy, born: '2012-05-05' }];
  const { by, when, key } = STARTS[id];
  return factsOf(by)
    .filter((fact) => !when || when(fact))
    .map((start) => ({
      policy,
      start,
      key: key ? key(start) : '1',
      plan: { anchors: {}, coreGroupsHeld: 1, visitEvery: null },
    }));
}
