import { describe, expect, it } from 'vitest';

import { type DraftNeed, NOBODY_YET, promptsFor } from '../../src/documents/plan/smart.ts';

const TODAY = '2026-03-02';
const need = (part: Partial<DraftNeed> = {}): DraftNeed => ({
  says: 'Amira misses meals',
  outcome: 'Three meals on every day',
  measure: 'The meal diary',
  by: '2026-04-30',
  actions: [{ what: 'Keep the meal diary', who: 'Mrs Example', by: '2026-03-20' }],
  ...part,
});
const action = (part: object) =>
  need({ actions: [{ what: 'Call the school', who: 'B. Nurse', by: '2026-03-20', ...part }] });
const found = (draft: DraftNeed): string[] => promptsFor(draft, TODAY).map(({ field, says }) => `${field}: ${says}`);

describe('prompts for wording that can be kept to', () => {
  it('X1: an outcome with a measure and a day, and an action with a person and a day, have none', () => {
    expect(found(need())).toEqual([]);
  });

  it.each([
    'ongoing',
    'On-going',
    'as soon as possible',
    'ASAP',
    'a.s.a.p',
    'regularly',
    'when needed',
    'as and when',
    'in due course',
    'continually',
  ])('X1: “%s” is not a timescale', (word) => {
    expect(found(action({ what: `Call the school ${word}` }))).toEqual([
      `what: “${word}” is not a timescale. Say by which day, or how often.`,
    ]);
    expect(found(need({ outcome: `Three meals a day, ${word}` }))).toHaveLength(1);
  });

  it.each(['Regular meals are the aim of no one', 'He soonest came', 'Shortlyness', 'foregoing'])(
    'X1: “%s” is looked at word by word',
    (what) => {
      const words = found(action({ what })).filter((says) => says.startsWith('what: “'));
      expect(words.every((says) => says.includes('“Regular”'))).toBe(true);
    },
  );

  it('X2: an outcome asks for its measure and its day', () => {
    expect(found(need({ measure: ' ', by: null })).map((says) => says.split(':')[0])).toEqual(['measure', 'by']);
  });

  it('X2: more, better and less ask by how much, unless there is a number', () => {
    expect(found(need({ outcome: 'Better attendance' }))).toEqual([
      'outcome: By how much? People can read “Better” in different ways.',
    ]);
    expect(found(need({ outcome: 'Better attendance: four days in five' }))).toEqual([]);
    expect(found(need({ outcome: 'Attendance improves to 95%' }))).toEqual([]);
  });

  it('X3: an action asks for one person and a day', () => {
    expect(found(action({ who: ' ' }))).toEqual(['who: Name one person.']);
    expect(found(action({ who: NOBODY_YET }))).toEqual(['who: Name one person.']);
    expect(found(action({ who: 'All professionals' }))[0]).toContain('is not one person');
    expect(found(action({ who: 'Family' }))[0]).toContain('is not one person');
    expect(found(action({ who: 'The family support worker' }))).toEqual([]);
    expect(found(action({ by: null }))).toEqual(['actionBy: An action needs a day.']);
  });

  it('X3: an outcome for which nobody does anything asks for an action', () => {
    expect(found(need({ actions: [] }))).toEqual(['outcome: Nobody does anything for this yet. Add an action.']);
  });

  it('days that have passed are pointed out, today is not', () => {
    expect(found(need({ by: '2026-03-01' }))).toEqual(['by: This day has passed. Is there a new one?']);
    expect(found(need({ by: TODAY }))).toEqual([]);
  });

  it('an empty need and an empty action are left in peace', () => {
    const nothing = { says: '', outcome: '', measure: '', by: null, actions: [] };
    expect(promptsFor(nothing, TODAY)).toEqual([]);
    expect(found(need({ actions: [{ what: '', who: '', by: null }] }))).toEqual([]);
  });

  it('a text of ten thousand characters is no trouble', () => {
    expect(found(need({ outcome: 'as '.repeat(3300), measure: '('.repeat(10_000) }))).toEqual([]);
  });
});
