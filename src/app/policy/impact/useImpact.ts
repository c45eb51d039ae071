import { useEffect, useState, useSyncExternalStore } from 'react';

import { type ImpactState, openPool, type Pool } from './pool.ts';
import type { ImpactQuestion } from './question.ts';

const makeWorker = (): Worker => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

/** The newest answer to a question that changes while somebody drags; null asks nothing, and stops what goes on. */
export function useImpact(question: ImpactQuestion | null): ImpactState & Pick<Pool, 'caseOf'> {
  const [pool] = useState(() => openPool(makeWorker));
  const state = useSyncExternalStore(pool.subscribe, pool.state);
  useEffect(() => {
    if (question) pool.ask(question);
    else pool.stop();
  }, [pool, question]);
  useEffect(() => pool.stop, [pool]);
  return { ...state, caseOf: pool.caseOf };
}
