import { z } from 'zod';

import { daySchema, FACT_TYPES } from '../facts/vocabulary.ts';

/** What a scenario holds for those who teach with it. It changes nothing of what the facts come to. */
const line = z.string().trim().min(1).max(300);
const text = z.string().trim().min(1).max(4000);

/** Where the player stops: at the end of that day, once its facts and deadlines are in. */
const pause = z.strictObject({
  on: daySchema,
  ask: text,
  answer: text.optional(),
});

const bookmark = z.strictObject({ on: daySchema, note: line });

/**
 * What the trainer can let happen. Its facts are dated for `on`; played on another day they move with it. `without`
 * names kinds of fact of which the next one still to come does not happen.
 */
const inject = z.strictObject({
  title: line,
  on: daySchema,
  heard: text,
  playedBy: line.optional(),
  expected: text.optional(),
  learning: text.optional(),
  facts: z.array(z.record(z.string(), z.unknown())).max(20).default([]),
  without: z.array(z.enum(FACT_TYPES)).max(10).default([]),
});

export const trainingSchema = z.strictObject({
  about: line.optional(),
  note: text.optional(),
  learning: z.array(text).max(30).default([]),
  pauses: z.array(pause).max(100).default([]),
  injects: z.array(inject).max(100).default([]),
  bookmarks: z.array(bookmark).max(200).default([]),
});

export type Training = z.output<typeof trainingSchema>;
export type Pause = z.output<typeof pause>;
export type Bookmark = z.output<typeof bookmark>;

export const NO_TRAINING: Training = { learning: [], pauses: [], injects: [], bookmarks: [] };
