import { parseArgs } from 'node:util';

import { type Authority, readAuthority } from './authority.ts';

/** What is wrong with a call: said on standard error, and nothing is changed. */
export class Wrong extends Error {}

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

/** The options of a call. `folder` is there for all of them. */
export function optionsIn<O extends Options>(args: readonly string[], options: O) {
  try {
    const all = { folder: { type: 'string', default: 'teams' }, ...options } as const;
    return parseArgs({ args: [...args], options: all }).values;
  } catch (error) {
    throw new Wrong(error instanceof Error ? error.message : String(error));
  }
}

export function needed(name: string, value: string | undefined): string {
  if (value === undefined || value.trim() === '') throw new Wrong(`--${name} is missing.`);
  return value;
}

export function authorityIn(folder: string): Authority {
  const authority = readAuthority(folder);
  if (!authority) throw new Wrong(`There are no teams in ${folder}: invite somebody first, or name --folder.`);
  return authority;
}
