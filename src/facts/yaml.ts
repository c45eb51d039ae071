import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';

/** Something wrong in a file a person wrote: where, and what. `line` counts from 1. */
export type Problem = { readonly line: number; readonly field: string; readonly message: string };

export type Read<T> =
  | { readonly ok: true; readonly value: T; readonly lineOf: LineOf }
  | { readonly ok: false; readonly problems: Problem[] };

/** The line on which a field stands, or the nearest field around it that does. */
export type LineOf = (path: readonly PropertyKey[]) => number;

const MAX_CHARACTERS = 1_000_000;
const MAX_DEPTH = 40;
const MAX_PROBLEMS = 20;

const refuse = (message: string, line = 1, field = ''): Read<never> => ({
  ok: false,
  problems: [{ line, field, message }],
});

/**
 * Reads YAML from outside: no aliases, no tags, no deep nesting, at most a million characters, and then the schema.
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
  const deep = lineOfDeepNesting(text);
  if (deep !== null) return refuse(`Lists and maps lie more than ${MAX_DEPTH} deep in one another.`, deep);
  return parse(text, schema);
}

function parse<S extends z.ZodType>(text: string, schema: S): Read<z.output<S>> {
  const lines = new LineCounter();
  let raw: unknown;
  let lineOf: LineOf;
  try {
    const document = parseDocument(text, { lineCounter: lines, logLevel: 'silent', schema: 'core' });
    const [fault] = document.errors;
    if (fault)
      return refuse(`${fault.message.split('\n')[0]?.replace(/ at line .*$/, '')}.`, lines.linePos(fault.pos[0]).line);
    raw = document.toJS({ maxAliasCount: 0 });
    lineOf = (path) => {
      for (let length = path.length; length > 0; length--) {
        const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
        if (node?.range) return lines.linePos(node.range[0]).line;
      }
      return 1;
    };
  } catch (error) {
    if (error instanceof RangeError) return refuse('Lists and maps lie too deep in one another.');
    return refuse(`The file uses aliases (&name, *name). Write the values out.`);
  }
  const result = schema.safeParse(raw);
  if (result.success) return { ok: true, value: result.data, lineOf };
  return { ok: false, problems: problemsOf(result.error.issues, raw, lineOf) };
}

/** Nesting is counted before parsing: a parser that recurses would run out of stack. */
function lineOfDeepNesting(text: string): number | null {
  let depth = 0;
  let line = 1;
  let dashes = 0;
  for (const character of text) {
    if (character === '\n') {
      line++;
      dashes = 0;
    } else if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
    else if (character === '-' || character === '?') dashes++;
    else if (character !== ' ') dashes = -text.length;
    if (depth > MAX_DEPTH || dashes > MAX_DEPTH) return line;
  }
  return null;
}

type Issue = z.core.$ZodIssue;

export function problemsOf(issues: readonly Issue[], raw: unknown, lineOf: LineOf): Problem[] {
  return issues.flatMap((issue) => problemOf(issue, raw, lineOf)).slice(0, MAX_PROBLEMS);
}

function problemOf(issue: Issue, raw: unknown, lineOf: LineOf): Problem[] {
  const at = (path: readonly PropertyKey[], message: string): Problem => ({
    line: lineOf(path),
    field: fieldText(path),
    message,
  });
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => at([...issue.path, key], 'is not a field that belongs here; check its spelling'));
  }
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
