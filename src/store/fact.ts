import { z } from 'zod';

import { DETAILS, daySchema, type Fact, FACT_TYPES, type FactType } from '../facts/vocabulary.ts';
import { idSchema, instantSchema } from './scalars.ts';
import type { RecordType } from './record.ts';

const envelope = {
  id: idSchema,
  on: daySchema,
  recordedAt: instantSchema,
  by: z.string().max(200),
};

function factOf(type: FactType): z.ZodObject {
  const details: z.ZodObject = DETAILS[type];
  // `details.shape` last: an agreed action's `by` is the day it is due, and that one is kept.
  return details.safeExtend({ ...envelope, type: z.literal(type), ...details.shape });
}

const [first, ...others] = FACT_TYPES;

/** Every fact of the vocabulary, with its envelope. */
const schema = z.discriminatedUnion('type', [factOf(first), ...others.map(factOf)]);

export const factRecord: RecordType<Fact> = {
  schema: schema as unknown as z.ZodType<Fact>,
  upgrades: [],
};
