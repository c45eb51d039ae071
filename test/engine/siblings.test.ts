import { describe, expect, test } from 'vitest';

import { driftOf, type Sibling } from '../../src/engine/siblings.ts';
import { coreGroup, planMade, reviewArranged, reviewHeld, type Story, under } from '../given.ts';

const on = '2026-01-15';
const lead = { leadSocialWorker: 'A. Okafor' };
const plan = under('oxfordshire').given(planMade('2026-01-06', lead), coreGroup(on));
const sibling = (name: string, story: Story): Sibling => ({
  id: name.toLowerCase(),
  name,
  run: story.asOf('2026-02-02').run(),
});
const kinds = (own: Story, its: Story): string[] =>
  driftOf(sibling('Ana', own), [sibling('Bea', its)]).map(({ kind }) => kind);

describe('K1, K2: what has drifted between brothers and sisters', () => {
  test('K1: plans that run together have not drifted', () => {
    expect(kinds(plan, plan)).toEqual([]);
  });

  test('K1: different review dates, arranged or due', () => {
    const review = reviewArranged('2026-01-20', '2026-03-24');
    expect(kinds(plan, plan.given(review))).toEqual(['review']);
    expect(driftOf(sibling('Ana', plan), [sibling('Bea', plan.given(review))])[0]?.says).toBe(
      'The next review of Ana is due by Mon 6 April 2026, of Bea arranged for Tue 24 March 2026.',
    );
  });

  test('K1: different leads', () => {
    const changed = plan.given({ type: 'worker.changed', on: '2026-01-20', leadSocialWorker: 'E. Fern' });
    expect(kinds(plan, changed)).toEqual(['lead']);
  });

  test('K1: the record of one meeting is out for one child and not for the other', () => {
    const sent = plan.given({ type: 'record.circulated', on: '2026-01-20', meeting: 1 });
    expect(kinds(plan, sent)).toEqual(['record']);
    expect(kinds(sent, plan)).toEqual(['record']);
    expect(kinds(sent, sent)).toEqual([]);
  });

  test('K1: core groups on different days, or arranged for different days', () => {
    expect(kinds(plan, plan.given(coreGroup('2026-01-29')))).toEqual(['coreGroup']);
    expect(kinds(plan, plan.given({ type: 'coreGroup.arranged', on, for: '2026-02-20' }))).toEqual(['coreGroup']);
  });

  test('K1: different intervals and different policies', () => {
    const start = (interval: string): Story =>
      under('oxfordshire').given(planMade('2026-01-06', { ...lead, interval }), coreGroup(on));
    expect(kinds(start('3 weeks'), start('4 weeks'))).toEqual(['interval']);
    expect(kinds(plan, under('pan-sussex').given(planMade('2026-01-06', lead), coreGroup(on)))).toEqual(['policy']);
  });

  test('K2: a plan that ended is said once, and a child without a plan drifts from nobody', () => {
    const ended = plan.given(reviewHeld('2026-01-28', 'discontinue'));
    expect(kinds(plan, ended)).toEqual(['plan']);
    expect(kinds(ended, plan)).toEqual([]);
    expect(kinds(plan, under('oxfordshire').given())).toEqual([]);
  });
});
