import { describe, expect, test } from 'vitest';

import { BREACH_WORDS } from '../../src/engine/breaches.ts';
import {
  breachTexts,
  coreGroup,
  planMade,
  reviewArranged,
  reviewHeld,
  type Story,
  under,
  type Written,
} from '../given.ts';

/** The clauses that a fact did not keep, with how firmly they bind. */
const notKept = (story: Story, fact: Written): string[] =>
  breachTexts(story.when(fact).json())
    .filter((text) => text.startsWith(fact.on))
    .map((text) => text.slice(11));

const on = '2026-01-28';
const first = (policy: string) => under(policy).given(planMade('2026-01-20'));
const later = (policy: string) => first(policy).given(coreGroup('2026-01-21', { chair: 'teamManager' }));
const MEMBERS = [
  { role: 'leadSocialWorker' },
  { role: 'parentOrCarer' },
  { role: 'healthVisitor' },
  { role: 'teacher' },
];
const withMembers = (policy: string) => under(policy).given(planMade('2026-01-20', { coreGroup: MEMBERS }));

describe('B1: a deadline that passes unmet is dated the day after it was due, and stays', () => {
  const made = under('croydon').given(planMade('2026-01-20'));
  const breach = '2026-02-04 must croydon.5.2.c';

  test('B1: not on the due day, from the day after, once', () => {
    made.asOf('2026-02-03').then({ breaches: [] });
    made.asOf('2026-02-04').then({ breaches: [breach] });
    made.asOf('2026-04-01').then({ breaches: [breach] });
  });

  test('B1: however late it is met', () => {
    made.when(coreGroup('2026-02-10', { chair: 'teamManager' })).then({ breaches: [breach] });
  });

  test('B1: though the plan ends', () => {
    made.when({ type: 'plan.ended', on: '2026-02-10', reason: 'moved' }).then({ breaches: [breach] });
  });

  test('B1: a date that moves and passes again is not kept twice', () => {
    under('pan-sussex')
      .given(
        planMade('2026-01-20'),
        coreGroup('2026-01-28'),
        { type: 'record.circulated', on: '2026-01-28', meeting: 1 },
        reviewArranged('2026-02-02', '2026-02-20'),
      )
      .when(reviewArranged('2026-02-18', '2026-03-04'))
      .asOf('2026-03-01')
      .then({ breaches: ['2026-02-16 must pan-sussex.record.3', '2026-02-28 must pan-sussex.record.3'] });
  });

  test('B1: it says what was due and by when, in the policy’s words', () => {
    expect(under('pan-sussex').given(planMade('2026-01-20')).asOf('2026-02-04').json().breaches[0]?.message).toBe(
      'The first core group was due by Tue 3 February 2026, and had not happened.',
    );
  });

  test('B1: one withdrawn later goes', () => {
    made
      .given({ type: 'fact.withdrawn', on: '2026-02-10', fact: 'f1', reason: 'wrong child' })
      .asOf('2026-03-01')
      .then({ breaches: [] });
  });
});

test('B2: a must not kept is a breach, a usual a departure, a good practice a note', () => {
  expect(BREACH_WORDS).toEqual({ must: 'breach', usual: 'departure', goodPractice: 'note' });
  const passed = (policy: string) =>
    breachTexts(
      first(policy)
        .given(coreGroup('2026-01-28', { chair: 'teamManager' }))
        .asOf('2026-03-12')
        .json(),
    );
  expect(passed('surrey')).toContain('2026-03-12 usual surrey.frequency.2.a');
  expect(passed('croydon')).toContain('2026-03-12 must croydon.5.2.e');
  const apologies = coreGroup(on, { chair: 'teamManager', apologies: ['teacher'], reports: [] });
  expect(notKept(first('croydon'), apologies)).toEqual(['goodPractice croydon.8.3.d']);
});

test('B3: a date that only people agreed and that passes is a departure without a clause', () => {
  under('nottinghamshire')
    .given(planMade('2026-01-20'), coreGroup('2026-01-28'))
    .when({ type: 'coreGroup.arranged', on: '2026-01-29', for: '2026-02-20' })
    .asOf('2026-03-01')
    .then({ breaches: ['2026-02-21 usual'] });
});

