import { useCallback, useEffect, useState } from 'react';

import { useServices } from '../../shared/services.ts';

/** How wide the panels beside the middle are, in pixels; 0 is closed. */
export type Panels = { readonly contents: number; readonly clause: number };
export type Side = keyof Panels;

export const RANGE = { least: 160, most: 560 };
/** A diagram, and policies beside each other, need the room in the middle. */
const START = {
  document: { contents: 216, clause: 320 },
  diagram: { contents: 0, clause: 288 },
  comparison: { contents: 0, clause: 240 },
} as const satisfies Readonly<Record<string, Panels>>;
/** What lies on the desk. */
export type OnDesk = keyof typeof START;
const SETTING = 'policy desk';

export const within = (width: number): number =>
  width < RANGE.least / 2 ? 0 : Math.round(Math.min(RANGE.most, Math.max(RANGE.least, width)));

/** The widths of the panels, remembered on this device for each kind of thing on the desk. */
export function usePanels(kind: OnDesk) {
  const { store } = useServices();
  const [panels, setPanels] = useState<Panels>(START[kind]);

  useEffect(() => {
    let isOpen = true;
    void (async () => {
      const read = await store.setting(`${SETTING} ${kind}`);
      if (isOpen && read.ok && isPanels(read.value)) setPanels(read.value);
    })();
    return () => {
      isOpen = false;
    };
  }, [store, kind]);

  const set = useCallback(
    (side: Side, width: number) => setPanels((before) => ({ ...before, [side]: within(width) })),
    [],
  );
  const remember = useCallback((next: Panels) => void store.saveSetting(`${SETTING} ${kind}`, next), [store, kind]);
  const toggle = (side: Side): void => {
    const next = { ...panels, [side]: panels[side] > 0 ? 0 : START.document[side] };
    setPanels(next);
    remember(next);
  };
  return { panels, set, remember, toggle };
}

const isPanels = (value: unknown): value is Panels =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Panels).contents === 'number' &&
  typeof (value as Panels).clause === 'number';
