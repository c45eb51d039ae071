import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';

import type { Active } from '../../../diagram/active.ts';
import type { Layout } from '../../../diagram/layout.ts';
import { BoxView } from './BoxView.tsx';
import { EdgeView } from './EdgeView.tsx';
import {
  type BoxItem,
  boxItems,
  canFold,
  type EdgeItem,
  edgeItems,
  isOuter,
  type Item,
  spotsOf,
  wayToOverdue,
} from './items.ts';
import type { Hand } from './ItemGroup.tsx';
import { nextByKey } from './nearest.ts';
import { linePath } from './path.ts';

export type DrawingProps = {
  readonly layout: Layout;
  readonly active: Active;
  /** The edges along which the last step went. */
  readonly taken: ReadonlySet<string>;
  /** Short words for the date of a waiting box, by its id: "due 12 March". */
  readonly due: Readonly<Record<string, string>>;
  readonly title: string;
  readonly scale: number;
  /** What is pointed at or focused now, in words. */
  readonly onPoint: (words: string | null) => void;
  readonly onFold: (id: string) => void;
  readonly onSelect?: ((item: Item) => void) | undefined;
  readonly selected?: string | null;
  readonly followed?: ReadonlySet<string>;
};

const NO_WAY: ReadonlySet<string> = new Set();

/** The drawing itself. One stop for the tab key; the arrow keys lead from item to item. */
export function Drawing({
  layout,
  active,
  taken,
  due,
  title,
  scale,
  onPoint,
  onFold,
  onSelect,
  selected = null,
  followed = NO_WAY,
}: DrawingProps) {
  const svg = useRef<SVGSVGElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const boxes = useMemo(() => boxItems(layout), [layout]);
  const edges = useMemo(() => edgeItems(layout), [layout]);
  const spots = useMemo(() => spotsOf([...boxes, ...edges]), [boxes, edges]);
  const stop = spots.some(({ id }) => id === chosen) ? chosen : (spots[0]?.id ?? null);

  const onKeyDown = useCallback(
    (event: KeyboardEvent): void => {
      /** Where there is something to choose, Enter chooses and the space bar folds. */
      const press = (): void => {
        const item = [...boxes, ...edges].find(({ id }) => id === stop);
        if (item && canFold(item) && (event.key === ' ' || !onSelect)) onFold(item.id);
        else if (item) onSelect?.(item);
      };
      const next = nextByKey(event.key, stop, spots);
      const isPress = event.key === 'Enter' || event.key === ' ';
      if (next !== null) svg.current?.querySelector<SVGGElement>(`[data-item="${CSS.escape(next)}"]`)?.focus();
      if (isPress) press();
      if (isPress || next !== null) event.preventDefault();
    },
    [boxes, edges, spots, stop, onFold, onSelect],
  );
  const hand: Hand = useMemo(
    () => ({ onFocus: ({ id }) => setChosen(id), onPoint, onKeyDown, onSelect: onSelect ?? null }),
    [onPoint, onKeyDown, onSelect],
  );

  const held = (id: string) => ({
    hand,
    layout,
    isStop: id === stop,
    isSelected: id === selected,
    isFollowed: followed.has(id),
  });
  const boxView = (item: BoxItem) => {
    const { id } = item;
    const where = active.leaves.has(id) ? 'here' : active.around.has(id) ? 'inside' : 'elsewhere';
    const isLate = taken.has(wayToOverdue(layout, id)?.edge.id ?? '');
    const now = { where, isLate, status: active.status.get(id), due: due[id] } as const;
    return <BoxView key={id} item={item} onFold={onFold} {...held(id)} {...now} />;
  };
  const edgeView = (item: EdgeItem) => (
    <EdgeView key={item.id} item={item} isTaken={taken.has(item.placed.edge.id)} {...held(item.id)} />
  );

  const [outer, inner] = [
    boxes.filter(({ placed }) => isOuter(placed)),
    boxes.filter(({ placed }) => !isOuter(placed)),
  ];
  const [lines, again] = [
    edges.filter(({ placed }) => placed.stub !== 'again'),
    edges.filter(({ placed }) => placed.stub === 'again'),
  ];
  return (
    <svg
      ref={svg}
      className="statechart-drawing"
      role="group"
      aria-label={title}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      width={layout.width * scale}
      height={layout.height * scale}
    >
      {outer.map(boxView)}
      {layout.dividers.map((points) => (
        <path key={linePath(points)} className="statechart-divider" d={linePath(points)} />
      ))}
      {lines.map(edgeView)}
      {inner.map(boxView)}
      {again.map(edgeView)}
    </svg>
  );
}
