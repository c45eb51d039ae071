import type { MachineId } from '../../../machines/index.ts';
import type { PlanContext } from '../../../machines/plan/context.ts';
import { addDays, type Day } from '../../facts/day.ts';
import { CONCERN_SUBJECTS, type Fact, type FactType, isFactType } from '../../facts/vocabulary.ts';
import { idAt, recordedInOrder } from '../scenario.ts';
import { statesOf } from './states.ts';
import type { Machines, Moment } from './world.ts';

type Told = { readonly type: FactType } & Readonly<Record<string, unknown>>;

/** The facts that stand for all that could be recorded at a moment: one for each way in which a machine can differ. */
export function factsAt(heard: ReadonlySet<FactType>, moment: Moment, order: number): Fact[] {
  return [...heard].flatMap((type) =>
    toldOf(type, moment, order).map(
      (told) =>
        ({
          by: '',
          ...told,
          id: idAt(order),
          on: moment.day,
          recordedAt: recordedInOrder(moment.day, order),
        }) as unknown as Fact,
    ),
  );
}

/** What a machine hears and does something about; facts that it only takes note of change nothing. */
export function heardBy(machines: Machines, machineId: MachineId): ReadonlySet<FactType> {
  const own = machines[machineId].events.filter(isFactType).filter((type) => isMoved(machines, machineId, type));
  const around: FactType[] = ['conference.held', 'plan.ended'];
  return new Set([...around, ...(machineId === 'plan' ? [] : STARTERS[machineId]), ...own]);
}

/** Beside the first conference, what must have happened for a process of the kind to begin. */
const STARTERS: Readonly<Record<Exclude<MachineId, 'plan'>, readonly FactType[]>> = {
  record: ['coreGroup.held'],
  concern: ['concern.raised'],
  action: ['action.agreed'],
  review: ['conference.arranged'],
  schoolMove: ['school.changed'],
  assessment: [],
  visits: [],
  document: [],
};

function isMoved(machines: Machines, machineId: MachineId, type: FactType): boolean {
  return statesOf(machines[machineId]).some((node) =>
    (node.transitions.get(type) ?? []).some(
      ({ target, actions }) => target !== undefined || actions.some((action) => action !== 'noted'),
    ),
  );
}

function toldOf(type: FactType, { day, plan, watched }: Moment, order: number): Told[] {
  const as = (...details: readonly object[]): Told[] => details.map((detail) => ({ type, ...detail }));
  const later = (days: number): Day => addDays(day, days);
  const { openConcerns } = plan.context as PlanContext;
  const own = (watched?.context ?? {}) as { readonly meeting?: number };
  const isPlan = watched?.key === 'plan';
  switch (type) {
    case 'conference.held':
      return as(
        { kind: 'initial', decision: 'plan' },
        { kind: 'initial', decision: 'plan', interval: '3 weeks', visitEvery: '10 working days' },
        { kind: 'initial', decision: 'noPlan' },
        { kind: 'review', decision: 'continue' },
        { kind: 'review', decision: 'discontinue' },
      );
    case 'conference.arranged':
      return as(
        { kind: 'review', for: later(42) },
        { kind: 'review', for: later(9) },
        ...(isPlan ? [{ kind: 'initial', for: later(9) }] : []),
      );
    case 'coreGroup.arranged':
      return as({ for: later(20) });
    case 'coreGroup.cancelled':
      return as({ reason: 'Nobody can come.' });
    case 'coreGroup.held':
      return as(
        { chair: 'leadSocialWorker' },
        ...(isPlan && plan.context.policy.deadlines.nextCoreGroup.agreedInterval
          ? [{ chair: 'leadSocialWorker', interval: '2 weeks' }]
          : []),
        ...(watched || isPlan ? [] : [{ chair: 'teamManager', planUpdated: true }]),
      );
    case 'record.circulated':
    case 'record.agreed':
      return as({ meeting: own.meeting ?? 1 });
    case 'member.joined':
    case 'member.left':
      return as({ role: 'teacher' });
    case 'action.agreed':
      return watched ? [] : as({ action: 'a1', what: 'Find a school place', who: 'A teacher', by: later(20) });
    case 'action.moved':
      return as({ action: 'a1', for: later(30) });
    case 'action.done':
      return as({ action: 'a1' });
    case 'concern.raised':
      if (!isPlan) return watched ? [] : as(...CONCERN_SUBJECTS.map((about) => ({ concern: 'c1', about })));
      return as({ concern: `c${order}`, about: 'plan' });
    case 'concern.managerInformed':
      return as({ concern: 'c1' });
    case 'concern.resolved':
      return as(...(isPlan ? openConcerns.map((concern) => ({ concern })) : [{ concern: 'c1' }]));
    case 'concern.stepTaken':
      return as({ concern: 'c1', step: 'tellManager' });
    case 'concern.decided':
      return as({ concern: 'c1', outcome: 'planChanged' });
    case 'removal.recommended':
      return as({ agreed: true });
    case 'stepDown.agreed':
      return as({ route: 'childInNeed', consent: 'given' }, { route: 'childInNeed', consent: 'refused' });
    case 'plan.ended':
      return as({ reason: 'moved' });
    case 'fact.withdrawn':
      return [];
    default:
      return as({});
  }
}
