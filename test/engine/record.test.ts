import { describe, test } from 'vitest';

import { coreGroup, planMade, reviewHeld, under, type Written } from '../given.ts';

const circulated = (on: '2026-02-04' | '2026-02-10' | '2026-02-20', meeting = 1): Written => ({
  type: 'record.circulated',
  on,
  meeting,
});
const agreed = (on: '2026-02-11' | '2026-02-20', meeting = 1): Written => ({ type: 'record.agreed', on, meeting });
const held = (policy: string) => under(policy).given(planMade('2026-01-20'), coreGroup('2026-01-29'));

describe('R1: each core group held starts a record with its number', () => {
  test('R1: one after the other, through several plans', () => {
    held('surrey')
      .given(
        coreGroup('2026-02-03'),
        { type: 'plan.ended', on: '2026-02-04', reason: 'moved' },
        planMade('2026-03-02'),
        coreGroup('2026-03-09'),
      )
      .then({
        states: {
          'record:1': ['minutes.awaitingCirculation.overdue', 'plan.nothingToDistribute'],
          'record:3': ['minutes.awaitingCirculation.running', 'plan.nothingToDistribute'],
          'record:4': null,
        },
        deadlines: { 'recordCirculation#3': { due: '2026-03-23', status: 'running' } },
      });
  });

  test('R1: a core group that is refused starts none', () => {
    under('surrey')
      .given(coreGroup('2026-01-29'))
      .then({ refused: ['coreGroup.held'], states: { 'record:1': null } });
  });
});

describe('R2: a record that was circulated rests, except where the policy asks for agreement', () => {
  test('R2: in Surrey it waits for agreement', () => {
    held('surrey')
      .when(circulated('2026-02-04'))
      .then({ states: { 'record:1': ['minutes.awaitingAgreement.running', 'plan.nothingToDistribute'] } });
  });

  test.each(['croydon', 'pan-sussex', 'nottinghamshire', 'oxfordshire', 'england'])('R2: in %s it rests', (policy) => {
    held(policy)
      .when(circulated('2026-02-04'))
      .then({ states: { 'record:1': ['minutes.circulated', 'plan.nothingToDistribute'] } });
  });

  test.each(['surrey', 'croydon'])('R2: agreed in %s, it rests', (policy) => {
    held(policy)
      .when(circulated('2026-02-04'), agreed('2026-02-11'), agreed('2026-02-20'))
      .then({ states: { 'record:1': ['minutes.agreed', 'plan.nothingToDistribute'] } });
  });

  test('R2: each record is circulated for itself', () => {
    held('surrey')
      .given(coreGroup('2026-02-03'))
      .when(circulated('2026-02-04', 2))
      .then({
        states: {
          'record:1': ['minutes.awaitingCirculation.running', 'plan.nothingToDistribute'],
          'record:2': ['minutes.awaitingAgreement.running', 'plan.nothingToDistribute'],
        },
      });
  });
});

test('R2: each record is agreed for itself', () => {
  held('surrey')
    .given(coreGroup('2026-02-03'), circulated('2026-02-04'), circulated('2026-02-04', 2))
    .when(agreed('2026-02-11', 2))
    .then({
      states: {
        'record:1': ['minutes.awaitingAgreement.near', 'plan.nothingToDistribute'],
        'record:2': ['minutes.agreed', 'plan.nothingToDistribute'],
      },
    });
});

describe('R3: a record may be circulated again; the first circulation counts', () => {
  test('R3: before and after it is agreed', () => {
    const twice = held('surrey').given(circulated('2026-02-04'), circulated('2026-02-10'));
    twice.then({
      deadlines: {
        'recordCirculation#1': { status: 'met', metOn: '2026-02-04' },
        'recordAgreement#1': { due: '2026-02-18', status: 'running' },
      },
    });
    twice
      .when(agreed('2026-02-11'), circulated('2026-02-20'))
      .then({ deadlines: { 'recordAgreement#1': { status: 'met', metOn: '2026-02-11' } } });
    held('croydon')
      .when(circulated('2026-02-04'), circulated('2026-02-20'))
      .then({ deadlines: { 'recordCirculation#1': { status: 'met', metOn: '2026-02-04' } } });
  });
});

describe('R4: a plan changed at the meeting is to be sent out where the policy sets a limit', () => {
  test('R4: in Oxfordshire', () => {
    const changed = under('oxfordshire').given(planMade('2026-01-20'), coreGroup('2026-01-29', { planUpdated: true }));
    changed.then({ states: { 'record:1': ['minutes.awaitingCirculation.running', 'plan.awaitingDistribution.near'] } });
    changed
      .when({ type: 'plan.distributed', on: '2026-02-02' })
      .then({ states: { 'record:1': ['minutes.awaitingCirculation.running', 'plan.distributed'] } });
  });

  test('R4: not in Croydon', () => {
    under('croydon')
      .given(planMade('2026-01-20'), coreGroup('2026-01-29', { planUpdated: true }))
      .then({ states: { 'record:1': ['minutes.awaitingCirculation.running', 'plan.nothingToDistribute'] } });
  });
});

describe('R5: a plan sent out answers the newest meeting that waits for it', () => {
  const two = under('oxfordshire').given(
    planMade('2026-01-20'),
    coreGroup('2026-01-29', { planUpdated: true }),
    coreGroup('2026-02-03', { planUpdated: true }),
    coreGroup('2026-02-04'),
  );
  const sent: Written = { type: 'plan.distributed', on: '2026-02-05' };

  test('R5: the newest first, then the one before', () => {
    two.when(sent).then({
      deadlines: { 'planDistribution#1': { status: 'near', metOn: null }, 'planDistribution#2': { status: 'met' } },
    });
    two.when(sent, sent).then({
      deadlines: {
        'planDistribution#1': { status: 'met' },
        'planDistribution#2': { status: 'met' },
        'planDistribution#3': null,
      },
    });
  });

  test('R5: one that is overdue waits still', () => {
    two
      .when(sent, { ...sent, on: '2026-02-20' })
      .then({ deadlines: { 'planDistribution#1': { status: 'late', metOn: '2026-02-20' } } });
  });

  test('R5: when none waits, nothing changes', () => {
    two
      .when(sent, sent, sent)
      .then({ deadlines: { 'planDistribution#1': { status: 'met' }, 'planDistribution#2': { status: 'met' } } });
  });
});

describe('R6: after the plan has ended a record goes on, a changed plan does not', () => {
  const ended = (policy: string) =>
    under(policy).given(
      planMade('2026-01-20'),
      coreGroup('2026-01-29', { planUpdated: true }),
      reviewHeld('2026-02-02', 'discontinue'),
    );

  test('R6: circulated and agreed', () => {
    ended('surrey')
      .when(circulated('2026-02-04'), agreed('2026-02-11'))
      .then({
        states: { 'record:1': ['minutes.agreed', 'plan.nothingToDistribute'] },
        deadlines: { 'recordCirculation#1': { status: 'met' }, 'recordAgreement#1': { status: 'met' } },
      });
  });

  test('R6: a changed plan is no longer waited for', () => {
    ended('oxfordshire').then({
      states: { 'record:1': ['minutes.awaitingCirculation.running', 'plan.nothingToDistribute'] },
      deadlines: { 'planDistribution#1': { status: 'cancelled' } },
    });
  });
});
