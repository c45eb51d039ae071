import { type KeyboardEvent, type PointerEvent, useRef } from 'react';

import { type Panels, RANGE, type Side, within } from './usePanels.ts';

type HandleProps = {
  readonly side: Side;
  readonly label: string;
  readonly panels: Panels;
  readonly onSize: (side: Side, width: number) => void;
  readonly onRest: (panels: Panels) => void;
  readonly onToggle: (side: Side) => void;
};

const STEP = 24;

/** Between two panels: dragged, or moved with the arrow keys; Enter closes the panel and opens it again. */
export function Handle({ side, label, panels, onSize, onRest, onToggle }: HandleProps) {
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const width = panels[side];
  // The panel at the right grows when the handle goes left.
  const outward = side === 'contents' ? 1 : -1;

  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    start.current = { x: event.clientX, width };
    event.currentTarget.setPointerCapture(event.pointerId);
    event.preventDefault();
    event.currentTarget.focus();
  };
  const onPointerMove = ({ clientX }: PointerEvent): void => {
    if (start.current) onSize(side, start.current.width + (clientX - start.current.x) * outward);
  };
  const onPointerUp = (): void => {
    if (start.current) onRest(panels);
    start.current = null;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (event.key === 'Enter') onToggle(side);
    else if (step !== undefined) {
      const next = within((width === 0 ? RANGE.least - STEP : width) + step * outward);
      onSize(side, next);
      onRest({ ...panels, [side]: next });
    } else return;
    event.preventDefault();
  };
  return (
    // A separator that is moved takes the focus: the pattern of a window splitter.
    <div
      className="desk-handle"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={0}
      aria-valuemax={RANGE.most}
      tabIndex={0}
      {...{ onPointerDown, onPointerMove, onPointerUp, onKeyDown }}
      onDoubleClick={() => onToggle(side)}
    />
  );
}
