import { isMap, parseDocument } from 'yaml';

import { type DeadlineRule, type Policy } from '../../../../policies/schema.ts';
import { type Period, periodText } from '../../../facts/period.ts';
import type { Limit } from '../impact/periods.ts';

/** Changes of a policy's file that leave the rest of it, comments too, as it was written. */

const changed = (text: string, change: (document: ReturnType<typeof parseDocument>) => void): string => {
  const document = parseDocument(text, { schema: 'core' });
  if (document.errors.length > 0 || !isMap(document.contents)) return text;
  change(document);
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
};

/** Sets a value at the top: the name, the edition, the id. */
export const withValue = (text: string, field: 'id' | 'name' | 'edition', value: string): string =>
  changed(text, (document) => document.set(field, value));

/**
 * Sets a limit's period. Where the file leaves the limit to the national frame, the frame's rule is written down first,
 * since an authority sets whole rules.
 */
export function withLimit(text: string, { name }: Limit, within: Period, policy: Policy): string {
  const path = ['deadlines', ...name.split('.')];
  return changed(text, (document) => {
    if (!document.hasIn(path)) document.setIn(path, document.createNode(plain(ruleAt(policy, name)), { flow: true }));
    document.setIn([...path, 'within'], periodText(within));
  });
}

function ruleAt({ deadlines }: Policy, name: string): DeadlineRule {
  const [id = '', part] = name.split('.');
  const found: unknown = deadlines[id as keyof typeof deadlines];
  return (part === undefined ? found : (found as Record<string, unknown>)[part]) as DeadlineRule;
}

const plain = (rule: DeadlineRule): object =>
  Object.fromEntries(
    Object.entries(rule).map(([key, value]) => [key, isPeriod(value) ? periodText(value) : (value as unknown)]),
  );

const isPeriod = (value: unknown): value is Period => typeof value === 'object' && value !== null && 'unit' in value;
