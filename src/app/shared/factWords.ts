import type { Run } from '../../engine/run.ts';
import { dayText, roleWord } from '../../engine/words.ts';
import { isDay } from '../../facts/day.ts';
import { valueName } from '../../facts/values.ts';
import { type Fact, FACT_NAMES } from '../../facts/vocabulary.ts';
import { fieldsOf } from './form/fields.ts';

/** What a fact says besides its day, in words: a title and a text for each field that was filled in. */
export function factDetails(run: Run, fact: Fact): { title: string; text: string }[] {
  const values = fact as unknown as Readonly<Record<string, unknown>>;
  return fieldsOf(fact.type).flatMap(({ name, title }) => {
    const value = values[name];
    return value === undefined || name === 'recordedBy' ? [] : [{ title, text: text(run, fact, name, value) }];
  });
}

function text(run: Run, fact: Fact, name: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value)) return value.map((item) => listed(run, item)).join(isSentences(value) ? '; ' : ', ');
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  if (name === 'fact') return withdrawnName(run, value);
  if (ROLE_FIELDS.has(name)) return roleWord(run.policy, value);
  if (name === 'step') return rungText(run, value);
  if (name === 'reason' && fact.type !== 'plan.ended') return value;
  return isDay(value) ? dayText(value) : valueName(name, value);
}

const ROLE_FIELDS: ReadonlySet<string> = new Set(['chair', 'member', 'role']);
const isSentences = (items: readonly unknown[]): boolean =>
  items.some((item) => typeof item === 'object' && item !== null && 'says' in item);

/** What one row of a list says: a role, a member, a note, a need of the plan, who stood in for whom, a view. */
function listed(run: Run, item: unknown): string {
  if (typeof item === 'string') return roleWord(run.policy, item);
  const { role, name, agency, by, about, says, outcome, need, now, view } = item as Readonly<Record<string, string>>;
  const who = role === undefined ? undefined : roleWord(run.policy, role);
  if (outcome !== undefined) return `${says}: ${outcome}`;
  if (by !== undefined) return `${by} for the ${who}`;
  if (now !== undefined) return [`${need} ${valueName('now', now)}`, says].filter(Boolean).join(': ');
  if (view !== undefined) return [`${who} ${valueName('view', view)}`, says].filter(Boolean).join(': ');
  if (about !== undefined) return `${about} ${says}`;
  return [who, name, agency && `(${agency})`].filter(Boolean).join(' ');
}

/** A step of a ladder by what it asks for; one that no ladder has is left as people wrote it. */
function rungText({ policy }: Run, step: string): string {
  const rungs = Object.values(policy.ladders).flatMap(({ steps }) => steps);
  return rungs.find(({ id }) => id === step)?.says ?? step;
}

function withdrawnName(run: Run, id: string): string {
  const fact = run.given.find((other) => other.id === id);
  return fact ? `${FACT_NAMES[fact.type]}, ${dayText(fact.on)}` : 'a fact that is not on this device';
}
