import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

import type { RunJson } from '../../src/engine/json.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const TSX = join(ROOT, 'node_modules/.bin/tsx');

export const SCENARIOS = fileURLToPath(new URL('../scenarios/', import.meta.url));

/** Every scenario file, by its path. */
export const scenarioFiles = (): string[] =>
  readdirSync(SCENARIOS)
    .filter((file) => file.endsWith('.yaml'))
    .toSorted()
    .map((file) => join(SCENARIOS, file));

export type Answer = { readonly code: number; readonly out: string; readonly err: string };

/** The command line as a person calls it: `npm run -s scenario -- …` runs just this. */
export const scenario = (...args: string[]): Promise<Answer> =>
  new Promise((resolve, reject) => {
    execFile(
      TSX,
      ['src/cli/scenario.ts', ...args],
      { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 28 },
      (error, out, err) => {
        const code = error === null ? 0 : error.code;
        if (typeof code === 'number') resolve({ code, out, err });
        else reject(error ?? new Error('The command line did not end.'));
      },
    );
  });

/** The lines of standard output, each a JSON text. */
export const jsonLines = ({ out }: Answer): RunJson[] =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as RunJson);

/** Files of a test, in a folder that goes when the tests of the file are over. */
export function temporaryFiles(): {
  path: (name: string) => string;
  put: (name: string, text: string | Uint8Array) => string;
} {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const path = (name: string): string => join(folder, name);
  return {
    path,
    put: (name, text) => {
      writeFileSync(path(name), text);
      return path(name);
    },
  };
}
