import { z } from 'zod';

import { readScenario, type Scenario } from '../../../engine/scenario.ts';
import { writeScenario } from '../../../engine/writeScenario.ts';
import { daySchema, FACT_TYPES } from '../../../facts/vocabulary.ts';
import { type Branch, scenarioOf, type Session } from './session.ts';

/** A session as text, and back. Facts are kept as scenario files, so that what is read is checked as those are. */
const VERSION = 1;
const words = z.string().max(4000);
const position = z.strictObject({ step: z.int().min(0), day: daySchema });
const point = z.union([z.literal(0), z.literal(1)]);
const guess = z.strictObject({
  table: words,
  step: z.union([z.enum(FACT_TYPES), z.literal('')]),
  who: words,
  by: words,
});
const asked = { branch: z.string(), at: position, asked: words };

const savedSchema = z.strictObject({
  version: z.literal(VERSION),
  id: z.string().min(1).max(200),
  scenario: z.string(),
  current: z.string(),
  at: position.nullable(),
  tables: z.array(words).max(30),
  bookmarks: z.array(z.strictObject({ on: daySchema, note: words })),
  branches: z.array(
    z.strictObject({
      id: z.string(),
      name: words,
      policy: z.string(),
      file: z.string(),
      from: z.string().nullable(),
      since: daySchema.nullable(),
      heard: z.array(
        z.strictObject({
          on: daySchema,
          title: words,
          heard: words,
          playedBy: words.exactOptional(),
          expected: words.exactOptional(),
          learning: words.exactOptional(),
        }),
      ),
    }),
  ),
  questions: z.array(z.strictObject({ ...asked, guesses: z.array(guess) })).default([]),
  rounds: z.array(
    z.strictObject({
      ...asked,
      answer: z.strictObject({
        what: words,
        who: words,
        by: daySchema.nullable(),
        because: words,
        clauses: z.array(words),
        said: words.nullable(),
      }),
      guesses: z.array(guess.extend({ points: z.strictObject({ step: point, who: point, by: point }) })),
    }),
  ),
});

export function sessionText(session: Session): string {
  const saved: z.input<typeof savedSchema> = {
    version: VERSION,
    id: session.id,
    scenario: writeScenario(session.scenario),
    current: session.current,
    at: session.at,
    tables: [...session.tables],
    bookmarks: [...session.bookmarks],
    branches: session.branches.map((branch) => ({
      id: branch.id,
      name: branch.name,
      policy: branch.policy,
      from: branch.from,
      since: branch.since,
      heard: [...branch.heard],
      file: fileOf(session, branch),
    })),
    questions: session.questions.map((question) => ({ ...question, guesses: [...question.guesses] })),
    rounds: session.rounds.map((round) => ({
      ...round,
      answer: { ...round.answer, clauses: [...round.answer.clauses] },
      guesses: [...round.guesses],
    })),
  };
  return JSON.stringify(saved);
}

/** A branch is written once: what is kept most often is only where one stands. */
function fileOf(session: Session, branch: Branch): string {
  const before = files.get(branch);
  if (before?.scenario === session.scenario) return before.text;
  const text = writeScenario(scenarioOf({ ...session, bookmarks: [] }, branch));
  files.set(branch, { scenario: session.scenario, text });
  return text;
}
const files = new WeakMap<Branch, { readonly scenario: Scenario; readonly text: string }>();

/** The session a text holds; null where it cannot be read, for instance because another version wrote it. */
export function sessionFrom(saved: string): Session | null {
  const parsed = savedSchema.safeParse(json(saved));
  if (!parsed.success) return null;
  const scenario = readScenario(parsed.data.scenario);
  if (!scenario.ok) return null;
  const branches: Branch[] = [];
  for (const { file, ...branch } of parsed.data.branches) {
    const read = readScenario(file);
    if (!read.ok) return null;
    branches.push({ ...branch, facts: read.value.facts });
  }
  const { version: _version, ...rest } = parsed.data;
  return { ...rest, scenario: scenario.value, branches };
}

function json(content: string): unknown {
  try {
    return JSON.parse(content) as unknown;
  } catch {
    return null;
  }
}
