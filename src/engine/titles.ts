import type { Deadline } from './deadlines.ts';
import { contextOf } from './process.ts';
import type { Run } from './run.ts';
import { deadlineName } from './words.ts';

/** A deadline's name in its case: which meeting's record, which action. */
export function deadlineTitle(
  { policy, processes }: Run,
  { id, n, process }: Pick<Deadline, 'id' | 'n' | 'process'>,
): string {
  const name = deadlineName(policy, id);
  if (process.startsWith('record:')) return `${name}, ${policy.words.coreGroup} ${n}`;
  const running = processes.get(process);
  const { what } = running ? (contextOf(running) as { what?: string }) : {};
  return id === 'action' && what !== undefined ? what : name;
}
