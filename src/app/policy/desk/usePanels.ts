import { useCallback, useEffect, useState } from 'react';

import { useServices } from '../../shared/services.ts';

/** How wide the panels beside the middle are, in pixels; 0 is closed. */
export type Panels = { readonly contents: number; readonly clause: number };
export type Side = keyof Panels;

export const RANGE = { least: 160, most: 560 };
/** On the page of a diagram the middle needs the room. */
const START: Readonly<Record<'document' | 'diagram', Panels>> = {
  document: { contents: 216, clause: 320 },
  diagram: { contents: 0, clause: 288 },
};
const SETTING = 'policy desk';

export const within = (width: number): number =>
  width < RANGE.least / 2 ? 0 : Math.round(Math.min(RANGE.most, Math.max(RANGE.least, width)));

/** The widths of the panels, remembered on this device for documents and for diagrams. */
export function usePanels(kind: keyof typeof START) {
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
