import { changing } from '../../../machines/parts.ts';
import { must } from '../../facts/must.ts';
import type { MachineFault, StateConfig } from './fault.ts';

/** The state at a path: "onPlan.meetings". */
const at = (root: StateConfig, path: string): StateConfig =>
  path.split('.').reduce((state, key) => must(state.states[key], `the state ${path}`), root);

const deaf =
  (path: string, ...events: string[]) =>
  (root: StateConfig): void => {
    const state = at(root, path);
    state.on = Object.fromEntries(Object.entries(state.on).filter(([event]) => !events.includes(event)));
  };
const hears =
  (path: string, event: string, transition: unknown) =>
  (root: StateConfig): void => {
    const state = at(root, path);
    state.on = { ...state.on, [event]: transition };
  };
const says =
  (path: string, meta: Record<string, unknown>) =>
  (root: StateConfig): void => {
    const state = at(root, path);
    state.meta = { ...state.meta, ...meta };
  };
const forgets =
  (path: string, ...keys: string[]) =>
  (root: StateConfig): void => {
    const state = at(root, path);
    state.meta = Object.fromEntries(Object.entries(state.meta ?? {}).filter(([key]) => !keys.includes(key)));
  };
const ignoresTick =
  (path: string, tick: string, ...parts: string[]) =>
  (root: StateConfig): void => {
    for (const part of parts) deaf(`${path}.${part}`, tick)(root);
  };

const fault = (
  caughtBy: MachineFault['caughtBy'],
  machine: MachineFault['machine'],
  policy: string,
  name: string,
  change: MachineFault['change'],
  actions: MachineFault['actions'] = {},
): MachineFault => ({ caughtBy, machine, policy, name, change, actions });

const MEETINGS = 'onPlan.meetings';
const REVIEW = 'onPlan.review';
let calls = 0;

