import { type SubmitEvent, useEffect, useRef, useState } from 'react';

import { numberText } from '../../../facts/dayWords.ts';
import { WithPolicies } from '../../shared/WithPolicies.tsx';
import { useServices, useToday } from '../../shared/services.ts';
import { Problem } from '../../shared/ui/States.tsx';
import type { MadeUpAsked, MadeUpSaid } from './madeUp.worker.ts';

const SIZES = [10, 100, 1000, 10_000] as const;

type State =
  | { readonly at: 'idle' }
  | { readonly at: 'busy'; readonly done: number; readonly of: number }
  | { readonly at: 'done'; readonly done: number; readonly stopped: boolean }
  | { readonly at: 'problem'; readonly message: string };

/** A caseload out of nothing, to see how Waymark does with many. The same number and seed give the same children. */
export const MakeUp = () => (
  <WithPolicies>
    <Form />
  </WithPolicies>
);

function Form() {
  const { store, policies } = useServices();
  const today = useToday();
  const [children, setChildren] = useState(100);
  const [seed, setSeed] = useState('1');
  const [policy, setPolicy] = useState('');
  const [state, setState] = useState<State>({ at: 'idle' });
  const stopped = useRef(false);
  useEffect(
    () => () => {
      stopped.current = true;
    },
    [],
  );

  const isSeed = /^\d{1,9}$/.test(seed.trim());
  const make = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!isSeed) return;
    stopped.current = false;
    setState({ at: 'busy', done: 0, of: children });
    const source = openSource();
    let done = 0;
    for (;;) {
      const cases = await source.ask(
        done === 0 ? { plan: { children, seed: Number(seed), policy, asOf: today } } : { more: true },
      );
      if (cases === null) {
        setState({ at: 'problem', message: 'The children cannot be made up here. Reload the page to try again.' });
        break;
      }
      const stored = cases.length === 0 || stopped.current ? null : await store.addMadeUp(cases, __RULES__);
      if (stored && !stored.ok) {
        setState({ at: 'problem', message: stored.problem.message });
        break;
      }
      if (!stored) {
        setState({ at: 'done', done, stopped: stopped.current });
        break;
      }
      done += cases.length;
      setState({ at: 'busy', done, of: children });
    }
    source.close();
  };

  return (
    <form onSubmit={(event) => void make(event)} aria-label="Made-up children">
      <p className="govuk-body">
        Children who never were, with families, delays and endings as they come about, to try Waymark with many. The
        same choices give the same children.
      </p>
      <div className="wm-filters">
        <div>
          <label className="govuk-label" htmlFor="made-up-count">
            How many
          </label>
          <select
            id="made-up-count"
            className="govuk-select"
            value={children}
            onChange={(event) => setChildren(Number(event.target.value))}
          >
            {SIZES.map((size) => (
              <option key={size} value={size}>
                {numberText(size)}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label className="govuk-label" htmlFor="made-up-policy">
            Policy
          </label>
          <select
            id="made-up-policy"
            className="govuk-select"
            value={policy}
            onChange={(event) => setPolicy(event.target.value)}
          >
            <option value="">All authorities in turn</option>
            {[...policies.values()]
              .filter(({ extends: frame }) => frame !== null)
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </select>
        </div>
        <div>
          <label className="govuk-label" htmlFor="made-up-seed">
            Seed, a whole number
          </label>
          <input
            id="made-up-seed"
            className="govuk-input"
            inputMode="numeric"
            autoComplete="off"
            maxLength={9}
            value={seed}
            aria-invalid={!isSeed}
            aria-describedby={isSeed ? undefined : 'made-up-seed-error'}
            onChange={(event) => setSeed(event.target.value)}
          />
          {isSeed ? null : (
            <p id="made-up-seed-error" className="govuk-error-message">
              Enter a whole number, such as 7
            </p>
          )}
        </div>
      </div>
      {state.at === 'problem' ? <Problem>{state.message}</Problem> : null}
      {state.at === 'done' ? (
        <p className="govuk-body" role="status">
          {state.stopped ? 'Stopped. ' : ''}
          {numberText(state.done)} children are in the list.
        </p>
      ) : null}
      {state.at === 'busy' ? (
        <div className="wm-awaited" role="status">
          <label htmlFor="made-up-progress">
            {numberText(state.done)} of {numberText(state.of)} children
          </label>
          <progress id="made-up-progress" value={state.done} max={state.of} />
          <button type="button" className="wm-linklike" onClick={() => (stopped.current = true)}>
            Stop
          </button>
        </div>
      ) : (
        <button type="submit" className="govuk-button govuk-button--secondary">
          Make up children
        </button>
      )}
    </form>
  );
}

/** Null where the worker cannot be started. */
function openSource() {
  const worker = new Worker(new URL('./madeUp.worker.ts', import.meta.url), { type: 'module' });
  return {
    ask: (asked: MadeUpAsked): Promise<MadeUpSaid['cases'] | null> =>
      new Promise((resolve) => {
        worker.addEventListener('message', ({ data }: MessageEvent<MadeUpSaid>) => resolve(data.cases), { once: true });
        worker.addEventListener('error', () => resolve(null), { once: true });
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
        worker.postMessage(asked);
      }),
    close: () => worker.terminate(),
  };
}
