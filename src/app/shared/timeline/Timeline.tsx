import './timeline.css';

import { type KeyboardEvent, memo, useId, useMemo, useRef, useState } from 'react';

import type { Run } from '../../../engine/run.ts';
import type { Day } from '../../../facts/day.ts';
import { Drawing } from './Drawing.tsx';
import { MOVES_SIDEWAYS, nextByKey, ZOOM_KEYS } from './keys.ts';
import type { Placed } from './layout.ts';
import { Legend } from './Legend.tsx';
import { timelineOf } from './model.ts';
import { flagsOf, pictureOf } from './picture.ts';
import { PrintStrips } from './PrintStrips.tsx';
import { fittingZoom, type Zoom, ZOOMS } from './scale.ts';
import { nearestTo } from './nearest.ts';
import { ItemTable } from './TimelineTable.tsx';
import { Tools } from './Tools.tsx';
import { usePrinting } from '../ui/usePrinting.ts';
import { useScroll } from './useScroll.ts';
import { describe } from './words.ts';

export type TimelineProps = {
  readonly run: Run;
  /** Where somebody looks, while that is not today. */
  readonly position?: Day | null | undefined;
  /** An item was chosen: its day, so that a face can go there. */
  readonly onSelect?: ((day: Day) => void) | undefined;
  readonly today: Day;
  /** Whether the case is played: its day is where somebody looks, and `today` is where it ends. */
  readonly isSimulated?: boolean;
};

// Somebody who steps through a case moves a flag over a drawing that stays; the rest is not drawn again for it.
const Key = memo(Legend);
const Table = memo(ItemTable);

const HINT = 'Point at something, or move through the timeline with the arrow keys, to read about it here.';

/** What happened in a case and what is due, lane by lane over time, with a table that says the same. */
export function Timeline({ run, position = null, onSelect, today, isSimulated = false }: TimelineProps) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const model = useMemo(() => timelineOf(run, today), [run, today]);
  const [chosenZoom, setZoom] = useState<Zoom | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [pointed, setPointed] = useState<Placed | null>(null);

  const zoom = chosenZoom ?? fittingZoom(model);
  const hasPosition = position !== null;
  const still = useMemo(() => pictureOf(model, zoom, hasPosition), [model, zoom, hasPosition]);
  const { layout } = still;
  const picture = useMemo(
    () => ({ ...still, flags: flagsOf(layout, today, position, isSimulated) }),
    [still, layout, today, position, isSimulated],
  );
  const isPrinting = usePrinting();
  const inHand = layout.placed.find(({ item }) => item.id === focused) ?? null;
  const stop = inHand ?? nearestTo(today, layout.placed);
  const scroll = useScroll(box, layout.scale, position ?? today, inHand?.item.day ?? null);

  const now = isSimulated ? (position ?? today) : today;
  const zoomBy = (steps: number): void => setZoom(ZOOMS[ZOOMS.indexOf(zoom) - steps] ?? zoom);

  const goToItem = (placed: Placed): void => {
    const element = box.current?.querySelector<SVGGElement>(`[data-item="${CSS.escape(placed.item.id)}"]`);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    scroll.show(placed);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const steps = ZOOM_KEYS[event.key];
    const next = nextByKey(event.key, layout.placed, stop ?? undefined);
    const chooses = (event.key === 'Enter' || event.key === ' ') && inHand && onSelect;
    if (steps === undefined && !next && !chooses && !MOVES_SIDEWAYS.has(event.key)) return;
    event.preventDefault();
    if (steps !== undefined) zoomBy(steps);
    else if (next) goToItem(next);
    else if (chooses) onSelect(inHand.item.day);
  };

  if (model.items.length === 0)
    return <p className="timeline-nothing">Nothing has happened yet, and nothing is due.</p>;
  const told = pointed ?? inHand;
  return (
    <section className={`timeline ${isSimulated ? 'timeline-simulated' : ''}`} aria-label="Timeline">
      <Tools
        zoom={zoom}
        onZoom={setZoom}
        onToday={() => scroll.goTo(now)}
        todayName={isSimulated ? 'Go to now' : 'Go to today'}
        onKeyDown={onKeyDown}
      />
      <div className="timeline-scroll" ref={box} onScroll={scroll.onScroll}>
        <Drawing
          picture={picture}
          asOf={run.asOf}
          id={id}
          hand={{
            stop: stop?.item.id ?? null,
            onFocus: (placed) => setFocused(placed.item.id),
            onPoint: setPointed,
            onKeyDown,
            onSelect: onSelect ?? null,
          }}
        />
      </div>
      {isPrinting ? <PrintStrips picture={picture} id={id} /> : null}
      <Key items={model.items} />
      <p className="timeline-details">{told ? describe(told.item, run.asOf) : HINT}</p>
      <details className="timeline-as-table govuk-details">
        <summary className="govuk-details__summary">
          <span className="govuk-details__summary-text">Show as a table</span>
        </summary>
        <Table items={model.items} asOf={run.asOf} />
      </details>
    </section>
  );
}
