import { z } from 'zod';

import { daySchema, FACT_TYPES } from '../facts/vocabulary.ts';
import { DEADLINE_IDS } from '../../policies/schema.ts';
import type { RunJson } from './json.ts';

/**
 * What a scenario expects: any part of the JSON shape. A deadline is named by its id (the newest of that id) or by id
 * and number (`nextCoreGroup#2`). Lists name what must be among what came out; an empty list says that nothing did.
 */
const STATUSES = ['running', 'near', 'overdue', 'met', 'late', 'unset', 'missed', 'cancelled'] as const;
const deadlineKey = z
  .string()
  .refine((key) => (DEADLINE_IDS as readonly string[]).includes(key.split('#')[0] ?? '') && /^\w+(#\d+)?$/.test(key), {
    error: 'is not the id of a deadline',
  });
const strength = z.enum(['must', 'usual', 'goodPractice']);
const deadline = z.strictObject({
  n: z.int().min(1).optional(),
  due: daySchema.nullable().optional(),
  status: z.enum(STATUSES).optional(),
  metOn: daySchema.nullable().optional(),
  clauses: z.array(z.string()).optional(),
});
const texts = z.array(z.string());

export const expectationSchema = z.strictObject({
  /** Another policy than the scenario's own. */
  policy: z.string().min(1).max(100).optional(),
  asOf: daySchema.optional(),
  knownOn: daySchema.optional(),
  states: z.record(z.string(), texts).optional(),
  ended: z
    .strictObject({ on: daySchema.optional(), reason: z.string().optional(), route: z.string().nullable().optional() })
    .nullable()
    .optional(),
  /** By id; null where there must be none. */
  deadlines: z.record(deadlineKey, deadline.nullable()).optional(),
  /** A clause, or any part of a breach. */
  breaches: z
    .array(
      z.union([
        z.string(),
        z.strictObject({
          strength: strength.optional(),
          on: daySchema.optional(),
          clauses: texts.optional(),
          message: z.string().optional(),
        }),
      ]),
    )
    .optional(),
  /** Clauses that must not be among the breaches. */
  kept: texts.optional(),
  refused: z
    .array(
      z.union([
        z.enum(FACT_TYPES),
        z.strictObject({
          index: z.int().optional(),
          type: z.enum(FACT_TYPES).optional(),
          reason: z.string().optional(),
        }),
      ]),
    )
    .optional(),
  nextSteps: z
    .array(
      z.union([
        z.enum(FACT_TYPES),
        z.strictObject({
          fact: z.enum(FACT_TYPES).optional(),
          who: z.string().optional(),
          what: z.string().optional(),
          by: daySchema.nullable().optional(),
          clauses: texts.optional(),
        }),
      ]),
    )
    .optional(),
});
export type Expectation = z.output<typeof expectationSchema>;

/** What does not hold, a sentence each with what was found instead. */
export function shortfalls(expected: Expectation, found: RunJson): string[] {
  return [
    ...Object.entries(expected.states ?? {}).flatMap(([process, paths]) => missingStates(process, paths, found)),
    ...(expected.ended === undefined ? [] : differing('ended', expected.ended, found.ended)),
    ...Object.entries(expected.deadlines ?? {}).flatMap(([key, part]) => missingDeadline(key, part, found)),
    ...missingFrom('breaches', expected.breaches, found.breaches, (clause) => ({ clauses: [clause] })),
    ...(expected.kept ?? []).flatMap((clause) =>
      found.breaches.some(({ clauses }) => clauses.includes(clause))
        ? [`breaches: ${clause} is among them, expected kept`]
        : [],
    ),
    ...missingFrom('refused', expected.refused, found.refused, (type) => ({ type })),
    ...missingFrom('nextSteps', expected.nextSteps, found.nextSteps, (fact) => ({ fact })),
  ];
}

function missingStates(process: string, paths: readonly string[], found: RunJson): string[] {
  const states = found.states[process];
  if (!states)
    return [`states.${process}: there is no such process; there are ${Object.keys(found.states).join(', ')}`];
  return paths
    .filter((path) => !states.some((state) => state === path || state.startsWith(`${path}.`)))
    .map((path) => `states.${process}: ${path} is not active; active are ${states.join(', ')}`);
}

function missingDeadline(key: string, part: z.output<typeof deadline> | null, found: RunJson): string[] {
  const [id, number] = key.split('#');
  const n = number ?? part?.n;
  const all = found.deadlines.filter((entry) => entry.id === id && (n === undefined || entry.n === Number(n)));
  const last = all.at(-1);
  if (part === null) return last ? [`deadlines.${key}: there is one, ${last.status}, expected none`] : [];
  return last ? differing(`deadlines.${key}`, part, last) : [`deadlines.${key}: there is no such deadline`];
}

function missingFrom(
  field: string,
  expected: readonly (string | object)[] | undefined,
  found: readonly object[],
  named: (text: string) => object,
): string[] {
  if (expected === undefined) return [];
  if (expected.length === 0) return found.length > 0 ? [`${field}: ${JSON.stringify(found)}, expected none`] : [];
  return expected
    .map((part) => (typeof part === 'string' ? named(part) : part))
    .filter((part) => !found.some((entry) => includes(entry, part)))
    .map((part) => `${field}: nothing is ${JSON.stringify(part)}; there is ${JSON.stringify(found)}`);
}

const differing = (field: string, expected: unknown, found: unknown): string[] => {
  if (expected === null || found === null || typeof expected !== 'object') {
    return includes(found, expected)
      ? []
      : [`${field} is ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`];
  }
  return Object.entries(expected)
    .filter(([key, value]) => !includes((found as Record<string, unknown>)[key], value))
    .map(
      ([key, value]) =>
        `${field}.${key} is ${JSON.stringify((found as Record<string, unknown>)[key])}, expected ${JSON.stringify(value)}`,
    );
};

/** Whether everything expected is there: objects by their fields, lists by their items, anything else exactly. */
function includes(found: unknown, expected: unknown): boolean {
  if (Array.isArray(expected)) {
    return Array.isArray(found) && expected.every((item) => found.some((entry) => includes(entry, item)));
  }
  if (typeof expected === 'object' && expected !== null) {
    return (
      typeof found === 'object' &&
      found !== null &&
      Object.entries(expected).every(([key, value]) => includes((found as Record<string, unknown>)[key], value))
    );
  }
  return found === expected;
}
