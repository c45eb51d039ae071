import { describe, expect, it } from 'vitest';

import { groupOf } from '../../src/documents/case/members.ts';
import { planLines, sideBySide } from '../../src/documents/plan/lines.ts';
import { planStepsOf, versionsOf } from '../../src/documents/plan/versions.ts';
import { must } from '../../src/facts/must.ts';
import type { Details } from '../../src/facts/vocabulary.ts';
import { POLICIES, planMade, under, type Written } from '../given.ts';

type Plan = Details<'plan.written'>;
const plan = (needs: Plan['needs'], rest: Partial<Plan> = {}): Plan => ({ needs, ...rest });
const wrote = (on: Written['on'], details: Plan, by = ''): Written => ({ type: 'plan.written', on, by, ...details });
const meals = { need: 'need-1', says: 'Misses meals', outcome: 'Three meals a day' };
const school = { need: 'need-2', says: 'Late for school', outcome: 'There by nine' };

describe('the texts of a plan', () => {
  const run = under('pan-sussex')
    .given(planMade('2026-01-20'), wrote('2026-01-29', plan([meals])), wrote('2026-03-01', plan([meals, school])))
    .run();

  it('X4: each is kept, counted from 1; the newest is the plan', () => {
    expect(versionsOf(run).map(({ n, fact }) => [n, fact.on, fact.needs.length])).toEqual([
      [1, '2026-01-29', 1],
      [2, '2026-03-01', 2],
    ]);
  });

  it('X4: those of an earlier plan are not this plan’s', () => {
    const back = under('pan-sussex')
      .given(
        planMade('2026-01-20'),
        wrote('2026-01-29', plan([meals])),
        { type: 'plan.ended', on: '2026-02-10', reason: 'moved' },
        planMade('2026-03-10'),
      )
      .run();
    expect(versionsOf(back)).toEqual([]);
  });
});

describe('how far a plan has come', () => {
  const outline = planMade('2026-01-20');
  const done = (...facts: Written[]): (string | null)[] =>
    planStepsOf(
      under('croydon')
        .given(outline, ...facts)
        .run(),
    ).map((step) => step.done?.on ?? null);

  it('X5: outline, detailed, approved, sent out, each with its day', () => {
    expect(done()).toEqual(['2026-01-20', null, null, null]);
    expect(
      done(
        { type: 'plan.detailed', on: '2026-01-29' },
        { type: 'plan.approved', on: '2026-02-02' },
        { type: 'plan.distributed', on: '2026-02-03' },
      ),
    ).toEqual(['2026-01-20', '2026-01-29', '2026-02-02', '2026-02-03']);
  });

  it('X5, V6: detailed again, it is to be approved and sent out again', () => {
    expect(
      done(
        { type: 'plan.detailed', on: '2026-01-29' },
        { type: 'plan.approved', on: '2026-02-02' },
        { type: 'plan.distributed', on: '2026-02-03' },
        { type: 'plan.detailed', on: '2026-03-01' },
      ),
    ).toEqual(['2026-01-20', '2026-03-01', null, null]);
  });

  it('X5: it can be sent out before it is approved', () => {
    expect(done({ type: 'plan.detailed', on: '2026-01-29' }, { type: 'plan.distributed', on: '2026-01-30' })).toEqual([
      '2026-01-20',
      '2026-01-29',
      null,
      '2026-01-30',
    ]);
  });

  it('X5: each step names its clauses, or what the document does not say', () => {
    for (const policy of POLICIES) {
      const steps = planStepsOf(under(policy.id).given(outline).run()).slice(1);
      for (const { clauses, silence } of steps) {
        expect(clauses.length > 0 || (silence ?? '') !== '').toBe(true);
        for (const id of clauses) expect(policy.clauses).toHaveProperty([id]);
      }
    }
  });

  it('says which text was made detailed, by whom', () => {
    const run = under('croydon')
      .given(outline, wrote('2026-01-28', plan([meals])), wrote('2026-01-29', plan([school])), {
        type: 'plan.detailed',
        on: '2026-01-29',
        by: 'A. Okafor',
      })
      .run();
    expect(planStepsOf(run)[1]?.done).toEqual({ on: '2026-01-29', by: 'A. Okafor', version: 2, to: [] });
  });
});

