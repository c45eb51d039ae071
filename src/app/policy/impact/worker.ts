import { generate } from '../../../engine/generate/caseload.ts';
import { type FollowedCaseload, followCaseload, type ImpactCase } from '../../../engine/impact.ts';
import { withPeriod } from '../../../engine/limits.ts';
import { type After, type Follow, type FromWorker, SHOWN, type ToWorker } from './question.ts';

/** So long it works before it looks whether something newer was asked. */
const SLICE_MS = 15;

type Share = { readonly follow: Follow; readonly followed: FollowedCaseload; readonly cases: Map<string, ImpactCase> };
type Ask = Extract<ToWorker, { kind: 'ask' }>;

let share: Share | null = null;
let isWhole = false;
let asked: Ask | null = null;
let round = 0;

const say = (said: FromWorker): void => postMessage(said);

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  switch (data.kind) {
    case 'follow':
      isWhole = false;
      void followShare(data.follow);
      return;
    case 'ask':
      asked = data;
      if (isWhole) void answer(data);
      return;
    case 'case':
      say({ kind: 'case', n: data.n, found: share?.cases.get(data.id) ?? null });
  }
});

async function followShare(follow: Follow): Promise<void> {
  const mine = ++round;
  const { before, asOf, part, of } = follow;
  const cases = new Map<string, ImpactCase>();
  const followed = followCaseload(before, asOf);
  share = { follow, followed, cases };
  const total = typeof follow.cases === 'number' ? follow.cases : follow.cases.length;
  const own = Math.ceil((total - part) / of);
  let index = 0;
  const pause = pauses();
  for (const child of casesOf(follow)) {
    if (index++ % of !== part) continue;
    cases.set(child.id, child);
    followed.add(child);
    if (!pause.isDue()) continue;
    say({ kind: 'progress', done: cases.size, of: own });
    await pause.take();
    if (mine !== round) return;
  }
  isWhole = true;
  if (asked) await answer(asked);
}

/** The same made-up children for the same policy, however its periods are changed. */
function* casesOf({ cases, before, asOf }: Follow): Generator<ImpactCase> {
  if (typeof cases !== 'number') return yield* cases;
  let index = 0;
  for (const { child, facts } of generate({ seed: 1, children: cases, policies: [before], asOf })) {
    yield { id: String(index++), name: child.name, born: child.born, facts };
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
    if (asked !== ask || !isWhole) return;
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
