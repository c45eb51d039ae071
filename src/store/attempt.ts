import { type Doing, fail, type Failed, type ProblemCode } from './problem.ts';

const CODES = new Map<string | undefined, ProblemCode>(
  Object.entries({
    QuotaExceededError: 'quota',
    VersionError: 'newer',
    MissingAPIError: 'unavailable',
    SecurityError: 'unavailable',
    OutdatedCodeError: 'newer',
    OtherVaultError: 'changed',
    ReadOnlyError: 'readOnly',
    DatabaseClosedError: 'closed',
    InvalidStateError: 'closed',
  }),
);

/** Does something with the database; whatever it throws becomes a problem. */
export async function attempt<T>(doing: Doing, work: () => PromiseLike<T>): Promise<T | Failed> {
  try {
    return await work();
  } catch (error) {
    return failureOf(error, doing);
  }
}

/** The problem behind an error of Dexie or the browser: the innermost cause that is known decides. */
export function failureOf(error: unknown, doing: Doing): Failed {
  const names = namesOf(error);
  // Firefox says InvalidStateError on opening where it lets a site store nothing.
  if (doing === 'opening' && names.includes('InvalidStateError')) return fail('unavailable', doing);
  const code = names.map((name) => CODES.get(name)).findLast((each) => each !== undefined);
  return code === undefined ? fail('unknown', doing, names.at(-1)) : fail(code, doing);
}

/** Names from the outermost error inwards: Dexie wraps ("AbortError" around "QuotaExceededError") and bundles. */
function namesOf(error: unknown, depth = 0): string[] {
  if (typeof error !== 'object' || error === null || depth > 5) return [];
  const { name, inner, failures } = error as { name?: unknown; inner?: unknown; failures?: unknown };
  const bundled: unknown[] = Array.isArray(failures) ? failures : [];
  const within = [inner, ...bundled].flatMap((each) => namesOf(each, depth + 1));
  return typeof name === 'string' ? [name, ...within] : within;
}
