import { MACHINES } from '../../../../machines/index.ts';
import { DEADLINE_IDS, type Policy } from '../../../../policies/schema.ts';
import { diagramOf } from '../../../diagram/diagram.ts';
import { deadlineName } from '../../../engine/words.ts';
import type { Breakpoint } from '../play/player.ts';

export type Choice = { readonly breakpoint: Breakpoint; readonly name: string };

/** Where the player can be told to stop, in the policy's words. */
export const deadlinesToStopAt = (policy: Policy): Choice[] =>
  DEADLINE_IDS.map((id) => ({ breakpoint: { kind: 'deadline', id }, name: deadlineName(policy, id) }));

export function statesToStopAt(policy: Policy): Choice[] {
  const { id, boxes } = diagramOf(MACHINES.plan, policy);
  return boxes
    .filter((box) => !box.off && box.id !== id && ['waiting', 'atomic', 'compound', 'parallel'].includes(box.kind))
    .map((box) => ({ breakpoint: { kind: 'state', path: box.id.slice(id.length + 1) }, name: box.label }));
}

/** "Limit passed: the first core group", "State reached: Awaiting first review". */
export function breakpointText(policy: Policy, breakpoint: Breakpoint): string {
  if (breakpoint.kind === 'deadline') {
    const name = deadlineName(policy, breakpoint.id);
    return `Limit passed: ${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  }
  const state = statesToStopAt(policy).find((each) => isOne(each.breakpoint, breakpoint));
  return `State reached: ${state?.name ?? breakpoint.path}`;
}

const isOne = (a: Breakpoint, b: Breakpoint): boolean => JSON.stringify(a) === JSON.stringify(b);
