import { useState } from 'react';

import { useTeamworkHolder } from '../shared/teamwork.ts';
import { Problem } from '../shared/ui/States.tsx';

/** Ends the exchange on this device; what is here stays. */
export function Leave() {
  const { leave } = useTeamworkHolder();
  const [sure, setSure] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  if (!sure)
    return (
      <button type="button" className="govuk-button govuk-button--secondary" onClick={() => setSure(true)}>
        Leave the team on this device
      </button>
    );
  return (
    <>
      {problem === null ? null : <Problem>{problem}</Problem>}
      <p className="govuk-body">
        From then on nothing is exchanged. What is on this device stays on it. Whoever looks after the team takes you
        off its server, too. To come back you need a new invitation.
      </p>
      <div className="govuk-button-group">
        <button
          type="button"
          className="govuk-button govuk-button--warning"
          onClick={() => void leave().then(setProblem)}
        >
          Yes, leave the team
        </button>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={() => setSure(false)}>
          Stay
        </button>
      </div>
    </>
  );
}
