import { type Document, isCollection, isMap, isNode, isScalar, isSeq, type Node, parseDocument } from 'yaml';

import { inOneLine, overLines, textAsYaml, type Value } from './written.ts';

/** A place in a file: names of fields, and numbers in lists from 0. */
export type Path = readonly (string | number)[];

/**
 * Changes of a policy's file that leave every other character of it as it was written. What a change does to the text
 * is read back; where that is not what was asked for, the file is written anew with its comments.
 * A file that cannot be read as YAML is left as it is.
 */

/** Sets a value; the maps around it that are not there yet are made. */
export const withValue = (text: string, path: Path, value: Value): string =>
  changed(text, {
    inText: (document) => setInText(text, document, path, value),
    inValue: (root) => setInValue(root, path, value),
    inDocument: (document) => document.setIn(path, value),
  });

/** Takes a field, or an item of a list, out. */
export const without = (text: string, path: Path): string =>
  changed(text, {
    inText: (document) => removeInText(text, document, path),
    inValue: (root) => removeInValue(root, path),
    inDocument: (document) => document.deleteIn(path),
  });

/** Puts an item at the end of a list; the list is made where it is not there. */
export const withItem = (text: string, path: Path, value: Value): string => {
  const list = valueAt(valueOf(text), path);
  return Array.isArray(list) ? withValue(text, [...path, list.length], value) : withValue(text, path, [value]);
};

/** Changes places with the item before. */
export function withItemEarlier(text: string, path: Path, index: number): string {
  const document = documentOf(text);
  const [one, two] = [index - 1, index].map((at) => rangeOf(document?.getIn([...path, at], true)));
  if (!one || !two) return text;
  return [
    text.slice(0, one[0]),
    text.slice(...two),
    text.slice(one[1], two[0]),
    text.slice(...one),
    text.slice(two[1]),
  ].join('');
}

/** Gives a clause another id, wherever it is named. */
export function withClauseRenamed(text: string, id: string, to: string): string {
  const document = documentOf(text);
  if (!document) return text;
  const places: (readonly [number, number])[] = [];
  const look = (node: unknown): void => {
    if (isScalar(node) && node.value === id && node.range) places.push([node.range[0], node.range[1]]);
    if (isMap(node)) node.items.forEach((pair) => [pair.key, pair.value].forEach(look));
    if (isSeq(node)) node.items.forEach(look);
  };
  look(document.contents);
  return places
    .toSorted(([a], [b]) => b - a)
    .reduce((sofar, [start, end]) => sofar.slice(0, start) + textAsYaml(to) + sofar.slice(end), text);
}

/** What the file holds, before any schema; null where it cannot be read as YAML, or holds no fields. */
export function valueOf(text: string): { readonly [key: string]: Value } | null {
  return readOf(text)?.value ?? null;
}

export const valueAt = (root: Value | undefined, path: Path): Value | undefined =>
  path.reduce<Value | undefined>(
    (value, key) => (value as Readonly<Record<string | number, Value>> | null | undefined)?.[key],
    root,
  );

type Written = { readonly document: Document.Parsed; readonly value: { readonly [key: string]: Value } };

/** A long file takes tens of milliseconds: the newest ones are kept, since each change is read back and then shown. */
const known = new Map<string, Written | null>();

function readOf(text: string): Written | null {
  const kept = known.get(text);
  if (kept !== undefined) return kept;
  if (known.size > 3) known.clear();
  const read = reading(text);
  known.set(text, read);
  return read;
}

function reading(text: string): Written | null {
  const document = parseDocument(text, { schema: 'core', prettyErrors: false, logLevel: 'error' });
  if (document.errors.length > 0 || !isMap(document.contents)) return null;
  try {
    return { document, value: document.toJS({ maxAliasCount: 0 }) as Written['value'] };
  } catch {
    return null;
  }
}

const documentOf = (text: string): Document.Parsed | null => readOf(text)?.document ?? null;

type Change = {
  readonly inText: (document: Document.Parsed) => string | null;
  readonly inValue: (root: Value) => void;
  readonly inDocument: (document: Document.Parsed) => void;
};

function changed(text: string, { inText, inValue, inDocument }: Change): string {
  const read = readOf(text);
  if (!read) return text;
  const wanted = structuredClone(read.value);
  inValue(wanted);
  const next = inText(read.document);
  if (next !== null && JSON.stringify(valueOf(next)) === JSON.stringify(wanted)) return next;
  const anew = parseDocument(text, { schema: 'core', prettyErrors: false });
  inDocument(anew);
  return anew.toString({ lineWidth: 0 });
}

type Mutable = Record<string | number, unknown>;

function setInValue(root: Value, path: Path, value: Value): void {
  let at = root as unknown as Mutable;
  for (const key of path.slice(0, -1)) {
    if (typeof at[key] !== 'object' || at[key] === null) at[key] = {};
    at = at[key] as Mutable;
  }
  at[path.at(-1) ?? ''] = value;
}

function removeInValue(root: Value, path: Path): void {
  const around = valueAt(root, path.slice(0, -1)) as Mutable | undefined;
  const last = path.at(-1) ?? '';
  if (Array.isArray(around)) around.splice(Number(last), 1);
  else if (around) delete around[last];
}

