import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';

/** How far the pointer goes before it drags the drawing and is no click any more. */
const SLOP = 4;

/** Drags what scrolls with the mouse, as fingers do by themselves; the wheel zooms while Ctrl is held. */
export function usePan(frame: RefObject<HTMLElement | null>, onZoom: (direction: 1 | -1) => void) {
  const from = useRef<{ readonly x: number; readonly y: number; readonly left: number; readonly top: number } | null>(
    null,
  );
  const isDragging = useRef(false);
  const zoom = useRef(onZoom);
  useEffect(() => {
    zoom.current = onZoom;
  });

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    // React listens to the wheel passively, and then nothing keeps the page from zooming as well.
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      zoom.current(event.deltaY < 0 ? 1 : -1);
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [frame]);

  return {
    onPointerDown: ({ button, pointerType, clientX: x, clientY: y }: PointerEvent): void => {
      const element = frame.current;
      isDragging.current = false;
      if (button === 0 && pointerType === 'mouse' && element)
        from.current = { x, y, left: element.scrollLeft, top: element.scrollTop };
    },
    onPointerMove: ({ clientX, clientY, pointerId }: PointerEvent): void => {
      const element = frame.current;
      if (!from.current || !element) return;
      const { x, y, left, top } = from.current;
      if (!isDragging.current && Math.hypot(clientX - x, clientY - y) < SLOP) return;
      if (!isDragging.current) element.setPointerCapture(pointerId);
      isDragging.current = true;
      element.scrollTo(left - (clientX - x), top - (clientY - y));
    },
    onPointerUp: (): void => {
      from.current = null;
    },
    onPointerCancel: (): void => {
      from.current = null;
    },
    onClickCapture: (event: { stopPropagation: () => void }): void => {
      if (isDragging.current) event.stopPropagation();
      isDragging.current = false;
    },
  };
}
