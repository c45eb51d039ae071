import { memo } from 'react';

import type { Day } from '../../../facts/day.ts';
import type { AxisLabel } from './axis.ts';
import { Backdrop } from './Backdrop.tsx';
import { FLAG_TOP } from './frame.ts';
import { FlagView } from './FlagView.tsx';
import { type Hand, ItemView } from './ItemView.tsx';
import type { Placed } from './layout.ts';
import type { Picture } from './picture.ts';

type DrawingProps = {
  readonly picture: Picture;
  readonly asOf: Day;
  readonly hand: Hand;
  /** What the strips for print point at. */
  readonly id: string;
};

const Behind = memo(Backdrop);

/** The timeline as a drawing, with what follows the eye laid over it. */
export function Drawing({ picture, asOf, hand, id }: DrawingProps) {
  const { layout, axis, flags, frame } = picture;
  const { width, height, lanes, placed, scale } = layout;
  const position = flags.find(({ kind }) => kind === 'position');
  const at = (target: EventTarget): Placed | null => {
    const key = target instanceof Element ? target.closest('[data-item]')?.getAttribute('data-item') : null;
    return placed.find(({ item }) => item.id === key) ?? null;
  };
  const focused = (target: EventTarget): void => {
    const item = at(target);
    if (item) hand.onFocus(item);
  };
  return (
    <div className="timeline-canvas" style={{ width, height }}>
      {/* The items are the ones to press; the drawing hears it for all of them. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <svg
        className="timeline-drawing"
        width={width}
        height={height}
        role="group"
        aria-label="Timeline. The arrow keys move from item to item, plus and minus change how close you look."
        onFocus={(event) => focused(event.target)}
        onPointerOver={(event) => hand.onPoint(at(event.target))}
        onPointerLeave={() => hand.onPoint(null)}
        onKeyDown={hand.onKeyDown}
        onClick={(event) => {
          const item = at(event.target);
          if (item) hand.onSelect?.(item.item.day);
        }}
      >
        <g className="timeline-art">
          <g id={`${id}-backdrop`} className="timeline-art">
            <Behind layout={layout} axis={axis} frame={frame} />
          </g>
          {flags.map((flag, row) => (
            <FlagView key={flag.kind} flag={flag} row={row} frame={frame} height={height} />
          ))}
          {placed.map((each) => (
            <ItemView
              key={each.item.id}
              placed={each}
              scale={scale}
              asOf={asOf}
              isStop={each.item.id === hand.stop}
              isButton={hand.onSelect !== null}
              drawing={id}
            />
          ))}
        </g>
      </svg>
      {position ? (
        <div className="timeline-tocome" style={{ left: position.x, top: frame.lanesTop }} aria-hidden="true" />
      ) : null}
      <div className="timeline-lane" style={{ top: FLAG_TOP }} />
      {lanes.map(({ id: lane, name, y, height: laneHeight }) => (
        <div key={lane} className="timeline-lane" style={{ top: y, height: laneHeight }} aria-hidden="true">
          <span className="timeline-follows">{name}</span>
        </div>
      ))}
      {axis.upper.map((label) => (
        <UpperLabel key={label.x} label={label} tier={frame.tier} />
      ))}
    </div>
  );
}

const UpperLabel = ({ label: { x, room, text }, tier }: { readonly label: AxisLabel; readonly tier: number }) => (
  <div className="timeline-upper" style={{ left: x, width: room, height: tier }} aria-hidden="true">
    <span className="timeline-follows">{text}</span>
  </div>
);
