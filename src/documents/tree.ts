import type { Strength } from '../../policies/schema.ts';
import { harmless } from './text.ts';

/** What one place of a document says, and the clauses that ask for it. */
export type Line = { readonly text: string; readonly clauses?: readonly string[] };

export type Column = {
  readonly title: string;
  /** Its share of the width, beside the other columns'. */
  readonly share: number;
};

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string; readonly clauses?: readonly string[] }
  | ({ readonly kind: 'paragraph'; readonly tone?: Tone } & Line)
  | { readonly kind: 'list'; readonly isNumbered: boolean; readonly items: readonly Line[] }
  | { readonly kind: 'facts'; readonly rows: readonly Row[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Line[])[];
    }
  /** Lines to write on. */
  | { readonly kind: 'space'; readonly lines: number }
  /** A line for each to sign and date on. */
  | { readonly kind: 'signatures'; readonly who: readonly string[] };

/** `said`: somebody's words. `aside`: about the document. `silent`: what the authority's document does not say. */
export type Tone = 'lead' | 'said' | 'aside' | 'silent';
export type Row = { readonly term: string; readonly text: string };

/** A clause as the list at the end of a document shows it. */
export type Cited = { readonly id: string; readonly place: string; readonly says: string; readonly strength: string };

/** A document before it is drawn: a page and a Word file are made of the same tree. */
export type DocumentTree = {
  readonly title: string;
  /** Whom it is about. */
  readonly about: string;
  readonly size: 'standard' | 'large';
  /** Whose form it follows, and that it is not that form. */
  readonly origin: string;
  /** "Correct as printed on Tue 3 February 2026" */
  readonly printed: string;
  readonly facts: readonly Row[];
  readonly blocks: readonly Block[];
  /** In the order in which the document first names them; a mark such as [2] counts in this list. */
  readonly cited: readonly Cited[];
};

export const heading = (text: string, clauses?: readonly string[]): Block => ({
  kind: 'heading',
  level: 2,
  text,
  ...(clauses && { clauses }),
});
export const subheading = (text: string, clauses?: readonly string[]): Block => ({
  ...(heading(text, clauses) as Block & { kind: 'heading' }),
  level: 3,
});
export const paragraph = (text: string, tone?: Tone, clauses?: readonly string[]): Block => ({
  kind: 'paragraph',
  text,
  ...(tone && { tone }),
  ...(clauses && { clauses }),
});
export const bullets = (items: readonly (string | Line)[]): Block => ({
  kind: 'list',
  isNumbered: false,
  items: items.map(lineOf),
});
export const space = (lines: number): Block => ({ kind: 'space', lines });

const lineOf = (item: string | Line): Line => (typeof item === 'string' ? { text: item } : item);

/** A table of texts. With no rows it is the sentence in `none`. */
export function table(
  caption: string,
  columns: readonly (readonly [title: string, share: number])[],
  rows: readonly (readonly (string | Line)[])[],
  none: string,
): Block {
  if (rows.length === 0) return paragraph(none, 'aside');
  return {
    kind: 'table',
    caption,
    columns: columns.map(([title, share]) => ({ title, share })),
    rows: rows.map((row) => row.map(lineOf)),
  };
}

/** The clauses that a document names, each once, in the order of its text. */
export function clausesNamed(blocks: readonly Block[]): string[] {
  const named = new Set<string>();
  const add = ({ clauses = [] }: { readonly clauses?: readonly string[] }): void =>
    clauses.forEach((id) => named.add(id));
  for (const block of blocks) {
    if (block.kind === 'list') block.items.forEach(add);
    else if (block.kind === 'table') block.rows.flat().forEach(add);
    else if ('clauses' in block) add(block);
  }
  return [...named];
}

/** The marks of the clauses in the list at the end: "[1, 4]". Empty where there are none. */
export function marksOf(cited: readonly Cited[], clauses: readonly string[] = []): string {
  const numbers = clauses.map((id) => cited.findIndex((clause) => clause.id === id) + 1).filter((n) => n > 0);
  return numbers.length === 0 ? '' : `[${numbers.join(', ')}]`;
}

/** The same document with every text in it harmless. */
export function harmlessTree<T>(part: T): T {
  if (typeof part === 'string') return harmless(part) as T;
  if (Array.isArray(part)) return part.map((each: unknown) => harmlessTree(each)) as T;
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, harmlessTree(value as unknown)])) as T;
}

export const STRENGTH_WORDS: Record<Strength, string> = {
  must: 'must',
  usual: 'as a rule',
  goodPractice: 'good practice',
};
