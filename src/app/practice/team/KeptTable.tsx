import { Link } from '../../shared/navigation.tsx';
import type { TeamScreen } from '../../shared/screens.ts';
import { type Figure, figureOf, KEPT, type Known, shareOf } from './figures.ts';

const WIDTH = 160;
const HEIGHT = 14;

/** A measure a row: a bar for the eye, the numbers beside it, and each number opens the children behind it. */
export function KeptTable({ rows, screen }: { rows: readonly Known[]; screen: TeamScreen }) {
  return (
    <div className="wm-scroll">
      <table className="govuk-table team-kept">
        <caption className="govuk-table__caption govuk-table__caption--m">What was kept</caption>
        <thead>
          <tr>
            <th scope="col">Measure</th>
            <th scope="col" colSpan={2}>
              Share kept
            </th>
            <th scope="col">Kept</th>
            <th scope="col">Not kept</th>
          </tr>
        </thead>
        <tbody>
          {KEPT.map(({ id, title, of }) => {
            const figure = figureOf(rows, id);
            const share = shareOf(figure);
            return (
              <tr key={id}>
                <th scope="row">{title}</th>
                <td className="team-kept__bar">{share === null ? null : <Bar figure={figure} />}</td>
                <td className="team-kept__share">{share === null ? `no ${of} yet` : `${share}%`}</td>
                <td data-label="Kept">
                  <Count of={figure.kept} to={{ ...screen, show: `${id}.kept` }} title={`${title}, kept`} />
                </td>
                <td data-label="Not kept">
                  <Count of={figure.notKept} to={{ ...screen, show: `${id}.notKept` }} title={`${title}, not kept`} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The same as the numbers beside it, so it says nothing to a screen reader. */
function Bar({ figure: { kept, notKept } }: { figure: Figure }) {
  const width = (kept / (kept + notKept)) * WIDTH;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <rect className="team-bar__rest" x={0.5} y={0.5} width={WIDTH - 1} height={HEIGHT - 1} />
      <rect className="team-bar__kept" width={width} height={HEIGHT} />
    </svg>
  );
}

const Count = ({ of, to, title }: { of: number; to: TeamScreen; title: string }) =>
  of === 0 ? (
    <>0</>
  ) : (
    <Link to={to} aria-label={`${title}: ${of}, show the children`}>
      {of}
    </Link>
  );
