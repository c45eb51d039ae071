import { z } from 'zod';

import type { Day } from '../facts/day.ts';
import { daySchema } from '../facts/vocabulary.ts';
import { instantSchema } from './scalars.ts';
import type { RecordType } from './record.ts';

/** Whose case it is and which policy guides it. Unlike facts, these details can be edited. */
export type ChildRecord = {
  readonly child: { readonly name: string; readonly born?: Day | undefined };
  readonly family?: string | undefined;
  /** The id of a policy. */
  readonly policy: string;
  readonly createdAt: string;
};

const name = z.string().trim().min(1).max(200);

const schema: z.ZodType<ChildRecord> = z.strictObject({
  child: z.strictObject({ name, born: daySchema.optional() }),
  family: name.optional(),
  policy: z.string().min(1).max(100),
  createdAt: instantSchema,
});

export const childRecord: RecordType<ChildRecord> = {
  schema,
  upgrades: [
    {
      name: 'an authority became a policy, since one authority can have several',
      up: ({ authority, ...rest }: { authority: unknown }) => ({ ...rest, policy: authority }),
    },
  ],
};
