import type { DeadlineId } from '../../../policies/schema.ts';
import type { PlanContext } from '../../../machines/plan/context.ts';
import type { Fact } from '../../facts/vocabulary.ts';
import { contextOf, type Process } from '../process.ts';
import { exampleOf, type Exploration, type Observer, type Place, type Taken } from './explore.ts';
import type { Failure, PropertyId } from './properties.ts';
import { dateMissing, stepMissing, waitingIn } from './waits.ts';
import { afterFact, type Moment, type World } from './world.ts';

/** Properties 1 to 5, 8 and part of 12, looked at while a machine is explored. The first failure of each is the shortest. */
export function watch(world: World): { readonly observer: Observer; readonly failures: Map<PropertyId, Failure> } {
  const failures = new Map<PropertyId, Failure>();
  const fail = (property: PropertyId, message: string, example: Failure['example']): void => {
    if (!failures.has(property)) failures.set(property, { property, machine: world.machineId, message, example });
  };

  const place = (here: Place, possible: readonly Fact[]): void => {
    const watched = here.watched as Process;
    for (const state of waitingIn(watched)) {
      const missing = stepMissing(world, state, possible);
      if (missing) fail(1, missing, exampleOf(here));
      const undated = dateMissing(world.policy, watched, state);
      if (undated) fail(2, undated, exampleOf(here));
    }
    const left = leftOpen(here, watched);
    if (left) fail(8, left, exampleOf(here));
    const refused = refusalOfConsent(here, possible);
    if (refused) fail(5, refused, exampleOf(here));
  };

  const tried = new Set<string>();
  const step = (taken: Taken): void => {
    const then = taken.happened.kind === 'fact' ? taken.happened.fact : undefined;
    const kind = `${taken.before.watched?.view.paths.join()} ${then?.type}`;
    if (then && !tried.has(kind)) {
      tried.add(kind);
      const message = `${then.type} leads to one thing the first time and to another the second time`;
      if (textOf(afterFact(world, taken.before, then)) !== textOf(taken.after))
        fail(12, message, exampleOf(taken.before, then));
    }
    const example = exampleOf(taken.before, then, taken.after.day);
    const hidden = hiddenTick(taken);
    if (hidden) fail(3, hidden, example);
    const ending = wrongEnding(taken);
    if (ending) fail(4, ending, example);
    const support = wrongSupport(taken);
    if (support) fail(5, support, example);
  };

  return { observer: { place, step }, failures };
}

const textOf = ({ watched }: Moment): string =>
  watched ? `${watched.view.paths.join()} ${JSON.stringify({ ...contextOf(watched), policy: null })}` : '';

const isOnPlan = ({ view }: Process): boolean => view.paths.some((path) => path.startsWith('onPlan'));
const endedOf = ({ context }: Process): PlanContext['ended'] => (context as PlanContext).ended;

/** Property 3: the tick has to change what the process says; the way on is then property 1's and 6's. */
function hiddenTick({ before, after, happened }: Taken): string | null {
  if (happened.kind !== 'tick' || happened.entry.id === 'eighteenthBirthday') return null;
  const { entry, tick } = happened;
  if (before.watched?.view.paths.join() !== after.watched?.view.paths.join()) return null;
  return `${entry.node}: the deadline ${entry.id} ${tick === 'passed' ? 'passes' : 'nears'}, and nothing shows it`;
}

/** Property 4. */
function wrongEnding({ before, after, happened }: Taken): string | null {
  if (!isOnPlan(before.plan) || isOnPlan(after.plan)) return null;
  if (happened.kind === 'tick') {
    return happened.entry.id === 'eighteenthBirthday' ? null : `The plan ends because ${happened.entry.id} passes`;
  }
  const { fact } = happened;
  const isReview = fact.type === 'conference.held' && fact.kind === 'review' && fact.decision === 'discontinue';
  return isReview || fact.type === 'plan.ended' ? null : `The plan ends by ${fact.type}, which is no ending`;
}

/** Property 5: a route comes only with consent, and a refusal is not the same as consent. */
function wrongSupport({ before, after, happened }: Taken): string | null {
  if (happened.kind !== 'fact' || happened.fact.type !== 'stepDown.agreed' || before.watched?.key !== 'plan')
    return null;
  const { consent } = happened.fact;
  const ended = endedOf(after.plan);
  const hasRoute = ended !== null && 'route' in ended && ended.route !== null;
  const hadRoute = ((was) => was !== null && 'route' in was && was.route !== null)(endedOf(before.plan));
  const says = after.plan.view.active.map(({ meta }) => meta.says).join();
  if (consent === 'refused' && hasRoute && !hadRoute) return 'Consent was refused, and support was agreed all the same';
  if (consent === 'given' && !hasRoute && before.plan.view.paths.includes('stepDown'))
    return 'Consent was given, and no support follows from it';
  return consent === 'refused' && !hadRoute && after.plan.view.paths.includes('ended.withStepDown')
    ? `Consent was refused, and the plan says: ${says}`
    : null;
}

/** Property 5: wherever consent can be given it can be refused. */
function refusalOfConsent({ watched }: Place, possible: readonly Fact[]): string | null {
  if (watched?.key !== 'plan') return null;
  const consents = possible.flatMap((fact) => (fact.type === 'stepDown.agreed' ? [fact.consent] : []));
  if (watched.view.paths.includes('ended.consentRefused') && !consents.includes('given')) {
    return 'After a refusal consent can never be given any more';
  }
  const isWaiting = watched.view.paths.includes('stepDown');
  if (isWaiting && !consents.includes('refused')) return 'A refusal of support after the plan cannot be recorded';
  return isWaiting && !consents.includes('given') ? 'Consent to support after the plan cannot be recorded' : null;
}

/** What is still to be done after a plan has ended. */
const OUTLIVES_THE_PLAN: ReadonlySet<DeadlineId> = new Set(['recordCirculation', 'recordAgreement', 'action']);

/** Property 8. */
function leftOpen({ open, plan }: Place, watched: Process): string | null {
  const [first] = open;
  if (!first) return null;
  if (watched.view.rests) return `${first.node} is over, and its deadline ${first.id} is still open`;
  const late = open.find(({ id }) => !OUTLIVES_THE_PLAN.has(id) && id !== 'initialConference');
  return late && !isOnPlan(plan) ? `The plan has ended, and ${late.node} still waits for ${late.id}` : null;
}

/** Property 6: from every place some way leads to where the machine's matter is over. */
export function withoutEnd({ places }: Exploration, { machineId }: World): Failure | null {
  const isEnd = ({ watched }: Place): boolean =>
    machineId === 'plan'
      ? watched?.view.paths.some((path) => path.startsWith('ended')) === true
      : watched?.view.rests === true;
  const into = new Map<string, Place[]>();
  for (const place of places.values()) {
    for (const key of place.leadsTo) into.set(key, [...(into.get(key) ?? []), place]);
  }
  const reached = new Set<Place>([...places.values()].filter(isEnd));
  for (const place of reached) for (const before of into.get(place.key) ?? []) reached.add(before);
  const lost = [...places.values()].find((place) => place.watched && !reached.has(place));
  if (!lost) return null;
  const where = lost.watched?.view.paths.join(', ');
  return {
    property: 6,
    machine: machineId,
    message: `From ${where} no ending can be reached`,
    example: exampleOf(lost),
  };
}
