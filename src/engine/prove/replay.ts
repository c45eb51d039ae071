import { toJson } from '../json.ts';
import type { Process } from '../process.ts';
import { run } from '../run.ts';
import { exampleOf, type Exploration, type Place } from './explore.ts';
import type { Failure, PropertyId } from './properties.ts';
import type { World } from './world.ts';

/**
 * The whole engine over the shortest way to every state, the facts in three orders: it must say the same each time
 * (property 12), be where the exploration is, and show every deadline that passed (property 3).
 */
export function replay(world: World, { places }: Exploration): Failure[] {
  const seen = new Set<string>();
  const failures = new Map<PropertyId, Failure>();
  const fail = (property: PropertyId, message: string, example: Failure['example']): void => {
    if (!failures.has(property)) failures.set(property, { property, machine: world.machineId, message, example });
  };
  for (const place of places.values()) {
    const { watched } = place;
    const value = watched?.view.paths.join() ?? '';
    if (!watched || seen.has(value)) continue;
    seen.add(value);
    const wrong = differing(world, place, watched);
    if (wrong) fail(wrong.property, wrong.message, exampleOf(place));
  }
  return [...failures.values()];
}

function differing(
  { policy }: World,
  place: Place,
  process: Process,
): { property: PropertyId; message: string } | null {
  const { facts, asOf, born } = exampleOf(place);
  const first = run(policy, facts, { asOf, born });
  const texts = [facts, facts.toReversed(), [...facts, ...facts]].map((order) =>
    JSON.stringify(toJson(order === facts ? first : run(policy, order, { asOf, born }), facts)),
  );
  if (new Set(texts).size > 1) return { property: 12, message: 'The same facts in another order give another run' };
  const watched = first.processes.get(process.key);
  const expected = process.view.paths.join();
  if (watched?.view.paths.join() !== expected) {
    return { property: 12, message: `The run is in ${watched?.view.paths.join()}, the exploration in ${expected}` };
  }
  const hidden = first.deadlines.find(
    ({ id, n, status, due }) =>
      id !== 'eighteenthBirthday' &&
      // What was due on the day itself has a breach from the next day on.
      due !== null &&
      due < asOf &&
      ['overdue', 'late', 'missed'].includes(status) &&
      !first.breaches.some(({ of }) => 'deadline' in of && of.deadline === id && of.n === n),
  );
  return hidden
    ? { property: 3, message: `${hidden.id} ${hidden.n} is ${hidden.status}, and no breach says so` }
    : null;
}
