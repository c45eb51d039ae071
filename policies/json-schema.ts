import { z } from 'zod';

import { authoritySchema } from './schema.ts';

/** The schema of an authority's file for editors: what one writes, before it is read (`io: 'input'`). */
export const policyJsonSchema = (): object => ({
  title: 'Waymark policy',
  ...z.toJSONSchema(authoritySchema, { io: 'input', unrepresentable: 'any' }),
});
