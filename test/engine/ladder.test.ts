import { describe, expect, test } from 'vitest';

import { type Climb, climbsOf } from '../../src/engine/ladder.ts';
import { nextSteps } from '../../src/engine/steps.ts';
import { must } from '../../src/facts/must.ts';
import { planMade, type Story, under, type Written } from '../given.ts';

const raised: Written = {
  type: 'concern.raised',
  on: '2026-02-02',
  concern: 'missed-school',
  about: 'plan',
  trigger: 'The risk has grown',
};
const step = (on: Written['on'], id: string): Written => ({
  type: 'concern.stepTaken',
  on,
  concern: 'missed-school',
  step: id,
  says: 'By telephone',
});
const managerTold: Written = { type: 'concern.managerInformed', on: '2026-02-03', concern: 'missed-school' };

const surrey = under('surrey').given(planMade('2026-01-20'), raised);
const climb = (story: Story): Climb => must(climbsOf(story.run())[0], 'the concern');
const stands = ({ rungs }: Climb): string[] =>
  rungs.map(({ step: { id }, taken, isNext }) => `${id} ${taken?.on ?? (isNext ? 'next' : 'not yet')}`);
const offered = (story: Story): (string | undefined)[] =>
  nextSteps(story.run())
    .filter(({ fact }) => fact === 'concern.stepTaken')
    .map(({ given }) => given.step as string);

describe('a concern along the ladder of its policy', () => {
  test('C3: the first step of the ladder is next when it was raised', () => {
    expect(stands(climb(surrey))).toEqual([
      'tellLeadSocialWorker next',
      'tellManager not yet',
      'protectAtOnce not yet',
      'decide not yet',
    ]);
  });

  test('C3: steps that were taken have their day, out of order too', () => {
    const story = surrey.given(step('2026-02-02', 'tellLeadSocialWorker'), step('2026-02-04', 'protectAtOnce'));
    expect(stands(climb(story))).toEqual([
      'tellLeadSocialWorker 2026-02-02',
      'tellManager next',
      'protectAtOnce 2026-02-04',
      'decide not yet',
    ]);
  });

  test('C3: telling the manager takes the step of the ladder that asks for it', () => {
    const story = surrey.given(step('2026-02-02', 'tellLeadSocialWorker'), managerTold);
    expect(stands(climb(story))[1]).toBe('tellManager 2026-02-03');
    expect(offered(story)).toEqual(['protectAtOnce']);
  });

  test('C2: a step that the ladder does not have is kept beside it', () => {
    const story = surrey.given(step('2026-02-02', 'Asked the school for its register'));
    expect(climb(story).others.map(({ step: words }) => words)).toEqual(['Asked the school for its register']);
    expect(stands(climb(story))[0]).toBe('tellLeadSocialWorker next');
  });

  test('C1: what was decided and how it was resolved stay with it, and nothing is next any more', () => {
    const story = surrey.given(
      { type: 'concern.decided', on: '2026-02-05', concern: 'missed-school', outcome: 'section47' },
      { type: 'concern.resolved', on: '2026-03-02', concern: 'missed-school' },
    );
    const { decided, resolved, rungs } = climb(story);
    expect([decided?.outcome, resolved?.on]).toEqual(['section47', '2026-03-02']);
    expect(rungs.some(({ isNext }) => isNext)).toBe(false);
  });

  test('C4: those that are open come first, the newest before the others', () => {
    const story = surrey.given(
      { ...raised, concern: 'second', on: '2026-02-10' },
      { ...raised, concern: 'third', on: '2026-02-12' },
      { type: 'concern.resolved', on: '2026-02-13', concern: 'third' },
    );
    expect(climbsOf(story.run()).map(({ concern }) => concern)).toEqual(['second', 'missed-school', 'third']);
  });

  test('F8: what was refused is no part of it', () => {
    const story = under('surrey').given(raised, planMade('2026-02-20'));
    expect(climbsOf(story.run())).toEqual([]);
  });
});
