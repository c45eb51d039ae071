import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit, type YAMLParseError } from 'yaml';
import type { z } from 'zod';

/** Something wrong in a file a person wrote: where, and what. `line` counts from 1. */
export type Problem = { readonly line: number; readonly field: string; readonly message: string };

export type Read<T> =
  | { readonly ok: true; readonly value: T; readonly lineOf: LineOf }
  | { readonly ok: false; readonly problems: Problem[] };

/** The line on which a field stands, or the nearest field around it that does. */
export type LineOf = (path: readonly PropertyKey[]) => number;

const MAX_CHARACTERS = 1_000_000;
/** What a parser stops at. The largest policy has 9,000 such marks; a file of nothing else takes it 30 s at a million. */
const MAX_MARKS = 40_000;
const MARK = /[\n,[\]{}"'&*!#|>%]|[-?:](?=\s|$)/g;
/** Names that mean something to every JavaScript object. */
const RESERVED: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const MAX_DEPTH = 40;
const MAX_PROBLEMS = 20;
const TOO_DEEP = `Lists and maps lie more than ${MAX_DEPTH} deep in one another.`;

const refuse = (message: string, line = 1, field = ''): Read<never> => ({
  ok: false,
  problems: [{ line, field, message }],
});

/**
 * Reads YAML from outside: no aliases, no tags, no reserved names, no deep nesting, at most a million characters and
 * 40,000 marks, and then the schema.
 * Never throws on any text.
 */
export function readYaml<S extends z.ZodType>(text: string, schema: S): Read<z.output<S>> {
  if (text.length > MAX_CHARACTERS) {
    return refuse(
      `The file has ${text.length.toLocaleString('en-GB')} characters; at most a million are read. Split it.`,
    );
  }
  if (text.trim() === '') return refuse('The file is empty.');
  if (text.includes('\0') || text.includes('�')) return refuse('The file is not text. Save it as UTF-8.');
  if ((text.match(MARK)?.length ?? 0) > MAX_MARKS) {
    return refuse(
      `The file has more than ${MAX_MARKS.toLocaleString('en-GB')} lines, commas, brackets and quotes. Split it.`,
    );
  }
  const deep = lineOfDeepNesting(text);
  if (deep !== null) return refuse(TOO_DEEP, deep);
  return parse(text, schema);
}

function parse<S extends z.ZodType>(text: string, schema: S): Read<z.output<S>> {
  const lines = new LineCounter();
  let raw: unknown;
  let lineOf: LineOf;
  try {
    // The parser's own pretty errors and its search for repeated keys take time by the square of the text's length.
    const document = parseDocument(text, {
      lineCounter: lines,
      logLevel: 'error', // below that a second document is left out in silence
      schema: 'core',
      prettyErrors: false,
      uniqueKeys: false,
    });
    const [fault] = document.errors;
    if (fault) return refuse(faultText(fault), lines.linePos(fault.pos[0]).line);
    const unwanted = firstUnwanted(document);
    if (unwanted) return refuse(unwanted.message, lines.linePos(unwanted.at).line);
    raw = document.toJS({ maxAliasCount: 0 });
    lineOf = (path) => {
      for (let length = path.length; length > 0; length--) {
        const at = placeOf(document, path.slice(0, length));
        if (at !== null) return lines.linePos(at).line;
      }
      return 1;
    };
  } catch (error) {
    if (error instanceof RangeError) return refuse(TOO_DEEP);
    return refuse('The file cannot be read as YAML.');
  }
  const result = schema.safeParse(raw);
  if (result.success) return { ok: true, value: result.data, lineOf };
  return { ok: false, problems: problemsOf(result.error.issues, raw, lineOf) };
}

/** Where a field begins, with its name; an item of a list has none. */
function placeOf(document: Document.Parsed, path: readonly PropertyKey[]): number | null {
  const around = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const name = String(path.at(-1));
  const pair = isMap(around) ? around.items.find(({ key }) => isScalar(key) && String(key.value) === name) : null;
  const node = pair ? pair.key : document.getIn(path, true);
  return isNode(node) ? (node.range?.[0] ?? null) : null;
}

function faultText({ code, message }: YAMLParseError): string {
  if (code === 'MULTIPLE_DOCS') return 'A second document begins here (---). Put it in a file of its own.';
  return message.startsWith('Maximum call stack') ? TOO_DEEP : `${message.slice(0, 200)}.`;
}

/** The first alias, the first key that its map has already, or the first that no map may have. */
function firstUnwanted(document: Document.Parsed): { readonly at: number; readonly message: string } | null {
  let found: { at: number; message: string } | null = null;
  const refuseAt = (node: unknown, message: string): symbol => {
    found = { at: isNode(node) ? (node.range?.[0] ?? 0) : 0, message };
    return visit.BREAK;
  };
  visit(document, {
    Alias: (_, alias) => refuseAt(alias, 'The file uses aliases (&name, *name). Write the values out.'),
    Map: (_, map) => {
      const seen = new Set<string>();
      for (const { key } of map.items) {
        const name = isScalar(key) ? String(key.value) : null;
        if (name !== null && RESERVED.has(name))
          return refuseAt(key, `No field can be called ${name}. Give it another name.`);
        if (name !== null && seen.has(name)) return refuseAt(key, `The field ${name} is there twice. Keep one.`);
        if (name !== null) seen.add(name);
      }
      return undefined;
    },
  });
  return found;
}

/** Nesting is counted before parsing: a parser that recurses would run out of stack. */
function lineOfDeepNesting(text: string): number | null {
  let depth = 0;
  let line = 1;
  let dashes = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (character === '\n') {
      line++;
      dashes = 0;
    } else if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
    else if ((character === '-' || character === '?') && opensList(text[index + 1])) dashes++;
    else if (character !== ' ') dashes = -text.length;
    if (depth > MAX_DEPTH || dashes > MAX_DEPTH) return line;
  }
  return null;
}

/** A dash nests only before a space: a row of dashes is somebody's underline. */
const opensList = (next: string | undefined): boolean => next === undefined || /\s/.test(next);

type Issue = z.core.$ZodIssue;

export function problemsOf(issues: readonly Issue[], raw: unknown, lineOf: LineOf): Problem[] {
  return issues
    .slice(0, MAX_PROBLEMS)
    .flatMap((issue) => problemOf(issue, raw, lineOf))
    .slice(0, MAX_PROBLEMS);
}

function problemOf(issue: Issue, raw: unknown, lineOf: LineOf): Problem[] {
  const at = (path: readonly PropertyKey[], message: string): Problem => ({
    line: lineOf(path),
    field: fieldText(path),
    message,
  });
  if (issue.code === 'unrecognized_keys') {
    return issue.keys
      .slice(0, MAX_PROBLEMS)
      .map((key) => at([...issue.path, key], 'is not a field that belongs here; check its spelling'));
  }
  if (issue.code === 'invalid_key') return [at(issue.path, issue.issues[0]?.message ?? issue.message)];
  if (issue.code === 'invalid_type' && valueAt(raw, issue.path) === undefined) return [at(issue.path, 'is missing')];
  return [at(issue.path, issue.message)];
}

const valueAt = (raw: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key], raw);

/** "facts[3].on" */
export const fieldText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`,
    '',
  );

/** "croydon.yaml:12: deadlines.visit: is missing" */
export const problemText = (file: string, { line, field, message }: Problem): string =>
  `${file}:${line}: ${field === '' ? '' : `${field}: `}${message}`;
