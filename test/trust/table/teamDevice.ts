import type { Membership } from '../../../src/exchange/membership.ts';
import type { Recorder } from '../../exchange/trials.ts';
import type { TeamWorld } from '../../exchange/world.ts';
import { call, remove, run, serve, STORE_PAGE, temporary } from './browser.ts';

/** A device of a team in a browser of its own, its profile on the disk. */
export type BrowserDevice = Omit<Recorder, 'record'> & {
  /** When it was begun, once it is stored. */
  readonly record: (...given: Parameters<Recorder['record']>) => Promise<number>;
  /** When the store holds this fact. */
  readonly sees: (caseId: string, factId: string) => Promise<number>;
};

let opened = 0;

/** `isHasty`: without the defence, what was sent counts as stored, unasked. */
export const inBrowser =
  (isHasty = false) =>
  async ({ websockets }: Pick<TeamWorld, 'websockets'>, membership: Membership): Promise<BrowserDevice> => {
    // Each asks another server first, as behind one that spreads them.
    const first = opened++ % websockets.length;
    const address = await serve(STORE_PAGE, [...websockets.slice(first), ...websockets.slice(0, first)]);
    const profile = temporary('team');
    const running = await run(profile);
    const page = await running.newPage(address);
    await call(page, 'join', membership, isHasty);
    return {
      addCase: (caseId, record) => call(page, 'addCase', caseId, record),
      record: (caseId, fact) => call(page, 'record', caseId, fact),
      untilShared: () => call(page, 'untilShared'),
      untilRead: (last) => call(page, 'untilRead', last),
      sees: (caseId, factId) => call(page, 'sees', caseId, factId),
      held: () => call(page, 'held'),
      close: async () => {
        await running.kill();
        remove(profile);
      },
    };
  };
