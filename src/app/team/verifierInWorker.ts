import { ask } from '../../store/crypto/inWorker.ts';
import type { Verifier } from '../../store/share/verify.ts';

/** The page stays quick while thousands of cases that came from a team are verified. */
export function verifierInWorker(): Verifier {
  const worker = new Worker(new URL('verify.worker.ts', import.meta.url), { type: 'module' });
  return { verify: (claims) => ask(worker, claims), close: () => worker.terminate() };
}