describe('two texts side by side', () => {
  const run = under('pan-sussex')
    .given(
      planMade('2026-01-20'),
      wrote(
        '2026-01-29',
        plan([meals, { ...school, actions: [{ action: 'a', what: 'Walk', who: 'Dad' }] }], { contact: 'Weekly' }),
      ),
      wrote(
        '2026-03-01',
        plan([{ ...school, outcome: 'There by ten to nine' }], { contact: 'Weekly', childSays: 'Fine' }),
      ),
    )
    .run();
  const [before, after] = versionsOf(run).map(({ fact }) => fact);

  it('X6: knows a need by its key, wherever it now stands; shows what was taken out where it stood', () => {
    const pairs = sideBySide(must(before, 'the first text'), must(after, 'the second text'));
    expect(pairs.map(({ place, before: old, after: now }) => [place, old, now])).toEqual([
      ['need need-1 says', 'Misses meals', null],
      ['need need-1 outcome', 'Three meals a day', null],
      ['need need-2 says', 'Late for school', 'Late for school'],
      ['need need-2 outcome', 'There by nine', 'There by ten to nine'],
      ['need need-2 action a', 'Walk\nDad', null],
      ['childSays', null, 'Fine'],
      ['contact', 'Weekly', 'Weekly'],
    ]);
  });

  it('X6: no line of either is lost', () => {
    const pairs = sideBySide(must(before, 'the first text'), must(after, 'the second text'));
    const texts = (side: 'before' | 'after') => pairs.flatMap((pair) => pair[side] ?? []).toSorted();
    expect(texts('before')).toEqual(
      planLines(must(before, 'the first text'))
        .map(({ text }) => text)
        .toSorted(),
    );
    expect(texts('after')).toEqual(
      planLines(must(after, 'the second text'))
        .map(({ text }) => text)
        .toSorted(),
    );
  });
});

describe('members', () => {
  const lead = { role: 'leadSocialWorker', name: 'A. Okafor' };
  const named = planMade('2026-01-20', {
    leadSocialWorker: 'A. Okafor',
    coreGroup: [lead, { role: 'teacher' }, { role: 'healthVisitor', name: 'B. Nurse' }],
  });
  const members = (...facts: Written[]) =>
    groupOf(
      under('croydon')
        .given(named, ...facts)
        .run(),
    );

  it('X7: those the conference named', () => {
    expect(members()).toEqual([lead, { role: 'teacher' }, { role: 'healthVisitor', name: 'B. Nurse' }]);
  });

  it('X7: who joins under the same name, or as the one without a name, is that member', () => {
    const joined: Written = {
      type: 'member.joined',
      on: '2026-02-01',
      role: 'teacher',
      name: 'D. Teacher',
      standIn: 'C. Deputy',
    };
    expect(members(joined)[1]).toEqual({ role: 'teacher', name: 'D. Teacher', standIn: 'C. Deputy' });
    const reached: Written = {
      type: 'member.joined',
      on: '2026-02-02',
      role: 'teacher',
      name: 'D. Teacher',
      contact: '01234',
    };
    expect(members(joined, reached)).toHaveLength(3);
    expect(members(joined, reached)[1]).toEqual({
      role: 'teacher',
      name: 'D. Teacher',
      standIn: 'C. Deputy',
      contact: '01234',
    });
  });

  it('X7: a second one of a role is another member, and leaving takes out the one who left', () => {
    const second: Written = { type: 'member.joined', on: '2026-02-01', role: 'healthVisitor', name: 'E. Other' };
    expect(members(second)).toHaveLength(4);
    const left: Written = { type: 'member.left', on: '2026-02-05', role: 'healthVisitor', name: 'B. Nurse' };
    expect(members(second, left).map(({ name }) => name)).toEqual(['A. Okafor', undefined, 'E. Other']);
  });

  it('X7: a new lead social worker takes the place of the old one, not their stand-in', () => {
    const reached: Written = { type: 'member.joined', on: '2026-02-01', ...lead, standIn: 'Duty desk' };
    expect(members(reached)[0]).toEqual({ ...lead, standIn: 'Duty desk' });
    const changed: Written = { type: 'worker.changed', on: '2026-02-05', leadSocialWorker: 'E. Newman' };
    expect(members(reached, changed)[0]).toEqual({ role: 'leadSocialWorker', name: 'E. Newman' });
  });
});
