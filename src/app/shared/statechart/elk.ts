import type { ELK } from 'elkjs/lib/elk-api.js';
// The file as it is: it is its own worker, and a bundler would only get in its way.
import workerUrl from 'elkjs/lib/elk-worker.min.js?url';

import type { ElkNode } from '../../../diagram/elk.ts';

type Engine = { readonly elk: ELK; readonly broken: Promise<never> };

let engine: Promise<Engine> | null = null;

/** Starts the layout worker, when the first diagram is opened. ELK itself does not notice a worker that cannot start. */
async function startEngine(): Promise<Engine> {
  const { default: Elk } = await import('elkjs/lib/elk-api.js');
  const worker = new Worker(workerUrl);
  const broken = new Promise<never>((_, reject) => {
    worker.addEventListener('error', () => reject(new Error('The layout worker did not start.')));
  });
  return { elk: new Elk({ workerFactory: () => worker, algorithms: ['layered'] }), broken };
}

/** Where ELK places the nodes of a graph. After a failure the next call starts the worker anew. */
export async function placedByElk(graph: ElkNode): Promise<ElkNode> {
  engine ??= startEngine();
  try {
    const { elk, broken } = await engine;
    // ELK's own types allow less than its JSON has.
    return (await Promise.race([elk.layout(graph), broken])) as ElkNode;
  } catch (error) {
    engine = null;
    throw error;
  }
}
