import { describe, expect, it } from 'vitest';

import { documentHead, documentOf, type Which } from '../../src/documents/document.ts';
import { DOCUMENT_IDS, type DocumentId } from '../../src/documents/ids.ts';
import { marksOf } from '../../src/documents/tree.ts';
import { POLICIES, policyOf, type Written } from '../given.ts';
import { caseUnder, STORY, textOf } from './given.ts';

const AUTHORITIES = POLICIES.map(({ id }) => id);
const textUnder = (policy: string, id: DocumentId, which?: Which): string =>
  textOf(documentOf(id, caseUnder(policy), which));

describe.each(AUTHORITIES)('documents under %s', (policy) => {
  it.each(DOCUMENT_IDS)('X8, X9: the %s says whose form it is not, when it was printed, and its clauses', (id) => {
    const tree = documentOf(id, caseUnder(policy));
    const { name } = policyOf(policy);
    expect(tree.origin).toContain(id === 'family' ? `not ${name}’s own leaflet` : `Not ${name}’s own form`);
    expect(tree.printed).toBe('Correct as printed on Fri 20 March 2026');
    expect(tree.about).toBe('Amira');
    for (const clause of tree.cited) expect(policyOf(policy).clauses[clause.id]?.says).toBe(clause.says);
  });

  it.each(DOCUMENT_IDS)('X8: the %s asks every question of the policy’s form, or says that there is none', (id) => {
    const { hasForm } = documentHead(policyOf(policy), id);
    const text = textUnder(policy, id);
    const forms = {
      plan: 'plan',
      record: 'coreGroupRecord',
      checklist: 'checklist',
      terms: 'termsOfReference',
      report: 'conferenceReport',
      chronology: 'chronology',
      family: null,
    } as const;
    const form = forms[id];
    if (form === null) return;
    for (const { asks } of policyOf(policy).forms[form]?.items ?? []) expect(text).toContain(asks);
    expect(text.includes('does not say what belongs in')).toBe(
      !hasForm || (id === 'record' && !policyOf(policy).forms.workingAgreement),
    );
  });

  it.each(DOCUMENT_IDS)(
    'the %s of a plan of which only the conference is known can be made, to fill in by hand',
    (id) => {
      const bare = caseUnder(policy, STORY.slice(0, 2));
      expect(textOf(documentOf(id, bare, { meeting: 'blank' }))).toContain('Amira');
    },
  );
});

