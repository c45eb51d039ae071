import { type RefObject, useEffect, useRef } from 'react';

/**
 * Shows the top of an element whenever something else is in it, and gives it the focus that went with what was there.
 * Where it stands out of sight, as on a phone, the page goes there.
 */
export function useTopOf(element: RefObject<HTMLElement | null>, shown: string): void {
  const before = useRef(shown);
  useEffect(() => {
    const panel = element.current;
    if (before.current === shown || !panel) return;
    before.current = shown;
    panel.scrollTo(0, 0);
    const { top } = panel.getBoundingClientRect();
    if (top < 0 || top > window.innerHeight) panel.scrollIntoView({ block: 'start' });
    if (document.activeElement === document.body) panel.focus({ preventScroll: true });
  }, [element, shown]);
}
