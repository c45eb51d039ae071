import type { AnyStateMachine } from 'xstate';

import type { Policy } from '../../../policies/schema.ts';
import type { StateMeta } from '../../../machines/parts.ts';
import { type FactType, isFactType } from '../../facts/vocabulary.ts';
import { limitsFor } from '../due.ts';
import { rulesOf } from '../limits.ts';
import { exampleOf, type Exploration, type Place } from './explore.ts';
import type { Failure } from './properties.ts';
import { isAt, pathOf, statesOf } from './states.ts';
import type { World } from './world.ts';

/** What Waymark moves on though no document asks for it, and why. */
const DESIGN_CHOICES: Readonly<Partial<Record<FactType, string>>> = {
  'conference.arranged': 'A date that is agreed has to be known before what counts towards it can be.',
  'coreGroup.arranged': 'Where a document is silent, the date the group agrees counts.',
  'coreGroup.cancelled': 'A date that is taken back counts no more.',
  'school.changed': 'A change of school is noted under every policy; only some ask for a core group.',
  'report.shared': 'A report is noted under every policy; only some give it a date.',
  'record.circulated': 'A record is followed under every policy; only some give it a date.',
  'record.agreed': 'A record can be agreed under every policy; only some ask for it.',
  'record.answered': 'Who agrees and who does not is noted under every policy; only some ask for signatures.',
  'member.joined': 'Who belongs to the core group is followed under every policy.',
  'member.left': 'Who belongs to the core group is followed under every policy.',
  'worker.changed': 'Who leads the plan is noted under every policy.',
  'supervision.held': 'Supervision is noted under every policy; only some say what it asks.',
  'plan.written': 'The text of the plan is kept under every policy; its steps are facts of their own.',
  'plan.detailed': 'The written plan is followed under every policy; only some ask for its steps.',
  'plan.approved': 'The written plan is followed under every policy; only some ask for its steps.',
  'plan.distributed': 'A plan can be sent out under every policy; only some give it a date.',
  'assessment.completed': 'The assessment is followed under every policy; only some give it a date.',
  'removal.recommended': 'A recommendation can be recorded under every policy; only some ask for it.',
};

/** Property 11: a transition on a fact that nothing in the policy speaks of, and that is no design choice. */
export function sourceless({ machines, machineId, policy }: World, { places }: Exploration): Failure | null {
  const machine = machines[machineId];
  const fail = (message: string, shows: (place: Place) => boolean): Failure => {
    const place = [...places.values()].find((each) => each.watched && shows(each));
    return { property: 11, machine: machineId, message, example: place ? exampleOf(place) : null };
  };
  const known = factsWithClauses(machine, policy);
  for (const node of statesOf(machine)) {
    const inIt = (place: Place): boolean => isAt(place, pathOf(node));
    for (const type of node.transitions.keys()) {
      if (type.startsWith('deadline.') || type === '') continue;
      if (!isFactType(type)) return fail(`${node.id} waits for ${type}, which is no kind of fact`, inIt);
      if (!known.has(type) && DESIGN_CHOICES[type] === undefined) {
        return fail(`${node.id} moves on ${type}, for which there is neither a clause nor a reason`, inIt);
      }
    }
    const { deadline } = (node.meta ?? {}) as Partial<StateMeta>;
    const undated = rulesOf(policy).find(
      ({ name, rule }) => name.split('.')[0] === deadline && !('silent' in rule) && rule.clauses.length === 0,
    );
    if (undated) {
      const isOpen = (place: Place): boolean =>
        place.open.some((entry) => limitsFor(entry.id, entry.countedIn).includes(undated.name));
      return fail(`The deadline ${undated.name} names no clause`, isOpen);
    }
  }
  return null;
}

/** The kinds of facts that some rule of the policy, with its clauses, is about. */
function factsWithClauses(machine: AnyStateMachine, policy: Policy): ReadonlySet<string> {
  const { deadlines, tasks, checks, ladders, stepDown, forms, guidance } = policy;
  const met = statesOf(machine).flatMap((node) => {
    const { deadline, metBy = [] } = (node.meta ?? {}) as Partial<StateMeta>;
    if (deadline === undefined) return [];
    return deadline === 'nextCoreGroup' || deadlines[deadline].clauses.length > 0 ? metBy : [];
  });
  const hasLadder = Object.values(ladders).every(({ steps }) => steps.every(({ clauses }) => clauses.length > 0));
  return new Set<string>([
    ...met,
    ...checks.map(({ on }) => on),
    ...tasks.flatMap(({ doneBy }) => (doneBy === undefined ? [] : [doneBy])),
    ...Object.values(forms).flatMap((form) => form.with),
    ...(hasLadder
      ? (['raised', 'managerInformed', 'stepTaken', 'decided', 'resolved'] as const).map((what) => `concern.${what}`)
      : []),
    ...(stepDown.consent.clauses.length > 0 ? ['stepDown.agreed'] : []),
    ...(deadlines.initialConference.clauses.length > 0 ? ['strategyDiscussion.held', 'conference.held'] : []),
    ...(deadlines.visit.clauses.length > 0 ? ['visit.made'] : []),
    ...(deadlines.action.clauses.length > 0 ? ['action.agreed', 'action.moved', 'action.done'] : []),
    ...(deadlines.firstCoreGroup.clauses.length > 0 ? ['coreGroup.held'] : []),
    ...((guidance.removal ?? []).length > 0 ? ['plan.ended'] : []),
  ]);
}
