import type { KeyboardEvent } from 'react';

import { type Zoom, ZOOMS } from './scale.ts';

const NAMES: Record<Zoom, string> = { days: 'Days', weeks: 'Weeks', months: 'Months' };

type ToolsProps = {
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
  readonly onToday: () => void;
  readonly todayName: string;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

/** How close one looks. The keys plus and minus do the same. */
export function Tools({ zoom, onZoom, onToday, todayName, onKeyDown }: ToolsProps) {
  return (
    <div className="timeline-tools">
      <div className="timeline-zoom" role="group" aria-label="Show by">
        {ZOOMS.map((each) => (
          <button
            key={each}
            type="button"
            className="timeline-tool"
            aria-pressed={each === zoom}
            onClick={() => onZoom(each)}
            onKeyDown={(event) => (event.key === 'Enter' || event.key === ' ' ? undefined : onKeyDown(event))}
          >
            {NAMES[each]}
          </button>
        ))}
      </div>
      <button type="button" className="timeline-tool" onClick={onToday}>
        {todayName}
      </button>
    </div>
  );
}
