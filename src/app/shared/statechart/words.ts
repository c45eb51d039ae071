import type { Active, Status } from '../../../diagram/active.ts';
import { type Box, childrenOf, type Diagram, type Edge, lineText } from '../../../diagram/model.ts';
import { nameOf } from '../../../diagram/outline.ts';
import { capitalised, citation, uncapitalised } from '../../../diagram/words.ts';
import { ruleLineText } from '../../../diagram/rules.ts';

export const STATUS_WORDS: Record<Status, string> = {
  running: 'running',
  near: 'due soon',
  overdue: 'overdue',
  unset: 'no date agreed',
};

const sentence = (text: string): string => (/[.!?]$/.test(text) ? capitalised(text) : `${capitalised(text)}.`);

/** A box in a sentence or more: what it is, what it says, by when, and where the case is. */
export function boxWords(box: Box, diagram: Diagram, active: Active, due: string | undefined): string {
  const status = active.status.get(box.id);
  const now = active.leaves.has(box.id)
    ? ['The case is here.']
    : active.around.has(box.id)
      ? ['The case is inside.']
      : [];
  const states = childrenOf(diagram, box.id).filter(({ kind }) => kind !== 'overdue');
  const inside = states.length === 0 ? [] : [`Inside: ${states.map(({ label }) => label).join(', ')}.`];
  return [
    sentence(box.label),
    ...now,
    ...(due ? [sentence(due)] : status ? [sentence(STATUS_WORDS[status])] : []),
    ...(box.says ? [box.says] : []),
    ...(box.wait?.rules ?? []).map((rule) =>
      sentence(withClauses(rule.silence ?? ruleLineText(rule), citation(rule.clauses))),
    ),
    ...inside,
    ...(box.folded > 0 ? [`${box.folded} states are folded away inside.`] : []),
    ...(box.off ? ['Not reached under this policy.'] : []),
  ].join(' ');
}

const withClauses = (text: string, cited: string): string =>
  cited === '' ? text : `${text.replace(/\.$/, '')} (${cited})`;

/** An edge in sentences: what it needs and what it leads to. */
export function edgeWords(edge: Edge, diagram: Diagram): string {
  const from = nameOf(edge.from, diagram);
  const to = nameOf(edge.to, diagram);
  const where = edge.from === edge.to ? `Stays in ${from}, with the next date.` : `From ${from} to ${to}.`;
  const what = edge.lines.map((line) => {
    const off = line.off ? ' It does not happen under this policy.' : '';
    return `${sentence(withClauses(edge.kind === 'timer' ? `The time is over: ${uncapitalised(lineText(line))}` : lineText(line), citation(line.clauses)))}${off}`;
  });
  return [...what, where].join(' ');
}
