import { isMap, isScalar, parseDocument, stringify } from 'yaml';

import type { DeadlineRule, Policy } from '../../../../policies/schema.ts';
import type { Role } from '../../../facts/roles.ts';
import { type Period, periodText } from '../../../facts/period.ts';

/** Changes of a policy's file that leave every other character of it as it was written. */

/** Sets a value that every file has: the name, the edition, the id, the day from which it is in force. */
export const withValue = (text: string, field: 'id' | 'name' | 'edition' | 'inForce.from', value: string): string =>
  replaced(text, field.split('.'), value) ?? text;

/** Sets the policy's own word for a role. */
export function withWord(text: string, role: Role, word: string): string {
  const there = replaced(text, ['words', role], word);
  if (there !== null) return there;
  const line = `${role}: ${asYaml(word)}`;
  const node: unknown = parseDocument(text, { schema: 'core', prettyErrors: false }).get('words', true);
  if (!isMap(node) || !node.range) return `${text.trimEnd()}\n\nwords:\n  ${line}\n`;
  const [start] = node.range;
  if (node.flow === true)
    return `${text.slice(0, start + 1)} ${line}${node.items.length > 0 ? ',' : ' '}${text.slice(start + 1)}`;
  return `${text.slice(0, start)}${line}\n  ${text.slice(start)}`;
}

/**
 * Sets a limit's period: `recordCirculation`, `nextCoreGroup.second`. Where the file leaves the limit to the national
 * frame, the whole rule is written down, since an authority sets whole rules.
 */
export function withLimit(text: string, name: string, within: Period, policy: Policy): string {
  const path = ['deadlines', ...name.split('.'), 'within'];
  return replaced(text, path, periodText(within)) ?? withRule(text, name, within, policy);
}

/** The text with another value at a place; null where there is no such place. */
function replaced(text: string, path: readonly string[], value: string): string | null {
  const node: unknown = parseDocument(text, { schema: 'core', prettyErrors: false }).getIn(path, true);
  if (!isScalar(node) || !node.range) return null;
  const [start, end] = node.range;
  return text.slice(0, start) + asYaml(value) + text.slice(end);
}

/** A text in one line, in quotes where YAML, or a list in braces around it, would read it as something else. */
const asYaml = (value: string): string =>
  /^[A-Za-z][A-Za-z0-9 ()-]*$|^\d+ [a-z ]+$/.test(value.trim()) && stringify(value.trim()).trim() === value.trim()
    ? value.trim()
    : JSON.stringify(value);

function withRule(text: string, name: string, within: Period, { deadlines }: Policy): string {
  const rule = deadlines[name as keyof typeof deadlines] as DeadlineRule | undefined;
  if (!rule || !('within' in rule)) return text;
  const { of, strength, clauses } = rule;
  const line = `  ${name}: { within: ${periodText(within)}, of: ${of}, strength: ${strength}, clauses: [${clauses.join(', ')}] }`;
  const heading = /^deadlines:[ \t]*$/m;
  return heading.test(text)
    ? text.replace(heading, (found) => `${found}\n${line}`)
    : `${text.trimEnd()}\n\ndeadlines:\n${line}\n`;
}
