import '../strict.ts';
import { builtIn } from './builtIn.ts';
import { type OwnPolicy, readFiles } from './policies/kept.ts';
import { runOf } from './runOf.ts';
import type { Policies } from './services.ts';
import type { SummedUp, ToSum } from './summariser.ts';
import { summaryOf } from './summary.ts';

addEventListener('message', ({ data }: MessageEvent<ToSum>) => void sumUp(data));

async function sumUp({ n, files, day, kept }: ToSum): Promise<void> {
  const policies = await withKept(kept);
  const summaries = files.map((file) => {
    const run = runOf(file, policies, { asOf: day });
    return run && summaryOf(run);
  });
  postMessage({ n, summaries } satisfies SummedUp);
}

let known: { readonly text: string; readonly policies: Policies } = { text: '[]', policies: builtIn };

/** The policies that are built in, with those kept on this device. */
async function withKept(kept: readonly OwnPolicy[]): Promise<Policies> {
  const text = JSON.stringify(kept);
  if (text !== known.text) known = { text, policies: new Map([...builtIn, ...(await readFiles(kept)).policies]) };
  return known.policies;
}
