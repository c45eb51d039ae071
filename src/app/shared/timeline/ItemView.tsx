import { type KeyboardEvent, memo } from 'react';

import { addDays, type Day } from '../../../facts/day.ts';
import { isBold, LABEL_AT, type Placed } from './layout.ts';
import type { Scale } from './scale.ts';
import { Shape } from './Shape.tsx';
import { describe } from './words.ts';

/** What a drawing does with its items. */
export type Hand = {
  /** The item that the tab key stops at. */
  readonly stop: string | null;
  readonly onFocus: (placed: Placed) => void;
  readonly onPoint: (placed: Placed | null) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** Null where nothing happens when an item is chosen. */
  readonly onSelect: ((day: Day) => void) | null;
};

const HALF = 12;
const UNDER = 10;

type ItemViewProps = {
  readonly placed: Placed;
  readonly scale: Scale;
  readonly asOf: Day;
  readonly isStop: boolean;
  readonly isButton: boolean;
  /** The id of the drawing, from which each of its pieces has its own. */
  readonly drawing: string;
};

/**
 * One item: its shape, its words, and under them the time it was late or waited to be recorded. The drawing around it
 * listens for it, so that it is drawn again only when something about it changes.
 */
export const ItemView = memo(function ItemView({ placed, scale, asOf, isStop, isButton, drawing }: ItemViewProps) {
  const { item, index, x, y, label, left, right } = placed;
  return (
    <g
      className="timeline-item"
      transform={`translate(${x} ${y})`}
      data-item={item.id}
      role={isButton ? 'button' : 'img'}
      aria-label={describe(item, asOf)}
      tabIndex={isStop ? 0 : -1}
    >
      <rect className="timeline-hit" x={left - x - 3} y={-HALF} width={right - left + 8} height={2 * HALF} rx={3} />
      <g id={`${drawing}-under-${index}`}>
        <Under placed={placed} scale={scale} />
      </g>
      <g
        id={`${drawing}-words-${index}`}
        className={`timeline-art timeline-is-${item.mark}${isBold(item) ? ' timeline-is-bold' : ''}`}
      >
        <Shape mark={item.mark} />
        {label === null ? null : (
          <text className="timeline-label" x={LABEL_AT} y={0}>
            {label}
          </text>
        )}
      </g>
    </g>
  );
});

/** A thin run from due to met, or a small tail to the day a fact was recorded. */
function Under({ placed: { item, x }, scale }: Pick<ItemViewProps, 'placed' | 'scale'>) {
  const { overdue, recordedOn } = item;
  if (overdue) {
    const isOver = item.mark === 'late';
    const from = scale.start(addDays(overdue.from, 1)) - x;
    const to = scale.middle(overdue.to) - x;
    return (
      <g className="timeline-run">
        <path d={`M${Math.min(from, to)} ${UNDER} H${to}`} />
        {isOver && <path className="timeline-run-end" d={`M${to} ${UNDER - 4} V${UNDER + 2}`} />}
      </g>
    );
  }
  if (recordedOn === null) return null;
  const to = scale.middle(recordedOn) - x;
  return <path className="timeline-tail" d={`M0 0 V${UNDER} H${to} m0 -3 v5`} />;
}
