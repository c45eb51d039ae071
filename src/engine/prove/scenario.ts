import type { Policy } from '../../../policies/schema.ts';
import { writeScenario } from '../writeScenario.ts';
import { type Failure, PROPERTIES } from './properties.ts';

/** The shortest way to a failure as a scenario file, which the scenario runner plays; null where no facts show it. */
export function scenarioText(policy: Policy['id'], { property, message, example }: Failure): string | null {
  if (!example) return null;
  const { facts, asOf, born } = example;
  const title = `${PROPERTIES[property]}: ${message}`;
  return writeScenario({ title, policy, ...(born === null ? {} : { child: { born } }), facts, asOf, expect: [] });
}
