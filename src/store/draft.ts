import { z } from 'zod';

import type { RecordType } from './record.ts';

/** What was typed into a form and not saved yet. `form` is a fact type or the app's name of the form. */
export type Draft = { readonly form: string; readonly content?: unknown };

export const draftRecord: RecordType<Draft> = {
  schema: z.strictObject({ form: z.string().min(1).max(100), content: z.unknown() }),
  upgrades: [],
};

/** The case of a form that belongs to no case yet, such as the one that starts a case. */
export const NO_CASE = '00000000-0000-0000-0000-000000000000';
