import '../../strict.ts';
import { builtIn } from '../../shared/builtIn.ts';
import { madeUp, type MadeUpCase, type MadeUpPlan } from './madeUp.ts';

export type MadeUpAsked = { readonly plan: MadeUpPlan } | { readonly more: true };
export type MadeUpSaid = { readonly cases: readonly MadeUpCase[] };

/** So many at a time: the page stores them before it asks for more. */
const AT_A_TIME = 50;
let coming: Iterator<MadeUpCase> | null = null;

addEventListener('message', ({ data }: MessageEvent<MadeUpAsked>) => {
  if ('plan' in data) coming = madeUp(data.plan, builtIn);
  const cases: MadeUpCase[] = [];
  while (cases.length < AT_A_TIME) {
    const next = coming?.next();
    if (!next || next.done) break;
    cases.push(next.value);
  }
  postMessage({ cases } satisfies MadeUpSaid);
});
