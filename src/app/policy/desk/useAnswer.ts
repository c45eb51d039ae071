import { useEffect, useRef, useState } from 'react';

/** What a worker is asked, and what it says: parts of an answer as it works, then the whole. */
export type Asked<Q> = { readonly n: number; readonly question: Q };
export type Said<A> = { readonly n: number; readonly answer: A; readonly isDone: boolean };

export type Answer<A> = { readonly answer: A | null; readonly isWorking: boolean; readonly isBroken: boolean };

/**
 * The newest answer of a worker to a question that changes while somebody types. One question is asked at a time; of
 * those that wait only the newest counts.
 */
export function useAnswer<A>(makeWorker: () => Worker, question: object | null): Answer<A> {
  const desk = useRef<{ worker: Worker; busy: boolean; next: Asked<object> | null; n: number } | null>(null);
  const [state, setState] = useState<Answer<A>>({ answer: null, isWorking: false, isBroken: false });

  useEffect(() => {
    const worker = makeWorker();
    const mine = { worker, busy: false, next: null as Asked<object> | null, n: 0 };
    desk.current = mine;
    worker.addEventListener('message', ({ data }: MessageEvent<Said<A>>) => {
      const isLatest = data.n === mine.n;
      if (data.isDone) mine.busy = false;
      if (isLatest) setState({ answer: data.answer, isWorking: !data.isDone, isBroken: false });
      if (data.isDone && mine.next) ask(mine, mine.next);
    });
    worker.addEventListener('error', () => setState((was) => ({ ...was, isWorking: false, isBroken: true })));
    return () => {
      desk.current = null;
      worker.terminate();
    };
  }, [makeWorker]);

  useEffect(() => {
    const mine = desk.current;
    if (!mine || question === null) return;
    mine.n++;
    setState((was) => ({ ...was, isWorking: true }));
    const asked = { n: mine.n, question };
    if (mine.busy) mine.next = asked;
    else ask(mine, asked);
  }, [question]);

  return state;
}

function ask(desk: { worker: Worker; busy: boolean; next: Asked<object> | null }, asked: Asked<object>): void {
  desk.busy = true;
  desk.next = null;
  // A worker's own method takes no origin; it is our own file.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  desk.worker.postMessage(asked);
}
