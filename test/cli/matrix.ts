import type { Strength } from '../../policies/schema.ts';

/**
 * The differences between the five authorities, from the matrix of their documents and nothing else: one row an
 * authority, one column a rule. null where the document is silent. Whatever is not here holds for all of them.
 */
export const AUTHORITIES = ['surrey', 'nottinghamshire', 'croydon', 'pan-sussex', 'oxfordshire'] as const;
export type AuthorityId = (typeof AUTHORITIES)[number];

/** How long, how firmly, and the clause. */
export type Limit = { readonly within: string; readonly strength: Strength; readonly clause: string };
const limit = (within: string, strength: Strength, clause: string): Limit => ({ within, strength, clause });

/** Who may do it; how firmly, and the clause. */
type Chairs = { readonly roles: readonly string[]; readonly strength: Strength; readonly clause: string };
type Asked = { readonly strength: Strength; readonly clause: string };
const asked = (strength: Strength, clause: string): Asked => ({ strength, clause });

export type Row = {
  readonly firstCoreGroup: Limit;
  /** The second core group, from the first. */
  readonly second: Limit | null;
  /** Later ones, from the last, before the first review and once it was held. */
  readonly beforeFirstReview: Limit | null;
  readonly afterFirstReview: Limit | null;
  /** An interval set by the conference. */
  readonly interval: Asked;
  readonly schoolMove: Limit | null;
  /** A core group in the time before a review. */
  readonly window: Limit | null;
  /** The report, so long before the review. */
  readonly report: Limit | null;
  readonly circulation: Limit | null;
  readonly agreement: Limit | null;
  readonly distribution: Limit | null;
  /** The assessment by the first review. */
  readonly assessment: Asked | null;
  readonly firstChair: Chairs | null;
  readonly laterChair: Chairs | null;
  /** The lead social worker was not there: at the first core group, at a later one. */
  readonly leadAwayAtFirst: Asked | null;
  readonly leadAwayLater: Asked | null;
  /** A professional named as a member stayed away: in silence, with apologies, with apologies and a report. */
  readonly absent: Asked | null;
  readonly apologiesOnly: Asked | null;
  readonly apologiesAndReport: Asked | null;
  readonly childViews: Asked | null;
  readonly riskReviewed: Asked | null;
  /** Not among the members that the conference named. */
  readonly leadNoMember: Asked | null;
  readonly parentNoMember: Asked | null;
  readonly recommendation: Asked | null;
  readonly leadProfessional: Asked | null;
};