describe('B4: who chaired the first core group', () => {
  test.each([
    ['surrey', 'teamManager', []],
    ['surrey', 'leadSocialWorker', ['must surrey.chairing.1.a']],
    ['surrey', 'operationalManager', ['must surrey.chairing.1.a']],
    ['croydon', 'teamManager', []],
    ['croydon', 'operationalManager', []],
    ['croydon', 'leadSocialWorker', ['must croydon.7.2']],
    ['pan-sussex', 'leadSocialWorker', []],
    ['pan-sussex', 'teamManager', ['must pan-sussex.initial.2']],
    ['oxfordshire', 'teamManager', []],
    ['oxfordshire', 'socialCareRepresentative', []],
    ['oxfordshire', 'leadSocialWorker', ['usual oxfordshire.meetings.4.a']],
    ['nottinghamshire', 'teacher', []],
    ['england', 'teacher', []],
    ['croydon', 'somebody’s aunt', ['must croydon.7.2']],
  ])('B4: in %s by the %s: %j', (policy, chair, clauses) => {
    expect(notKept(first(policy), coreGroup(on, { chair }))).toEqual(clauses);
  });
});

describe('B5: who chaired a later core group', () => {
  test.each([
    ['croydon', 'leadSocialWorker', []],
    ['croydon', 'teamManager', ['usual croydon.7.3.a']],
    ['pan-sussex', 'leadSocialWorker', []],
    ['pan-sussex', 'teamManager', ['must pan-sussex.subsequent.2']],
    ['oxfordshire', 'leadSocialWorker', []],
    ['oxfordshire', 'deputyLead', []],
    ['oxfordshire', 'teamManager', ['must oxfordshire.roles.2.c oxfordshire.roles.3.a']],
    ['surrey', 'healthVisitor', []],
    ['nottinghamshire', 'teacher', []],
  ])('B5: in %s by the %s: %j', (policy, chair, clauses) => {
    expect(notKept(later(policy), coreGroup(on, { chair }))).toEqual(clauses);
  });

  test('B5: in the next plan the first core group is a first one again', () => {
    const again = first('croydon').given(
      coreGroup('2026-01-21', { chair: 'teamManager' }),
      { type: 'plan.ended', on: '2026-01-22', reason: 'moved' },
      planMade('2026-01-23'),
    );
    expect(notKept(again, coreGroup(on, { chair: 'leadSocialWorker' }))).toEqual(['must croydon.7.2']);
  });
});

describe('B6: who came', () => {
  test.each([
    ['surrey', { chair: 'teamManager', attended: ['leadSocialWorker'] }, []],
    ['surrey', { chair: 'teamManager', attended: ['teacher'] }, ['must surrey.chairing.1.b']],
    ['croydon', { chair: 'teamManager', attended: ['leadSocialWorker'] }, []],
    ['croydon', { chair: 'teamManager', attended: ['representative'] }, []],
    ['croydon', { chair: 'teamManager', attended: ['teacher'] }, ['must croydon.8.4']],
    ['croydon', { chair: 'leadSocialWorker', attended: ['teacher'] }, ['must croydon.7.2']],
  ])('B6: in %s with %j: %j', (policy, details, clauses) => {
    expect(notKept(first(policy), coreGroup(on, details))).toEqual(clauses);
  });

  test('B6: in Pan Sussex every professional named, at the first and at later ones', () => {
    const made = withMembers('pan-sussex');
    const all = coreGroup(on, { attended: ['healthVisitor', 'teacher'] });
    const notAll = coreGroup(on, { attended: ['healthVisitor', 'parentOrCarer'] });
    expect(notKept(made, all)).toEqual([]);
    expect(notKept(made, notAll)).toEqual(['must pan-sussex.initial.3']);
    expect(notKept(made.given(coreGroup('2026-01-21')), notAll)).toEqual(['must pan-sussex.subsequent.3']);
  });

  test('B6: a family that stays away is not held against anybody', () => {
    expect(notKept(withMembers('pan-sussex'), coreGroup(on, { attended: ['teacher', 'healthVisitor'] }))).toEqual([]);
  });

  test('B6: a review that names other members changes who is meant', () => {
    const made = withMembers('pan-sussex').given(
      coreGroup('2026-01-21'),
      reviewHeld('2026-01-22', 'continue', { coreGroup: [{ role: 'leadSocialWorker' }, { role: 'police' }] }),
    );
    expect(notKept(made, coreGroup(on, { attended: ['police'] }))).toEqual([]);
    expect(notKept(made, coreGroup(on, { attended: ['teacher', 'healthVisitor'] }))).toEqual([
      'must pan-sussex.subsequent.3',
    ]);
  });
});

