import type { Status } from '../../../diagram/active.ts';
import { FONTS, type Point } from '../../../diagram/layout.ts';
import { cutText } from '../../../diagram/text.ts';
import { StatusSign } from './marks.tsx';
import { STATUS_WORDS } from './words.ts';

const SIGN_WIDTH = 18;
const EDGE = 8;

type StatusViewProps = {
  readonly status: Status;
  readonly due: string | undefined;
  readonly at: Point;
  /** Of the box. */
  readonly width: number;
};

/** What the date of a waiting box does now. Once it is overdue, its overdue box says so, and only how late stands here. */
export function StatusView({ status, due, at: { x, y }, width }: StatusViewProps) {
  const isOverdue = status === 'overdue';
  const text = due ?? (isOverdue ? null : STATUS_WORDS[status]);
  if (text === null) return null;
  const start = isOverdue ? x : x + SIGN_WIDTH;
  return (
    <g className={`statechart-when statechart-when-${status}`}>
      {!isOverdue && <StatusSign status={status} x={x + 6} y={y} />}
      <text className="statechart-text" x={start} y={y} fontSize={FONTS.small.size}>
        {cutText(text, FONTS.small, width - start - EDGE)}
      </text>
    </g>
  );
}
