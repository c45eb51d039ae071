import type { Item, Mark } from './item.ts';
import { ShapeSign } from './Shape.tsx';

const WORDS: Record<Mark, string> = {
  happened: 'happened',
  arranged: 'arranged',
  refused: 'not accepted',
  overdue: 'late',
  missed: 'missed',
  near: 'due soon',
  running: 'due',
  unset: 'no date agreed',
  met: 'met',
  late: 'met late',
  cancelled: 'no longer needed',
};
const SAME_SHAPE: Partial<Record<Mark, Mark>> = { missed: 'overdue' };

/** What the shapes mean, as far as they are in the drawing. */
export function Legend({ items }: { readonly items: readonly Item[] }) {
  const used = new Set(items.map(({ mark }) => SAME_SHAPE[mark] ?? mark));
  const has = (mark: Mark): boolean => items.some((item) => item.mark === mark);
  const words = (mark: Mark): string =>
    mark === 'overdue' && has('missed') ? (has('overdue') ? 'late or missed' : 'missed') : WORDS[mark];
  return (
    <ul className="timeline-legend" aria-label="What the shapes mean">
      {(Object.keys(WORDS) as Mark[])
        .filter((mark) => used.has(mark))
        .map((mark) => (
          <li key={mark}>
            <ShapeSign mark={mark} />
            {words(mark)}
          </li>
        ))}
    </ul>
  );
}