describe('P13: who joins or leaves changes who is expected', () => {
  const made = withMembers('pan-sussex');
  const attended = coreGroup(on, { attended: ['healthVisitor', 'teacher'] });

  test('P13: a member who joined is missed, and one who left is not', () => {
    const joined = made.given({ type: 'member.joined', on, role: 'police' });
    expect(notKept(joined, attended)).toEqual(['must pan-sussex.initial.3']);
    expect(notKept(joined.given({ type: 'member.left', on, role: 'police' }), attended)).toEqual([]);
    expect(
      notKept(made.given({ type: 'member.left', on, role: 'teacher' }), coreGroup(on, { attended: ['healthVisitor'] })),
    ).toEqual([]);
  });

  test('P13: one of two of a role may leave; one who was never named changes nothing', () => {
    const two = made.given(
      { type: 'member.joined', on, role: 'teacher' },
      { type: 'member.left', on, role: 'teacher' },
    );
    expect(notKept(two, coreGroup(on, { attended: ['healthVisitor'] }))).toEqual(['must pan-sussex.initial.3']);
    expect(notKept(made.given({ type: 'member.left', on, role: 'police' }), attended)).toEqual([]);
  });

  test('P13: who joins again by name says how to reach them, and is missed no more once they leave', () => {
    const named = under('pan-sussex').given(
      planMade('2026-01-20', { coreGroup: [{ role: 'healthVisitor', name: 'B. Nurse' }, { role: 'teacher' }] }),
      { type: 'member.joined', on, role: 'healthVisitor', name: 'B. Nurse', standIn: 'C. Deputy' },
      { type: 'member.joined', on, role: 'teacher', name: 'D. Teacher' },
      { type: 'member.joined', on, role: 'teacher', name: 'D. Teacher', contact: '01234' },
    );
    const left = named.given(
      { type: 'member.left', on, role: 'healthVisitor', name: 'B. Nurse' },
      { type: 'member.left', on, role: 'teacher', name: 'D. Teacher' },
    );
    expect(notKept(left, coreGroup(on, { attended: ['parentOrCarer'] }))).toEqual([]);
    const another = named.given({ type: 'member.joined', on, role: 'teacher', name: 'E. Other' });
    const oneLeft = another.given({ type: 'member.left', on, role: 'teacher', name: 'D. Teacher' });
    expect(notKept(oneLeft, coreGroup(on, { attended: ['healthVisitor'] }))).toEqual(['must pan-sussex.initial.3']);
  });

  test('P13: where the conference named nobody, those who join are the ones expected', () => {
    const unnamed = under('pan-sussex').given(planMade('2026-01-20'));
    expect(notKept(unnamed, coreGroup(on, { attended: ['teacher'] }))).toEqual([]);
    const joined = unnamed.given({ type: 'member.joined', on, role: 'police' });
    expect(notKept(joined, coreGroup(on, { attended: ['teacher'] }))).toEqual(['must pan-sussex.initial.3']);
  });
});

