import type { Policy } from '../../../../policies/schema.ts';
import { type Impact, type ImpactCase, together } from '../../../engine/impact.ts';
import { changedPeriods, rulesOf } from '../../../engine/limits.ts';
import type { Period } from '../../../facts/period.ts';
import { type After, type FromWorker, type ImpactQuestion, SHOWN, type ToWorker } from './question.ts';

export type ImpactState = {
  /** The answer to the newest question that has one. */
  readonly impact: Impact | null;
  readonly isWorking: boolean;
  readonly isBroken: boolean;
  readonly progress: { readonly done: number; readonly of: number } | null;
};

/** Workers that share a caseload. They keep it followed, so that only what a change touches is counted again. */
export type Pool = {
  readonly state: () => ImpactState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly ask: (question: ImpactQuestion) => void;
  readonly caseOf: (id: string) => Promise<ImpactCase | null>;
  /** Stops working; what is asked next begins anew. */
  readonly stop: () => void;
};

/** So many cases are sent to a worker in one go. */
const AT_A_TIME = 25;

const IDLE: ImpactState = { impact: null, isWorking: false, isBroken: false, progress: null };

type Desk = { readonly worker: Worker; progress: { done: number; of: number } | null; part: Impact | null };

export function openPool(makeWorker: () => Worker, size = 2): Pool {
  const listeners = new Set<() => void>();
  const awaited = new Map<number, { left: number; answer: (found: ImpactCase | null) => void }>();
  let desks: readonly Desk[] = [];
  let followed: Omit<ImpactQuestion, 'after'> | null = null;
  let state = IDLE;
  let n = 0;
  let cases = 0;

  const tell = (change: Partial<ImpactState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  const hear = (desk: Desk, said: FromWorker): void => {
    if (said.kind === 'case') {
      const waiting = awaited.get(said.n);
      if (!waiting || (--waiting.left > 0 && !said.found)) return;
      awaited.delete(said.n);
      waiting.answer(said.found);
    } else if (said.kind === 'progress') {
      desk.progress = said;
      const all = desks.map(({ progress }) => progress ?? { done: 0, of: said.of });
      const sum = (of: 'done' | 'of'): number => all.reduce((total, each) => total + each[of], 0);
      tell({ progress: { done: sum('done'), of: sum('of') } });
    } else if (said.n === n) {
      desk.part = said.impact;
      const parts = desks.flatMap(({ part }) => part ?? []);
      if (parts.length === desks.length) {
        tell({ impact: together(parts, SHOWN), isWorking: false, progress: null });
      }
    }
  };

  const start = (): readonly Desk[] =>
    Array.from({ length: size }, () => {
      const desk: Desk = { worker: makeWorker(), progress: null, part: null };
      desk.worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => hear(desk, data));
      desk.worker.addEventListener('error', () => tell({ isWorking: false, isBroken: true, progress: null }));
      return desk;
    });

  const send = ({ worker }: Desk, message: ToWorker): void =>
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
    worker.postMessage(message);

  const follow = ({ cases: which, ...rest }: Omit<ImpactQuestion, 'after'>): void => {
    const of = desks.length;
    if (typeof which === 'number') {
      desks.forEach((desk, part) => send(desk, { kind: 'follow', follow: { ...rest, part, of, madeUp: which } }));
      return;
    }
    const shares = desks.map((desk, part) => ({ desk, share: which.filter((_, index) => index % of === part) }));
    for (const { desk, share } of shares) send(desk, { kind: 'follow', follow: { ...rest, sent: share.length } });
    void hand(shares, followed);
  };

  /** What is sent is copied while the page waits: so a few at a time, until something else is to be followed. */
  const hand = async (
    shares: readonly { readonly desk: Desk; readonly share: readonly ImpactCase[] }[],
    wanted: typeof followed,
  ): Promise<void> => {
    const longest = Math.max(0, ...shares.map(({ share }) => share.length));
    for (let from = 0; from < longest; from += AT_A_TIME) {
      for (const { desk, share } of shares) {
        const some = share.slice(from, from + AT_A_TIME);
        if (some.length > 0) send(desk, { kind: 'cases', cases: some });
      }
      await new Promise((resolve) => setTimeout(resolve));
      if (followed !== wanted) return;
    }
  };

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    ask: ({ after, ...caseload }) => {
      if (desks.length === 0) desks = start();
      n++;
      if (!followed || !isSame(followed, caseload)) {
        followed = caseload;
        follow(caseload);
      }
      for (const desk of desks) {
        desk.part = null;
        desk.progress = null;
        send(desk, { kind: 'ask', n, after: told(caseload.before, after) });
      }
      tell({ isWorking: true, isBroken: false, progress: null });
    },

    caseOf: (id) =>
      new Promise((answer) => {
        if (desks.length === 0) return answer(null);
        cases++;
        awaited.set(cases, { left: desks.length, answer });
        for (const desk of desks) send(desk, { kind: 'case', n: cases, id });
      }),

    stop: () => {
      for (const { worker } of desks) worker.terminate();
      desks = [];
      followed = null;
      for (const { answer } of awaited.values()) answer(null);
      awaited.clear();
      tell({ isWorking: false, progress: null });
    },
  };
}

const isSame = (a: Omit<ImpactQuestion, 'after'>, b: Omit<ImpactQuestion, 'after'>): boolean =>
  a.before === b.before && a.asOf === b.asOf && a.cases === b.cases;

/** A whole policy is much to send for a number that is being dragged. */
function told(before: Policy, after: Policy): After {
  const limits = changedPeriods(before, after);
  if (!limits) return { policy: after };
  const periods = rulesOf(after).flatMap(({ name, rule }): [string, Period][] =>
    limits.has(name) && 'within' in rule ? [[name, rule.within]] : [],
  );
  return { periods: Object.fromEntries(periods) };
}
