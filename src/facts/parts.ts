import { z } from 'zod';

import { type Day, isDay } from './day.ts';
import { PERIOD_HELP, readPeriod } from './period.ts';

/** The kinds of values that a fact's fields hold. `format` says how a form asks for one, where its shape does not. */

export const label = <S extends z.ZodType>(schema: S, title: string, hint?: string): S =>
  schema.meta(hint === undefined ? { title } : { title, description: hint });

/** Asked for by a form of its own: the generic form of a fact leaves it out. */
const ofOwnForm = <S extends z.ZodType>(schema: S): S => schema.meta({ format: 'own' });

export const daySchema = z
  .custom<Day>(isDay, { error: 'is not a real day; write it as 2026-01-31' })
  .meta({ format: 'day' });
export const name = z.string().trim().min(1).max(200);
export const text = z.string().trim().min(1).max(10_000).meta({ format: 'text' });
export const role = z.string().trim().min(1).max(100).meta({ format: 'role' });
export const roles = z.array(role).max(60);
/** Who gets something, each by name where there is one and by role where not. */
export const recipients = z.array(name).max(60);
export const period = z
  .string()
  .max(40)
  .refine((value) => readPeriod(value) !== null, { error: `is not a period; write ${PERIOD_HELP}` })
  .meta({ format: 'period' });
export const key = z.string().trim().min(1).max(100).meta({ format: 'key' });
export const meeting = z.int().min(1).max(10_000).meta({ format: 'meeting' });
export const yesNo = z.boolean();
/** A time of day in London. */
export const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'write it in 24 hours, such as 14:30' })
  .meta({ format: 'time' });

export const member = z.strictObject({
  role: label(role, 'Role'),
  name: label(name, 'Name').optional(),
  agency: label(name, 'Agency').optional(),
});

/** Who stood in for a member who did not come. */
export const cover = ofOwnForm(z.array(z.strictObject({ role, by: name })).max(60));

/** Who was expected, person by person: two members may have one role, and only one of them came. */
export const people = ofOwnForm(
  z
    .array(
      z.strictObject({
        ...member.shape,
        was: z.enum(['came', 'apologies', 'absent']),
        report: z.literal(true).optional(),
        standIn: name.optional(),
      }),
    )
    .max(60),
);

/** Some of the people, each by name where there is one and by role where not. */
export const whose = ofOwnForm(z.array(name).max(60));

/** What was written under the questions that the policy's form asks. */
export const notes = ofOwnForm(z.array(z.strictObject({ about: text, says: text })).max(200));

/** What each member thinks of a recommendation. */
export const views = ofOwnForm(
  z.array(z.strictObject({ role, view: z.enum(['agrees', 'disagrees', 'noView']), says: text.optional() })).max(60),
);

/** What must change for a child, and what is done about it. The key stays the same from one version of a plan to the next. */
export const needs = ofOwnForm(
  z
    .array(
      z.strictObject({
        need: key,
        /** What the child needs, or what is wrong. */
        says: text,
        /** What must change, and by how much. */
        outcome: text,
        /** How people will know. */
        measure: text.optional(),
        by: daySchema.optional(),
        actions: z
          .array(z.strictObject({ action: key, what: text, who: name, by: daySchema.optional() }))
          .max(100)
          .optional(),
      }),
    )
    .max(100),
);

/** How far each need of the plan has come, line by line. */
export const progress = ofOwnForm(
  z
    .array(
      z.strictObject({
        need: key,
        now: z.enum(['achieved', 'better', 'same', 'worse']),
        says: text.optional(),
      }),
    )
    .max(100),
);
