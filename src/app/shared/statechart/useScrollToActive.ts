import { type RefObject, useEffect } from 'react';

import type { Active } from '../../../diagram/active.ts';

const MARGIN = 40;

/**
 * Brings where the case is into view when it moves, and when the frame gets another width: all of it to the middle, or
 * its top where there is too much.
 */
export function useScrollToActive(frame: RefObject<HTMLElement | null>, active: Active | null, width: number): void {
  useScrollTo(frame, active ? [...active.leaves].join(' ') : '', width);
}

/** Brings what was chosen into view. */
export function useScrollToItem(frame: RefObject<HTMLElement | null>, id: string | null, width: number): void {
  useScrollTo(frame, id ?? '', width);
}

function useScrollTo(frame: RefObject<HTMLElement | null>, ids: string, width: number): void {
  useEffect(() => {
    const element = frame.current;
    if (!element || ids === '' || width === 0) return;
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
    element.scrollBy({
      top: Math.min((top + bottom - around.height) / 2, top - MARGIN),
      left: Math.min((left + right - around.width) / 2, left - MARGIN),
      behavior: isCalm ? 'instant' : 'smooth',
    });
  }, [frame, ids, width]);
}