describe('what is known comes out', () => {
  it('the plan: needs, actions and how they stand, words, members with their stand-ins', () => {
    const text = textUnder('pan-sussex', 'plan');
    for (const known of [
      'What must change: Three meals on every day',
      'How we will know: The meal diary',
      '1.1 | Help with the shopping list | B. Nurse | Tue 10 February 2026',
      'Done on Mon 9 February 2026',
      'Not done; it was due by Fri 20 February 2026',
      'I want breakfast with my friends',
      'We want help and not orders',
      'A legal planning meeting within a week',
      'D. Teacher, teacher | C. Deputy | 01234 567890',
      'Approved: Mon 2 February 2026, recorded by T. Manager (text 1)',
    ])
      expect(text).toContain(known);
  });

  it('the record of a meeting: who came, cover, dissent, notes, where it was sent', () => {
    const text = textUnder('pan-sussex', 'record', { meeting: 1 });
    for (const known of [
      'A. Okafor, lead social worker | Came, in the chair',
      'Teacher | Apologies. Sent a report. C. Deputy stood in',
      'Held on: Thu 29 January 2026, 14:30',
      'At: Hilltop School',
      'Mrs Example does not think the visits help.',
      'Who disagreed: Mrs Example.',
      'D. Teacher, teacher | Agrees',
      'Kept all the same.',
      'Tue 17 February 2026 | Final | parent or carer and teacher',
      '1 | Help with the shopping list | B. Nurse',
    ])
      expect(text).toContain(known);
    expect(text).not.toContain('Four days in five');
    expect(textUnder('pan-sussex', 'record', { meeting: 2 })).toContain(
      'Three meals on every day | is getting better | Four days in five',
    );
  });

  it('X10: the checklist is ticked where the case knows, by date, by check and by what was written', () => {
    const first = textUnder('pan-sussex', 'checklist', { meeting: 1 });
    expect(first).toContain('Was the child included, if that was appropriate? | ☐ | ☒ | Too young to sit through it.');
    expect(first).toMatch(
      /Was it in time.* \| ☒ \| ☐ \| The first core group: Thu 29 January 2026, due by Tue 3 February 2026\./,
    );
    expect(first).toContain('Did the professionals named in the current plan come? | ☐ | ☒ | Not every professional');
    expect(first).toContain('Did the lead social worker chair it? | ☒ | ☐ |');
    expect(first).toContain('included? | ☐ | ☐ | There: Mrs Example, parent or carer.');
    const second = textUnder('pan-sussex', 'checklist', { meeting: 2 });
    expect(second).toMatch(
      /Was it in time.* \| ☐ \| ☒ \| The next core group: Tue 17 March 2026, due by Thu 12 March 2026\./,
    );
  });

  it('X10: what was not recorded is not ticked', () => {
    const quiet = STORY.map((fact): Written =>
      fact.type === 'coreGroup.held' ? { type: fact.type, on: fact.on, chair: fact.chair } : fact,
    );
    const text = textOf(documentOf('checklist', caseUnder('pan-sussex', quiet), { meeting: 1 }));
    expect(text).toContain('Did the professionals named in the current plan come? | ☐ | ☐ |');
  });

  it('the report: progress, actions, attendance, visits, what was late, views, dissent', () => {
    const text = textUnder('pan-sussex', 'report');
    for (const known of [
      'Tue 31 March 2026 | Is getting better | Four days in five',
      'Teacher (Apologies. Sent a report. C. Deputy stood in)',
      '1 visit; the child was seen alone at 1 of them.',
      'Amira had eaten',
      'The next core group was due by Thu 12 March 2026, and had not happened.',
      'No access to the child',
      'The core group recommended that the plan ends',
      'D. Teacher, teacher | Disagrees | Too early',
      'The teacher would wait for the summer',
    ])
      expect(text).toContain(known);
  });

  it('the report begins with the last conference', () => {
    const reviewed = caseUnder(
      'pan-sussex',
      [
        ...STORY,
        { type: 'conference.held', on: '2026-04-15', kind: 'review', decision: 'continue' },
        { type: 'visit.made', on: '2026-04-20', says: 'All well' },
      ],
      '2026-04-21',
    );
    const text = textOf(documentOf('report', reviewed));
    expect(text).toContain('from the last conference on Wed 15 April 2026');
    expect(text).toContain('All well');
    expect(text).not.toContain('Amira had eaten');
  });

  it('the chronology: everything that counts, in order, with its source', () => {
    const text = textUnder('pan-sussex', 'chronology');
    expect(text).toContain('Thu 12 February 2026 | Amira arrived without a coat | D. Teacher');
    expect(text).toContain('E. Newman became the lead social worker\nA. Okafor has moved');
    const days = [...text.matchAll(/^(\w{3} \d+ \w+ 2026) \|/gm)].map(([, day]) => Date.parse(`${day?.slice(4)} UTC`));
    expect(days).toEqual(days.toSorted((a, b) => a - b));
  });

  it('the authority’s own words stand for people and meetings', () => {
    expect(textUnder('croydon', 'plan')).toContain('E. Newman, key worker');
    expect(textUnder('oxfordshire', 'record')).toContain('Core group minutes and action plan');
    expect(documentHead(policyOf('surrey'), 'report').title).toBe('Recommendations to the review conference');
  });

  it('X9: a mark leads to its clause at the end', () => {
    const { blocks, cited } = documentOf('checklist', caseUnder('pan-sussex'));
    const table = blocks.find((block) => block.kind === 'table');
    expect(table?.kind === 'table' && marksOf(cited, table.rows[0]?.[0]?.clauses)).toBe('[1]');
    expect(cited[0]?.id).toBe('pan-sussex.responsibilities.8.a');
  });

  it('a withdrawn fact is in no document', () => {
    const at = STORY.findIndex(({ type }) => type === 'event.noted');
    const taken = caseUnder('pan-sussex', [
      ...STORY,
      { type: 'fact.withdrawn', on: '2026-03-18', fact: `f${at + 1}`, reason: 'Wrong child' },
    ]);
    expect(textOf(documentOf('chronology', taken))).not.toContain('without a coat');
  });
});

describe('the page for the family', () => {
  const text = textUnder('pan-sussex', 'family');

  it('X11: worries, change, who does what by when, meetings, and what to do if they disagree', () => {
    for (const known of [
      'Amira misses meals',
      'Three meals on every day | Tue 31 March 2026 | The meal diary',
      'Parent or carer | Keep the meal diary | Fri 20 February 2026',
      'Wed 15 April 2026',
      'What you can do if you disagree',
    ])
      expect(text).toContain(known);
  });

  it('X11: no word that only professionals use, and no long sentence of our own', () => {
    const ours = textOf(documentOf('family', caseUnder('nottinghamshire', STORY.slice(0, 2))));
    for (const word of [
      'SMART',
      'contingency',
      'multi-agency',
      'quorate',
      'dissent',
      'threshold',
      'section 47',
      'outcome',
      'core group',
      'statutory',
    ])
      expect(ours.toLowerCase()).not.toContain(word.toLowerCase());
    const long = ours.split(/[.!?\n|]/).filter((sentence) => sentence.trim().split(/\s+/).length > 24);
    expect(long).toEqual([]);
  });
});
