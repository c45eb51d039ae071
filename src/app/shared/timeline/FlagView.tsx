import type { Flag } from './flags.ts';
import { FLAG_TOP, type Frame } from './frame.ts';

type FlagViewProps = { readonly flag: Flag; readonly row: number; readonly frame: Frame; readonly height: number };

/** The line of a flag lies behind the items, its name above all lanes. */
export function FlagView({ flag: { kind, x, text, left, width }, row, frame, height }: FlagViewProps) {
  const y = FLAG_TOP + 5 + row * frame.flagHeight;
  const boxHeight = frame.flagHeight - 6;
  return (
    <g className={`timeline-flag timeline-flag-${kind}`} aria-hidden="true">
      <line x1={x} x2={x} y1={y + boxHeight} y2={height} />
      <rect x={left} y={y} width={width} height={boxHeight} rx={3} />
      <text x={left + width / 2} y={y + boxHeight / 2}>
        {text}
      </text>
    </g>
  );
}
