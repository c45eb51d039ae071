import type { MachineId } from '../../../../../machines/index.ts';
import type { Policy } from '../../../../../policies/schema.ts';
import { addDays } from '../../../../facts/day.ts';
import { type Fact, FACT_NAMES } from '../../../../facts/vocabulary.ts';
import { deadlineTitle } from '../../../../engine/titles.ts';
import { isOpen } from '../../../../engine/deadlines.ts';
import type { Run, Step } from '../../../../engine/run.ts';
import { dayText, deadlineName, shortDay } from '../../../../engine/words.ts';
import { factDetails } from '../../../shared/factWords.ts';
import { DueMark } from '../../../shared/ui/Due.tsx';
import { KeepAsGolden } from '../../cases/KeepAsGolden.tsx';
import { PlayElsewhere } from '../../desk/PlayElsewhere.tsx';
import { InspectorPanel } from '../inspector/InspectorPanel.tsx';
import { machineName } from '../machines.ts';
import type { Play } from './usePlay.ts';

/** A run through the machine: the day, what can happen now, what happened, and what the machines heard. */
export function PlayPanel({ play, policy, machineId }: { play: Play; policy: Policy; machineId: MachineId }) {
  const { run } = play;
  if (play.isLooking) return <p role="status">Looking for the shortest way there…</p>;
  if (play.isUnreachable)
    return <p role="status">No case rests there under {policy.name}: it is left at once, or nothing leads to it.</p>;
  if (!run || !play.moment) return null;
  return (
    <section className="desk-play" aria-label="The run">
      <header className="desk-play__head">
        <h2 role="status">{dayText(run.asOf)}</h2>
        <div className="desk-buttons">
          <button type="button" className="desk-tool" disabled={!play.canGoBack} onClick={play.back}>
            Back
          </button>
          <button type="button" className="desk-tool" onClick={() => play.wait(addDays(run.asOf, 7))}>
            A week later
          </button>
          <button
            type="button"
            className="desk-tool"
            disabled={play.nextOn === null}
            onClick={() => play.nextOn && play.wait(play.nextOn)}
          >
            {play.nextOn === null ? 'No date is waited for' : `To the next date, ${shortDay(play.nextOn)}`}
          </button>
          <button type="button" className="desk-tool" onClick={play.stop}>
            End the run
          </button>
        </div>
      </header>
      <div className="desk-columns">
        <Possible play={play} run={run} />
        <div>
          <Happened run={run} />
          <Dates run={run} />
        </div>
      </div>
      <div className="desk-buttons">
        <PlayElsewhere
          title={`${machineName(machineId)} under ${policy.name}`}
          policy={policy}
          example={{ facts: run.given, asOf: run.asOf, born: run.born }}
        />
        <KeepAsGolden run={run} title={`${machineName(machineId)}, ${run.facts.length} facts`} />
      </div>
      <InspectorPanel run={run} />
    </section>
  );
}

function Possible({ play, run }: { play: Play; run: Run }) {
  return (
    <div>
      <h3>What can happen now</h3>
      {play.possible.length === 0 ? <p className="wm-muted">Nothing that this machine hears.</p> : null}
      <ul className="desk-ways">
        {play.possible.map((fact) => (
          <li key={JSON.stringify(fact)}>
            <button type="button" onClick={() => play.tell(fact)}>
              <span>{FACT_NAMES[fact.type]}</span>
              <span className="desk-ways__to">{detailsText(run, fact)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

const detailsText = (run: Run, fact: Fact): string =>
  factDetails(run, fact)
    .map(({ title, text }) => `${title}: ${text}`)
    .join(' · ');

const Happened = ({ run }: { run: Run }) => (
  <div>
    <h3>What happened</h3>
    {run.history.length === 0 ? <p className="wm-muted">Nothing yet.</p> : null}
    <ol className="desk-happened">
      {run.history.map((step, index) => (
        // Two steps of a day can be the same.
        <li key={index}>
          <span className="wm-muted">{shortDay(step.on)}</span> {stepText(run, step)}
        </li>
      ))}
    </ol>
  </div>
);

function stepText({ policy }: Run, { cause }: Step): string {
  if (cause.kind === 'deadline')
    return `${deadlineName(policy, cause.id)} ${cause.tick === 'near' ? 'is near' : 'has passed'}`;
  return cause.refused === null
    ? FACT_NAMES[cause.fact.type]
    : `${FACT_NAMES[cause.fact.type]}, refused: ${cause.refused}`;
}

const Dates = ({ run }: { run: Run }) => (
  <div>
    <h3>Dates that run</h3>
    {run.deadlines.some(isOpen) ? null : <p className="wm-muted">None.</p>}
    <ul className="desk-happened">
      {run.deadlines.filter(isOpen).map((deadline) => (
        <li key={`${deadline.id} ${deadline.n} ${deadline.process}`}>
          {deadlineTitle(run, deadline)} <DueMark deadline={deadline} today={run.asOf} />
        </li>
      ))}
    </ul>
  </div>
);
