import { describe, expect, it } from 'vitest';

import { activeIn } from '../../src/diagram/active.ts';
import { folded } from '../../src/diagram/fold.ts';
import { lineText } from '../../src/diagram/model.ts';
import { takenEdges } from '../../src/diagram/taken.ts';
import { diagram } from './diagrams.ts';

const plan = diagram('plan', 'croydon');
const ON_PLAN = [
  'onPlan.meetings.awaitingNextCoreGroup.overdue',
  'onPlan.review.awaitingFirstReview.near',
  'onPlan.escalation.noOpenConcern',
];
const [MEETINGS, REVIEW] = ['plan.onPlan.meetings.awaitingNextCoreGroup', 'plan.onPlan.review.awaitingFirstReview'];

describe('where a run is', () => {
  it('is its innermost boxes, the boxes around them, and the status of those that wait', () => {
    const { leaves, around, status } = activeIn(plan, ON_PLAN);
    expect(leaves).toEqual(new Set([MEETINGS, REVIEW, 'plan.onPlan.escalation.noOpenConcern']));
    expect(around).toEqual(
      new Set(['plan', 'plan.onPlan', 'plan.onPlan.meetings', 'plan.onPlan.review', 'plan.onPlan.escalation']),
    );
    expect([...status]).toEqual([
      [MEETINGS, 'overdue'],
      [REVIEW, 'near'],
    ]);
  });

  it.each(['running', 'near', 'overdue', 'unset'])('knows the status %s', (status) => {
    expect(
      activeIn(diagram('action', 'england'), [`awaitingCompletion.${status}`]).status.get('action.awaitingCompletion'),
    ).toBe(status);
  });

  it('is nowhere in an empty run', () => {
    expect(activeIn(plan, []).leaves.size).toBe(0);
  });

  it('is in both regions of a machine that is parallel itself', () => {
    const { leaves, around } = activeIn(diagram('record', 'surrey'), [
      'minutes.circulated',
      'plan.nothingToDistribute',
    ]);
    expect(leaves).toEqual(new Set(['record.minutes.circulated', 'record.plan.nothingToDistribute']));
    expect(around).toEqual(new Set(['record', 'record.minutes', 'record.plan']));
  });

  it('is the folded box where its state is folded away', () => {
    const { leaves, status } = activeIn(folded(plan, new Set(['plan.onPlan'])), ON_PLAN);
    expect(leaves).toEqual(new Set(['plan.onPlan']));
    expect(status.size).toBe(0);
  });
});

describe('the way a step went', () => {
  const first = ['onPlan.meetings.awaitingFirstCoreGroup.running', ...ON_PLAN.slice(1)];
  it.each([
    [
      'a core group',
      'coreGroup.held',
      first,
      ON_PLAN,
      ['fact:plan.onPlan.meetings.awaitingFirstCoreGroup>plan.onPlan.meetings.awaitingNextCoreGroup'],
    ],
    [
      'a deadline that passes',
      null,
      ['onPlan.meetings.awaitingNextCoreGroup.near'],
      ON_PLAN,
      [`timer:${MEETINGS}>${MEETINGS}.overdue`],
    ],
    ['an end from around', 'plan.ended', ON_PLAN, ['ended.otherwise'], ['fact:plan.onPlan>plan.ended.otherwise']],
    ['a fact that is only noted', 'visit.made', ON_PLAN, ON_PLAN, []],
  ] as const)('%s', (_, event, from, to, edges) => {
    expect([...takenEdges(plan, { event, from, to })]).toEqual(edges);
  });
});

describe('folding', () => {
  const shut = folded(plan, new Set(['plan.ended', 'plan.beforePlan']));
  it('keeps the box, says how many states are in it and leads its edges to it', () => {
    expect(shut.boxes.find(({ id }) => id === 'plan.ended')).toMatchObject({ kind: 'atomic', folded: 3 });
    expect(shut.boxes.some(({ id }) => id.startsWith('plan.ended.'))).toBe(false);
    expect(
      shut.edges.filter(({ from, to }) => from === 'plan.onPlan' && to === 'plan.ended').map(({ kind }) => kind),
    ).toEqual(['fact', 'timer']);
  });
  it('says a fact once, without conditions that cover everything', () => {
    const agreed = shut.edges.find(({ id }) => id === 'fact:plan.stepDown>plan.ended');
    expect(agreed?.lines.map(lineText)).toEqual(['Support after the plan agreed']);
  });
  it('leaves no edge without its boxes', () => {
    const ids = new Set(shut.boxes.map(({ id }) => id));
    expect(shut.edges.filter(({ from, to }) => !ids.has(from) || !ids.has(to))).toEqual([]);
  });
  it('of nothing changes nothing', () => {
    expect(folded(plan, new Set())).toEqual(plan);
  });
});

describe('what a policy switches off', () => {
  const offIn = (policy: string): string[] =>
    diagram('record', policy)
      .boxes.filter(({ off }) => off)
      .map(({ id }) => id);
  it('is grey: England asks for no agreement of a record, Surrey does', () => {
    expect(offIn('england')).toContain('record.minutes.awaitingAgreement');
    expect(offIn('surrey')).not.toContain('record.minutes.awaitingAgreement');
    expect(offIn('england')).not.toContain('record.minutes.agreed');
  });
  it('leaves the plan whole', () => {
    expect(plan.boxes.filter(({ off }) => off)).toEqual([]);
  });
});
