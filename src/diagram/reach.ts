import type { Policy } from '../../policies/schema.ts';
import { ancestorsOf, type Box, type Diagram, type Edge, type EdgeLine } from './model.ts';
import { guardWords } from './words.ts';

/** Guards that ask the policy as well as the case: they never hold where the document is silent on what they lead to. */
export const GUARDS_THAT_ASK_THE_POLICY = ['coreGroupIsAsked', 'agreementIsAsked', 'planWasChanged'];
const ASKING = new Set(GUARDS_THAT_ASK_THE_POLICY.map(guardWords));

/** Marks what cannot happen under the policy: transitions it switches off, and boxes that only they lead to. */
export function withUnreachedMarked(diagram: Diagram, policy: Policy): Diagram {
  const edges = diagram.edges.map((edge) =>
    withLinesOff(edge, ({ off, guard }) => off || isSwitchedOff(diagram, policy, edge, guard)),
  );
  const reached = reachedIn({ ...diagram, edges });
  return {
    ...diagram,
    boxes: diagram.boxes.map((box) => ({ ...box, off: !reached.has(box.id) })),
    edges: edges.map((edge) => withLinesOff(edge, ({ off }) => off || !reached.has(edge.from))),
  };
}

function withLinesOff(edge: Edge, isOff: (line: EdgeLine) => boolean): Edge {
  const lines = edge.lines.map((line) => ({ ...line, off: isOff(line) }));
  return { ...edge, lines, off: lines.every(({ off }) => off) };
}

function isSwitchedOff({ boxes }: Diagram, policy: Policy, { to }: Edge, guard: string | null): boolean {
  const deadline = boxes.find(({ id }) => id === to)?.wait?.deadline;
  return guard !== null && ASKING.has(guard) && !!deadline && 'silent' in policy.deadlines[deadline];
}

/** Follows the edges from where the machine starts. Being in a box is being in those around it; entering one starts it. */
function reachedIn({ boxes, edges }: Diagram): ReadonlySet<string> {
  const been = new Set<string>();
  const entered = new Set<string>();
  const byId = new Map(boxes.map((box) => [box.id, box]));

  const beIn = (id: string): void => {
    const box = byId.get(id);
    if (!box || been.has(id)) return;
    been.add(id);
    ancestorsOf(id).forEach(beIn);
    if (box.kind === 'parallel') startOf(box).forEach(enter);
    for (const { from, to, off } of edges) if (from === id && !off) enter(to);
  };
  const enter = (id: string): void => {
    const box = byId.get(id);
    if (!box || entered.has(id)) return;
    entered.add(id);
    beIn(id);
    startOf(box).forEach(enter);
  };
  const startOf = (box: Box): readonly string[] =>
    boxes
      .filter(({ parent, initial, kind }) => parent === box.id && (initial || kind === 'region'))
      .map(({ id }) => id);

  const [root] = boxes;
  if (root) enter(root.id);
  return been;
}
