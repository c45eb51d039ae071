import './statechart.css';

import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';

import { activeIn } from '../../../diagram/active.ts';
import { folded } from '../../../diagram/fold.ts';
import type { Layout } from '../../../diagram/layout.ts';
import { ancestorsOf, type Diagram, isInside, startOf } from '../../../diagram/model.ts';
import { type Change, takenEdges } from '../../../diagram/taken.ts';
import { Drawing } from './Drawing.tsx';
import type { Item } from './items.ts';
import { Outline } from './Outline.tsx';
import { fitting, foldsFor, outerBoxes, zoomed } from './scale.ts';
import { useLayout } from './useLayout.ts';
import { useRoom } from './useRoom.ts';
import { usePan } from './usePan.ts';
import { useScrollToActive, useScrollToItem } from './useScrollToActive.ts';

export type StatechartProps = {
  readonly diagram: Diagram;
  /** The state paths of the run, such as `process.view.paths`. */
  readonly active?: readonly string[] | undefined;
  /** What the last step did, to show the way it went. */
  readonly changed?: Change | null | undefined;
  /** Short words for the date of a waiting box, by its id: "due 12 March", "3 days late". */
  readonly due?: Readonly<Record<string, string>> | undefined;
  readonly title: string;
  /** Whether everything stays in its place wherever the case is: for those who step to and fro. */
  readonly steady?: boolean | undefined;
  /** What stands in one row with the buttons for the size. */
  readonly tools?: ReactNode;
  /** A click on a box or an edge, for a face that shows its clauses. */
  readonly onSelect?: ((item: Item) => void) | undefined;
  /** The box or edge that is chosen; one that is folded away is unfolded and brought into view. */
  readonly selected?: string | null | undefined;
  /** The edges of a way that a person follows. */
  readonly followed?: ReadonlySet<string> | undefined;
};

const NONE: readonly string[] = [];
const NO_FOLDS: ReadonlySet<string> = new Set();
const NO_DATES = {};
const NO_WAY: ReadonlySet<string> = new Set();
const HINT = 'Point at a box or an arrow, or use the arrow keys in the diagram, to read what it says.';

/** A machine's diagram under a policy, with where a case is in it. */
export function Statechart({
  diagram,
  active: paths = NONE,
  changed = null,
  due = NO_DATES,
  title,
  steady = false,
  tools,
  onSelect,
  selected = null,
  followed = NO_WAY,
}: StatechartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const room = useRoom(frame);
  const [ownFolds, setOwnFolds] = useState<ReadonlySet<string> | null>(null);
  const [zoom, setZoom] = useState<number | null>(null);
  const [words, setWords] = useState<string | null>(null);

  const whole = useLayout(diagram);
  const folds =
    ownFolds ?? (steady ? NO_FOLDS : foldsFor(diagram, whole.state === 'ready' ? whole.layout : null, paths, room));
  const foldsKey = [...folds].join(' ');
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the key stands for the set
  const shown = useMemo(() => folded(diagram, folds), [diagram, foldsKey]);
  const laying = useLayout(shown);
  const layout = useLatest(laying.state === 'ready' ? laying.layout : null, diagram.id);

  const active = useMemo(() => (layout ? activeIn(layout.diagram, paths) : null), [layout, paths]);
  const taken = useMemo(
    () => (layout && changed ? takenEdges(layout.diagram, changed) : new Set<string>()),
    [layout, changed],
  );
  // Who folds and unfolds looks at what they do: only what is folded by itself brings the case back into view.
  const byItself = useLatest(ownFolds === null ? layout : null, diagram.id);
  useScrollToActive(frame, active, room?.width ?? 0, byItself);
  const isSelectedDrawn = useMemo(
    () =>
      selected !== null &&
      !!layout &&
      [...layout.diagram.boxes, ...layout.diagram.edges].some(({ id }) => id === selected),
    [layout, selected],
  );
  // Chosen from elsewhere, a state inside a folded box opens it.
  const [opened, setOpened] = useState<string | null>(null);
  if (selected !== opened) {
    setOpened(selected);
    if (selected !== null && ancestorsOf(selected).some((id) => folds.has(id)))
      setOwnFolds(new Set([...folds].filter((id) => !isInside(selected, id))));
  }
  const start = useMemo(() => (layout && paths.length === 0 ? startOf(layout.diagram).id : null), [layout, paths]);
  useScrollToItem(frame, isSelectedDrawn ? selected : start, room?.width ?? 0, byItself);
  const fold = useCallback(
    (id: string): void => setOwnFolds(folds.has(id) ? without(folds, id) : new Set([...folds, id])),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the key stands for the set
    [foldsKey],
  );
  const pan = usePan(frame, (direction) =>
    setZoom((before) => zoomed(before ?? (layout && room ? fitting(layout, room) : 1), direction)),
  );

  if (laying.state === 'failed') {
    return (
      <div className="statechart">
        <div className="statechart-tools">{tools}</div>
        <p role="status">The diagram could not be laid out. The outline says the same.</p>
        <Outline diagram={diagram} active={paths} />
      </div>
    );
  }
  const scale = layout && room ? (zoom ?? fitting(layout, room)) : 1;
  return (
    <div className="statechart">
      <div className="statechart-tools">
        {tools}
        {folds.size > 0 && <Tool name="Show everything" onPress={() => setOwnFolds(new Set())} />}
        {folds.size === 0 && ownFolds !== null && paths.length > 0 && (
          <Tool name="Only where the case is" onPress={() => setOwnFolds(null)} />
        )}
        {folds.size === 0 && outerBoxes(diagram).length > 1 && (
          <Tool
            name="Overview"
            label="Fold everything, to see the whole"
            onPress={() => {
              setOwnFolds(new Set(outerBoxes(diagram)));
              setZoom(null);
            }}
          />
        )}
        <span className="statechart-zoom" role="group" aria-label="Size">
          <Tool name="−" label="Smaller" onPress={() => setZoom(zoomed(scale, -1))} />
          <Tool name="Fit" label="Fit the width" onPress={() => setZoom(null)} />
          <Tool name="+" label="Larger" onPress={() => setZoom(zoomed(scale, 1))} />
        </span>
      </div>
      <div className="statechart-frame-scroll" ref={frame} {...pan}>
        {layout && active && room ? (
          <Drawing
            {...{ layout, active, taken, due, title, scale, onSelect, selected, followed }}
            onPoint={setWords}
            onFold={fold}
          />
        ) : (
          <p role="status">Drawing the diagram…</p>
        )}
      </div>
      <p className="statechart-details" aria-live="off">
        {words ?? HINT}
      </p>
    </div>
  );
}

const without = (folds: ReadonlySet<string>, id: string): ReadonlySet<string> =>
  new Set([...folds].filter((one) => one !== id));

function Tool({
  name,
  label,
  onPress,
}: {
  readonly name: string;
  readonly label?: string;
  readonly onPress: () => void;
}) {
  return (
    <button type="button" className="statechart-tool" aria-label={label} onClick={onPress}>
      {name}
    </button>
  );
}

/** The newest layout of a machine there was, so that the drawing stays while the next one is laid out. */
function useLatest(layout: Layout | null, machine: string): Layout | null {
  const [latest, setLatest] = useState(layout);
  if (layout && layout !== latest) setLatest(layout);
  return layout ?? (latest?.diagram.id === machine ? latest : null);
}
