import type { MachineId } from '../../../machines/index.ts';
import type { Catcher, PolicyFault } from './fault.ts';

const fault = (
  caughtBy: Catcher,
  policy: string,
  name: string,
  from: string,
  to: string,
  machine: MachineId = 'plan',
): PolicyFault => ({ caughtBy, policy, name, from, to, machine });

const wrong = (policy: string, name: string, from: string, to: string): PolicyFault =>
  fault('validation', policy, name, from, to);

const FIRST =
  'firstCoreGroup: { within: 10 working days, of: initialConference, strength: must, clauses: [croydon.5.2.c] }';
const first = (changed: string): string => `firstCoreGroup: { ${changed}, clauses: [croydon.5.2.c] }`;
const SCHOOL = 'schoolMoveCoreGroup: { within: 10 working days, of: schoolMove';
const AGREE = 'recordAgreement: { within: 10 working days, of: circulation';
const WINDOW = 'preReviewCoreGroup: { by: arrangedReview, opens: 3 weeks, strength: usual';
const EXTRA = (rule: string): string => `${FIRST}\n  ${rule}`;

/** Faults as they could slip into a policy's file, each with what has to catch it. */
export const POLICY_FAULTS: readonly PolicyFault[] = [
  // What cannot be read.
  wrong(
    'croydon',
    'a typo in a role',
    'roles: [teamManager, operationalManager]',
    'roles: [teamManger, operationalManager]',
  ),
  wrong(
    'croydon',
    'a typo in a kind of fact',
    'doneBy: coreGroup.arranged, clauses: [croydon.1.3.a.1, croydon.5.2.a]',
    'doneBy: coregroup.arranged, clauses: [croydon.1.3.a.1, croydon.5.2.a]',
  ),
  wrong('croydon', 'a period that is none', 'within: 7 working days', 'within: 7 workin days'),
  wrong('croydon', 'a misspelt field', FIRST, FIRST.replace('within', 'withn')),
  wrong('croydon', 'a misspelt deadline', 'recordCirculation:', 'recordCirculatoin:'),
  wrong('croydon', 'a firmness that there is not', FIRST, FIRST.replace('must', 'mst')),
  wrong('croydon', 'an anchor that there is not', FIRST, FIRST.replace('initialConference', 'initalConference')),
  wrong(
    'croydon',
    'a rule without a clause',
    'of: schoolMove, strength: must, clauses: [croydon.5.4]',
    'of: schoolMove, strength: must, clauses: []',
  ),
  wrong(
    'croydon',
    'a clause that there is not',
    'of: schoolMove, strength: must, clauses: [croydon.5.4]',
    'of: schoolMove, strength: must, clauses: [croydon.5.44]',
  ),
  wrong(
    'surrey',
    'a lost deadline',
    '  recordAgreement: { within: 10 working days, of: circulation, strength: must, clauses: [surrey.lsw.6.c] }\n',
    '',
  ),
  wrong(
    'oxfordshire',
    'a lost check',
    'clauses: [oxfordshire.roles.2.c, oxfordshire.roles.3.a], says: "The core group was chaired',
    'clauses: [oxfordshire.roles.2.c], says: "The core group was chaired',
  ),
  wrong('croydon', 'a rule to another authority', 'extends: england', 'extends: wales'),
  wrong('croydon', 'a day that there is not', 'reviewedOn: 2026-11-23', 'reviewedOn: 2026-02-30'),
  wrong('croydon', 'the same field twice', 'edition: "2011"', 'edition: "2011"\nedition: "2012"'),
  wrong('croydon', 'a word for a role that there is not', 'leadSocialWorker: key worker', 'keyWorker: key worker'),
  wrong(
    'nottinghamshire',
    'a silence without a word',
    'recordCirculation: { silent: Nottinghamshire gives no limit for sending a record round; every member keeps notes of the meeting.',
    'recordCirculation: { silent: ""',
  ),
  wrong('england', 'a missing silence', '  planApproval: Nobody is named to approve the plan.\n', ''),
  wrong(
    'england',
    'a missing rule',
    '  nextReview: { within: 6 months, of: lastReview, strength: must, clauses: [england.review.2] }\n',
    '',
  ),

  // Loosened rules.
  fault(10, 'croydon', 'a loosened period', FIRST, FIRST.replace('10 working', '15 working')),
  fault(10, 'croydon', 'two weeks for ten working days', FIRST, FIRST.replace('10 working days', '2 weeks')),
  fault(
    10,
    'croydon',
    'thirteen weeks for three months',
    FIRST,
    EXTRA('firstReview: { within: 13 weeks, of: initialConference, strength: must, clauses: [england.review.1] }'),
  ),
  fault(
    10,
    'croydon',
    'a later review',
    FIRST,
    EXTRA('nextReview: { within: 7 months, of: lastReview, strength: must, clauses: [england.review.2] }'),
  ),
  fault(10, 'croydon', 'a must that became usual', FIRST, FIRST.replace('must', 'usual')),
  fault(10, 'croydon', 'a limit taken back', FIRST, first('silent: As soon as possible.')),
  fault(
    10,
    'croydon',
    'a limit counted from another day',
    FIRST,
    first('within: 10 working days, of: strategyDiscussion, strength: must'),
  ),

  // Rules that cannot both be kept.
  fault(
    9,
    'croydon',
    'two chairs for the first core group',
    'first: false, require: chairedBy, roles: [leadSocialWorker], strength: usual',
    'first: true, require: chairedBy, roles: [leadSocialWorker], strength: must',
  ),
  fault(
    9,
    'pan-sussex',
    'two chairs for later core groups',
    'first: false, require: chairedBy, roles: [leadSocialWorker], strength: must, clauses: [pan-sussex.subsequent.2], says: "The core group was not chaired by the lead social worker." }',
    'first: false, require: chairedBy, roles: [leadSocialWorker], strength: must, clauses: [pan-sussex.subsequent.2], says: "The core group was not chaired by the lead social worker." }\n  - { on: coreGroup.held, require: chairedBy, roles: [conferenceChair], strength: must, clauses: [pan-sussex.subsequent.2], says: "The conference chair did not chair." }',
  ),
  fault(
    9,
    'pan-sussex',
    'a window that closes before it opens',
    WINDOW,
    'preReviewCoreGroup: { by: arrangedReview, opens: 3 weeks, atLeast: 4 weeks, strength: must',
  ),

  // Deadlines that never get a date.
  fault(
    2,
    'croydon',
    'a change of school that counts from a meeting',
    SCHOOL,
    SCHOOL.replace('of: schoolMove', 'of: meeting'),
    'schoolMove',
  ),
  fault(
    2,
    'surrey',
    'signatures that count from the last review',
    AGREE,
    AGREE.replace('circulation', 'lastReview'),
    'record',
  ),
  fault(
    2,
    'pan-sussex',
    'a window before the birthday',
    WINDOW,
    WINDOW.replace('arrangedReview', 'eighteenthBirthday'),
    'review',
  ),
  fault(
    2,
    'oxfordshire',
    'a changed plan that counts from its circulation',
    'planDistribution: { within: 5 working days, of: meeting',
    'planDistribution: { within: 5 working days, of: circulation',
    'record',
  ),
  fault(
    2,
    'england',
    'enquiries that count from the first review',
    'of: strategyDiscussion, strength: must',
    'of: firstReview, strength: must',
  ),
];
