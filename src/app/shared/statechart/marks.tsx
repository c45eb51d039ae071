import type { Mark } from '../../../diagram/layout.ts';
import type { Status } from '../../../diagram/active.ts';

type At = { readonly x: number; readonly y: number };

/** The sign in front of a line of text; `x` and `y` are its middle. */
export function MarkSign({ mark, x, y }: At & { readonly mark: Mark }) {
  return (
    <g className={`statechart-mark statechart-mark-${mark}`} transform={`translate(${x} ${y})`}>
      <MarkShape mark={mark} />
    </g>
  );
}

function MarkShape({ mark }: { readonly mark: Mark }) {
  switch (mark) {
    case 'clock':
      return (
        <>
          <circle r={6.5} />
          <path d="M0 -3.6 V0 L2.6 1.6" />
        </>
      );
    case 'silent':
      return <path d="M0 -6.5 L6.5 0 L0 6.5 L-6.5 0 Z" strokeDasharray="2.5 2" />;
    case 'again':
      return <path d="M4.6 -3.4 A5.6 5.6 0 1 0 5.6 1.2 M5.2 -7 V-2.9 H1.2" />;
    case 'back':
      return <path d="M0 6 V-5 M-4 -1.4 L0 -5.6 L4 -1.4" />;
    case 'anywhere':
      return <circle r={3} className="statechart-mark-dot" />;
  }
}

/** The shape that tells a status besides its word and its colour. */
export function StatusSign({ status, x, y }: At & { readonly status: Status }) {
  return (
    <g className={`statechart-status statechart-status-${status}`} transform={`translate(${x} ${y})`}>
      {status === 'overdue' ? (
        <path className="statechart-status-full" d="M0 -6 L6.5 5.5 H-6.5 Z" />
      ) : (
        <>
          <path d="M0 -6.5 L6.5 0 L0 6.5 L-6.5 0 Z" strokeDasharray={status === 'unset' ? '2.5 2' : undefined} />
          {status === 'near' && <path className="statechart-status-full" d="M0 -6.5 V6.5 L-6.5 0 Z" />}
        </>
      )}
    </g>
  );
}

/** The dot where a box starts, above the box's corner. */
export function InitialDot() {
  return (
    <g className="statechart-initial" transform="translate(18 0)" aria-hidden="true">
      <circle cy={-14} r={4} />
      <path d="M0 -10 V-5" />
      <path className="statechart-arrow" d="M0 0 L-3.5 -6 H3.5 Z" />
    </g>
  );
}

type FoldSignProps = At & { readonly isFolded: boolean; readonly label: string; readonly onFold: () => void };

/** Folds a box by the pointer. The keys fold it from the box itself, so this is no stop for them. */
export function FoldSign({ isFolded, label, x, y, onFold }: FoldSignProps) {
  return (
    <g
      className="statechart-fold"
      transform={`translate(${x} ${y})`}
      role="presentation"
      onClick={(event) => {
        event.stopPropagation();
        onFold();
      }}
    >
      <title>{isFolded ? `Show what is inside ${label}` : `Fold ${label} away`}</title>
      <rect width={18} height={18} rx={3} />
      <path d={isFolded ? 'M5 9 H13 M9 5 V13' : 'M5 9 H13'} />
    </g>
  );
}