describe('B7: apologies and reports', () => {
  test.each([
    ['surrey', { attended: ['leadSocialWorker', 'healthVisitor'], apologies: ['teacher'], reports: ['teacher'] }, []],
    ['surrey', { attended: ['leadSocialWorker', 'healthVisitor'], apologies: [] }, ['must surrey.roles.8.b']],
    ['surrey', { attended: ['leadSocialWorker', 'healthVisitor'] }, ['must surrey.roles.8.b']],
    [
      'surrey',
      { attended: ['leadSocialWorker', 'healthVisitor'], apologies: ['teacher'], reports: [] },
      ['must surrey.roles.8.c'],
    ],
    [
      'surrey',
      {
        attended: ['leadSocialWorker', 'healthVisitor'],
        apologies: ['teacher', 'parentOrCarer'],
        reports: ['teacher'],
      },
      [],
    ],
    ['croydon', { attended: ['leadSocialWorker', 'healthVisitor'] }, []],
    ['croydon', { apologies: ['teacher'], reports: [] }, ['goodPractice croydon.8.3.d']],
    [
      'oxfordshire',
      { attended: ['leadSocialWorker', 'healthVisitor'] },
      ['usual oxfordshire.roles.4.e.1 oxfordshire.roles.4.e.2'],
    ],
    ['oxfordshire', { apologies: ['teacher'], reports: [] }, ['usual oxfordshire.roles.4.e.3']],
  ])('B7: in %s with %j: %j', (policy, details, clauses) => {
    expect(notKept(withMembers(policy), coreGroup(on, { chair: 'teamManager', ...details }))).toEqual(clauses);
  });
});

describe('B8: the child’s views and the level of risk', () => {
  test.each([
    ['surrey', { childViews: 'none' }, ['must surrey.lsw.3.a']],
    ['surrey', { riskReviewed: false }, ['must surrey.chairing.4.a']],
    ['surrey', { childViews: 'recorded', riskReviewed: true }, []],
    ['croydon', { childViews: 'none' }, ['must croydon.8.7.b']],
    ['croydon', { childViews: 'attended', riskReviewed: false }, []],
    ['nottinghamshire', { childViews: 'none' }, ['usual nottinghamshire.principle.5.b']],
    ['pan-sussex', { childViews: 'none', riskReviewed: false, chair: 'leadSocialWorker' }, []],
  ] as const)('B8: in %s with %j: %j', (policy, details, clauses) => {
    expect(notKept(first(policy), coreGroup(on, { chair: 'teamManager', ...details }))).toEqual(clauses);
  });
});

describe('B9: the members that a conference names', () => {
  const conference = (roles: readonly string[], leadSocialWorker?: string): Written =>
    planMade('2026-01-20', {
      coreGroup: roles.map((role) => ({ role })),
      ...(leadSocialWorker === undefined ? {} : { leadSocialWorker }),
    });

  test.each([
    ['surrey', conference(['leadSocialWorker', 'parentOrCarer']), []],
    ['surrey', conference(['parentOrCarer'], 'A. Okafor'), []],
    ['surrey', conference(['parentOrCarer']), ['must surrey.membership.2.a']],
    ['surrey', conference(['leadSocialWorker']), ['must surrey.membership.2.b']],
    ['croydon', conference([]), ['usual croydon.2.2.pre.1', 'must croydon.2.1.b']],
    ['oxfordshire', conference([]), []],
    ['surrey', planMade('2026-01-20'), []],
  ])('B9: in %s (%#): %j', (policy, fact, clauses) => {
    expect(notKept(under(policy), fact)).toEqual(clauses);
  });

  test('B9: a review that names members is held to it, one that ends the plan is not', () => {
    const members = { coreGroup: [{ role: 'teacher' }] };
    const surrey = first('surrey').given(coreGroup('2026-01-21', { chair: 'teamManager' }));
    expect(notKept(surrey, reviewHeld(on, 'continue', members))).toHaveLength(2);
    expect(notKept(surrey, reviewHeld(on, 'discontinue', members))).toEqual([]);
  });
});

