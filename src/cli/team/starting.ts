import { createServer } from 'node:net';

/** A port of this machine that nobody listens on. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** A cluster that was just started chooses its leaders first, and refuses until then. */
export async function untilReady(work: () => Promise<void>, left: number, pauseMs: number): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (left === 0) throw error;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    await untilReady(work, left - 1, pauseMs);
  }
}
