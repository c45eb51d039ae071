import type { Status } from '../../../diagram/active.ts';
import { FONTS, type Point } from '../../../diagram/layout.ts';
import { StatusSign } from './marks.tsx';
import { STATUS_WORDS } from './words.ts';

/** What the date of a waiting box does now. Once it is overdue, its overdue box says so, and only how late stands here. */
export function StatusView({
  status,
  due,
  at: { x, y },
}: {
  readonly status: Status;
  readonly due: string | undefined;
  readonly at: Point;
}) {
  const isOverdue = status === 'overdue';
  const text = due ?? (isOverdue ? null : STATUS_WORDS[status]);
  if (text === null) return null;
  return (
    <g className={`statechart-when statechart-when-${status}`}>
      {!isOverdue && <StatusSign status={status} x={x + 6} y={y} />}
      <text className="statechart-text" x={isOverdue ? x : x + 18} y={y} fontSize={FONTS.small.size}>
        {text}
      </text>
    </g>
  );
}