export const MATRIX: Readonly<Record<AuthorityId, Row>> = {
  surrey: {
    firstCoreGroup: limit('10 working days', 'must', 'surrey.frequency.1.b'),
    second: limit('6 weeks', 'usual', 'surrey.frequency.2.a'),
    beforeFirstReview: null,
    afterFirstReview: limit('2 months', 'usual', 'surrey.frequency.3.a'),
    interval: asked('must', 'surrey.frequency.2.b'),
    schoolMove: null,
    window: null,
    report: null,
    circulation: limit('10 working days', 'must', 'surrey.lsw.6.a'),
    agreement: limit('10 working days', 'must', 'surrey.lsw.6.c'),
    distribution: null,
    assessment: null,
    firstChair: { roles: ['teamManager'], strength: 'must', clause: 'surrey.chairing.1.a' },
    laterChair: null,
    leadAwayAtFirst: asked('must', 'surrey.chairing.1.b'),
    leadAwayLater: null,
    absent: asked('must', 'surrey.roles.8.b'),
    apologiesOnly: asked('must', 'surrey.roles.8.c'),
    apologiesAndReport: null,
    childViews: asked('must', 'surrey.lsw.3.a'),
    riskReviewed: asked('must', 'surrey.chairing.4.a'),
    leadNoMember: asked('must', 'surrey.membership.2.a'),
    parentNoMember: asked('must', 'surrey.membership.2.b'),
    recommendation: null,
    leadProfessional: null,
  },
  nottinghamshire: {
    // The bulletin is silent on all of this; the first core group is England's.
    firstCoreGroup: limit('10 working days', 'must', 'england.core-group.1'),
    second: null,
    beforeFirstReview: null,
    afterFirstReview: null,
    interval: asked('must', 'england.core-group.2'),
    schoolMove: null,
    window: null,
    report: null,
    circulation: null,
    agreement: null,
    distribution: null,
    assessment: null,
    firstChair: null,
    laterChair: null,
    leadAwayAtFirst: null,
    leadAwayLater: null,
    absent: null,
    apologiesOnly: null,
    apologiesAndReport: null,
    childViews: asked('usual', 'nottinghamshire.principle.5.b'),
    riskReviewed: null,
    leadNoMember: null,
    parentNoMember: null,
    recommendation: null,
    leadProfessional: null,
  },
  croydon: {
    firstCoreGroup: limit('10 working days', 'must', 'croydon.5.2.c'),
    second: limit('6 weeks', 'must', 'croydon.5.2.e'),
    beforeFirstReview: null,
    afterFirstReview: limit('2 months', 'must', 'croydon.5.2.f'),
    interval: asked('usual', 'croydon.1.3.a.2'),
    schoolMove: limit('10 working days', 'must', 'croydon.5.4'),
    window: null,
    report: limit('0 days', 'must', 'croydon.1.3.d.2'),
    circulation: limit('7 working days', 'must', 'croydon.10.3.b'),
    agreement: null,
    distribution: null,
    assessment: asked('must', 'croydon.3.1.d'),
    firstChair: { roles: ['teamManager', 'operationalManager'], strength: 'must', clause: 'croydon.7.2' },
    laterChair: { roles: ['leadSocialWorker'], strength: 'usual', clause: 'croydon.7.3.a' },
    leadAwayAtFirst: asked('must', 'croydon.8.4'),
    leadAwayLater: asked('must', 'croydon.8.4'),
    absent: null,
    apologiesOnly: asked('goodPractice', 'croydon.8.3.d'),
    apologiesAndReport: null,
    childViews: asked('must', 'croydon.8.7.b'),
    riskReviewed: null,
    leadNoMember: asked('usual', 'croydon.2.2.pre.1'),
    parentNoMember: asked('must', 'croydon.2.1.b'),
    recommendation: asked('usual', 'croydon.13.2.c'),
    leadProfessional: asked('must', 'croydon.13.3.f.3'),
  },
  'pan-sussex': {
    firstCoreGroup: limit('10 working days', 'must', 'pan-sussex.initial.1'),
    second: limit('6 weeks', 'must', 'pan-sussex.subsequent.1'),
    beforeFirstReview: limit('6 weeks', 'must', 'pan-sussex.subsequent.1'),
    afterFirstReview: limit('6 weeks', 'must', 'pan-sussex.subsequent.1'),
    interval: asked('must', 'england.core-group.2'),
    schoolMove: null,
    window: limit('3 weeks', 'usual', 'pan-sussex.intro.2'),
    report: limit('5 days', 'must', 'pan-sussex.record.3'),
    circulation: limit('10 working days', 'must', 'pan-sussex.record.1'),
    agreement: null,
    distribution: null,
    assessment: null,
    firstChair: { roles: ['leadSocialWorker'], strength: 'must', clause: 'pan-sussex.initial.2' },
    laterChair: { roles: ['leadSocialWorker'], strength: 'must', clause: 'pan-sussex.subsequent.2' },
    leadAwayAtFirst: null,
    leadAwayLater: null,
    absent: asked('must', 'pan-sussex.initial.3'),
    apologiesOnly: asked('must', 'pan-sussex.initial.3'),
    apologiesAndReport: asked('must', 'pan-sussex.initial.3'),
    childViews: null,
    riskReviewed: null,
    leadNoMember: null,
    parentNoMember: null,
    recommendation: null,
    leadProfessional: null,
  },
  oxfordshire: {
    firstCoreGroup: limit('10 working days', 'must', 'oxfordshire.meetings.1.b'),
    second: limit('6 weeks', 'must', 'oxfordshire.meetings.2'),
    beforeFirstReview: limit('6 weeks', 'must', 'oxfordshire.meetings.2'),
    afterFirstReview: limit('6 weeks', 'must', 'oxfordshire.meetings.2'),
    interval: asked('must', 'england.core-group.2'),
    schoolMove: null,
    window: null,
    report: null,
    circulation: null,
    agreement: null,
    distribution: limit('5 working days', 'must', 'oxfordshire.review.2'),
    assessment: null,
    firstChair: {
      roles: ['teamManager', 'socialCareRepresentative'],
      strength: 'usual',
      clause: 'oxfordshire.meetings.4.a',
    },
    laterChair: { roles: ['leadSocialWorker', 'deputyLead'], strength: 'must', clause: 'oxfordshire.roles.2.c' },
    leadAwayAtFirst: null,
    leadAwayLater: null,
    absent: asked('usual', 'oxfordshire.roles.4.e.2'),
    apologiesOnly: asked('usual', 'oxfordshire.roles.4.e.3'),
    apologiesAndReport: null,
    childViews: null,
    riskReviewed: null,
    leadNoMember: null,
    parentNoMember: null,
    recommendation: null,
    leadProfessional: null,
  },
};

/** Every two authorities, once. */
export const PAIRS = AUTHORITIES.flatMap((a, index) => AUTHORITIES.slice(index + 1).map((b) => ({ a, b })));
