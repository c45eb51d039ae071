import { z } from 'zod';

/** A UTC instant, always with milliseconds: only so is text order time order. */
export const instantSchema = z.iso.datetime().transform((text) => {
  const [time = '', fraction = ''] = text.slice(0, -1).split('.');
  return `${time.padEnd(19, ':00')}.${fraction.slice(0, 3).padEnd(3, '0')}Z`;
});

/** Ids are indexed and stay readable when bodies are encrypted, so they must say nothing: random UUIDs only. */
export const idSchema = z.uuid();

/** SHA-256, in hexadecimal. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);
