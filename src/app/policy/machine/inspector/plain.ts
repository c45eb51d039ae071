import { z } from 'zod';

import { isDay } from '../../../../facts/day.ts';
import { UNITS } from '../../../../facts/period.ts';
import { ROLES } from '../../../../facts/roles.ts';
import { DETAILS, FACT_TYPES } from '../../../../facts/vocabulary.ts';

/** What a machine's inspector may show of a value: days, numbers, choices of a list. Never a name, never free text. */
export function plain(value: unknown): unknown {
  if (typeof value === 'boolean' || typeof value === 'number' || value === null) return value;
  if (typeof value === 'string') return isDay(value) || isKnown(value) ? value : undefined;
  if (Array.isArray(value)) return value.map(plain).filter((item) => item !== undefined);
  if (typeof value !== 'object') return undefined;
  const entries = Object.entries(value)
    .filter(([name]) => !LEFT_OUT.has(name))
    .map(([name, part]) => [name, plain(part)] as const)
    .filter(([, part]) => part !== undefined);
  return Object.fromEntries(entries);
}

/** The policy is on the page already; ids are typed by people; who recorded a fact is a name. */
const LEFT_OUT: ReadonlySet<string> = new Set(['policy', 'id', 'recordedAt', 'recordedBy']);

const PERIOD = new RegExp(`^\\d{1,3} (${UNITS.join('|')})$`);
const isKnown = (text: string): boolean => CHOICES.has(text) || PERIOD.test(text);

/** Every choice that a field of a fact offers, and the roles. */
const CHOICES: ReadonlySet<string> = new Set([
  ...ROLES,
  ...UNITS,
  ...FACT_TYPES.flatMap((type) => choicesIn(z.toJSONSchema(DETAILS[type], { io: 'input', unrepresentable: 'any' }))),
]);

function choicesIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own =
    'enum' in schema && Array.isArray(schema.enum) ? schema.enum.filter((one) => typeof one === 'string') : [];
  const fixed = 'const' in schema && typeof schema.const === 'string' ? [schema.const] : [];
  return [...own, ...fixed, ...Object.values(schema).flatMap(choicesIn)];
}
