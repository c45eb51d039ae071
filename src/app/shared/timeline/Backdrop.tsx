import type { Axis } from './axis.ts';
import type { Layout } from './layout.ts';
import { FLAG_TOP, type Frame } from './frame.ts';

type BackdropProps = { readonly layout: Layout; readonly axis: Axis; readonly frame: Frame };

/** What lies behind the items: days, folds, windows and the axis. The months above it follow the eye, so they are HTML. */
export function Backdrop({ layout, axis, frame }: BackdropProps) {
  const { scale, height, lanes, placed } = layout;
  return (
    <g className="timeline-backdrop" aria-hidden="true">
      {axis.daysOff.map(({ x, width }) => (
        <rect
          key={x}
          className="timeline-day-off"
          x={x}
          y={frame.lanesTop}
          width={width}
          height={height - frame.lanesTop}
        />
      ))}
      {axis.lines.map(({ x, strong, weak }) => (
        <path
          key={x}
          className={strong ? 'timeline-grid timeline-grid-strong' : 'timeline-grid'}
          d={`M${x} ${FLAG_TOP} V${height} M${x} ${strong ? 0 : frame.lowerTop} V${weak ? FLAG_TOP : frame.lowerTop}`}
        />
      ))}
      {scale.folds.map(({ x, width, text }) => (
        <g key={x} className="timeline-fold">
          <rect x={x} y={frame.lowerTop} width={width} height={height - frame.lowerTop} />
          <path d={`M${x} ${frame.lowerTop} V${height} M${x + width} ${frame.lowerTop} V${height}`} />
          <text x={x + width / 2} y={frame.lowerTop + frame.tier / 2}>
            {text}
          </text>
        </g>
      ))}
      {placed.map(({ item }) => {
        const lane = lanes.find(({ id }) => id === item.lane);
        if (!item.window || !lane) return null;
        const x = scale.start(item.window.from);
        const width = scale.middle(item.window.to) - x;
        return (
          <g key={item.id} className="timeline-window">
            <rect x={x} y={lane.y + 1} width={width} height={lane.height - 1} />
            <path d={`M${x} ${lane.y + 1} v${lane.height - 1} m${width} 0 v${1 - lane.height}`} />
          </g>
        );
      })}
      {axis.lower.map(({ x, text, centred }) => (
        <text
          key={x}
          className="timeline-axis"
          x={x}
          y={frame.lowerTop + frame.tier / 2}
          textAnchor={centred ? 'middle' : undefined}
        >
          {text}
        </text>
      ))}
    </g>
  );
}
