import { type RefObject, useLayoutEffect, useState } from 'react';

export type Room = { readonly width: number; readonly height: number };

/** How much of the window a drawing may take before it scrolls. The style sheet says the same. */
const SHARE_OF_WINDOW = 0.8;

/** The room that an element has for a drawing, as it changes; null before it is measured. */
export function useRoom(frame: RefObject<HTMLElement | null>): Room | null {
  const [room, setRoom] = useState<Room | null>(null);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = (): void => {
      const next = { width: element.clientWidth, height: window.innerHeight * SHARE_OF_WINDOW };
      setRoom((before) => (before?.width === next.width && before.height === next.height ? before : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    window.addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      window.removeEventListener('resize', measure);
    };
  }, [frame]);
  return room;
}
