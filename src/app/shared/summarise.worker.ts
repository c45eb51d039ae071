import '../strict.ts';
import { builtIn } from './builtIn.ts';
import { runOf } from './runOf.ts';
import type { SummedUp, ToSum } from './summariser.ts';
import { summaryOf } from './summary.ts';

addEventListener('message', ({ data: { n, files, day } }: MessageEvent<ToSum>) => {
  const summaries = files.map((file) => {
    const run = runOf(file, builtIn, { asOf: day });
    return run && summaryOf(run);
  });
  postMessage({ n, summaries } satisfies SummedUp);
});
