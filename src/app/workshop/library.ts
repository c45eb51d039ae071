import { readScenario, type Scenario } from '../../engine/scenario.ts';
import { must } from '../../facts/must.ts';

const FILES = import.meta.glob<string>('./library/*.yaml', { query: '?raw', import: 'default', eager: true });

/** The cases that come with Waymark, by the name of their file. */
const TEXTS: ReadonlyMap<string, string> = new Map(
  Object.entries(FILES).map(([path, text]) => [must(path.split('/').at(-1), 'a file name').replace('.yaml', ''), text]),
);
const known = new Map<string, Scenario>();

export const LIBRARY_IDS: readonly string[] = [...TEXTS.keys()];

/** A case of the library; null where there is none of that name. */
export function libraryCase(id: string): Scenario | null {
  const before = known.get(id);
  if (before) return before;
  const text = TEXTS.get(id);
  if (text === undefined) return null;
  const read = readScenario(text);
  if (!read.ok) throw new Error(`The library's case ${id} cannot be read: ${JSON.stringify(read.problems)}`);
  known.set(id, read.value);
  return read.value;
}
