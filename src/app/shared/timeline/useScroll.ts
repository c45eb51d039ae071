import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

import type { Day } from '../../../facts/day.ts';
import type { Placed } from './layout.ts';
import type { Scale } from './scale.ts';

const MARGIN = 40;
/** Where in the box a day stands that is brought into view: more of what was than of what is to come. */
const SHARE = 0.6;

type Scroll = {
  readonly onScroll: () => void;
  /** Brings a day into view, even if it is in view already. */
  readonly goTo: (day: Day) => void;
  /** Scrolls no further than an item needs to be seen. */
  readonly show: (placed: Placed) => void;
};

/**
 * Keeps the eye where it was: after a change of zoom the same day is in the middle, or the day of the item in hand.
 * When the day somebody looks at moves out of the box, the box follows it.
 */
export function useScroll(box: RefObject<HTMLElement | null>, scale: Scale, looksAt: Day, held: Day | null): Scroll {
  const middle = useRef<Day | null>(null);
  const before = useRef(scale);

  const centre = (day: Day, share: number): void => {
    if (box.current) box.current.scrollLeft = scale.middle(day) - box.current.clientWidth * share;
  };

  useLayoutEffect(() => {
    const isHeld = box.current?.contains(document.activeElement);
    if (before.current !== scale) centre((isHeld ? held : null) ?? middle.current ?? looksAt, 0.5);
    before.current = scale;
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only another scale moves what is seen
  }, [scale]);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const x = scale.middle(looksAt) - element.scrollLeft;
    if (x < MARGIN || x > element.clientWidth - MARGIN) centre(looksAt, SHARE);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a zoom keeps the middle instead
  }, [looksAt]);

  return {
    onScroll: () => {
      const element = box.current;
      if (element) middle.current = scale.dayAt(element.scrollLeft + element.clientWidth / 2);
    },
    goTo: (day) => centre(day, SHARE),
    show: ({ left, right }) => {
      const element = box.current;
      if (!element) return;
      const { scrollLeft, clientWidth } = element;
      if (right + MARGIN > scrollLeft + clientWidth)
        element.scrollLeft = Math.min(left - MARGIN, right + MARGIN - clientWidth);
      if (left - MARGIN < element.scrollLeft) element.scrollLeft = left - MARGIN;
    },
  };
}
