import { londonDay } from '../../../facts/instant.ts';
import { type Fact, FACT_NAMES } from '../../../facts/vocabulary.ts';
import type { Run } from '../../../engine/run.ts';
import { factDetails } from '../../shared/factWords.ts';
import { DayText } from '../../shared/ui/Due.tsx';
import { Loaded } from '../../shared/ui/States.tsx';
import { type OpenCase, useCase } from '../../shared/useCase.ts';
import { ChildFrame } from '../child/ChildFrame.tsx';
import { Withdraw } from './Withdraw.tsx';

/** Everything that was recorded of a child, newest first. Nothing is deleted: what was wrong is withdrawn. */
export function FactsScreen({ id }: { id: string }) {
  return (
    <Loaded of={useCase(id)} title="Everything recorded">
      {(opened) => (
        <ChildFrame opened={opened} place="facts">
          <FactList opened={opened} />
        </ChildFrame>
      )}
    </Loaded>
  );
}

function FactList({ opened: { file, run } }: { opened: OpenCase }) {
  const facts = file.facts.toSorted((a, b) =>
    a.on === b.on ? (a.recordedAt < b.recordedAt ? 1 : -1) : a.on < b.on ? 1 : -1,
  );
  if (facts.length === 0) return <p className="govuk-body">Nothing has been recorded yet.</p>;
  return (
    <ul className="wm-log">
      {facts.map((fact) => (
        <FactRow key={fact.id} caseId={file.id} run={run} fact={fact} />
      ))}
    </ul>
  );
}

/** How a fact counts: it does, it lies ahead, it cannot have been, or it was withdrawn. */
function standing(run: Run, fact: Fact): string | null {
  if (run.given.some((other) => other.type === 'fact.withdrawn' && other.fact === fact.id))
    return 'Withdrawn: it does not count.';
  const refused = run.refused.find((entry) => entry.fact.id === fact.id);
  if (refused) return `Does not count. ${refused.reason}`;
  return fact.on > run.asOf ? 'Lies ahead: it counts from its day on.' : null;
}

/** "Recorded by A. Okafor"; an agreed action says it in a field of its own. */
function recorderOf(fact: Fact): string {
  const by = fact.type === 'action.agreed' ? (fact.recordedBy ?? '') : fact.by;
  return by === '' ? 'Recorded' : `Recorded by ${by}`;
}

function FactRow({ caseId, run, fact }: { caseId: string; run: Run; fact: Fact }) {
  const note = standing(run, fact);
  const recorded = londonDay(fact.recordedAt);
  return (
    <li className={note === null ? undefined : 'wm-log__aside'}>
      <p className="wm-log__what">
        <DayText day={fact.on} /> <strong>{FACT_NAMES[fact.type]}</strong>
      </p>
      <dl className="wm-log__details">
        {factDetails(run, fact).map(({ title, text }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p className="wm-under">
        {recorderOf(fact)}
        {recorded === fact.on ? (
          ' the same day'
        ) : (
          <>
            {' '}
            on <DayText day={recorded} />
          </>
        )}
      </p>
      {note === null ? null : <p className="wm-strong">{note}</p>}
      {fact.type === 'fact.withdrawn' || note?.startsWith('Withdrawn') ? null : (
        <Withdraw caseId={caseId} fact={fact} />
      )}
    </li>
  );
}
