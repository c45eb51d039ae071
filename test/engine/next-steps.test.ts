import { describe, expect, test } from 'vitest';

import { preview } from '../../src/engine/preview.ts';
import { nextSteps, possibleNow } from '../../src/engine/steps.ts';
import { FACT_NAMES, FACT_TYPES } from '../../src/facts/vocabulary.ts';
import {
  coreGroup,
  planMade,
  POLICIES,
  reviewArranged,
  reviewHeld,
  type Story,
  under,
  type Written,
  written,
} from '../given.ts';

const facts = (story: Story): string[] => story.json().nextSteps.map(({ fact }) => fact);

describe('N1: a next step is a fact that can be recorded now, with who, what, by when and the clauses', () => {
  test('N1: after the initial conference, in Croydon', () => {
    const [first] = under('croydon').given(planMade('2026-01-20')).json().nextSteps;
    expect(first).toEqual({
      fact: 'coreGroup.arranged',
      who: 'key worker',
      what: 'Agree the date of the first core group',
      by: '2026-02-03',
      clauses: ['croydon.5.2.c'],
    });
  });

  test('N1: it brings what fills the fact’s fields already', () => {
    const run = under('surrey')
      .given(
        planMade('2026-01-20'),
        coreGroup('2026-01-29'),
        coreGroup('2026-02-03'),
        { type: 'record.circulated', on: '2026-02-04', meeting: 1 },
        { type: 'action.agreed', on: '2026-02-04', action: 'gp', what: 'Register', who: 'mother', by: '2026-03-01' },
        { type: 'concern.raised', on: '2026-02-04', concern: 'gaps', about: 'group' },
      )
      .run();
    const given = new Map(nextSteps(run).map((step) => [`${step.process} ${step.fact}`, step.given]));
    expect(given.get('record:1 record.agreed')).toEqual({ meeting: 1 });
    expect(given.get('record:2 record.circulated')).toEqual({ meeting: 2 });
    expect(given.get('action:gp action.done')).toEqual({ action: 'gp' });
    expect(given.get('concern:gaps concern.managerInformed')).toEqual({ concern: 'gaps' });
    expect(given.get('concern:gaps concern.stepTaken')).toEqual({ concern: 'gaps', step: 'tellManager' });
    expect(given.get('plan conference.held')).toEqual({ kind: 'review' });
  });

  test('N1: before a plan the conference is an initial one', () => {
    const run = under('surrey').given({ type: 'strategyDiscussion.held', on: '2026-01-05' }).run();
    expect(nextSteps(run).map(({ fact, given }) => [fact, given])).toEqual([['conference.held', { kind: 'initial' }]]);
  });

  const stories: Story[] = POLICIES.map(({ id }) =>
    under(id).given(
      planMade('2026-01-20', { visitEvery: '2 weeks' }),
      coreGroup('2026-01-29', { planUpdated: true }),
      { type: 'school.changed', on: '2026-02-02' },
      reviewArranged('2026-02-02', '2026-04-01'),
      { type: 'action.agreed', on: '2026-02-04', action: 'gp', what: 'Register', who: 'mother', by: '2026-03-01' },
      { type: 'concern.raised', on: '2026-02-04', concern: 'gaps', about: 'plan' },
    ),
  );

  test('N1: whatever is offered is not refused, and is said in whole words', () => {
    for (const story of stories) {
      const run = story.run();
      const { possible } = possibleNow(run);
      for (const { fact, what, who, because, clauses } of nextSteps(run)) {
        expect(possible).toContain(fact);
        expect(`${what} ${who} ${because}`).not.toMatch(/[{}]|undefined|null/);
        expect(what).toMatch(/^[A-Z]/);
        expect(clauses.filter((clause) => !(clause in run.policy.clauses))).toEqual([]);
      }
    }
  });
});

describe('N2: steps come by date, then agreeing a date, then what has no date', () => {
  test('N2: what is overdue first', () => {
    const story = under('croydon').given(planMade('2026-01-20'), coreGroup('2026-01-29')).asOf('2026-03-20');
    const dates = story.json().nextSteps.map(({ by }) => by);
    const dated = dates.filter((by) => by !== null);
    expect(dated).toEqual([...dated].toSorted());
    expect(dates.slice(0, dated.length)).toEqual(dated);
    expect(dates[0]).toBe('2026-02-09');
  });

  test('N2: agreeing a date comes before what never has one', () => {
    const order = facts(under('nottinghamshire').given(planMade('2026-01-20'), coreGroup('2026-01-28')));
    expect(order.indexOf('conference.held')).toBeLessThan(order.indexOf('coreGroup.arranged'));
    expect(order.indexOf('coreGroup.arranged')).toBeLessThan(order.indexOf('visit.made'));
  });
});

describe('N3: where a document is silent and no date is agreed, agreeing one is a next step', () => {
  const silent = under('nottinghamshire').given(planMade('2026-01-20'), coreGroup('2026-01-28'));
  const arranged: Written = { type: 'coreGroup.arranged', on: '2026-01-29', for: '2026-02-25' };

  test('N3: it says what the document says instead', () => {
    const step = nextSteps(silent.run()).find(({ fact }) => fact === 'coreGroup.arranged');
    expect(step?.because).toContain('Nottinghamshire asks that the core group meets regularly and gives no interval');
    expect(step?.clauses).toEqual(['nottinghamshire.what.4']);
  });

  test('N3: once one is agreed it is a step no more, and again when it is cancelled', () => {
    expect(facts(silent.when(arranged))).not.toContain('coreGroup.arranged');
    expect(facts(silent.when(arranged, { type: 'coreGroup.cancelled', on: '2026-02-02', reason: 'flu' }))).toContain(
      'coreGroup.arranged',
    );
  });
});

