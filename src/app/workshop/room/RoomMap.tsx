import { useMemo } from 'react';

import { MACHINES } from '../../../../machines/index.ts';
import { activeIn } from '../../../diagram/active.ts';
import { diagramOf } from '../../../diagram/diagram.ts';
import { childrenOf, rootOf } from '../../../diagram/model.ts';
import type { Run } from '../../../engine/run.ts';

/**
 * Where the case is, for people at the back of the room: the stages of the plan, and what each part of it awaits. It
 * is the diagram's own boxes without its rules, which would be the answers.
 */
export function RoomMap({ run }: { run: Run }) {
  const diagram = useMemo(() => diagramOf(MACHINES.plan, run.policy), [run.policy]);
  const { leaves, around, status } = activeIn(diagram, run.processes.get('plan')?.view.paths ?? []);
  const stages = childrenOf(diagram, rootOf(diagram).id);
  const labelOf = new Map(diagram.boxes.map(({ id, label }) => [id, label]));
  const here = diagram.boxes.filter(({ id }) => leaves.has(id));
  return (
    <section className="ws-map" aria-label="Where the case is">
      <ol className="ws-map__stages">
        {stages.map(({ id, label }) => (
          <li key={id} aria-current={leaves.has(id) || around.has(id) ? 'step' : undefined}>
            {label}
          </li>
        ))}
      </ol>
      <dl className="ws-map__parts">
        {here.map(({ id, parent, label }) => (
          <div key={id}>
            <dt>{labelOf.get(parent ?? '') ?? ''}</dt>
            <dd>
              {label}
              {status.get(id) === 'overdue' ? <span className="ws-map__late">▲ overdue</span> : null}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
