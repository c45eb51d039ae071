import { useMemo } from 'react';

import { MACHINES } from '../../../machines/index.ts';
import { diagramOf } from '../../diagram/diagram.ts';
import type { Run } from '../../engine/run.ts';
import { StatechartPanel } from './statechart/StatechartPanel.tsx';
import { dueWords } from './ui/Due.tsx';

const NO_DATES = {};

/**
 * The plan's own diagram with where a run is in it, the way its last step went and the dates it waits for. A `secret`
 * one leaves the dates out, where people are to work them out themselves; a `steady` one keeps everything in its place.
 */
export function PlanDiagram({
  run,
  title = 'The plan',
  secret = false,
  steady = false,
}: {
  run: Run;
  title?: string;
  secret?: boolean;
  steady?: boolean;
}) {
  const diagram = useMemo(() => diagramOf(MACHINES.plan, run.policy), [run.policy]);
  const changed = useMemo(() => {
    const last = run.history.at(-1);
    const move = last?.moves.find(({ process }) => process === 'plan');
    if (!last || !move) return null;
    return { event: last.cause.kind === 'fact' ? last.cause.fact.type : null, from: move.from, to: move.to };
  }, [run]);
  const due = useMemo(() => {
    const plan = run.processes.get('plan');
    const waiting = (plan?.view.active ?? []).flatMap(({ node, meta }) => {
      const deadline = run.deadlines.findLast(
        (each) => each.process === 'plan' && each.id === meta.deadline && each.id !== 'eighteenthBirthday',
      );
      return deadline ? [[node, dueWords(deadline, run.asOf)] as const] : [];
    });
    return Object.fromEntries(waiting);
  }, [run]);
  return (
    <StatechartPanel
      diagram={diagram}
      active={run.processes.get('plan')?.view.paths ?? []}
      changed={changed}
      due={secret ? NO_DATES : due}
      steady={steady}
      title={title}
    />
  );
}