function setInText(text: string, document: Document.Parsed, path: Path, value: Value): string | null {
  const node = document.getIn(path, true);
  const range = rangeOf(node);
  if (range) {
    const [start, end] = range;
    const isLines = isCollection(node) && node.flow !== true;
    if (!isLines || isInBraces(document, path)) {
      return `${text.slice(0, start)}${start === end ? ' ' : ''}${inOneLine(value)}${text.slice(end)}`;
    }
    const key = keyRange(document, path);
    if (!key) return null;
    const colon = text.indexOf(':', key[1]);
    return text.slice(0, colon + 1) + overLines(value, indentAt(text, key[0])) + text.slice(end);
  }
  const around = path.slice(0, -1);
  const last = path.at(-1) ?? '';
  const parent = around.length === 0 ? document.contents : document.getIn(around, true);
  if (!isCollection(parent)) return around.length === 0 ? null : setInText(text, document, around, { [last]: value });
  return parent.flow === true ? inBraces(text, parent, last, value) : onALine(text, document, around, last, value);
}

/** Adds a field to a map in braces, or an item to a list in brackets. */
function inBraces(
  text: string,
  parent: Node & { items: unknown[] },
  key: string | number,
  value: Value,
): string | null {
  const field = isMap(parent) ? `${textAsYaml(String(key))}: ${inOneLine(value)}` : inOneLine(value);
  const [start, end] = rangeOf(parent) ?? [0, 0];
  const last = endOf(parent.items.at(-1));
  if (last === null) return text.slice(0, start) + (isMap(parent) ? `{ ${field} }` : `[${field}]`) + text.slice(end);
  return `${text.slice(0, last)}, ${field}${text.slice(last)}`;
}

/** Adds a line, or several, below the last one of a map or a list. */
function onALine(
  text: string,
  document: Document.Parsed,
  around: Path,
  key: string | number,
  value: Value,
): string | null {
  const parent = around.length === 0 ? document.contents : document.getIn(around, true);
  if (!isMap(parent) && !isSeq(parent)) return null;
  const [first] = parent.items;
  const start = startOf(first);
  const last = endOf(parent.items.at(-1));
  if (start === null || last === null) return null;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  // An item begins after its dash, and so may the first field of an item.
  const indent = ' '.repeat(isSeq(parent) ? text.slice(lineStart, start).lastIndexOf('-') : start - lineStart);
  const end = lineEnd(text, last);
  const begin = isSeq(parent) ? '-' : `${textAsYaml(String(key))}:`;
  return `${text.slice(0, end)}\n${indent}${begin}${overLines(value, indent)}${text.slice(end)}`;
}

function removeInText(text: string, document: Document.Parsed, path: Path): string | null {
  const around = path.slice(0, -1);
  const parent = around.length === 0 ? document.contents : document.getIn(around, true);
  if (!isMap(parent) && !isSeq(parent)) return null;
  const at = parent.items.findIndex((item, index) =>
    isPair(item) ? isScalar(item.key) && String(item.key.value) === String(path.at(-1)) : index === path.at(-1),
  );
  const item = parent.items[at];
  const start = startOf(item);
  const end = endOf(item);
  if (start === null || end === null) return null;
  if (parent.items.length === 1) {
    // Nothing is left: an empty map or list has to be said to be one.
    return around.length === 0 ? null : setInText(text, document, around, isMap(parent) ? {} : []);
  }
  if (parent.flow === true) {
    const next = startOf(parent.items[at + 1]);
    const before = endOf(parent.items[at - 1]);
    return next === null ? text.slice(0, before ?? start) + text.slice(end) : text.slice(0, start) + text.slice(next);
  }
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  if (
    !/^\s*(- )?$/.test(text.slice(lineStart, start)) ||
    (isMap(parent) && text.slice(lineStart, start).includes('-'))
  ) {
    return null;
  }
  return text.slice(0, lineStart) + text.slice(lineEnd(text, end) + 1);
}

/** Where a value begins and ends, without the white space and comments after it; null where there is none. */
function rangeOf(node: unknown): readonly [number, number] | null {
  if (!isNode(node) || !node.range) return null;
  const source = isCollection(node) && node.flow !== true ? endOf(node.items.at(-1)) : null;
  return [node.range[0], source ?? node.range[1]];
}

const startOf = (item: unknown): number | null => (isPair(item) ? rangeOf(item.key) : rangeOf(item))?.[0] ?? null;

const endOf = (item: unknown): number | null =>
  (isPair(item) ? (rangeOf(item.value) ?? rangeOf(item.key)) : rangeOf(item))?.[1] ?? null;

const isPair = (item: unknown): item is { key: unknown; value: unknown } =>
  typeof item === 'object' && item !== null && 'key' in item && 'value' in item;

function keyRange(document: Document.Parsed, path: Path): readonly [number, number] | null {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const pair = isMap(parent)
    ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)))
    : undefined;
  return rangeOf(pair?.key);
}

const isInBraces = (document: Document.Parsed, path: Path): boolean =>
  path.some((_, length) => {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    return isCollection(node) && node.flow === true;
  });

const indentAt = (text: string, start: number): string => ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1));

const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
};
