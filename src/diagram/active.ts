import { ancestorsOf, type Box, type Diagram } from './model.ts';
import { boxOf } from './stubs.ts';

const STATUSES = ['running', 'near', 'overdue', 'unset'] as const;
/** What the date of a waiting box does: it is well ahead, near or past, or there is none. */
export type Status = (typeof STATUSES)[number];

/** Where a run is in a diagram. */
export type Active = {
  /** The innermost boxes it is in. */
  readonly leaves: ReadonlySet<string>;
  /** The boxes around those. */
  readonly around: ReadonlySet<string>;
  /** Of the waiting boxes among the leaves. */
  readonly status: ReadonlyMap<string, Status>;
};

export const NOWHERE: Active = { leaves: new Set(), around: new Set(), status: new Map() };

/**
 * Where a run with these state paths is, such as "onPlan.meetings.awaitingNextCoreGroup.overdue". What is folded away
 * in a box counts as that box.
 */
export function activeIn(diagram: Diagram, leafPaths: readonly string[]): Active {
  const leaves = new Set<string>();
  const status = new Map<string, Status>();
  for (const path of leafPaths) {
    const id = `${diagram.id}.${path}`;
    const box = innermost(diagram, id);
    if (!box) continue;
    leaves.add(box.id);
    const last = STATUSES.find((one) => id === `${box.id}.${one}`);
    if (box.kind === 'waiting' && last) status.set(box.id, last);
  }
  const around = new Set([...leaves].flatMap(ancestorsOf));
  return { leaves, around, status };
}

/** The innermost box on the way to a state. The overdue box is a status of the one around it. */
function innermost(diagram: Diagram, id: string): Box | undefined {
  const boxes = [id, ...ancestorsOf(id)].map((one) => boxOf(diagram, one));
  return boxes.find((box) => box && box.kind !== 'overdue');
}
