import type { Mark } from './item.ts';

const DIAMOND = 'M0 -7.5 L7.5 0 L0 7.5 L-7.5 0 Z';

/** A shape among words. */
export const ShapeSign = ({ mark }: { readonly mark: Mark }) => (
  <svg
    className={`timeline-sign timeline-is-${mark}`}
    width={20}
    height={20}
    viewBox="-10 -10 20 20"
    aria-hidden="true"
  >
    <Shape mark={mark} />
  </svg>
);

/** The shape that tells how an item stands, around its own middle. Colours are the style sheet's. */
export function Shape({ mark }: { readonly mark: Mark }) {
  switch (mark) {
    case 'happened':
      return <circle className="timeline-full" r={5} />;
    case 'refused':
      return (
        <>
          <circle className="timeline-open" r={5} />
          <path className="timeline-stroke" d="M-6.5 -6.5 L6.5 6.5 M-6.5 6.5 L6.5 -6.5" />
        </>
      );
    case 'arranged':
      return <circle className="timeline-open timeline-thick" r={5.5} />;
    case 'overdue':
    case 'missed':
      return <path className="timeline-full" d="M0 -7.5 L8 6.5 H-8 Z" />;
    case 'near':
      return (
        <>
          <path className="timeline-open" d={DIAMOND} />
          <path className="timeline-full" d="M0 -7.5 V7.5 L-7.5 0 Z" />
        </>
      );
    case 'running':
      return <path className="timeline-open" d={DIAMOND} />;
    case 'unset':
      return <path className="timeline-open timeline-dashed" d={DIAMOND} />;
    case 'met':
      return (
        <>
          <circle className="timeline-full" r={7} />
          <path className="timeline-tick" d="M-3.2 0.2 L-0.9 2.6 L3.4 -2.4" />
        </>
      );
    case 'late':
      return <path className="timeline-full" d="M0 0 V-7 A7 7 0 1 0 7 0 Z" />;
    case 'cancelled':
      return (
        <>
          <path className="timeline-open" d={DIAMOND} />
          <path className="timeline-stroke" d="M-7 7 L7 -7" />
        </>
      );
  }
}
