import type { Box, Diagram, Edge } from './model.ts';
import type { Stub } from './stubs.ts';
import type { Font } from './text.ts';

export const FONTS = {
  title: { size: 15, lineHeight: 20, bold: true },
  text: { size: 14, lineHeight: 18, bold: false },
  small: { size: 13, lineHeight: 17, bold: false },
} as const satisfies Record<string, Font>;

export type FontName = keyof typeof FONTS;

/** What stands in front of a line: a clock, a dashed diamond where no date is given, an arrow that turns back or up. */
export type Mark = 'clock' | 'silent' | 'again' | 'back' | 'anywhere';

/** A line of text; `y` is the middle of the line. Both count from the corner of what the text belongs to. */
export type PlacedText = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly text: string;
  readonly font: FontName;
  readonly mark: Mark | null;
  /** Around its middle, not from its left end. */
  readonly isCentred: boolean;
  /** Of a transition that does not happen under this policy. */
  readonly off: boolean;
};

export type Point = { readonly x: number; readonly y: number };
export type Rect = Point & { readonly width: number; readonly height: number };
export type TextBlock = { readonly width: number; readonly height: number; readonly texts: readonly PlacedText[] };
export type Label = Rect & { readonly texts: readonly PlacedText[] };

/** The inside of a waiting box: the dashed way along its rule down to the overdue box, and where its status stands. */
export type Inside = {
  readonly overdue: Rect;
  readonly way: readonly [Point, Point];
  readonly rule: Label;
  readonly status: Point;
};

/** What a box holds besides other boxes. Of a box with others inside it is the header. */
export type BoxContent = TextBlock & {
  readonly inside: Inside | null;
  /** The labels of the edges that lead back to this box, by the edge's id. */
  readonly again: ReadonlyMap<string, Label>;
};

export type Sizes = {
  readonly boxes: ReadonlyMap<string, BoxContent>;
  readonly labels: ReadonlyMap<string, TextBlock>;
  /** The signs at the ends of edges of the kinds `back` and `anywhere`. */
  readonly signs: ReadonlyMap<string, TextBlock>;
};

/** `tint` is how many tinted boxes lie under one another there: nesting is told by it. */
export type PlacedBox = Rect & {
  readonly box: Box;
  readonly texts: readonly PlacedText[];
  /** Where the status of a waiting box stands. */
  readonly status: Point | null;
  readonly tint: number;
};

export type PlacedEdge = {
  readonly edge: Edge;
  readonly stub: Stub | null;
  /** From where it starts to where its arrow is; an edge of the kind `again` has none. */
  readonly points: readonly Point[];
  readonly label: Label | null;
  readonly sign: Label | null;
  readonly tint: number;
};

/** Where everything is, in units of the diagram, from its top left corner. Parents come before their children. */
export type Layout = {
  readonly diagram: Diagram;
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly edges: readonly PlacedEdge[];
  /** Between the regions of a parallel box. */
  readonly dividers: readonly (readonly [Point, Point])[];
};
