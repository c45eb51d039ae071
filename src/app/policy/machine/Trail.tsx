import type { Diagram } from '../../../diagram/model.ts';
import { nameOf } from '../../../diagram/outline.ts';

/** The way somebody follows through a machine, edge by edge. */
export function Trail({
  diagram,
  trail,
  onClear,
}: {
  diagram: Diagram;
  trail: readonly string[];
  onClear: () => void;
}) {
  const edges = trail.flatMap((id) => diagram.edges.find((edge) => edge.id === id) ?? []);
  const [first] = edges;
  if (!first) return null;
  return (
    <p className="desk-trail" role="status">
      <span className="wm-strong">The way:</span> {nameOf(first.from, diagram)}
      {edges.map(({ id, lines, to }, index) => (
        // The same edge can be followed twice.
        <span key={`${index} ${id}`}>
          {' '}
          <span aria-hidden="true">→</span> <span className="wm-muted">{lines[0]?.text.toLowerCase()}</span>{' '}
          <span aria-hidden="true">→</span> {nameOf(to, diagram)}
        </span>
      ))}{' '}
      <button type="button" className="wm-linklike" onClick={onClear}>
        Forget this way
      </button>
    </p>
  );
}
