import { useEffect, useMemo, useState } from 'react';

import { type ElkNode, toElk } from '../../../diagram/elk.ts';
import type { Layout } from '../../../diagram/layout.ts';
import type { Diagram } from '../../../diagram/model.ts';
import { fromElk } from '../../../diagram/placed.ts';
import { sizesOf } from '../../../diagram/sizes.ts';
import { useBasics } from '../services.ts';
import { placedByElk } from './elk.ts';
import { placedOnce } from './keptLayouts.ts';

export type Laying =
  | { readonly state: 'loading' }
  | { readonly state: 'failed' }
  | { readonly state: 'ready'; readonly layout: Layout };

/** Every graph that was laid out, by itself as text: stepping through a case never lays a diagram out again. */
const placedGraphs = new Map<string, ElkNode>();

/** The layout of a diagram: from before, from this device, or from the worker. */
export function useLayout(diagram: Diagram): Laying {
  const { layouts } = useBasics();
  const { sizes, graph, key } = useMemo(() => {
    const own = sizesOf(diagram);
    const ownGraph = toElk(diagram, own);
    return { sizes: own, graph: ownGraph, key: JSON.stringify(ownGraph) };
  }, [diagram]);
  const [done, setDone] = useState<{ readonly key: string; readonly isPlaced: boolean } | null>(null);

  useEffect(() => {
    if (placedGraphs.has(key)) return;
    let isWanted = true;
    const finish = (isPlaced: boolean): void => {
      if (isWanted) setDone({ key, isPlaced });
    };
    const place = async (): Promise<void> => {
      try {
        placedGraphs.set(key, await placedOnce(layouts, graph, placedByElk));
        finish(true);
      } catch {
        finish(false);
      }
    };
    void place();
    return () => {
      isWanted = false;
    };
  }, [graph, key, layouts]);

  const placed = placedGraphs.get(key);
  const layout = useMemo(() => (placed ? fromElk(diagram, sizes, placed) : null), [diagram, sizes, placed]);
  if (layout) return { state: 'ready', layout };
  return done?.key === key && !done.isPlaced ? { state: 'failed' } : { state: 'loading' };
}
