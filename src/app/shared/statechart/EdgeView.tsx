import { memo, useMemo } from 'react';

import type { Label, Layout, PlacedEdge } from '../../../diagram/layout.ts';
import { type Hand, ItemGroup } from './ItemGroup.tsx';
import type { EdgeItem } from './items.ts';
import { arrowPath, linePath } from './path.ts';
import { Texts } from './Texts.tsx';
import { edgeWords } from './words.ts';

type EdgeViewProps = {
  readonly item: EdgeItem;
  readonly layout: Layout;
  /** Whether the last step went along it. */
  readonly isTaken: boolean;
  readonly isStop: boolean;
  readonly isSelected: boolean;
  readonly isFollowed: boolean;
  readonly hand: Hand;
};

/** An arrow with its label. A step draws it again only where it was or is taken. */
export const EdgeView = memo(function EdgeView({ item, layout, isTaken, ...rest }: EdgeViewProps) {
  const words = useMemo(() => edgeWords(item.placed.edge, layout.diagram), [item, layout]);
  return (
    <ItemGroup {...rest} item={item} words={words} className={edgeClass(item.placed, isTaken)}>
      <title>{words}</title>
      <EdgeLine placed={item.placed} />
    </ItemGroup>
  );
});

export const edgeClass = ({ edge, stub, tint }: PlacedEdge, isTaken: boolean): string =>
  [
    'statechart-edge',
    `statechart-edge-${edge.kind}`,
    `statechart-tint-${Math.min(tint, 3)}`,
    stub && `statechart-edge-${stub}`,
    edge.off && 'is-off',
    isTaken && 'is-taken',
  ]
    .filter(Boolean)
    .join(' ');

/** The line, its arrow, the label on it, and the sign at its end where it is not drawn to its box. */
export const EdgeLine = memo(function EdgeLine({
  placed: { points, label, sign, stub },
}: {
  readonly placed: PlacedEdge;
}) {
  const line = linePath(points);
  return (
    <>
      {points.length > 0 && (
        <>
          <path className="statechart-reach" d={line} />
          <path className="statechart-line" d={line} />
          <path className="statechart-arrow" d={arrowPath(points)} />
        </>
      )}
      {label && <LabelView label={label} className="statechart-label" />}
      {sign && <LabelView label={sign} className={`statechart-sign statechart-sign-${stub}`} />}
    </>
  );
});

function LabelView({
  label: { x, y, width, height, texts },
  className,
}: {
  readonly label: Label;
  readonly className: string;
}) {
  return (
    <g className={className} transform={`translate(${x} ${y})`}>
      <rect width={width} height={height} rx={3} />
      <Texts texts={texts} />
    </g>
  );
}
