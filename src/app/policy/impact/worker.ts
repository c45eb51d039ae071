import { generate } from '../../../engine/generate/caseload.ts';
import { type FollowedCaseload, followCaseload, type ImpactCase } from '../../../engine/impact.ts';
import { withPeriod } from '../../../engine/limits.ts';
import { type After, type Follow, type FromWorker, SHOWN, type ToWorker } from './question.ts';

/** So long it works before it looks whether something newer was asked. */
const SLICE_MS = 15;
const AT_A_TIME = 10;

type Share = {
  readonly follow: Follow;
  readonly followed: FollowedCaseload;
  readonly cases: Map<string, ImpactCase>;
  /** How many it will be. */
  readonly of: number;
};
type Ask = Extract<ToWorker, { kind: 'ask' }>;

let share: Share | null = null;
let asked: Ask | null = null;
let round = 0;

const say = (said: FromWorker): void => postMessage(said);

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  switch (data.kind) {
    case 'follow':
      void followShare(data.follow);
      return;
    case 'cases':
      if (share) take(share, data.cases);
      return;
    case 'ask':
      asked = data;
      if (isWhole()) void answer(data);
      return;
    case 'case':
      say({ kind: 'case', n: data.n, found: share?.cases.get(data.id) ?? null });
  }
});

const isWhole = (): boolean => share !== null && share.cases.size === share.of;

async function followShare(follow: Follow): Promise<void> {
  const mine = ++round;
  const of = 'sent' in follow ? follow.sent : Math.max(0, Math.ceil((follow.madeUp - follow.part) / follow.of));
  const now: Share = { follow, followed: followCaseload(follow.before, follow.asOf), cases: new Map(), of };
  share = now;
  take(now, []);
  if ('sent' in follow) return;
  const pause = pauses();
  let made: ImpactCase[] = [];
  for (const child of madeUp(follow)) {
    made.push(child);
    if (made.length < AT_A_TIME) continue;
    take(now, made);
    made = [];
    if (pause.isDue()) await pause.take();
    if (mine !== round) return;
  }
  if (made.length > 0) take(now, made);
}

/** Follows some more of the share, and answers once it is whole. */
function take({ cases, followed, of }: Share, some: readonly ImpactCase[]): void {
  for (const child of some) {
    cases.set(child.id, child);
    followed.add(child);
  }
  if (cases.size < of) say({ kind: 'progress', done: cases.size, of });
  else if (asked) void answer(asked);
}

/** The same made-up children for the same policy, however its periods are changed. */
function* madeUp({
  before,
  asOf,
  madeUp: children,
  part,
  of,
}: Extract<Follow, { madeUp: number }>): Generator<ImpactCase> {
  let index = -1;
  for (const { child, facts } of generate({ seed: 1, children, policies: [before], asOf })) {
    if (++index % of === part) yield { id: String(index), name: child.name, born: child.born, facts };
  }
}

async function answer(ask: Ask): Promise<void> {
  if (!share) return;
  const { follow, followed, cases } = share;
  const asking = followed.ask(afterOf(follow, ask.after));
  const pause = pauses();
  while (asking.left() > 0) {
    asking.go(20);
    if (!pause.isDue()) continue;
    say({ kind: 'progress', done: cases.size - asking.left(), of: cases.size });
    await pause.take();
    if (asked !== ask || !isWhole()) return;
  }
  say({ kind: 'answer', n: ask.n, impact: asking.found(SHOWN) });
}

const afterOf = ({ before }: Follow, after: After) =>
  'policy' in after
    ? after.policy
    : Object.entries(after.periods).reduce((policy, [name, within]) => withPeriod(policy, name, within), before);

/** Lets messages in every so often; a timer would wait longer than the work takes. */
function pauses() {
  const { port1, port2 } = new MessageChannel();
  let since = performance.now();
  return {
    isDue: () => performance.now() - since > SLICE_MS,
    take: async () => {
      await new Promise<void>((resolve) => {
        port1.addEventListener('message', () => resolve(), { once: true });
        port1.start();
        port2.postMessage(null);
      });
      since = performance.now();
    },
  };
}
