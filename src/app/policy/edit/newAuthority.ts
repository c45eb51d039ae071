import type { Day } from '../../../facts/day.ts';

/** The key under which the editor opens an authority that is not there yet. */
export const NEW = 'new';

/** The file that an authority begins with: it says nothing of its own, so England's frame holds throughout. */
export const newAuthority = (today: Day): string => `# yaml-language-server: $schema=policy.schema.json
id: my-authority
name: My authority
edition: "1"
extends: england

source:
  title: Name of the document
  publisher: My authority
  published: ${JSON.stringify(today.slice(0, 4))}
inForce: { from: ${JSON.stringify(nextMonth(today))} }
reviewedOn: ${JSON.stringify(today)}

# What people are called here, such as: leadSocialWorker: key worker
words: {}

# A rule of your own replaces England's. Each names the clauses it comes from, such as:
#   recordCirculation: { within: 10 working days, of: meeting, strength: must, clauses: [my-authority.4.2] }
deadlines: {}

# What the document says, in your own words, such as:
#   my-authority.4.2: { at: "4.2", says: The record goes out within ten working days., strength: must, kind: deadline, phase: record, actors: [key worker] }
clauses: {}
`;

/** The first day of the month after a day. */
export function nextMonth(today: Day): Day {
  const [year = 0, month = 0] = today.split('-').map(Number);
  const [nextYear, next] = month === 12 ? [year + 1, 1] : [year, month + 1];
  return `${nextYear}-${String(next).padStart(2, '0')}-01` as Day;
}
