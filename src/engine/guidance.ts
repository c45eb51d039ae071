import type { Form, Moment, Policy, Task } from '../../policies/schema.ts';
import type { FactType } from '../facts/vocabulary.ts';

/** A moment and those that hold around it: at every core group holds what holds at each. */
const AROUND: Partial<Record<Moment, readonly Moment[]>> = {
  firstCoreGroup: ['firstCoreGroup', 'everyCoreGroup'],
  laterCoreGroup: ['laterCoreGroup', 'everyCoreGroup'],
  review: ['review', 'removal'],
};
const around = (moment: Moment): readonly Moment[] => AROUND[moment] ?? [moment];

/** What people do at a moment, by the policy. */
export const tasksAt = (policy: Policy, moment: Moment): Task[] =>
  policy.tasks.filter(({ during }) => around(moment).includes(during));

/** What to read at a moment: the ids of the clauses, each once. */
export const guidanceAt = (policy: Policy, moment: Moment): string[] => [
  ...new Set(around(moment).flatMap((each) => policy.guidance[each] ?? [])),
];

/** The forms whose questions belong to recording a kind of fact. */
export const formsWith = (policy: Policy, type: FactType): Form[] =>
  Object.values(policy.forms).filter((form) => form.with.includes(type));

/** What a task says; where it has no words of its own, its first clause. */
export const taskText = (policy: Policy, task: Task): string =>
  task.says ?? policy.clauses[task.clauses[0] ?? '']?.says ?? '';
