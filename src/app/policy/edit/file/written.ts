import { stringify } from 'yaml';

/** What can stand in a policy's file. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/** A value in one line, with braces and brackets where it holds others: it can stand anywhere in a file. */
export function inOneLine(value: Value): string {
  if (typeof value === 'string') return textAsYaml(value);
  if (isList(value)) return `[${value.map(inOneLine).join(', ')}]`;
  if (!isMap(value)) return String(value);
  const fields = Object.entries(value).map(([key, inner]) => `${textAsYaml(key)}: ${inOneLine(inner)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

/** What follows a colon or a dash, for a reader: what is small in one line, the rest a line for each field. */
export function overLines(value: Value, indent: string): string {
  if (isSmall(value)) return ` ${inOneLine(value)}`;
  const inner = `${indent}  `;
  const lines = isList(value)
    ? value.map((item) => `${inner}-${overLines(item, inner)}`)
    : Object.entries(value as object).map(
        ([key, field]: [string, Value]) => `${inner}${textAsYaml(key)}:${overLines(field, inner)}`,
      );
  return `\n${lines.join('\n')}`;
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);
const isMap = (value: Value): value is { readonly [key: string]: Value } =>
  typeof value === 'object' && value !== null && !isList(value);
const isPlain = (value: Value): boolean => typeof value !== 'object' || value === null;

/** A rule, a check, a task: nothing in it holds more than a list of words. */
const isSmall = (value: Value): boolean =>
  isPlain(value) ||
  (isList(value)
    ? value.every(isPlain)
    : Object.values(value as object).every((inner: Value) =>
        isList(inner) ? inner.every(isPlain) : isPlain(inner) || Object.keys(inner as object).length === 0,
      ));

const PLAIN = /^[A-Za-z](?:[A-Za-z0-9 ()._@-]*[A-Za-z0-9)])?$|^\d+ [a-z ]*[a-z]$/;

/** A text, in quotes where YAML, or a list in braces around it, would read it as something else. */
export const textAsYaml = (text: string): string =>
  PLAIN.test(text) && stringify(text).trim() === text ? text : JSON.stringify(text);
