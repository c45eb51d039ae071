import type { Case } from '../../src/documents/case/case.ts';
import type { Block, DocumentTree } from '../../src/documents/tree.ts';
import type { Day } from '../../src/facts/day.ts';
import { coreGroup, planMade, reviewArranged, under, type Written } from '../given.ts';

/** A plan under any policy that knows something of everything: what is written here must come out in its documents. */
export const STORY: readonly Written[] = [
  { type: 'strategyDiscussion.held', on: '2026-01-05' },
  planMade('2026-01-20', {
    category: 'neglect',
    leadSocialWorker: 'A. Okafor',
    coreGroup: [
      { role: 'leadSocialWorker', name: 'A. Okafor', agency: 'Children’s social care' },
      { role: 'parentOrCarer', name: 'Mrs Example' },
      { role: 'healthVisitor', name: 'B. Nurse', agency: 'NHS' },
      { role: 'teacher' },
    ],
    visitEvery: '10 working days',
  }),
  { type: 'coreGroup.arranged', on: '2026-01-20', for: '2026-01-29', time: '14:30', venue: 'Hilltop School' },
  coreGroup('2026-01-29', {
    attended: ['leadSocialWorker', 'parentOrCarer', 'healthVisitor'],
    apologies: ['teacher'],
    reports: ['teacher'],
    cover: [{ role: 'teacher', by: 'C. Deputy' }],
    childViews: 'recorded',
    riskReviewed: true,
    dissent: 'Mrs Example does not think the visits help.',
    dissentBy: ['Mrs Example'],
    notes: [
      { about: 'Was the child included, if that was appropriate?', says: 'No. Too young to sit through it.' },
      { about: 'Something nobody asked', says: 'Kept all the same.' },
    ],
  }),
  {
    type: 'plan.written',
    on: '2026-01-29',
    by: 'A. Okafor',
    needs: [
      {
        need: 'need-1',
        says: 'Amira misses meals',
        outcome: 'Three meals on every day',
        measure: 'The meal diary',
        by: '2026-03-31',
        actions: [
          { action: 'action-1', what: 'Help with the shopping list', who: 'B. Nurse', by: '2026-02-10' },
          { action: 'action-2', what: 'Keep the meal diary', who: 'parentOrCarer', by: '2026-02-20' },
        ],
      },
      { need: 'need-2', says: 'Amira is late for school', outcome: 'In class by 9 o’clock on each school day' },
    ],
    contingency: 'A legal planning meeting within a week',
    contact: 'A. Okafor every ten working days',
    resources: 'A place at the breakfast club; the school asks for it',
    childSays: 'I want breakfast with my friends',
    parentsSay: 'We want help and not orders',
  },
  {
    type: 'action.agreed',
    on: '2026-01-29',
    action: 'action-1',
    what: 'Help with the shopping list',
    who: 'B. Nurse',
    by: '2026-02-10',
  },
  {
    type: 'action.agreed',
    on: '2026-01-29',
    action: 'action-2',
    what: 'Keep the meal diary',
    who: 'parentOrCarer',
    by: '2026-02-20',
  },
  { type: 'plan.detailed', on: '2026-01-29', by: 'A. Okafor' },
  { type: 'plan.approved', on: '2026-02-02', by: 'T. Manager' },
  { type: 'plan.distributed', on: '2026-02-03', by: 'A. Okafor', to: ['parentOrCarer', 'healthVisitor'] },
  { type: 'visit.made', on: '2026-02-03', seenAlone: true, says: 'Amira had eaten' },
  {
    type: 'member.joined',
    on: '2026-02-04',
    role: 'teacher',
    name: 'D. Teacher',
    standIn: 'C. Deputy',
    contact: '01234 567890',
  },
  { type: 'record.circulated', on: '2026-02-17', meeting: 1, version: 'Final', to: ['parentOrCarer', 'teacher'] },
  { type: 'action.done', on: '2026-02-09', action: 'action-1' },
  { type: 'record.answered', on: '2026-02-18', meeting: 1, member: 'teacher', name: 'D. Teacher', answer: 'agrees' },
  { type: 'event.noted', on: '2026-02-12', what: 'Amira arrived without a coat', source: 'D. Teacher' },
  { type: 'worker.changed', on: '2026-02-16', leadSocialWorker: 'E. Newman', reason: 'A. Okafor has moved' },
  { type: 'concern.raised', on: '2026-02-20', concern: 'no-access', about: 'plan', trigger: 'No access to the child' },
  coreGroup('2026-03-17', {
    attended: ['leadSocialWorker', 'parentOrCarer', 'healthVisitor', 'teacher'],
    childViews: 'attended',
    progress: [
      { need: 'need-1', now: 'better', says: 'Four days in five' },
      { need: 'need-2', now: 'same' },
    ],
  }),
  reviewArranged('2026-03-17', '2026-04-15'),
  {
    type: 'removal.recommended',
    on: '2026-03-17',
    agreed: true,
    dissent: 'The teacher would wait for the summer',
    views: [
      { role: 'leadSocialWorker', view: 'agrees' },
      { role: 'teacher', view: 'disagrees', says: 'Too early' },
    ],
  },
];

export const caseUnder = (policy: string, facts: readonly Written[] = STORY, asOf: Day = '2026-03-20'): Case => ({
  run: under(policy)
    .given(...facts)
    .asOf(asOf)
    .run(),
  child: { name: 'Amira', born: '2019-04-02' },
  family: 'Rahman',
});

/** Everything a document says, a line a block or row. */
export function textOf(tree: DocumentTree): string {
  const lines = (block: Block): string[] => {
    switch (block.kind) {
      case 'list':
        return block.items.map(({ text }) => text);
      case 'facts':
        return block.rows.map(({ term, text }) => `${term}: ${text}`);
      case 'table':
        return [block.caption, ...block.rows.map((row) => row.map(({ text }) => text).join(' | '))];
      case 'space':
        return ['_'.repeat(block.lines)];
      case 'signatures':
        return block.who.map((who) => `${who}: ______`);
      default:
        return [block.text];
    }
  };
  return [
    tree.title,
    tree.about,
    tree.origin,
    tree.printed,
    ...tree.facts.map(({ term, text }) => `${term}: ${text}`),
    ...tree.blocks.flatMap(lines),
    ...tree.cited.map(({ place, says }) => `${place}: ${says}`),
  ].join('\n');
}
