import { mayErase, mayRecord } from '../../exchange/roles.ts';
import { marksName, openMarks } from '../../exchange/marks.ts';
import type { Membership } from '../../exchange/membership.ts';
import { connectTo } from '../../exchange/nats/browser.ts';
import { natsExchange } from '../../exchange/nats/nats.ts';
import { openPresence } from '../../exchange/presence.ts';
import { startSync, type Status } from '../../exchange/sync.ts';
import { teamKeys } from '../../exchange/teamKeys.ts';
import type { Session } from '../../store/vault/session.ts';
import type { Summary } from '../shared/summary.ts';
import type { News, Teamwork } from '../shared/teamwork.ts';
import { newsOf } from './news.ts';

/** More at once is no news of a colleague, but a device that comes back. */
const MOST_NEWS = 5;

export type TeamworkOptions = {
  readonly session: Session<Summary>;
  readonly membership: Membership;
  readonly now: () => string;
  /** Where the page's own server passes on to the exchange. */
  readonly address: string;
  readonly keep: (membership: Membership) => Promise<unknown>;
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function every(ms: number, work: () => void): () => void {
  const timer = setInterval(work, ms);
  return () => clearInterval(timer);
}

/** Puts the real things together for a device that belongs to a team; loaded where there is one. */
export async function startTeamwork(options: TeamworkOptions): Promise<Teamwork> {
  const { session, membership, now, address } = options;
  const { team, member, identity } = membership;
  const sharing = await session.sharing();
  const marks = await openMarks(marksName(team.id, sharing.vault), indexedDB);
  const keys = await teamKeys(team.id, membership.epochs);
  const exchange = natsExchange(team.id, { connect: () => connectTo(address, membership, window), pause });

  const listeners = new Set<() => void>();
  let kept = membership;
  let status: Status | null = null;
  let news: readonly News[] = [];
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const presence = openPresence({ exchange, keys, every, me: { tab: crypto.randomUUID(), name: member.name } });
  presence.subscribe(tell);
  const sync = startSync({
    exchange,
    sharing,
    marks,
    keys,
    part: { id: member.id, identity, mayRecord: mayRecord(member.role), mayErase: mayErase(member.role) },
    now,
    pause,
    watch: (changed) => session.store.subscribe(changed),
    onStatus: (next) => {
      status = next;
      tell();
    },
    onEpoch: async (epoch) => {
      kept = { ...kept, epochs: [...kept.epochs, epoch] };
      await options.keep(kept);
    },
    onArrived: (arrived) => {
      if (status?.state !== 'together') return;
      void newsOf(session.store, arrived).then((found) => {
        if (found) news = [...news, found].slice(-MOST_NEWS);
        return tell();
      });
    },
  });
  const atFirst = sync.status();
  return {
    membership,
    status: () => status ?? atFirst,
    show: (caseId, recording) => presence.show(caseId, recording),
    others: (caseId) => presence.others(caseId),
    news: () => news,
    dismiss: (key) => {
      news = news.filter((each) => each.key !== key);
      tell();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop: async () => {
      presence.stop();
      await sync.stop();
      marks.close();
      await exchange.close();
    },
  };
}
