// How what a developer calls reads its options.
import { parseArgs } from 'node:util';
import { stop } from './install.mjs';

/**
 * The options of this call. `--help` prints how it is called, and a call that is wrong is told in words; both end here.
 * @template {import('node:util').ParseArgsConfig} const T
 * @param {string} usage
 * @param {T} config
 * @returns {ReturnType<typeof parseArgs<T>>}
 */
export function callOf(usage, config) {
  if (process.argv.includes('--help')) {
    console.log(usage);
    process.exit(0);
  }
  try {
    return parseArgs(config);
  } catch (error) {
    return stop(`${/** @type {Error} */ (error).message}\n\n${usage}`);
  }
}

/** The number that --seed gives. */
export function seedOf(/** @type {string} */ text, /** @type {string} */ usage) {
  const seed = Number(text);
  return Number.isSafeInteger(seed) ? seed : stop(`--seed ${text}: a seed is a whole number.\n\n${usage}`);
}
