import { type RefObject, useEffect } from 'react';

import type { Active } from '../../../diagram/active.ts';
import type { Layout } from '../../../diagram/layout.ts';

const MARGIN = 40;

/**
 * Brings where the case is into view when it moves, when the frame gets another width, and when the diagram was laid out
 * anew: all of it to the middle, or its top where there is too much.
 */
export function useScrollToActive(
  frame: RefObject<HTMLElement | null>,
  active: Active | null,
  width: number,
  layout: Layout | null,
): void {
  useScrollTo(frame, active ? [...active.leaves].join(' ') : '', width, layout);
}

/** Brings what was chosen into view. */
export function useScrollToItem(
  frame: RefObject<HTMLElement | null>,
  id: string | null,
  width: number,
  layout: Layout | null,
): void {
  useScrollTo(frame, id ?? '', width, layout);
}

function useScrollTo(frame: RefObject<HTMLElement | null>, ids: string, width: number, layout: Layout | null): void {
  useEffect(() => {
    const element = frame.current;
    if (!element || !layout || ids === '' || width === 0) return;
    const boxes = ids
      .split(' ')
      .flatMap((id) => element.querySelector(`[data-item="${CSS.escape(id)}"]`)?.getBoundingClientRect() ?? []);
    const around = element.getBoundingClientRect();
    const top = Math.min(...boxes.map((box) => box.top)) - around.top;
    const bottom = Math.max(...boxes.map((box) => box.bottom)) - around.top;
    const left = Math.min(...boxes.map((box) => box.left)) - around.left;
    const right = Math.max(...boxes.map((box) => box.right)) - around.left;
    const isSeen = top >= 0 && left >= 0 && bottom <= around.height && right <= around.width;
    if (boxes.length === 0 || isSeen) return;
    const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    // To a place and not by a way: one that is under way is not added to.
    element.scrollTo({
      top: element.scrollTop + Math.min((top + bottom - around.height) / 2, top - MARGIN),
      left: element.scrollLeft + Math.min((left + right - around.width) / 2, left - MARGIN),
      behavior: isCalm ? 'instant' : 'smooth',
    });
  }, [frame, ids, width, layout]);
}
