import { z } from 'zod';

import { must } from '../../../facts/must.ts';
import { DETAILS, type FactType } from '../../../facts/vocabulary.ts';

/** How a field is asked for; derived from its schema, never written by hand. */
export type FieldKind =
  | 'day'
  | 'line'
  | 'text'
  | 'role'
  | 'roles'
  | 'members'
  | 'period'
  | 'yesNo'
  | 'yesNoText'
  | 'choice'
  | 'meeting'
  | 'key'
  | 'time'
  /** Asked for by a form of its own, never by the generic one. */
  | 'own';

export type Field = {
  readonly name: string;
  readonly title: string;
  readonly hint: string | null;
  readonly kind: FieldKind;
  readonly optional: boolean;
  /** The values of a choice, or what is suggested for a line. */
  readonly choices: readonly string[];
};

type Meta = { title?: string; description?: string; format?: FieldKind; suggestions?: readonly string[] };

/** The fields of a kind of fact, besides the day it happened, in the order of the vocabulary. */
export function fieldsOf(type: FactType): Field[] {
  const shape: Readonly<Record<string, z.ZodType>> = DETAILS[type].shape;
  return Object.entries(shape).map(([name, schema]) => {
    const inner = schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema;
    const meta = (inner.meta() ?? {}) as Meta;
    return {
      name,
      title: meta.title ?? name,
      hint: meta.description ?? null,
      kind: kindOf(inner, meta),
      optional: schema instanceof z.ZodOptional,
      choices: inner instanceof z.ZodEnum ? inner.options.map(String) : (meta.suggestions ?? []),
    };
  });
}

/** One field of a kind of fact; a name it does not have is a mistake in the program. */
export const fieldOf = (type: FactType, name: string): Field =>
  must(
    fieldsOf(type).find((field) => field.name === name),
    `the field ${name} of ${type}`,
  );

function kindOf(schema: z.ZodType, meta: Meta): FieldKind {
  if (meta.format) return meta.format;
  if (schema instanceof z.ZodEnum) return 'choice';
  if (schema instanceof z.ZodBoolean) return 'yesNo';
  if (schema instanceof z.ZodUnion) return 'yesNoText';
  if (schema instanceof z.ZodArray) return schema.element instanceof z.ZodObject ? 'members' : 'roles';
  return 'line';
}
