import { describe, expect, it } from 'vitest';

import { checkPlan, newActions, trackedAs } from '../../src/app/practice/plan/checkPlan.ts';
import {
  emptyAction,
  emptyNeed,
  freeKey,
  isSaved,
  memberKey,
  membersChanged,
  newerThan,
  startOfPlan,
  type TypedNeed,
  type TypedPlan,
  usedKeys,
} from '../../src/app/practice/plan/typed.ts';
import { typedDay } from '../../src/app/shared/form/typed.ts';
import { actionsOf } from '../../src/documents/case/actions.ts';
import { NOBODY_YET } from '../../src/documents/plan/smart.ts';
import { planStepsOf, versionsOf } from '../../src/documents/plan/versions.ts';
import { run } from '../../src/engine/run.ts';
import { must } from '../../src/facts/must.ts';
import { planMade, policyOf, under, written } from '../given.ts';
import { caseUnder, STORY } from '../documents/given.ts';

const bare = under('pan-sussex').given(planMade('2026-01-20')).asOf('2026-01-29').run();
const full = caseUnder('pan-sussex').run;
let count = 0;
const newId = (): string => `id-${++count}`;
const envelope = { recordedAt: '2026-01-29T12:00:00.999Z', by: ' A. O. ', newId };

const need: TypedNeed = {
  ...emptyNeed('need-1'),
  says: 'Misses meals',
  outcome: 'Three meals a day',
  actions: [
    { key: 'action-1', what: 'Keep the diary', who: 'Mrs Example', by: typedDay('2026-02-20') },
    { key: 'action-2', what: 'See about breakfast', who: ' ', by: typedDay('2026-02-20') },
    emptyAction('action-3'),
  ],
};
const typed = (part: Partial<TypedPlan> = {}): TypedPlan => ({
  ...startOfPlan(bare, 'written'),
  needs: [need],
  ...part,
});
const factsOf = (plan: TypedPlan) => {
  const checked = checkPlan(bare, plan, envelope);
  if (!checked.ok) throw new Error(JSON.stringify(checked.errors));
  return checked.facts;
};
const errorsOf = (plan: TypedPlan): Readonly<Record<string, string>> => {
  const checked = checkPlan(bare, plan, envelope);
  return checked.ok ? {} : checked.errors;
};

describe('what one save records', () => {
  it('X13: the text, the new actions and that it is detailed, in this order, a moment apart', () => {
    const facts = factsOf(typed({ isDetailed: true }));
    expect(facts.map(({ type }) => type)).toEqual(['plan.written', 'action.agreed', 'plan.detailed']);
    const moments = facts.map(({ recordedAt }) => recordedAt);
    expect(moments).toEqual([...new Set(moments)].toSorted());
    expect(facts[1]).toMatchObject({
      action: 'action-1',
      what: 'Keep the diary',
      who: 'Mrs Example',
      by: '2026-02-20',
      recordedBy: 'A. O.',
    });
    const after = run(policyOf('pan-sussex'), [...written([planMade('2026-01-20')]), ...facts], { asOf: '2026-01-30' });
    expect(after.refused).toEqual([]);
    expect(planStepsOf(after)[1]?.done).toMatchObject({ by: 'A. O.', version: 1 });
    expect(actionsOf(after)).toHaveLength(1);
  });

  it('X13: only the text where nothing else is wanted', () => {
    expect(factsOf(typed({ tracks: false })).map(({ type, id }) => [type, id])).toEqual([['plan.written', 'written']]);
  });

  it('X3: an action without a person is saved, and marked as such', () => {
    const [text] = factsOf(typed());
    expect(text).toMatchObject({ needs: [{ actions: [{ who: 'Mrs Example' }, { who: NOBODY_YET }] }] });
  });

  it('empty needs and actions are left out', () => {
    const [text] = factsOf(typed({ needs: [emptyNeed('need-9'), { ...need, actions: [emptyAction('a')] }] }));
    expect(text).toMatchObject({ needs: [{ need: 'need-1' }] });
    expect(text).not.toHaveProperty('needs.0.actions');
  });

  it('X7: a stand-in or a contact that was typed is the member’s', () => {
    const [lead] = membersChanged(full, startOfPlan(full, 'x'));
    expect(lead).toBeUndefined();
    const key = memberKey({ role: 'healthVisitor', name: 'B. Nurse' });
    const plan = { ...startOfPlan(full, 'x'), members: { [key]: { standIn: ' F. Cover ', contact: '' } } };
    expect(membersChanged(full, plan)).toEqual([
      { role: 'healthVisitor', name: 'B. Nurse', agency: 'NHS', standIn: 'F. Cover', contact: undefined },
    ]);
  });
});