describe('B10: in Croydon a review that ends the plan had the core group’s agreed recommendation', () => {
  const recommended = (agreed: boolean, day: '2026-03-02' | '2026-03-09' = '2026-03-02'): Written => ({
    type: 'removal.recommended',
    on: day,
    agreed,
  });
  const ends = reviewHeld('2026-03-16', 'discontinue');
  const DEPARTURE = ['usual croydon.13.2.c'];

  test('B10: with it, it is kept; without it, it is not', () => {
    expect(notKept(first('croydon').given(recommended(true)), ends)).toEqual([]);
    expect(notKept(first('croydon'), ends)).toEqual(DEPARTURE);
  });

  test('B10: one that the core group did not agree is none', () => {
    expect(notKept(first('croydon').given(recommended(false)), ends)).toEqual(DEPARTURE);
  });

  test('B10: the newest counts', () => {
    expect(notKept(first('croydon').given(recommended(false), recommended(true, '2026-03-09')), ends)).toEqual([]);
    expect(notKept(first('croydon').given(recommended(true), recommended(false, '2026-03-09')), ends)).toEqual(
      DEPARTURE,
    );
  });

  test('B10: dissent does not undo it', () => {
    const dissent: Written = {
      type: 'removal.recommended',
      on: '2026-03-02',
      agreed: true,
      dissent: 'the school disagrees',
    };
    expect(notKept(first('croydon').given(dissent), ends)).toEqual([]);
  });

  test('B10: one made before the last review is used up', () => {
    expect(notKept(first('croydon').given(recommended(true), reviewHeld('2026-03-10')), ends)).toEqual(DEPARTURE);
  });

  test('B10: a review that continues needs none, and elsewhere nobody asks', () => {
    expect(notKept(first('croydon').given(coreGroup('2026-03-15')), reviewHeld('2026-03-16'))).toEqual([]);
    for (const policy of ['surrey', 'nottinghamshire', 'pan-sussex', 'oxfordshire', 'england']) {
      expect(notKept(first(policy), ends)).toEqual([]);
    }
  });
});

describe('B11: in Croydon a Team around the Child has a lead professional', () => {
  const stepDown = (details: Partial<Extract<Written, { type: 'stepDown.agreed' }>>): Written => ({
    type: 'stepDown.agreed',
    on: '2026-03-20',
    route: 'teamAroundChild',
    consent: 'given',
    ...details,
  });
  const removed = (policy: string) => first(policy).given(reviewHeld('2026-03-16', 'discontinue'));

  test.each([
    ['named', stepDown({ leadProfessional: 'B. Lane' }), []],
    ['not named', stepDown({}), ['must croydon.13.3.f.3']],
    ['not named, consent refused', stepDown({ consent: 'refused' }), []],
    ['not named, another route', stepDown({ route: 'childInNeed' }), []],
    ['not named, a single lead', stepDown({ route: 'leadProfessional' }), []],
  ])('B11: %s', (_, fact, clauses) => {
    expect(notKept(removed('croydon'), fact)).toEqual(clauses);
    expect(notKept(removed('surrey'), fact)).toEqual([]);
  });
});

describe('B12: what was not recorded is not held against anybody', () => {
  test.each(['surrey', 'croydon', 'pan-sussex', 'oxfordshire', 'nottinghamshire', 'england'])(
    'B12: in %s',
    (policy) => {
      const chair = policy === 'pan-sussex' ? 'leadSocialWorker' : 'teamManager';
      expect(notKept(first(policy), coreGroup(on, { chair }))).toEqual([]);
      expect(notKept(withMembers(policy), coreGroup(on, { chair }))).toEqual([]);
      expect(notKept(first(policy), coreGroup(on, { chair, apologies: ['teacher'] }))).toEqual([]);
    },
  );
});

describe('B13: what was not kept is flagged and never refused', () => {
  test('B13: a first core group chaired by the wrong person counts', () => {
    under('surrey')
      .given(planMade('2025-09-02'), coreGroup('2025-09-10'))
      .then({
        deadlines: { 'firstCoreGroup#1': { status: 'met' }, 'nextCoreGroup#1': { due: '2025-10-22' } },
        breaches: ['2025-09-10 must surrey.chairing.1.a'],
      });
  });

  test('B13: a refused fact is not checked', () => {
    under('surrey')
      .given(coreGroup('2025-09-10'))
      .then({ refused: ['coreGroup.held'], breaches: [] });
  });

  test('B13: the message says what was not kept, and which fact it was', () => {
    const { breaches } = under('croydon').given(planMade('2026-01-20'), coreGroup(on)).run();
    expect(breaches[0]).toMatchObject({
      message: "The first core group was not chaired by the key worker's team leader or operational manager.",
      of: { fact: 'f2' },
    });
  });
});
