import type { Active } from '../../../diagram/active.ts';
import type { Layout, PlacedBox } from '../../../diagram/layout.ts';
import { edgeClass, EdgeLine } from './EdgeView.tsx';
import { type Hand, ItemGroup } from './ItemGroup.tsx';
import { type BoxItem, canFold } from './items.ts';
import { FoldSign, InitialDot, StatusSign } from './marks.tsx';
import { StatusView } from './StatusView.tsx';
import { Texts } from './Texts.tsx';
import { boxWords } from './words.ts';

type BoxViewProps = {
  readonly item: BoxItem;
  readonly layout: Layout;
  readonly active: Active;
  readonly taken: ReadonlySet<string>;
  readonly due: string | undefined;
  readonly hand: Hand;
  readonly onFold: (id: string) => void;
};

/** A box with its text and, while it waits, its status. */
export function BoxView({ item, layout, active, taken, due, hand, onFold }: BoxViewProps) {
  const { placed, id } = item;
  const { box, x, y, width, height, texts } = placed;
  const status = active.status.get(id);
  const words = boxWords(box, layout.diagram, active, due);
  return (
    <ItemGroup
      item={item}
      words={words}
      className={boxClass(placed, active)}
      hand={hand}
      transform={`translate(${x} ${y})`}
    >
      {box.folded > 0 && <rect className="statechart-stack" x={5} y={5} width={width} height={height} rx={5} />}
      <rect className="statechart-frame" width={width} height={height} rx={5} />
      <Texts texts={texts} />
      <Inside {...{ placed, layout, active, taken }} />
      {placed.status && status && <StatusView status={status} due={due} at={placed.status} width={width} />}
      {canFold(item) && (
        <FoldSign isFolded={box.folded > 0} label={box.label} x={width - 26} y={10} onFold={() => onFold(id)} />
      )}
      {box.initial && <InitialDot />}
    </ItemGroup>
  );
}

const boxClass = ({ box, tint }: PlacedBox, { leaves, around }: Active): string =>
  [
    'statechart-box',
    `statechart-box-${box.kind}`,
    `statechart-tint-${Math.min(tint, 3)}`,
    leaves.has(box.id) && 'is-active',
    around.has(box.id) && 'is-around',
    box.off && 'is-off',
  ]
    .filter(Boolean)
    .join(' ');

/** The dashed way to the overdue box in a waiting one, drawn from that one's corner. */
function Inside({
  placed,
  layout,
  active,
  taken,
}: Pick<BoxViewProps, 'layout' | 'active' | 'taken'> & { readonly placed: PlacedBox }) {
  const { id } = placed.box;
  const overdue = layout.boxes.find(({ box }) => box.parent === id && box.kind === 'overdue');
  const way = layout.edges.find(({ stub, edge }) => stub === 'overdue' && edge.from === id);
  if (!overdue || !way) return null;
  const isActive = active.status.get(id) === 'overdue';
  return (
    <g transform={`translate(${-placed.x} ${-placed.y})`}>
      <g className={edgeClass(way, taken)}>
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
