import type { Judged } from './golden.ts';

/** Which golden cases hold under a policy, and what came out otherwise. */
export function Outcomes({ judged }: { judged: readonly Judged[] }) {
  const failing = judged.filter(({ amiss }) => amiss.length > 0);
  return (
    <>
      <p role="status" className="govuk-body">
        {judged.length === 0
          ? 'There are no golden cases yet.'
          : failing.length === 0
            ? `${judged.length === 1 ? 'The golden case comes' : `All ${judged.length} golden cases come`} out as expected.`
            : `${failing.length} of ${judged.length} golden cases ${failing.length === 1 ? 'comes' : 'come'} out otherwise.`}
      </p>
      <ul className="desk-goldens">
        {judged.map(({ golden, amiss }) => (
          <li key={golden.id}>
            <Verdict holds={amiss.length === 0} /> {golden.scenario.title}
            {amiss.length === 0 ? null : (
              <ul className="desk-amiss">
                {amiss.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

const Verdict = ({ holds }: { holds: boolean }) => (
  <span className={`wm-due wm-due--${holds ? 'met' : 'late'}`}>
    <span aria-hidden="true">{holds ? '●' : '▲'}</span> {holds ? 'As expected' : 'Otherwise'}
  </span>
);
