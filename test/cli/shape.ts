import { z } from 'zod';

import { DEADLINE_IDS } from '../../policies/schema.ts';
import { daySchema, FACT_TYPES, ROUTES } from '../../src/facts/vocabulary.ts';

/** The JSON of one run, exactly as others rely on it: these keys and no more, and what must be so of any case. */
const text = z.string().min(1);
const sentence = z.string().regex(/^[A-Z0-9].*\.$/s);
const clauses = z.array(z.string().regex(/^[a-z-]+(\.[a-z0-9-]+)+$/));
const met = { status: z.enum(['met', 'late']), metOn: daySchema };
const open = { status: z.enum(['running', 'near', 'overdue', 'unset', 'missed', 'cancelled']), metOn: z.null() };
const named = { id: z.enum(DEADLINE_IDS), n: z.int().min(1), due: daySchema.nullable(), clauses };

const deadline = z.union([z.strictObject({ ...named, ...met }), z.strictObject({ ...named, ...open })]);
type Deadline = z.infer<typeof deadline>;

function fits({ due, status, metOn }: Deadline, asOf: string): boolean {
  switch (status) {
    case 'met':
      return due === null || metOn <= due;
    case 'late':
      return due !== null && metOn > due;
    case 'running':
    case 'near':
      return due !== null && due >= asOf;
    case 'overdue':
      return due !== null && due < asOf;
    case 'missed':
      return due !== null && due <= asOf;
    case 'unset':
      return due === null;
    case 'cancelled':
      return true;
  }
}

const runShape = z
  .strictObject({
    policy: text,
    asOf: daySchema,
    states: z.record(
      z.string().regex(/^(plan|[a-zA-Z]+:[a-z0-9-]+)$/),
      z.array(z.string().regex(/^[a-zA-Z]+(\.[a-zA-Z0-9]+)*$/)).min(1),
    ),
    ended: z.union([
      z.null(),
      z.strictObject({ on: daySchema, reason: z.literal('removed'), route: z.enum(ROUTES).nullable() }),
      z.strictObject({ on: daySchema, reason: z.enum(['moved', 'turned18', 'leftUK', 'lookedAfter', 'died']) }),
    ]),
    deadlines: z.array(deadline),
    breaches: z.array(
      z.strictObject({
        strength: z.enum(['must', 'usual', 'goodPractice']),
        on: daySchema,
        clauses,
        message: sentence,
      }),
    ),
    refused: z.array(z.strictObject({ index: z.int().min(0), type: z.enum(FACT_TYPES), reason: sentence })),
    nextSteps: z.array(
      z.strictObject({
        fact: z.enum(FACT_TYPES),
        who: text,
        what: z.string().regex(/^[^{}]+$/),
        by: daySchema.nullable(),
        clauses,
      }),
    ),
  })
  .check(({ value: { asOf, deadlines, breaches, nextSteps }, issues }) => {
    const wrong = (message: string): number => issues.push({ code: 'custom', message, input: message });
    const keys = deadlines.map(({ id, n }) => `${id}#${n}`);
    if (new Set(keys).size < keys.length) wrong(`a deadline is there twice: ${keys.join()}`);
    for (const entry of deadlines) if (!fits(entry, asOf)) wrong(`as of ${asOf}: ${JSON.stringify(entry)}`);
    for (const { on } of breaches) if (on > asOf) wrong(`as of ${asOf} there is a breach on ${on}`);
    const dates = nextSteps.flatMap(({ by }) => by ?? []);
    if (dates.join() !== dates.toSorted().join()) wrong(`next steps out of order: ${dates.join()}`);
    // Whatever is awaited by a day has a next step with that day; a birthday comes by itself.
    for (const { id, due, status } of deadlines) {
      const isAwaited = id !== 'eighteenthBirthday' && due !== null && ['running', 'near', 'overdue'].includes(status);
      if (isAwaited && !dates.includes(due)) wrong(`nothing is to be done by ${due} for ${id}`);
    }
  });

/** What is wrong with a run's JSON, a line each. */
export const misshapen = (json: unknown): string[] =>
  runShape.safeParse(json).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
