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
  if (Array.isArray(value)) return value.map((item) => listed(run, item)).join(', ');
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  if (name === 'fact') return withdrawnName(run, value);
  if (name === 'chair') return roleWord(run.policy, value);
  if (name === 'reason' && fact.type !== 'plan.ended') return value;
  return isDay(value) ? dayText(value) : valueName(name, value);
}

function listed(run: Run, item: unknown): string {
  if (typeof item === 'string') return roleWord(run.policy, item);
  const { role, name, agency } = item as { role: string; name?: string; agency?: string };
  return [roleWord(run.policy, role), name, agency && `(${agency})`].filter(Boolean).join(' ');
}

function withdrawnName(run: Run, id: string): string {
  const fact = run.given.find((other) => other.id === id);
  return fact ? `${FACT_NAMES[fact.type]}, ${dayText(fact.on)}` : 'a fact that is not on this device';
}
