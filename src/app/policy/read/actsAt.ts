import { MACHINE_IDS, type MachineId, MACHINES } from '../../../../machines/index.ts';
import type { StateMeta } from '../../../../machines/parts.ts';
import type { Moment, Policy } from '../../../../policies/schema.ts';
import type { Use } from '../../../../policies/uses.ts';
import { statesOf } from '../../../engine/prove/states.ts';
import { FACT_NAMES } from '../../../facts/vocabulary.ts';
import type { Screen } from '../../shared/screens.ts';
import { limitName } from '../impact/periods.ts';
import { machineName } from '../machine/machines.ts';

/** Where a clause acts, in words, and the screen that shows it. */
export type ActsAt = { readonly text: string; readonly to: Screen };

export const MOMENT_WORDS: Readonly<Record<Moment, string>> = {
  always: 'always',
  conference: 'at the conference',
  firstCoreGroup: 'at the first core group',
  laterCoreGroup: 'at later core groups',
  everyCoreGroup: 'at every core group',
  betweenMeetings: 'between meetings',
  record: 'with the record',
  review: 'before a review',
  escalation: 'when there is a concern',
  removal: 'when the plan is to end',
  stepDown: 'stepping down',
  supervision: 'in supervision',
};

/** The places at which a clause acts, each once. */
export function actsAt(key: string, policy: Policy, uses: readonly Use[]): ActsAt[] {
  const places = uses.map((use) => place(key, policy, use));
  return [...new Map(places.map((each) => [each.text, each])).values()];
}

function place(key: string, policy: Policy, { kind, path }: Use): ActsAt {
  const [, first = '', second = ''] = path.map(String);
  const on = (part: string): Screen => ({ name: 'policy', policy: key, part });
  switch (kind) {
    case 'deadline': {
      const state = stateWaitingFor(first);
      const name = limitName(policy, second && first === 'nextCoreGroup' ? `${first}.${second}` : first);
      if (state === null) return { text: `Date: ${name}`, to: on('dates') };
      const { machine, id } = state;
      return {
        text: `Date: ${name}, in “${machineName(machine)}”`,
        to: { name: 'machine', policy: key, machine, state: id },
      };
    }
    case 'check': {
      const check = policy.checks[Number(first)];
      return { text: `Check: ${check ? FACT_NAMES[check.on].toLowerCase() : ''}`, to: on('checks') };
    }
    case 'task': {
      const task = policy.tasks[Number(first)];
      return { text: `Task, ${task ? MOMENT_WORDS[task.during] : ''}`, to: on('tasks') };
    }
    case 'form':
      return { text: `Form: ${policy.forms[first as keyof Policy['forms']]?.title ?? first}`, to: on('forms') };
    case 'ladder':
      return { text: `Ladder: ${policy.ladders[first as keyof Policy['ladders']].title}`, to: on('ladders') };
    case 'stepDown':
      return { text: 'Stepping down', to: on('step-down') };
    case 'guidance':
      return { text: `Guidance, ${MOMENT_WORDS[first as Moment]}`, to: on('guidance') };
  }
}

/** The state that waits for a deadline, and its machine. */
function stateWaitingFor(deadline: string): { readonly machine: MachineId; readonly id: string } | null {
  for (const machine of MACHINE_IDS) {
    const state = statesOf(MACHINES[machine]).find(
      ({ meta }) => (meta as Partial<StateMeta> | undefined)?.deadline === deadline,
    );
    if (state) return { machine, id: state.id };
  }
  return null;
}
