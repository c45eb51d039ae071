import { boxOf } from './stubs.ts';
import {
  type Box,
  childrenOf,
  type ClauseRef,
  type Diagram,
  type Edge,
  type EdgeKind,
  type EdgeLine,
  lineText,
  rootOf,
} from './model.ts';

/** A way out of a state: what happens, under which condition, and where it leads. */
export type Exit = {
  readonly kind: EdgeKind;
  readonly text: string;
  readonly guard: string | null;
  readonly to: { readonly id: string; readonly label: string };
  readonly clauses: readonly ClauseRef[];
  readonly off: boolean;
};

/** A state with what is inside it. */
export type OutlineItem = {
  readonly box: Box;
  readonly exits: readonly Exit[];
  /** Facts it hears without going anywhere. */
  readonly hears: readonly string[];
  readonly inside: readonly OutlineItem[];
};

/** The diagram as a nested list that says the same. */
export const outlineOf = (diagram: Diagram): OutlineItem => itemOf(rootOf(diagram), diagram);

const itemOf = (box: Box, diagram: Diagram): OutlineItem => ({
  box,
  exits: diagram.edges.filter(({ from }) => from === box.id).flatMap((edge) => exitsOf(edge, diagram)),
  hears: box.hears.map(lineText),
  inside: childrenOf(diagram, box.id).map((child) => itemOf(child, diagram)),
});

const exitsOf = (edge: Edge, diagram: Diagram): Exit[] =>
  edge.lines.map((line) => ({
    kind: edge.kind,
    text: line.text,
    guard: line.guard,
    to: { id: edge.to, label: nameOf(edge.to, diagram) },
    clauses: clausesOf(line, edge, diagram),
    off: line.off,
  }));

/** A timer has the clauses of its rule; a fact that may meet the deadline of its state has the same. */
function clausesOf({ event, clauses }: EdgeLine, { from }: Edge, diagram: Diagram): readonly ClauseRef[] {
  const wait = boxOf(diagram, from)?.wait;
  if (event === null || !wait?.metBy.includes(event)) return clauses;
  return wait.rules.flatMap((rule) => rule.clauses);
}

/** A box by its name; an overdue box by that of the state it belongs to. */
export function nameOf(id: string, diagram: Diagram): string {
  const box = boxOf(diagram, id);
  if (!box) return id;
  return box.kind === 'overdue' ? `${boxOf(diagram, box.parent ?? '')?.label ?? ''}, overdue` : box.label;
}

/** One transition: "When this is so, and this happens, then …". */
export type Row = Exit & { readonly from: { readonly id: string; readonly label: string } };

/** The diagram as a table that says the same: a row for each transition. */
export const tableOf = (diagram: Diagram): readonly Row[] =>
  diagram.edges.flatMap((edge) =>
    exitsOf(edge, diagram).map((exit) => ({ ...exit, from: { id: edge.from, label: nameOf(edge.from, diagram) } })),
  );