describe('N4: a kind of fact that cannot be recorded now has a reason', () => {
  const stages: [string, Story][] = [
    ['before anything', under('england').given()],
    ['in enquiries', under('england').given({ type: 'strategyDiscussion.held', on: '2026-01-05' })],
    ['on a plan', under('england').given(planMade('2026-01-20'))],
    ['in step-down', under('england').given(planMade('2026-01-20'), reviewHeld('2026-02-20', 'discontinue'))],
    [
      'ended',
      under('england').given(planMade('2026-01-20'), { type: 'plan.ended', on: '2026-02-20', reason: 'moved' }),
    ],
  ];

  test.each(stages)('N4: every kind is possible or has a reason: %s', (_, story) => {
    const { possible, notYet } = possibleNow(story.run());
    const all = [...possible, ...notYet.map(({ fact }) => fact), 'fact.withdrawn'];
    expect(all.toSorted()).toEqual([...FACT_TYPES].toSorted());
    for (const { reason } of notYet) expect(reason).toMatch(/^[A-Z].*\.$/);
  });

  test('N4: it says so in the same words as a refusal', () => {
    const story = under('england').given();
    const reasons = new Map(possibleNow(story.run()).notYet.map(({ fact, reason }) => [fact, reason]));
    const refused = story.when(coreGroup('2026-01-20')).json().refused[0]?.reason;
    expect(reasons.get('coreGroup.held')).toBe(refused);
    expect(reasons.get('record.circulated')).toBe('No core group has been held, so there is no record.');
    expect(reasons.get('coreGroup.held')).toContain(FACT_NAMES['coreGroup.held']);
  });

  test('N4: on a plan everything is possible that has something to be about', () => {
    const { notYet } = possibleNow(under('england').given(planMade('2026-01-20')).run());
    expect(notYet.map(({ fact }) => fact).toSorted()).toEqual([
      'action.done',
      'action.moved',
      'concern.decided',
      'concern.managerInformed',
      'concern.resolved',
      'concern.stepTaken',
      'record.agreed',
      'record.answered',
      'record.circulated',
      'stepDown.agreed',
    ]);
  });
});

describe('N5: a preview is the run with the fact added, and what differs', () => {
  const run = under('croydon').given(planMade('2026-01-20')).asOf('2026-01-27').run();
  const [added] = written([coreGroup('2026-01-29', { chair: 'leadSocialWorker' })]).map((fact) => ({
    ...fact,
    id: 'new',
  }));

  test('N5: what would change, on the fact’s own day where that is later', () => {
    if (!added) throw new Error('A core group was to be added.');
    const { refused, difference, after } = preview(run, added);
    expect(refused).toBeNull();
    expect(after.asOf).toBe('2026-01-29');
    expect(difference.breachesAdded.map(({ clauses }) => clauses)).toEqual([['croydon.7.2']]);
    expect(difference.breachesGone).toEqual([]);
    const change = (id: string) =>
      difference.deadlines.find(({ before, after: then }) => (before ?? then)?.id === id)?.after?.status;
    expect(change('firstCoreGroup')).toBe('met');
    expect(change('nextCoreGroup')).toBe('running');
    expect(difference.states.map(({ process }) => process)).toEqual(['plan', 'record:1']);
  });

  test('N5: what would be refused says why and changes nothing', () => {
    const [second] = written([planMade('2026-01-27')]).map((fact) => ({ ...fact, id: 'new' }));
    if (!second) throw new Error('A conference was to be added.');
    const { refused, difference } = preview(run, second);
    expect(refused).toContain('A plan runs already');
    expect(difference).toMatchObject({ states: [], deadlines: [], breachesAdded: [], breachesGone: [] });
    expect(difference.refused).toHaveLength(1);
  });
});

describe('N6: where a document gives neither a date nor a task for something, no step is offered for it', () => {
  const made = (policy: string) =>
    under(policy).given(planMade('2026-01-20'), coreGroup('2026-01-29'), reviewArranged('2026-02-02', '2026-04-01'));

  test.each([
    ['england', 'report.shared', false],
    ['surrey', 'report.shared', true],
    ['croydon', 'report.shared', true],
    ['england', 'record.circulated', false],
    ['surrey', 'record.circulated', true],
    ['nottinghamshire', 'record.circulated', false],
    ['england', 'assessment.completed', false],
    ['croydon', 'assessment.completed', true],
  ])('N6: in %s %s: %s', (policy, fact, offered) => {
    expect(facts(made(policy)).includes(fact)).toBe(offered);
  });

  test('N6: it can be recorded all the same', () => {
    made('england')
      .when({ type: 'report.shared', on: '2026-02-03' }, { type: 'assessment.completed', on: '2026-02-03' })
      .then({});
  });
});

describe('N7: a policy’s own words stand in for roles and terms', () => {
  test.each([
    ['croydon', 'key worker', 'child protection chair', 'Send out the core group meeting record'],
    ['surrey', 'lead social worker', 'conference chair', 'Send out the core group record'],
    ['pan-sussex', 'lead social worker', 'Conferencing and Reviewing Officer (CRO)', 'Send out the core group record'],
  ])('N7: in %s', (policy, lead, chair, record) => {
    const found = under(policy).given(planMade('2026-01-20'), coreGroup('2026-01-29')).json().nextSteps;
    expect(found.find(({ fact }) => fact === 'coreGroup.held')?.who).toBe(lead);
    expect(found.find(({ fact }) => fact === 'conference.held')?.who).toBe(chair);
    expect(found.find(({ fact }) => fact === 'record.circulated')?.what).toBe(record);
  });
});
