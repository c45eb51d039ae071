import type { Day } from '../../../facts/day.ts';
import type { AxisLabel } from './axis.ts';
import { Backdrop } from './Backdrop.tsx';
import { FLAG_TOP } from './frame.ts';
import { FlagView } from './FlagView.tsx';
import { type Hand, ItemView } from './ItemView.tsx';
import type { Picture } from './picture.ts';

type DrawingProps = {
  readonly picture: Picture;
  readonly asOf: Day;
  readonly hand: Hand;
  /** What the strips for print point at. */
  readonly id: string;
};

/** The timeline as a drawing, with what follows the eye laid over it. */
export function Drawing({ picture, asOf, hand, id }: DrawingProps) {
  const { layout, axis, flags, frame } = picture;
  const { width, height, lanes, placed, scale } = layout;
  return (
    <div className="timeline-canvas" style={{ width, height }}>
      <svg
        className="timeline-drawing"
        width={width}
        height={height}
        role="group"
        aria-label="Timeline. The arrow keys move from item to item, plus and minus change how close you look."
      >
        <g className="timeline-art">
          <g id={`${id}-backdrop`} className="timeline-art">
            <Backdrop layout={layout} axis={axis} frame={frame} />
          </g>
          {flags.map((flag, row) => (
            <FlagView key={flag.kind} flag={flag} row={row} frame={frame} height={height} />
          ))}
          {placed.map((each) => (
            <ItemView key={each.item.id} placed={each} scale={scale} asOf={asOf} hand={hand} drawing={id} />
          ))}
        </g>
      </svg>
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
