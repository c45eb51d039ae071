import { FLAG_TOP } from './frame.ts';
import type { Picture } from './picture.ts';
import { stripsOf } from './strips.ts';

/** On paper the drawing stands in strips, one under the other; the screen does not show them. */
export function PrintStrips({ picture, id }: { readonly picture: Picture; readonly id: string }) {
  const { height, lanes, width } = picture.layout;
  return (
    <div className="timeline-print" aria-hidden="true">
      {stripsOf(picture).map(({ from, to, upper }) => (
        <svg
          key={from}
          className="timeline-strip"
          viewBox={`${from} 0 ${Math.max(to - from, Math.min(width, 820))} ${height}`}
        >
          <clipPath id={`${id}-${Math.round(from)}`}>
            <rect x={from} y={0} width={to - from} height={height} />
          </clipPath>
          <g clipPath={`url(#${id}-${Math.round(from)})`}>
            <line className="timeline-axis-line" x1={from} x2={to} y1={FLAG_TOP} y2={FLAG_TOP} />
            {lanes.map(({ id: lane, name, y }) => (
              <g key={lane}>
                <line className="timeline-axis-line" x1={from} x2={to} y1={y} y2={y} />
                <text className="timeline-strip-name" x={from + 4} y={y + 14}>
                  {name}
                </text>
              </g>
            ))}
            {upper.map(({ x, text }) => (
              <text key={x} className="timeline-strip-name" x={x} y={12}>
                {text}
              </text>
            ))}
            <use href={`#${id}`} />
          </g>
        </svg>
      ))}
    </div>
  );
}
