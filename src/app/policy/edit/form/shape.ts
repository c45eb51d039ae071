import { policyJsonSchema } from '../../../../../policies/json-schema.ts';
import type { Value } from '../file/written.ts';

/** The part of JSON Schema in which the schema of a policy's file is told. */
export type Shape = {
  readonly $ref?: string;
  readonly type?: 'string' | 'boolean' | 'array' | 'object';
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly const?: string | true;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly additionalProperties?: Shape | false;
  readonly propertyNames?: Shape;
};

type Schema = Shape & { readonly $defs: Readonly<Record<string, Shape>> };
let schema: Schema | null = null;
const whole = (): Schema => (schema ??= policyJsonSchema() as Schema);

/** The fields of a policy's file. */
export const fieldsOfAFile = (): Readonly<Record<string, Shape>> => whole().properties ?? {};

/** A shape, and its name where the schema gives it one: role, period, clauseId … */
export type Named = { readonly name: string | null; readonly shape: Shape };
export function named(shape: Shape): Named {
  if (shape.$ref === undefined) return { name: null, shape };
  const name = shape.$ref.replace('#/$defs/', '');
  return { name, shape: whole().$defs[name] ?? {} };
}

/** The kinds of a thing that comes in several; null where it comes in one. */
export const kindsOf = (shape: Shape): readonly Shape[] | null => shape.anyOf ?? shape.oneOf ?? null;

/** What tells a kind from the others: the fields that it alone must have, or the word it carries. */
export function markOf(kind: Shape, kinds: readonly Shape[]): string {
  const word = Object.values(kind.properties ?? {}).flatMap((field) =>
    typeof field.const === 'string' ? [field.const] : [],
  )[0];
  const others = kinds.filter((other) => other !== kind);
  return (
    word ?? (kind.required ?? []).find((key) => others.every((other) => !(other.required ?? []).includes(key))) ?? ''
  );
}

/** The kind that a value is of: the first one if of none. */
export function kindOf(value: Value | undefined, kinds: readonly Shape[]): Shape {
  const fields = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, Value>>) : {};
  const isOf = (kind: Shape): boolean => {
    const mark = markOf(kind, kinds);
    return Object.hasOwn(fields, mark) || Object.values(fields).includes(mark);
  };
  return kinds.find(isOf) ?? kinds[0] ?? {};
}

/** What a new one begins with: every field it must have, and nothing else. */
export function begun(of: Shape): Value {
  const { name, shape } = named(of);
  if (name === 'period') return '10 working days';
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum[0] ?? '';
  const kinds = kindsOf(shape);
  if (kinds) return begun(kinds[0] ?? {});
  if (shape.type === 'array') return [];
  if (shape.type === 'boolean') return true;
  if (shape.type !== 'object') return '';
  return Object.fromEntries((shape.required ?? []).map((key) => [key, begun(shape.properties?.[key] ?? {})]));
}

/** A thing made into another kind: what both have stays as it was said. */
export function turnedInto(kind: Shape, value: Value | undefined): Value {
  const before = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, Value>>) : {};
  const fields = Object.entries(kind.properties ?? {}).flatMap(([key, field]) => {
    const kept = field.const === undefined ? before[key] : undefined;
    if (kept !== undefined) return [[key, kept] as const];
    return kind.required?.includes(key) ? [[key, begun(field)] as const] : [];
  });
  return Object.fromEntries(fields);
}
