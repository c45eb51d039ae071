import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below those that systems give to whoever connects: one of these could be taken before a server listens on it. */
const [LOWEST, HIGHEST] = [20_000, 32_000];

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

let next = randomInt(LOWEST, HIGHEST);

/** A port of this machine that nobody listens on; never one that was given before, as nobody may listen on it yet. */
export async function freePort(): Promise<number> {
  for (let tries = LOWEST; tries < HIGHEST; tries++) {
    const port = next;
    next = port + 1 < HIGHEST ? port + 1 : LOWEST;
    if (await isFree(port)) return port;
  }
  throw new Error(`All ports between ${LOWEST} and ${HIGHEST} are taken.`);
}

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
