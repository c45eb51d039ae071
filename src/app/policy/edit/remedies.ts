import type { Problem } from '../../../facts/yaml.ts';

const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [/^is empty$/, 'Write it, or take out what needs it.'],
  [/has more than 1,000 characters/, 'Say it in fewer words.'],
  [/is not a clause id/, 'Write the document, the section and the letter, with dots between.'],
  [/is written in camelCase/, 'Begin with a small letter, and write the next words with a capital and no space.'],
  [/is written in lower case/, 'Take out capitals and spaces.'],
  [
    /is not a field that belongs here/,
    'Compare it with the names on the left of the colons around it, or take it out.',
  ],
  [/is missing$/, 'Add it, or take out what needs it.'],
  [/is not a period/, 'Write a number and a unit, such as “10 working days”.'],
  [/is not a role/, 'Use one of Waymark’s roles, such as teamManager; the policy’s own word for it goes under words.'],
  [/is not a kind of fact/, 'Use the fact’s name as in coreGroup.held.'],
  [/which does not exist$/, 'Add the clause under clauses, or name one that is there.'],
  [/is used by no deadline/, 'Name it where it acts, or under guidance.'],
  [/has the kind/, 'Change the clause’s kind, or use it in a rule of that kind.'],
  [/is no rule for a deadline/, 'Check the spelling of within, of, by, strength and clauses on this line.'],
  [/needs at least one clause/, 'Put the id of the clause between the brackets.'],
  [/is not a real day/, 'Write the day as 2026-01-31.'],
  [/is there twice/, 'Take one of the two out.'],
];

/** What to do about a problem, beside what is wrong. */
export const remedyOf = ({ message }: Problem): string =>
  REMEDIES.find(([pattern]) => pattern.test(message))?.[1] ?? 'Correct this line.';
