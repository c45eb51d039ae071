import type { Status } from '../../../diagram/active.ts';
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

/** Where a case is as a box sees it: in it, in one inside it, or elsewhere. */
export type Where = 'here' | 'inside' | 'elsewhere';

type Now = { readonly where: Where; readonly status: Status | undefined; readonly due: string | undefined };
const HERE: Readonly<Record<Where, readonly string[]>> = {
  here: ['The case is here.'],
  inside: ['The case is inside.'],
  elsewhere: [],
};

/** A box in a sentence or more: what it is, what it says, by when, and where the case is. */
export function boxWords(box: Box, diagram: Diagram, { where, status, due }: Now): string {
  const states = childrenOf(diagram, box.id).filter(({ kind }) => kind !== 'overdue');
  const inside = states.length === 0 ? [] : [`Inside: ${states.map(({ label }) => label).join(', ')}.`];
  return [
    sentence(box.label),
    ...HERE[where],
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
