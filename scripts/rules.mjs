// Names the rules of a build: summaries that were made by other rules are made again.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const MADE_OF = [
  'policies',
  'machines',
  'src/facts',
  'src/engine',
  'src/app/shared/summary.ts',
  'src/app/shared/arranged.ts',
  'package-lock.json',
];

/** Other policies, machines, engine, or another XState: another name. */
export function rulesName() {
  const hash = createHash('sha256');
  for (const place of MADE_OF) for (const path of filesAt(join(ROOT, place))) hash.update(readFileSync(path));
  return hash.digest('hex').slice(0, 16);
}

/** @param {string} place @returns {string[]} */
function filesAt(place) {
  try {
    const inside = readdirSync(place, { recursive: true, withFileTypes: true });
    return inside
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted();
  } catch {
    return [place];
  }
}
