import { memo } from 'react';

import type { Status } from '../../../diagram/active.ts';
import type { Layout, PlacedBox } from '../../../diagram/layout.ts';
import { edgeClass, EdgeLine } from './EdgeView.tsx';
import { type Hand, ItemGroup } from './ItemGroup.tsx';
import { type BoxItem, canFold, wayToOverdue } from './items.ts';
import { FoldSign, InitialDot, StatusSign } from './marks.tsx';
import { StatusView } from './StatusView.tsx';
import { Texts } from './Texts.tsx';
import { boxWords, type Where } from './words.ts';

type BoxViewProps = {
  readonly item: BoxItem;
  readonly layout: Layout;
  /** Where the case is: in this box, in one inside it, or elsewhere. */
  readonly where: Where;
  readonly status: Status | undefined;
  readonly due: string | undefined;
  /** Whether the last step went the way to the overdue box inside. */
  readonly isLate: boolean;
  readonly isStop: boolean;
  readonly isSelected: boolean;
  readonly isFollowed: boolean;
  readonly hand: Hand;
  readonly onFold: (id: string) => void;
};

/** A box with its text and, while it waits, its status. A step draws it again only where something about it changed. */
export const BoxView = memo(function BoxView({
  item,
  layout,
  where,
  status,
  due,
  isLate,
  onFold,
  ...rest
}: BoxViewProps) {
  const { placed, id } = item;
  const { box, x, y, width, height, texts } = placed;
  const words = boxWords(box, layout.diagram, { where, status, due });
  return (
    <ItemGroup
      {...rest}
      item={item}
      words={words}
      className={boxClass(placed, where)}
      transform={`translate(${x} ${y})`}
    >
      {box.folded > 0 && <rect className="statechart-stack" x={5} y={5} width={width} height={height} rx={5} />}
      <rect className="statechart-frame" width={width} height={height} rx={5} />
      <Texts texts={texts} />
      <Inside {...{ placed, layout, status, isLate }} />
      {placed.status && status && <StatusView status={status} due={due} at={placed.status} width={width} />}
      {canFold(item) && (
        <FoldSign isFolded={box.folded > 0} label={box.label} x={width - 26} y={10} onFold={() => onFold(id)} />
      )}
      {box.initial && <InitialDot />}
    </ItemGroup>
  );
});

const boxClass = ({ box, tint }: PlacedBox, where: Where): string =>
  [
    'statechart-box',
    `statechart-box-${box.kind}`,
    `statechart-tint-${Math.min(tint, 3)}`,
    where === 'here' && 'is-active',
    where === 'inside' && 'is-around',
    box.off && 'is-off',
  ]
    .filter(Boolean)
    .join(' ');

/** The dashed way to the overdue box in a waiting one, drawn from that one's corner. */
function Inside({
  placed,
  layout,
  status,
  isLate,
}: Pick<BoxViewProps, 'layout' | 'status' | 'isLate'> & { readonly placed: PlacedBox }) {
  const { id } = placed.box;
  const overdue = layout.boxes.find(({ box }) => box.parent === id && box.kind === 'overdue');
  const way = wayToOverdue(layout, id);
  if (!overdue || !way) return null;
  const isActive = status === 'overdue';
  return (
    <g transform={`translate(${-placed.x} ${-placed.y})`}>
      <g className={edgeClass(way, isLate)}>
        <EdgeLine placed={way} />
      </g>
      <g
        className={`statechart-box-overdue ${isActive ? 'is-active' : ''}`}
        transform={`translate(${overdue.x} ${overdue.y})`}
      >
        <rect className="statechart-frame" width={overdue.width} height={overdue.height} rx={4} />
        <StatusSign status="overdue" x={15} y={overdue.height / 2} />
        <text className="statechart-text" x={28} y={overdue.height / 2} fontSize={14}>
          {overdue.box.label}
        </text>
      </g>
    </g>
  );
}