describe('what is wrong is said at its box', () => {
  it('a need half said, a day that is none, a text too long', () => {
    const wrong = typed({
      on: { day: '31', month: '2', year: '2026' },
      needs: [
        {
          ...need,
          says: '',
          by: { day: '1', month: '', year: '' },
          actions: [{ ...emptyAction('a'), who: 'x'.repeat(201) }],
        },
      ],
      contact: 'x'.repeat(10_001),
    });
    expect(errorsOf(wrong)).toEqual({
      on: 'Enter a real day, such as 27 3 2026',
      'need-0-says': 'Need 1: say what the child needs',
      'need-0-by': 'Need 1: enter a real day, such as 27 3 2026',
      'need-0-action-0-what': 'Need 1, action 1: say what is to be done',
      'need-0-action-0-who': 'Need 1, action 1: this has more than 200 characters; shorten it',
      contact: 'Who sees the child and the family: this has more than 10,000 characters; shorten it',
    });
  });

  it('a day beyond all sense', () => {
    expect(errorsOf(typed({ on: typedDay('2150-03-01') }))).toEqual({
      on: 'The day lies in the future; enter the day it was agreed',
    });
    const late = { key: 'action-1', what: 'Keep the diary', who: '', by: typedDay('2029-01-29') };
    expect(errorsOf(typed({ needs: [{ ...need, by: typedDay('2062-04-01'), actions: [late] }] }))).toEqual({
      'need-0-by': 'Need 1: the day is more than 3 years ahead; check the year',
      'need-0-action-0-by': 'Need 1, action 1: the day is more than 3 years ahead; check the year',
    });
    expect(errorsOf(typed({ needs: [{ ...need, by: typedDay('2029-01-28') }] }))).toEqual({});
  });

  it('X1: loose wording is never wrong', () => {
    expect(errorsOf(typed({ needs: [{ ...need, outcome: 'Ongoing support as soon as possible' }] }))).toEqual({});
  });
});

describe('going on from what is there', () => {
  it('starts from the newest text, with its keys', () => {
    const start = startOfPlan(full, 'x');
    expect(start.needs.map(({ key, outcome }) => [key, outcome])).toEqual([
      ['need-1', 'Three meals on every day'],
      ['need-2', 'In class by 9 o’clock on each school day'],
    ]);
    expect(start.from).toBe(versionsOf(full)[0]?.fact.id);
    expect(start.contingency).toBe('A legal planning meeting within a week');
  });

  it('a key is never given twice, also to what was taken out or agreed elsewhere', () => {
    expect(freeKey('need', usedKeys(full, [emptyNeed('need-3')]))).toBe('need-4');
    expect(freeKey('action', usedKeys(full, []))).toBe('action-3');
  });

  it('X13: an agreed action is not agreed again, and a change of it is pointed out', () => {
    const start = startOfPlan(full, 'x');
    expect(newActions(full, start)).toEqual([]);
    const [first, second] = start.needs[0]?.actions ?? [];
    const as = (part: object) => trackedAs(actionsOf(full), { ...must(second, 'the second action'), ...part })?.differs;
    expect([as({}), as({ by: typedDay('2026-05-01') }), as({ who: 'Mr Example' })]).toEqual(['no', 'day', 'words']);
    // The first one is done: a new day for it means nothing.
    const late = { ...must(first, 'the first action'), by: typedDay('2026-05-01') };
    expect(trackedAs(actionsOf(full), late)?.differs).toBe('no');
  });

  it('X13: an agreed action with a new day is given it by saving', () => {
    const start = startOfPlan(full, 'new');
    const needs = start.needs.map((each) => ({
      ...each,
      actions: each.actions.map((action) => ({ ...action, by: typedDay('2026-05-01') })),
    }));
    const checked = checkPlan(full, { ...start, needs }, envelope);
    expect(checked.ok && checked.facts.map(({ type, ...fact }) => [type, 'for' in fact ? fact.for : null])).toEqual([
      ['plan.written', null],
      ['action.moved', '2026-05-01'],
    ]);
  });

  it('X13: a draft knows whether its text was saved, and whether another came in between', () => {
    const saved = STORY.findIndex(({ type }) => type === 'plan.written') + 1;
    expect(isSaved(full, { id: `f${saved}` })).toBe(true);
    expect(isSaved(full, { id: 'other' })).toBe(false);
    expect(newerThan(full, { from: `f${saved}` })).toBeNull();
    expect(newerThan(full, { from: null })?.n).toBe(1);
  });
});
