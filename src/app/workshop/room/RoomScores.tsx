import { type Round, scoresOf, sumOf } from '../session/rounds.ts';

const PARTS = { step: 'Step', who: 'Who', by: 'Day' } as const;

/** What each table had right this time, and how it stands by now. */
export function RoomScores({ round: { guesses }, rounds }: { round: Round; rounds: readonly Round[] }) {
  const scores = new Map(scoresOf(rounds).map((score) => [score.table, score]));
  const sum = [...scores.values()].reduce((all, { points, of }) => ({ points: all.points + points, of: all.of + of }), {
    points: 0,
    of: 0,
  });
  return (
    <table className="ws-room__scores">
      <caption className="govuk-visually-hidden">What each table had right, and the scores so far</caption>
      <thead>
        <tr>
          <th scope="col">Table</th>
          {Object.values(PARTS).map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          <th scope="col">So far</th>
        </tr>
      </thead>
      <tbody>
        {guesses.map(({ table, points }) => (
          <tr key={table}>
            <th scope="row">{table}</th>
            {(Object.keys(PARTS) as (keyof typeof PARTS)[]).map((part) => (
              <td key={part} className={points[part] === 1 ? 'ws-right' : 'ws-not'}>
                <span aria-hidden="true">{points[part] === 1 ? '✓' : '✗'}</span>
                <span className="govuk-visually-hidden">{points[part] === 1 ? 'right' : 'not right'}</span>
              </td>
            ))}
            <td>
              {scores.get(table)?.points ?? sumOf(points)} of {scores.get(table)?.of ?? 3}
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row" colSpan={4}>
            The room
          </th>
          <td>
            {sum.points} of {sum.of}
          </td>
        </tr>
      </tbody>
    </table>
  );
}
