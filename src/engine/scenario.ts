import { z } from 'zod';

import type { Day } from '../facts/day.ts';
import { readInstant } from '../facts/instant.ts';
import { DETAILS, daySchema, type Fact, FACT_TYPES, isFactType } from '../facts/vocabulary.ts';
import { fieldText, type LineOf, type Problem, problemsOf, type Read, readYaml } from '../facts/yaml.ts';
import { expectationSchema } from './expect.ts';
import { type Training, trainingSchema } from './training.ts';

/** A scenario: facts, and what they are expected to come to. A test, a training case and a demonstration at once. */
const rawFact = z.record(z.string(), z.unknown());
const text = z.string().trim().min(1).max(20_000);

/** The form of the files that are read; a file that names none has this one. */
const FORM = 1;

const contents = z.strictObject({
  version: z.literal(FORM).optional(),
  title: text,
  policy: z.string().min(1).max(100),
  child: z.strictObject({ name: z.string().trim().min(1).max(200).optional(), born: daySchema.optional() }).optional(),
  // A case has some hundreds; every process hears each, so time grows by the square.
  facts: z.array(rawFact).max(3_000),
  asOf: daySchema.optional(),
  knownOn: daySchema.optional(),
  expect: z.array(expectationSchema).max(1000).default([]),
  notes: text.optional(),
  training: trainingSchema.optional(),
});

/** In a file of another form all else may be other too, so its form is looked at first and said alone. */
const formFirst = z.unknown().superRefine((raw, context) => {
  const version: unknown = isMapping(raw) ? raw['version'] : undefined;
  if (version === undefined || version === FORM) return;
  const message = `is ${JSON.stringify(version)}: another version of Waymark wrote this case, and this one reads version ${FORM}. Update Waymark, or ask for the case from a version like this one`;
  context.addIssue({ code: 'custom', path: ['version'], message });
});
const isMapping = (raw: unknown): raw is Record<string, unknown> => typeof raw === 'object' && raw !== null;
const scenarioSchema = formFirst.pipe(contents);

export type Inject = Omit<Training['injects'][number], 'facts'> & { readonly facts: readonly Fact[] };
export type Scenario = Omit<z.output<typeof contents>, 'version' | 'facts' | 'asOf' | 'training'> & {
  readonly facts: readonly Fact[];
  readonly asOf: Day;
  readonly training?: Omit<Training, 'injects'> & { readonly injects: readonly Inject[] };
};

const envelopeSchema = z.object({
  id: z.string().trim().min(1).max(100).optional(),
  type: z.enum(FACT_TYPES, {
    error: ({ input }) => (input === undefined ? 'is missing' : `${JSON.stringify(input)} is not a kind of fact`),
  }),
  on: daySchema,
  recordedAt: z
    .string()
    .transform((written, context) => {
      const instant = readInstant(written);
      if (instant === null) context.addIssue('is not an instant; write it as "2026-01-31T09:30:00Z"');
      return instant ?? z.NEVER;
    })
    .optional(),
  by: z.string().trim().min(1).max(200).optional(),
});

/** Reads a scenario file. A fact without `recordedAt` or `id` takes the file's order among those of its day. */
export function readScenario(file: string): Read<Scenario> {
  const read = readYaml(file, scenarioSchema);
  if (!read.ok) return read;
  const { version: _version, facts: raw, asOf, training, ...rest } = read.value;
  const problems: Problem[] = [];
  const readFacts = (entries: readonly Record<string, unknown>[], path: readonly PropertyKey[]): Fact[] => {
    const facts = entries.flatMap((entry, index) => {
      const { fact, problems: wrong } = readFact(entry, path, index, read.lineOf);
      problems.push(...wrong);
      return fact ? [fact] : [];
    });
    problems.push(...repeatedIds(facts, path, read.lineOf));
    return facts;
  };
  const facts = readFacts(raw, ['facts']);
  const injects = training?.injects.map((inject, index) => ({
    ...inject,
    facts: readFacts(inject.facts, ['training', 'injects', index, 'facts']),
  }));
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, 20) };
  const last = facts.reduce<Day | null>((day, { on }) => (day === null || on > day ? on : day), null);
  const until = asOf ?? last;
  if (until === null)
    return {
      ok: false,
      problems: [{ line: 1, field: 'asOf', message: 'is missing, and there are no facts to take the day from' }],
    };
  const whole = training && injects ? { ...rest, training: { ...training, injects } } : rest;
  return { ok: true, value: { ...whole, facts, asOf: until }, lineOf: read.lineOf };
}

function readFact(
  entry: Record<string, unknown>,
  list: readonly PropertyKey[],
  index: number,
  lineOf: LineOf,
): { fact: Fact | null; problems: Problem[] } {
  const path = [...list, index];
  const { id, type, on, recordedAt, by, ...rest } = entry;
  // An agreed action's `by` is the day it is due, not who wrote it down.
  const isDueDay = isFactType(type) && 'by' in DETAILS[type].shape;
  const details = isDueDay ? { ...rest, by } : rest;
  const envelope = envelopeSchema.safeParse({ id, type, on, recordedAt, ...(isDueDay ? {} : { by }) });
  const detailed = isFactType(type) ? DETAILS[type].safeParse(details) : null;
  const issues = [...(envelope.error?.issues ?? []), ...(detailed?.error?.issues ?? [])];
  const below = (part: readonly PropertyKey[]): number => lineOf([...path, ...part]);
  const problems = problemsOf(issues, entry, below).map((problem) => ({
    ...problem,
    field: `${fieldText(path)}.${problem.field}`,
  }));
  if (!envelope.success || !detailed?.success) return { fact: null, problems };
  const fact = {
    by: envelope.data.by ?? '',
    ...detailed.data,
    id: envelope.data.id ?? idAt(index),
    type: envelope.data.type,
    on: envelope.data.on,
    recordedAt: envelope.data.recordedAt ?? recordedInOrder(envelope.data.on, index),
  } as Fact;
  return { fact, problems };
}

const order = (index: number): string => String(index).padStart(6, '0');

/** The id of a fact that has none of its own: its place in the file. */
export const idAt = (index: number): string => `fact-${order(index)}`;

/** Without a time of its own a fact was recorded on its day, in the order of the file. */
export const recordedInOrder = (on: Day, index: number): string => `${on}T00:00:00.000Z${order(index)}`;
export const isInOrder = ({ recordedAt }: Fact): boolean => /Z\d{6}$/.test(recordedAt);

function repeatedIds(facts: readonly Fact[], list: readonly PropertyKey[], lineOf: LineOf): Problem[] {
  const seen = new Set<string>();
  return facts.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const path = [...list, index, 'id'];
    return [
      {
        line: lineOf(path),
        field: fieldText(path),
        message: `"${id}" names an earlier fact; each fact has an id of its own`,
      },
    ];
  });
}
