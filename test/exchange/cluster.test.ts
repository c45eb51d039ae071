import { describe, expect, it } from 'vitest';

import { NATS } from './server.ts';
import { inNode, trial } from './trials.ts';

const nothing = async (): Promise<void> => undefined;
const whole = { recorded: 120, lost: 0, doubled: 0, same: true };

// Electing a new leader takes as long as the servers take. What hangs is told by the trial itself, so this is wider than that.
describe.skipIf(!NATS)('a cluster of three', { timeout: 900_000 }, () => {
  it('loses and doubles nothing when the leader of the stream is killed in the middle', async () => {
    const outcome = await trial({ facts: 120, open: inNode(), strike: (_, leader) => leader.kill(), mend: nothing });
    expect(outcome).toEqual(whole);
  });

  it('loses nothing when all three are killed and started again', async () => {
    const outcome = await trial({
      facts: 120,
      open: inNode(),
      strike: async ({ servers }) => void (await Promise.all(servers.map((server) => server.kill()))),
      mend: async ({ servers }) => void (await Promise.all(servers.map((server) => server.start()))),
    });
    expect(outcome).toEqual(whole);
  });

  it('loses nothing when the leader is cut off and comes back', async () => {
    const outcome = await trial({
      facts: 120,
      open: inNode(),
      strike: async (_, leader) => leader.freeze(),
      mend: async (_, leader) => leader.thaw(),
    });
    expect(outcome).toEqual(whole);
  });
});
