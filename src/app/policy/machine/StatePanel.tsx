import { type MachineId, MACHINES } from '../../../../machines/index.ts';
import type { StateMeta } from '../../../../machines/parts.ts';
import type { Policy } from '../../../../policies/schema.ts';
import { type Box, type Diagram, type Edge, lineText } from '../../../diagram/model.ts';
import { nameOf } from '../../../diagram/outline.ts';
import { ruleLineText } from '../../../diagram/rules.ts';
import { waysIn, waysOn } from '../../../diagram/ways.ts';
import { filled } from '../../../diagram/words.ts';
import { roleWord } from '../../../engine/words.ts';
import { Cited } from '../desk/Cited.tsx';
import { MOMENT_WORDS } from '../read/actsAt.ts';

type StatePanelProps = {
  readonly diagram: Diagram;
  readonly policy: Policy;
  readonly machineId: MachineId;
  readonly box: Box | null;
  /** The edge that was pressed last. */
  readonly edge: string | null;
  readonly onFollow: (edge: string, to: string) => void;
  readonly onWayHere: () => void;
  readonly onPlay: () => void;
  readonly isPlaying: boolean;
};

/** What the chosen state says, its date, what people do, what leads here and where it leads. */
export function StatePanel({
  diagram,
  policy,
  machineId,
  box,
  edge,
  onFollow,
  onWayHere,
  onPlay,
  isPlaying,
}: StatePanelProps) {
  if (!box) {
    return (
      <section aria-label="The state" className="desk-state">
        <p className="wm-muted">Press a state or an arrow to read here what it says, its date, tasks and clauses.</p>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onPlay}>
          Play from the start
        </button>
      </section>
    );
  }
  const on = waysOn(diagram, box.id);
  const into = waysIn(diagram, box.id);
  return (
    <section aria-label="The state" className="desk-state">
      <h2>{box.label}</h2>
      {box.says === null ? null : <p>{box.says}</p>}
      {box.off ? <p className="wm-muted">Not reached under this policy.</p> : null}
      <div className="desk-buttons">
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onPlay} disabled={box.off}>
          {isPlaying ? 'Play again from here' : 'Play from here'}
        </button>
        <button type="button" className="wm-linklike" onClick={onWayHere}>
          Show the shortest way here
        </button>
      </div>
      <When policy={policy} box={box} />
      <Doing policy={policy} machineId={machineId} box={box} />
      <Ways title="What leads on" ways={on} diagram={diagram} chosen={edge} end="to" onFollow={onFollow} />
      <Ways title="What leads here" ways={into} diagram={diagram} chosen={edge} end="from" onFollow={onFollow} />
    </section>
  );
}

function When({ policy, box }: { policy: Policy; box: Box }) {
  if (!box.wait) return null;
  return (
    <>
      <h3>By when</h3>
      <ul className="desk-rules">
        {box.wait.rules.map((rule) => (
          <li key={`${rule.when} ${rule.text}`}>
            {ruleLineText(rule)}
            {rule.silence === null ? null : <span className="wm-under">{rule.silence}</span>}
            <Cited policy={policy} ids={rule.clauses.map(({ id }) => id)} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** What people do while the state lasts: what the machine offers, and the policy's tasks of that moment. */
function Doing({ policy, machineId, box }: { policy: Policy; machineId: MachineId; box: Box }) {
  const meta: StateMeta | undefined = MACHINES[machineId].getStateNodeById(box.id).meta;
  const tasks = policy.tasks.filter(({ during }) => during === meta?.moment);
  const guidance = meta?.moment ? (policy.guidance[meta.moment] ?? []) : [];
  if (!meta || (meta.next ?? []).length + tasks.length + guidance.length === 0) return null;
  return (
    <>
      {meta.next === undefined ? null : (
        <>
          <h3>Next</h3>
          <ul className="desk-rules">
            {meta.next.map(({ what, who }) => (
              <li key={what}>
                {filled(policy, what)} <span className="wm-muted">· {roleWord(policy, who)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {tasks.length === 0 || !meta.moment ? null : (
        <details>
          <summary>
            {tasks.length} {tasks.length === 1 ? 'task' : 'tasks'} {MOMENT_WORDS[meta.moment]}
          </summary>
          <ul className="desk-rules">
            {tasks.map(({ who, says, clauses }) => (
              <li key={`${says} ${clauses.join()}`}>
                <span className="wm-strong">{roleWord(policy, who)}</span>:{' '}
                {says ?? policy.clauses[clauses[0] ?? '']?.says}
                <Cited policy={policy} ids={clauses} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {guidance.length === 0 ? null : (
        <details>
          <summary>{guidance.length} clauses of guidance</summary>
          <Cited policy={policy} ids={guidance} />
        </details>
      )}
    </>
  );
}

function Ways({
  title,
  ways,
  diagram,
  chosen,
  end,
  onFollow,
}: {
  title: string;
  ways: readonly Edge[];
  diagram: Diagram;
  chosen: string | null;
  end: 'to' | 'from';
  onFollow: StatePanelProps['onFollow'];
}) {
  if (ways.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="desk-ways">
        {ways.map((edge) => (
          <li key={edge.id} className={edge.off ? 'is-off' : undefined}>
            <button type="button" aria-pressed={edge.id === chosen} onClick={() => onFollow(edge.id, edge[end])}>
              <span>
                {edge.kind === 'timer' ? 'The time is over: ' : ''}
                {edge.lines.map((line) => lineText(line)).join(', or ')}
              </span>
              <span className="desk-ways__to">
                {end === 'to' ? '→' : '←'} {nameOf(edge[end], diagram)}
                {edge.off ? ' (not under this policy)' : ''}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
