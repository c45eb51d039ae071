import { readdirSync, readFileSync } from 'node:fs';

import { loadPolicies } from '../../policies/read.ts';
import type { Policy } from '../../policies/schema.ts';

const FOLDER = new URL('../../policies/', import.meta.url);
const FRAME = 'england.yaml';

const textOf = (file: string): string => readFileSync(new URL(file, FOLDER), 'utf8');

/** The files of the authorities, the frame's left out. */
export const authorityFiles = (): string[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yaml') && file !== FRAME)
    .toSorted();

export const frameText = (): string => textOf(FRAME);
export const authorityText = textOf;

/** The built-in policies, from their files. */
export const builtInPolicies = (): ReadonlyMap<string, Policy> =>
  loadPolicies(frameText(), authorityFiles().map(textOf));
