import type { Form } from '../../../../policies/schema.ts';

/** The order in which core groups go through their business; no document sets another. */
export const AGENDA = [
  'Who is here, who sent apologies or a report, and who stands in for whom',
  'What the child thinks, wishes and feels',
  'The plan, line by line: what has changed for the child',
  'What was agreed last time: done, not yet, or a new date',
  'The level of risk now',
  'Where people disagree',
  'What is to be done next: who, and by when',
  'The next core group, the review, and the report for it',
] as const;

const OF_ONE = /^(First|Later) meetings?: /;

/** The items of a form that belong to this meeting: some are for the first one only, or for those after it. */
export const askedOfThis = (items: Form['items'], isFirst: boolean): Form['items'] =>
  items
    .filter(({ asks }) => (OF_ONE.exec(asks)?.[1] ?? (isFirst ? 'First' : 'Later')) === (isFirst ? 'First' : 'Later'))
    .map(({ asks, clauses }) => ({ asks: capital(asks.replace(OF_ONE, '')), clauses }));

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
