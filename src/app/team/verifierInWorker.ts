import { ask } from '../../store/crypto/inWorker.ts';
import type { Verifier, Verify } from '../../store/share/verify.ts';

/** The page stays quick while thousands of cases that came from a team are verified. Where no worker starts, it does it. */
export function verifierInWorker(): Verifier {
  const worker = new Worker(new URL('verify.worker.ts', import.meta.url), { type: 'module' });
  const verifyThere: Verify = (claims) =>
    ask<Awaited<ReturnType<Verify>>>(worker, claims).catch(async () => {
      const { verify } = await import('../../store/share/verify.ts');
      return verify(claims);
    });
  let before: Promise<unknown> = Promise.resolve();
  return {
    verify: (claims) => {
      const verifying = before.then(() => verifyThere(claims));
      before = verifying.catch(() => undefined);
      return verifying;
    },
    close: () => worker.terminate(),
  };
}
