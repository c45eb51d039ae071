import { ask } from '../../store/crypto/inWorker.ts';
import type { Verifier, Verify } from '../../store/share/verify.ts';

/** The page stays quick while thousands of cases that came from a team are verified. Where no worker starts, it does it. */
export function verifierInWorker(): Verifier {
  const worker = new Worker(new URL('verify.worker.ts', import.meta.url), { type: 'module' });
  return {
    verify: (claims) =>
      ask<Awaited<ReturnType<Verify>>>(worker, claims).catch(async () => {
        const { verify } = await import('../../store/share/verify.ts');
        return verify(claims);
      }),
    close: () => worker.terminate(),
  };
}
