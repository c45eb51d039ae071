import type { AnyStateMachine, AnyStateNode } from 'xstate';

/**
 * The machine, if tables can hold it: its guards and actions have names, and nothing but the configuration decides
 * what is possible. Throws, naming the place, where it is not so.
 */
export function tabulable(machine: AnyStateMachine): AnyStateMachine {
  visit(machine.root);
  return machine;
}

function visit(node: AnyStateNode): void {
  const refuse = (what: string): never => {
    throw new Error(`The state ${node.id} has ${what}: the engine's tables cannot follow it.`);
  };
  if (node.type === 'history') refuse('a history');
  if (node.invoke.length > 0) refuse('an invoked actor');
  if (node.after.length > 0) refuse('a timer');
  if ([...node.entry, ...node.exit].some((action) => !isName(action))) refuse('an action without a name');
  for (const transition of [...node.transitions.values(), node.always ?? []].flat()) {
    if (String(transition.eventType).includes('*')) refuse('an event by pattern');
    if (transition.guard !== undefined && !isName(transition.guard)) refuse('a guard without a name');
    if (!transition.actions.every(isName)) refuse('an action without a name');
  }
  for (const inner of Object.values(node.states)) visit(inner);
}

const isName = (named: unknown): boolean => typeof named === 'string';
