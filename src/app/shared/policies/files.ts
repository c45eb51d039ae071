import { readAuthority, readFrame } from '../../../../policies/read.ts';
import { resolvePolicy } from '../../../../policies/resolve.ts';
import type { Policy } from '../../../../policies/schema.ts';
import type { Problem } from '../../../facts/yaml.ts';
import { must } from '../../../facts/must.ts';
import england from '../../../../policies/england.yaml?raw';
import croydon from '../../../../policies/croydon.yaml?raw';
import nottinghamshire from '../../../../policies/nottinghamshire.yaml?raw';
import oxfordshire from '../../../../policies/oxfordshire.yaml?raw';
import panSussex from '../../../../policies/pan-sussex.yaml?raw';
import surrey from '../../../../policies/surrey.yaml?raw';

/** The built-in files as they were written, to begin a policy of one's own from. */
export const BUILT_IN_TEXTS: ReadonlyMap<string, string> = new Map([
  ['croydon', croydon],
  ['nottinghamshire', nottinghamshire],
  ['oxfordshire', oxfordshire],
  ['pan-sussex', panSussex],
  ['surrey', surrey],
]);

/** The national frame's file, which counts wherever an authority's says nothing. */
export const FRAME_TEXT = england;

const frame = (() => {
  const read = readFrame(england);
  return must(read.ok ? read.value : null, 'the national frame');
})();

export type ReadPolicy =
  | { readonly ok: true; readonly value: Policy }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** An authority's file over the national frame. Problems name line and field. */
export function readPolicy(text: string): ReadPolicy {
  const read = readAuthority(text, frame);
  return read.ok ? { ok: true, value: resolvePolicy(frame, read.value) } : { ok: false, problems: read.problems };
}
