import type { Impact } from '../../../engine/impact.ts';
import { shortDay } from '../../../engine/words.ts';

const WIDTH = 640;
const HEIGHT = 180;
const BASE = 150;
const BAR = 14;

/** Meetings that fall due in each week, before (outlined) and after (filled). The table beside it says the same. */
export function MeetingsChart({ meetings }: Pick<Impact, 'meetings'>) {
  const most = Math.max(1, ...meetings.flatMap(({ before, after }) => [before, after]));
  const step = (WIDTH - 30) / meetings.length;
  const height = (count: number): number => (count / most) * (BASE - 20);
  return (
    <svg
      className="desk-chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label="Meetings due each week; the table below says the same"
    >
      <text x={0} y={12}>
        {most}
      </text>
      <line x1={26} x2={WIDTH} y1={20} y2={20} className="desk-chart__line" />
      <line x1={26} x2={WIDTH} y1={BASE} y2={BASE} className="desk-chart__base" />
      {meetings.map(({ week, before, after }, index) => {
        const x = 30 + index * step;
        return (
          <g key={week}>
            <rect className="desk-chart__before" x={x} width={BAR} y={BASE - height(before)} height={height(before)} />
            <rect
              className="desk-chart__after"
              x={x + BAR + 3}
              width={BAR}
              y={BASE - height(after)}
              height={height(after)}
            />
            {index % 3 === 0 ? (
              <text className="desk-chart__week" x={x + BAR} y={BASE + 6}>
                {shortDay(week).slice(4)}
              </text>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}
