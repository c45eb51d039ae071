import type { Run } from '../engine/run.ts';
import type { Scenario } from '../engine/scenario.ts';
import { BREACH_WORDS } from '../engine/breaches.ts';
import { nextSteps } from '../engine/steps.ts';
import { dayText, deadlineName } from '../engine/words.ts';
import { FACT_NAMES } from '../facts/vocabulary.ts';

/** A run for a person at a terminal: where the child is, what is due, what was not kept, what comes next. */
export function report(scenario: Scenario, run: Run, short: readonly string[]): string {
  const lines = [
    `${short.length === 0 ? '✓' : '✗'} ${scenario.title}`,
    `  ${run.policy.name}, as of ${dayText(run.asOf)}`,
    ...section(
      'Where',
      [...run.processes].map(([key, { view }]) => `${key}: ${view.paths.join(', ')}`),
    ),
    ...section(
      'Ended',
      run.ended
        ? [
            `${dayText(run.ended.on)}, ${run.ended.reason}${'route' in run.ended ? ` (${run.ended.route ?? 'no step-down agreed'})` : ''}`,
          ]
        : [],
    ),
    ...section(
      'Deadlines',
      run.deadlines.map(
        (d) =>
          `${deadlineName(run.policy, d.id)} (${d.id} ${d.n}): ${d.due ? dayText(d.due) : 'no date'}, ${d.status}${d.metOn ? ` on ${dayText(d.metOn)}` : ''}`,
      ),
    ),
    ...section(
      'Not kept',
      run.breaches.map((b) => `${dayText(b.on)}: ${b.message} ${BREACH_WORDS[b.strength]} ${b.clauses.join(', ')}`),
    ),
    ...section(
      'Refused',
      run.refused.map(({ fact, reason }) => `${dayText(fact.on)} ${FACT_NAMES[fact.type]}: ${reason}`),
    ),
    ...section(
      'Next',
      nextSteps(run).map((s) => `${s.what} (${s.who})${s.by ? `, by ${dayText(s.by)}` : ''}`),
    ),
  ];
  return `${lines.join('\n')}\n\n`;
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`  ${title}`, ...lines.map((line) => `    ${line}`)];
