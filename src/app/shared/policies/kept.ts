import type { Policy } from '../../../../policies/schema.ts';
import type { Problem } from '../../../facts/yaml.ts';
import type { Basics } from '../services.ts';

/** A policy somebody wrote on this device: its file as text, under a key that no other policy has. */
export type OwnPolicy = { readonly key: string; readonly text: string };

/** A file kept on this device that this version of Waymark cannot read any more. */
export type UnreadablePolicy = OwnPolicy & { readonly problem: Problem };

/** What is kept on this device: the files, and what they come to. */
export type Kept = {
  readonly own: readonly OwnPolicy[];
  readonly policies: ReadonlyMap<string, Policy>;
  readonly unreadable: readonly UnreadablePolicy[];
};

const SETTING = 'policies';
type Store = Basics['store'];

/** The files that are kept, as they were written. */
export async function filesIn(store: Store): Promise<readonly OwnPolicy[]> {
  const read = await store.setting(SETTING);
  return read.ok && Array.isArray(read.value) ? read.value.filter(isOwn) : [];
}

/** Null when they are kept; else why they are not. */
export async function keepFiles(store: Store, files: readonly OwnPolicy[]): Promise<string | null> {
  const written = await store.saveSetting(SETTING, files);
  return written.ok ? null : written.problem.message;
}

const isOwn = (value: unknown): value is OwnPolicy =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as OwnPolicy).key === 'string' &&
  typeof (value as OwnPolicy).text === 'string';

/** The reader of policy files is loaded only where there is something to read. */
export async function readFiles(own: readonly OwnPolicy[]): Promise<Kept> {
  if (own.length === 0) return { own, policies: new Map(), unreadable: [] };
  const { readPolicy } = await import('./files.ts');
  const policies = new Map<string, Policy>();
  const unreadable: UnreadablePolicy[] = [];
  for (const file of own) {
    const outcome = readPolicy(file.text);
    if (outcome.ok) policies.set(file.key, named(file.key, outcome.value));
    else
      unreadable.push({ ...file, problem: outcome.problems[0] ?? { line: 1, field: '', message: 'cannot be read' } });
  }
  return { own, policies, unreadable };
}

/** Among the other policies it is told by its key, and says which edition it is. */
const named = (key: string, policy: Policy): Policy => ({
  ...policy,
  id: key,
  name: `${policy.name}, edition ${policy.edition}`,
});

/** The key of a policy among those kept on this device: an authority's edition is there once. */
export const keyOf = ({ id, edition }: Pick<Policy, 'id' | 'edition'>): string =>
  `${id}@${edition
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}`;

/** The authority that a policy is an edition of, by its key: "croydon@2011-revised" is one of "croydon". */
export const authorityOf = (key: string): string => key.split('@')[0] ?? key;
export const isKept = (key: string): boolean => key.includes('@');

/** A short text that is another one when the text is. */
export function textSum(text: string): string {
  let sum = 0;
  for (let index = 0; index < text.length; index++) sum = (Math.imul(sum, 31) + text.charCodeAt(index)) >>> 0;
  return `${text.length}-${sum.toString(36)}`;
}
