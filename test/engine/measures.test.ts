import { describe, expect, test } from 'vitest';

import { type Measures, measuresOf } from '../../src/engine/measures.ts';
import { coreGroup, planMade, reviewHeld, type Story, under } from '../given.ts';

const of = (story: Story): Measures => measuresOf(story.run());
const made = under('pan-sussex').given(planMade('2026-01-20'));

describe('U3: what was kept and what was not is counted, what still runs is not', () => {
  test('U3: the first core group: in time, late, overdue, still to come', () => {
    expect(of(made).firstCoreGroups).toEqual({ kept: 0, notKept: 0 });
    expect(of(made.given(coreGroup('2026-02-03'))).firstCoreGroups).toEqual({ kept: 1, notKept: 0 });
    expect(of(made.given(coreGroup('2026-02-04'))).firstCoreGroups).toEqual({ kept: 0, notKept: 1 });
    expect(of(made.asOf('2026-02-04')).firstCoreGroups).toEqual({ kept: 0, notKept: 1 });
  });

  test('U3: a date that the end of the plan took away is in neither', () => {
    const ended = made.given({ type: 'plan.ended', on: '2026-01-22', reason: 'moved' });
    expect(of(ended).firstCoreGroups).toEqual({ kept: 0, notKept: 0 });
  });

  test('U3: records, visits and reviews', () => {
    const story = under('croydon').given(
      planMade('2026-01-20', { visitEvery: '10 working days' }),
      coreGroup('2026-01-28', { chair: 'teamManager' }),
      { type: 'visit.made', on: '2026-02-01' },
      { type: 'record.circulated', on: '2026-02-20', meeting: 1 },
      reviewHeld('2026-04-20'),
    );
    expect(of(story)).toMatchObject({
      records: { kept: 0, notKept: 1 },
      visits: { kept: 1, notKept: 1 },
      reviews: { kept: 1, notKept: 0 },
    });
  });
});

describe('U4: attendance counts the professionals who were expected, where somebody wrote down who came', () => {
  const members = under('croydon').given(
    planMade('2026-01-20', {
      coreGroup: [{ role: 'leadSocialWorker' }, { role: 'teacher' }, { role: 'parentOrCarer' }],
    }),
  );

  test('U4: the chair came; the family is not counted; nobody wrote it down', () => {
    const held = members.given(coreGroup('2026-01-28', { attended: ['teacher'] }));
    expect(of(held).attendance).toEqual({ kept: 2, notKept: 0 });
    expect(of(members.given(coreGroup('2026-01-28'))).attendance).toEqual({ kept: 0, notKept: 0 });
  });

  test('U4: who joined is expected from then on, who left no longer, and who sent apologies was', () => {
    const held = members
      .given({ type: 'member.joined', on: '2026-01-22', role: 'police' })
      .given({ type: 'member.left', on: '2026-01-23', role: 'teacher' })
      .given(coreGroup('2026-01-28', { attended: [], apologies: ['schoolNurse'] }));
    expect(of(held).attendance).toEqual({ kept: 1, notKept: 2 });
  });

  test('U4: a new plan that names nobody expects nobody', () => {
    const again = members
      .given({ type: 'plan.ended', on: '2026-02-01', reason: 'moved' })
      .given(planMade('2026-06-01'), coreGroup('2026-06-08', { attended: [] }));
    expect(of(again).attendance).toEqual({ kept: 0, notKept: 0 });
  });
});

describe('U5: long plans and second plans', () => {
  test('U5: a plan is over two years from the day after, until it ends', () => {
    expect(of(made.asOf('2028-01-20')).overTwoYears).toBe(false);
    expect(of(made.asOf('2028-01-21')).overTwoYears).toBe(true);
    const ended = made.given({ type: 'plan.ended', on: '2028-02-01', reason: 'moved' });
    expect(of(ended).overTwoYears).toBe(false);
  });

  test('U5: a second plan is one after another', () => {
    const ended = made.given({ type: 'plan.ended', on: '2026-03-01', reason: 'moved' });
    expect(of(ended).isSecondPlan).toBe(false);
    expect(of(ended.given(planMade('2026-06-01'))).isSecondPlan).toBe(true);
  });
});
