import { addPeriod, addWorkingDays, isWorkingDay } from '../../../policies/calendar.ts';
import type { DeadlineRule, Policy } from '../../../policies/schema.ts';
import { addDays, type Day } from '../../facts/day.ts';
import type { Period } from '../../facts/period.ts';
import type { Role } from '../../facts/roles.ts';
import type { Random } from './random.ts';

/** What the practice of one team looks like: dates mostly kept, some missed by a little, few by much. */
export type Habits = {
  /** The day a thing happens that is due by a day: mostly shortly before it, sometimes after. */
  readonly around: (due: Day) => Day;
  /** The next working day, this many working days later. */
  readonly later: (from: Day, low: number, high: number) => Day;
  readonly chair: (isFirst: boolean) => Role;
};

export function habitsOf(random: Random, policy: Policy): Habits {
  // Teams differ: in some one date in twenty slips, in others one in three.
  const slips = 0.05 + random.next() * 0.28;
  return {
    around: (due) => {
      if (!random.chance(slips)) return onWorkingDay(addDays(due, -random.between(0, 4)));
      return addWorkingDays(due, random.chance(0.8) ? random.between(1, 5) : random.between(6, 25));
    },
    later: (from, low, high) => addWorkingDays(from, random.between(low, high)),
    chair: (isFirst) => {
      const check = policy.checks.find(({ require, first }) => require === 'chairedBy' && first !== !isFirst);
      const asked = check && 'roles' in check ? check.roles[0] : undefined;
      return asked && !random.chance(slips / 2) ? asked : 'leadSocialWorker';
    },
  };
}

const onWorkingDay = (day: Day): Day => (isWorkingDay(day) ? day : addWorkingDays(day, -1));

/** The last day that a policy's rule gives; where it gives none, what people usually agree. */
export function limit(rule: DeadlineRule, from: Day, usual: Period): Day {
  return addPeriod(from, 'within' in rule ? rule.within : usual);
}
