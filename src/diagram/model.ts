import { must } from '../facts/must.ts';
import type { FactType } from '../facts/vocabulary.ts';
import type { DeadlineId, Strength } from '../../policies/schema.ts';

/** Where a clause stands: "Croydon", "5.2, sentence 3". */
export type ClauseRef = { readonly id: string; readonly document: string; readonly at: string };

/** One rule of a deadline in words. Only the next core group has several, and then `when` says which holds. */
export type RuleLine = {
  readonly when: string | null;
  readonly text: string;
  /** What the document says instead of a date. */
  readonly silence: string | null;
  readonly strength: Strength | null;
  readonly clauses: readonly ClauseRef[];
};

/** What a state waits for, or that the policy gives no date for it. */
export type Wait = {
  readonly deadline: DeadlineId | null;
  readonly rules: readonly RuleLine[];
  /** The facts that meet the deadline. */
  readonly metBy: readonly FactType[];
};

/** A fact that a state hears without going anywhere. */
export type Hear = { readonly event: FactType; readonly text: string; readonly guard: string | null };

/**
 * `waiting` is a state of machines/parts.ts `timed()`: one box whatever its date does. Its `overdue` box is inside it
 * where this policy can give it a date.
 */
export type BoxKind = 'atomic' | 'waiting' | 'overdue' | 'compound' | 'parallel' | 'region';

export type Box = {
  /** The state's own id in the machine: "plan.onPlan.meetings". */
  readonly id: string;
  readonly parent: string | null;
  readonly kind: BoxKind;
  readonly label: string;
  readonly says: string | null;
  /** Where its parent starts. A region always starts with its parent, so it is not marked. */
  readonly initial: boolean;
  readonly wait: Wait | null;
  readonly hears: readonly Hear[];
  /** Not reached under this policy. */
  readonly off: boolean;
  /** How many states are folded away inside. */
  readonly folded: number;
};

export type EdgeKind = 'fact' | 'timer' | 'always';

/** The guard of a transition that is taken when those before it are not. */
export const OTHERWISE = 'otherwise';

/** One transition of an edge. */
export type EdgeLine = {
  readonly event: FactType | null;
  /** "Core group held", "10 working days after the initial conference". */
  readonly text: string;
  /** "the plan continues", without brackets. */
  readonly guard: string | null;
  readonly clauses: readonly ClauseRef[];
  readonly off: boolean;
};

/** All transitions of one kind between the same two boxes. */
export type Edge = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  readonly lines: readonly EdgeLine[];
  /** None of its transitions happens under this policy. */
  readonly off: boolean;
};

/** A machine under a policy, to be drawn. Boxes stand in document order, so that a parent comes before its children. */
export type Diagram = {
  readonly id: string;
  readonly policy: string;
  readonly boxes: readonly Box[];
  readonly edges: readonly Edge[];
};

export const rootOf = ({ id, boxes }: Diagram): Box => must(boxes[0], `the box of the machine ${id}`);

export const childrenOf = ({ boxes }: Diagram, id: string): readonly Box[] =>
  boxes.filter(({ parent }) => parent === id);

/** The innermost box in which a machine starts; of regions in the first. */
export function startOf(diagram: Diagram, box: Box = rootOf(diagram)): Box {
  const inside = childrenOf(diagram, box.id);
  const next = inside.find(({ initial, kind }) => initial || kind === 'region');
  return next ? startOf(diagram, next) : box;
}

/** The ids of the boxes around a box, the innermost first. An id is a path. */
export const ancestorsOf = (id: string): readonly string[] => {
  const parts = id.split('.');
  return parts.slice(1).map((_, index) => parts.slice(0, parts.length - 1 - index).join('.'));
};

/** The innermost box that holds both: one of them where the other is inside it. */
export const commonBox = (a: string, b: string): string =>
  [a, ...ancestorsOf(a)].find((id) => isInside(b, id) || (id === b && a !== b)) ?? a;

export const isInside = (id: string, outer: string): boolean => id.startsWith(`${outer}.`);

/** "Core group held [the plan continues]" */
export const lineText = ({ text, guard }: Pick<EdgeLine, 'text' | 'guard'>): string =>
  guard === null ? text : `${text} [${guard}]`;
