import { FLAG_TOP } from './frame.ts';
import { FlagView } from './FlagView.tsx';
import type { Picture } from './picture.ts';
import { PAGE, type Strip, stripsOf } from './strips.ts';

/** On paper the drawing stands in strips, one under the other; the screen does not show them. */
export const PrintStrips = ({ picture, id }: { readonly picture: Picture; readonly id: string }) => (
  <div className="timeline-print" aria-hidden="true">
    {stripsOf(picture).map((strip) => (
      <StripView key={strip.from} strip={strip} picture={picture} id={id} />
    ))}
  </div>
);

/** The drawing's own pieces again, those of this strip only. */
function StripView({ strip, picture, id }: { readonly strip: Strip; readonly picture: Picture; readonly id: string }) {
  const { from, to, upper, flags, items, running } = strip;
  const { frame, layout } = picture;
  const { height, lanes } = layout;
  const clip = `${id}-clip-${Math.round(from)}`;
  return (
    <svg className="timeline-strip" viewBox={`${from} 0 ${PAGE} ${height}`}>
      <clipPath id={clip}>
        <rect x={from} y={0} width={to - from} height={height} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        <use href={`#${id}-backdrop`} />
        {[...running, ...items].map(({ index, x, y }) => (
          <use key={index} href={`#${id}-under-${index}`} x={x} y={y} />
        ))}
      </g>
      <g className="timeline-art">
        {[FLAG_TOP, ...lanes.map(({ y }) => y), height - 1].map((y) => (
          <line key={y} className="timeline-axis-line" x1={from} x2={to} y1={y} y2={y} />
        ))}
        {[
          ...lanes.map(({ name, y }) => ({ x: from + 4, y: y + 13, text: name })),
          ...upper.map(({ x, text }) => ({ x, y: 12, text })),
        ].map(({ x, y, text }) => (
          <text key={`${x} ${y}`} className="timeline-strip-name" x={x} y={y}>
            {text}
          </text>
        ))}
        {flags.map((flag) => (
          <FlagView key={flag.kind} flag={flag} row={flag.kind === 'today' ? 0 : 1} frame={frame} height={height} />
        ))}
      </g>
      {items.map(({ index, x, y }) => (
        <use key={index} href={`#${id}-words-${index}`} x={x} y={y} />
      ))}
    </svg>
  );
}
