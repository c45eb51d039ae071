import { MACHINE_IDS, MACHINES } from '../../../machines/index.ts';
import { addPeriod } from '../../../policies/calendar.ts';
import type { StateMeta } from '../../../machines/parts.ts';
import type { Anchor, Check, DeadlineRule, Policy, Strength } from '../../../policies/schema.ts';
import { addDays, type Day, dayNumber } from '../../facts/day.ts';
import { periodText } from '../../facts/period.ts';
import type { Fact, FactType } from '../../facts/vocabulary.ts';
import { limitsFor } from '../due.ts';
import { rulesOf } from '../limits.ts';
import { exampleOf, explore, NOBODY } from './explore.ts';
import type { Failure } from './properties.ts';
import { statesOf } from './states.ts';

const fail = (property: 9 | 10, message: string, example: Failure['example'] = null): Failure => ({
  property,
  machine: null,
  message,
  example,
});

/** Property 9: two must checks that no one fact can keep, or a must window that closes before it opens. */
export function contradiction(policy: Policy): Failure | null {
  const chairs = policy.checks.filter((check) => check.require === 'chairedBy' && check.strength === 'must');
  for (const [index, one] of chairs.entries()) {
    for (const other of chairs.slice(index + 1)) {
      if (one.on !== other.on || !overlap(one, other) || sharedRole(one, other)) continue;
      const message = `${one.clauses.join(', ')} and ${other.clauses.join(', ')} ask for different chairs of one meeting`;
      return fail(9, message, meetingExample(one));
    }
  }
  for (const { name, rule } of rulesOf(policy)) {
    if (!('by' in rule) || !rule.opens || !rule.atLeast || rule.strength !== 'must') continue;
    if (addPeriod(ANY_DAY, rule.opens, -1) > addPeriod(ANY_DAY, rule.atLeast, -1)) {
      const message = `${name} may come from ${periodText(rule.opens)} before, and has to come by ${periodText(rule.atLeast)} before`;
      return fail(9, message, waitingFor(policy, name));
    }
  }
  return null;
}

/** The shortest facts after which the limit runs. */
function waitingFor(policy: Policy, name: string): Failure['example'] {
  for (const machineId of MACHINE_IDS) {
    const states = statesOf(MACHINES[machineId]);
    if (!states.some(({ meta }) => ((meta ?? {}) as Partial<StateMeta>).deadline === name.split('.')[0])) continue;
    const { found } = explore({ machines: MACHINES, machineId, policy }, NOBODY, ({ open }) =>
      open.some(({ id, countedIn }) => limitsFor(id, countedIn).includes(name)),
    );
    if (found) return exampleOf(found);
  }
  return null;
}

const ANY_DAY: Day = '2026-06-01';
const overlap = (a: Check, b: Check): boolean => a.first === undefined || b.first === undefined || a.first === b.first;
const sharedRole = (a: Check, b: Check): boolean =>
  'roles' in a && 'roles' in b && a.roles.some((role) => (b.roles as readonly string[]).includes(role));

function meetingExample({ first }: Check): Failure['example'] {
  const later = first === false;
  const facts = [
    { type: 'conference.held', on: '2026-01-05', kind: 'initial', decision: 'plan' },
    ...(later ? [{ type: 'coreGroup.held', on: '2026-01-12', chair: 'teamManager' }] : []),
    { type: 'coreGroup.held', on: '2026-01-19', chair: 'leadSocialWorker' },
  ].map((fact, index) => written(fact as { type: FactType; on: Day }, index));
  return { facts, asOf: '2026-01-19', born: null };
}

const written = (fact: { type: FactType; on: Day }, index: number): Fact =>
  ({ id: `f${index}`, recordedAt: `${fact.on}T00:00:00.00${index}Z`, by: '', ...fact }) as unknown as Fact;

const FROM: Day = '2021-01-01';
const TEN_YEARS = dayNumber('2031-01-01') - dayNumber(FROM);
const FIRMNESS: Readonly<Record<Strength, number>> = { must: 2, usual: 1, goodPractice: 0 };

/**
 * Property 10, day by day: a limit of the policy is never later than England's for the same thing, nor less firm. A
 * setting named `looser` and the deadline (`looserFirstReview`) says why it is meant.
 */
export function looser(policy: Policy, frame: Policy): Failure | null {
  const own = new Map(rulesOf(policy).map(({ name, rule }) => [name, rule]));
  for (const { name, rule: national } of rulesOf(frame)) {
    const rule = own.get(name);
    if ('silent' in national || !rule || Object.hasOwn(policy.settings, looserName(name))) continue;
    if ('silent' in rule)
      return fail(10, `${name}: England sets a limit, and this policy sets none`, afterLimit(national));
    if (FIRMNESS[rule.strength] < FIRMNESS[national.strength]) {
      return fail(10, `${name} is a ${rule.strength}, and in England a ${national.strength}`, afterLimit(national));
    }
    const later = laterThan(rule, national);
    if (later) return fail(10, `${name}: ${later.why}`, later.example);
  }
  return null;
}

const looserName = (name: string): string => {
  const id = name.split('.')[0] ?? name;
  return `looser${id.charAt(0).toUpperCase()}${id.slice(1)}`;
};

type Later = { readonly why: string; readonly example: Failure['example'] };

function laterThan(rule: DeadlineRule, national: DeadlineRule): Later | null {
  if (!('within' in national)) return null;
  if (!('within' in rule) || rule.of !== national.of) {
    return { why: `it does not count from what England's limit counts from`, example: afterLimit(national) };
  }
  for (let offset = 0; offset < TEN_YEARS; offset++) {
    const from = addDays(FROM, offset);
    const [own, limit] = [addPeriod(from, rule.within), addPeriod(from, national.within)];
    if (own > limit) {
      const why = `from ${from} it is due on ${own}, and in England by ${limit}`;
      return { why, example: afterLimit(national, from) };
    }
  }
  return null;
}

/** The shortest way to the day after England's limit, counted from a day; null where no facts lead there. */
function afterLimit(national: DeadlineRule, from: Day = ANY_DAY): Failure['example'] {
  if ('by' in national && national.by === 'eighteenthBirthday') {
    const born = addPeriod(from, { count: 18 * 12, unit: 'months' }, -1);
    return { facts: [written(planOf(from), 0)], asOf: addDays(from, 1), born };
  }
  if (!('within' in national)) return null;
  const facts = leadingTo(national.of, from);
  if (!facts) return null;
  return { facts: facts.map(written), asOf: addDays(addPeriod(from, national.within), 1), born: null };
}

const planOf = (on: Day) => ({ type: 'conference.held', on, kind: 'initial', decision: 'plan' }) as const;

function leadingTo(anchor: Anchor, from: Day): readonly { type: FactType; on: Day }[] | undefined {
  const ways: Partial<Record<Anchor, readonly { type: FactType; on: Day }[]>> = {
    strategyDiscussion: [{ type: 'strategyDiscussion.held', on: from }],
    initialConference: [planOf(from)],
    lastReview: [
      planOf(addPeriod(from, { count: 2, unit: 'months' }, -1)),
      { type: 'conference.held', on: from, kind: 'review', decision: 'continue' } as { type: FactType; on: Day },
    ],
  };
  return ways[anchor];
}