/** Faults as they could slip into a machine's file, each with what has to catch it. */
export const MACHINE_FAULTS: readonly MachineFault[] = [
  // Dropped transitions.
  fault(
    1,
    'plan',
    'croydon',
    'the first core group leads nowhere',
    deaf(`${MEETINGS}.awaitingFirstCoreGroup`, 'coreGroup.held'),
  ),
  fault(
    1,
    'plan',
    'surrey',
    'later core groups cannot be recorded',
    deaf(`${MEETINGS}.awaitingNextCoreGroup`, 'coreGroup.held'),
  ),
  fault(7, 'plan', 'croydon', 'a review cannot end the plan', deaf('onPlan', 'conference.held')),
  fault(7, 'plan', 'surrey', 'a plan has no other endings', deaf('onPlan', 'plan.ended')),
  fault(1, 'record', 'surrey', 'a record cannot be sent out', deaf('minutes.awaitingCirculation', 'record.circulated')),
  fault(1, 'record', 'surrey', 'a record cannot be agreed', deaf('minutes.awaitingAgreement', 'record.agreed')),
  fault(
    1,
    'record',
    'oxfordshire',
    'a changed plan cannot be sent out',
    deaf('plan.awaitingDistribution', 'plan.distributed'),
  ),
  fault(
    1,
    'schoolMove',
    'croydon',
    'no core group follows a change of school',
    deaf('awaitingCoreGroup', 'coreGroup.held'),
  ),
  fault(1, 'visits', 'croydon', 'visits cannot be recorded', deaf('awaitingVisit', 'visit.made')),
  fault(1, 'document', 'croydon', 'nobody can approve the plan', deaf('written.awaitingApproval', 'plan.approved')),
  fault(1, 'action', 'croydon', 'an action can never be done', deaf('awaitingCompletion', 'action.done')),
  fault(1, 'review', 'pan-sussex', 'a report cannot be shared', deaf('report.awaitingReport', 'report.shared')),
  fault(
    1,
    'assessment',
    'croydon',
    'the assessment cannot be completed',
    deaf('awaitingAssessment', 'assessment.completed'),
  ),

  // Lost deadlines and silences.
  fault(
    2,
    'plan',
    'croydon',
    'the first core group has no deadline',
    forgets(`${MEETINGS}.awaitingFirstCoreGroup`, 'deadline'),
  ),
  fault(
    2,
    'plan',
    'oxfordshire',
    'the first review has no deadline',
    forgets(`${REVIEW}.awaitingFirstReview`, 'deadline'),
  ),
  fault(2, 'plan', 'croydon', 'stepping down waits without a word', forgets('stepDown', 'silence')),
  fault(2, 'concern', 'croydon', 'a concern waits without a word', forgets('open.awaitingDecision', 'silence')),
  fault(2, 'document', 'surrey', 'the outline plan waits without a word', forgets('written.outline', 'silence')),
  fault(2, 'plan', 'croydon', 'the day of the conference is forgotten', () => {}, {
    startPlan: changing(() => ({ anchors: {}, ended: null })),
  }),
  fault(
    2,
    'record',
    'croydon',
    'a record waits for a change of school',
    says('minutes.awaitingCirculation', { deadline: 'schoolMoveCoreGroup' }),
  ),

  // Deadlines that pass in silence.
  fault(
    3,
    'plan',
    'croydon',
    'a late first core group does not show',
    ignoresTick(`${MEETINGS}.awaitingFirstCoreGroup`, 'deadline.firstCoreGroup.passed', 'running', 'near'),
  ),
  fault(
    3,
    'plan',
    'surrey',
    'a near review does not show',
    ignoresTick(`${REVIEW}.awaitingNextReview`, 'deadline.nextReview.near', 'running'),
  ),
  fault(
    3,
    'record',
    'croydon',
    'a late record does not show',
    ignoresTick('minutes.awaitingCirculation', 'deadline.recordCirculation.passed', 'running', 'near'),
  ),
  fault(
    3,
    'action',
    'surrey',
    'a late action does not show',
    ignoresTick('awaitingCompletion', 'deadline.action.passed', 'running', 'near'),
  ),
  fault(
    3,
    'assessment',
    'croydon',
    'a late assessment does not show',
    ignoresTick('awaitingAssessment', 'deadline.assessment.passed', 'running', 'near'),
  ),
  fault(
    3,
    'visits',
    'croydon',
    'a late visit does not show',
    ignoresTick('awaitingVisit', 'deadline.visit.passed', 'running', 'near'),
  ),

  // Endings that are none.
  fault(
    4,
    'plan',
    'croydon',
    'a recommendation ends the plan',
    hears('onPlan', 'removal.recommended', { target: 'stepDown' }),
  ),
  fault(
    4,
    'plan',
    'surrey',
    'a cancelled core group ends the plan',
    hears('onPlan', 'coreGroup.cancelled', { target: 'ended.otherwise' }),
  ),
  fault(4, 'plan', 'croydon', 'an overdue review ends the plan', (root) => {
    at(root, `${REVIEW}.awaitingFirstReview.overdue`).always = '#plan.ended.otherwise';
  }),
  fault(
    4,
    'plan',
    'croydon',
    'a review that continues the plan ends it',
    hears(`${REVIEW}.awaitingFirstReview`, 'conference.held', {
      guard: 'planContinues',
      target: '#plan.stepDown',
      actions: 'removeFromPlan',
    }),
  ),
  fault(
    4,
    'plan',
    'pan-sussex',
    'a resolved concern ends the plan',
    hears('onPlan.escalation.concernOpen', 'concern.resolved', {
      target: '#plan.ended.otherwise',
      actions: 'closeConcern',
    }),
  ),

  // Consent.
  fault(
    5,
    'plan',
    'croydon',
    'a refusal of support cannot be recorded',
    hears('stepDown', 'stepDown.agreed', {
      guard: 'consentGiven',
      target: 'ended.withStepDown',
      actions: 'agreeStepDown',
    }),
  ),
  fault(
    5,
    'plan',
    'surrey',
    'a refusal counts as consent',
    hears('stepDown', 'stepDown.agreed', { target: 'ended.withStepDown', actions: 'agreeStepDown' }),
  ),
  fault(5, 'plan', 'croydon', 'consent comes too late for ever', deaf('ended.consentRefused', 'stepDown.agreed')),
  fault(5, 'plan', 'oxfordshire', 'support is agreed whoever consents', () => {}, {
    agreeStepDown: changing(() => ({ ended: { on: '2026-01-05', reason: 'removed', route: null } })),
  }),

  // No end, no way there.
  fault(6, 'visits', 'croydon', 'visits never end', deaf('awaitingVisit', 'conference.held', 'plan.ended')),
  fault(6, 'concern', 'croydon', 'a concern is never resolved', deaf('open', 'concern.resolved')),
  fault(7, 'plan', 'croydon', 'a state that nothing leads to', (root) => {
    at(root, MEETINGS).states.suspended = { meta: { says: 'Paused.', rests: true }, on: {}, states: {} };
  }),
  fault(
    7,
    'concern',
    'surrey',
    'a decision on a concern changes nothing',
    hears('open', 'concern.decided', { guard: 'isThisConcern', actions: 'rememberOutcome' }),
  ),
  fault(7, 'document', 'croydon', 'the written plan is never closed', deaf('written', 'conference.held', 'plan.ended')),
  fault(
    'validation',
    'assessment',
    'croydon',
    'a transition to a state that is not there',
    hears('awaitingAssessment', 'assessment.completed', 'complete'),
  ),
  fault('validation', 'concern', 'croydon', 'a state begins in one that is not there', (root) => {
    at(root, 'open').initial = 'awaitingManger';
  }),

  // What is over and still waits.
  fault(
    8,
    'schoolMove',
    'croydon',
    'a change of school waits past the plan’s end',
    deaf('awaitingCoreGroup', 'plan.ended'),
  ),
  fault(8, 'visits', 'surrey', 'visits go on after a review ended the plan', deaf('awaitingVisit', 'conference.held')),
  fault(
    8,
    'record',
    'oxfordshire',
    'a changed plan is awaited past the plan’s end',
    deaf('plan.awaitingDistribution', 'plan.ended'),
  ),
  fault(
    8,
    'review',
    'pan-sussex',
    'a core group before a review is awaited past the plan’s end',
    deaf('coreGroup.awaitingCoreGroup', 'plan.ended'),
  ),
  fault(8, 'action', 'croydon', 'an action that is done is still due', says('done', { deadline: 'action' })),
  fault(8, 'assessment', 'croydon', 'the assessment is due after the plan', deaf('awaitingAssessment', 'plan.ended')),

  // Without a source; by chance; nobody's.
  fault(11, 'plan', 'croydon', 'a fact that there is not', hears('onPlan', 'plan.paused', { target: 'stepDown' })),
  fault(
    11,
    'plan',
    'croydon',
    'a correction moves the machine',
    hears('onPlan', 'fact.withdrawn', { target: 'ended.otherwise' }),
  ),
  fault(12, 'visits', 'croydon', 'the same fact, another outcome', () => {}, {
    rememberVisit: changing(() => ({ odd: calls++ % 2 })),
  }),
  fault(
    1,
    'plan',
    'croydon',
    'a step for a role that nobody has',
    says('stepDown', { next: [{ fact: 'stepDown.agreed', who: 'leadSocalWorker', what: 'Agree' }] }),
  ),
  fault(
    1,
    'document',
    'surrey',
    'a state offers what it refuses',
    says('written.outline', { next: [{ fact: 'record.agreed', who: 'coreGroup', what: 'Agree the record' }] }),
  ),
];
