import { readFileSync } from 'node:fs';
import { z } from 'zod';

import { Wrong } from '../wrong.ts';

/** Where reminders go. All of it may be left out; then only the calendar, or nothing, is made. */
const configSchema = z.strictObject({
  /** `smtp://user:password@host:port`; `smtps://` for TLS from the start. */
  smtp: z.url({ protocol: /^smtps?$/ }).optional(),
  from: z.string().min(3).max(300).optional(),
  /** By the name that stands in the cases. */
  addresses: z.record(z.string(), z.string().min(3).max(300)).default({}),
  /** For whoever has no address above. */
  others: z.string().min(3).max(300).optional(),
  webhook: z.url({ protocol: /^https?$/ }).optional(),
  /** A file for calendars to subscribe to, served by any web server. */
  calendar: z.string().min(1).optional(),
  /** Left out: initials. E-mail is not encrypted end to end. */
  naming: z.enum(['names', 'initials']).default('initials'),
  page: z.url().optional(),
});

export type Config = z.infer<typeof configSchema>;

export function readConfig(file: string): Config {
  const read = configSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (read.success) return read.data;
  throw new Wrong(
    `${file}: ${read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`,
  );
}
