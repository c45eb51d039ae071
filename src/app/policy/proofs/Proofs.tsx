import { MACHINE_IDS } from '../../../../machines/index.ts';
import { type Failure, PROPERTIES, PROPERTY_IDS } from '../../../engine/prove/properties.ts';
import { scenarioText } from '../../../engine/prove/scenario.ts';
import { dayText, numberText } from '../../../engine/words.ts';
import { FACT_NAMES } from '../../../facts/vocabulary.ts';
import type { Policy } from '../../../../policies/schema.ts';
import { useServices } from '../../shared/services.ts';
import { PlayElsewhere } from '../desk/PlayElsewhere.tsx';
import { Disclosure } from '../../shared/ui/Disclosure.tsx';
import { download } from '../../shared/download.ts';
import { isMachineId, machineName } from '../machine/machines.ts';
import { useAnswer } from '../desk/useAnswer.ts';
import type { ProofAnswer, ProofQuestion } from './question.ts';

const makeWorker = (): Worker => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

/** The twelve properties as they are proved, in a worker, machine by machine. */
export function Proofs({ question }: { question: ProofQuestion | null }) {
  const { answer, isWorking, isBroken } = useAnswer<ProofAnswer>(makeWorker, question);
  const machines = answer?.machines ?? [];
  const failures = [...(answer?.rules ?? []), ...machines.flatMap((machine) => machine.failures)];
  const places = machines.reduce((sum, machine) => sum + machine.places, 0);
  const steps = machines.reduce((sum, machine) => sum + machine.steps, 0);
  return (
    <>
      <p role="status" className="govuk-body">
        {isBroken ? 'The proofs stopped. Reload the page to try again. ' : null}
        {isWorking
          ? `Proving: ${machines.length} of ${MACHINE_IDS.length} machines. `
          : answer
            ? `${failures.length === 0 ? 'Everything holds' : `${failures.length} of the proofs fail`}. `
            : null}
        {answer ? `${numberText(places)} places, ${numberText(steps)} steps.` : null}
      </p>
      <progress
        className="desk-progress"
        max={MACHINE_IDS.length}
        value={isWorking ? machines.length : MACHINE_IDS.length}
        aria-label="Machines proved"
        hidden={!isWorking}
      />
      <ol className="desk-proofs">
        {PROPERTY_IDS.map((id) => {
          const failing = failures.filter(({ property }) => property === id);
          return (
            <li key={id}>
              <div className="desk-proof">
                <p>
                  {id}. {PROPERTIES[id]}
                </p>
                <Mark state={failing.length > 0 ? 'fails' : isWorking || !answer ? 'open' : 'holds'} />
              </div>
              {failing.map((failure) => (
                <Failing
                  key={`${failure.machine} ${failure.message}`}
                  failure={failure}
                  policy={question?.policy ?? null}
                />
              ))}
            </li>
          );
        })}
      </ol>
      <Disclosure summary="What was explored">
        <table className="govuk-table">
          <thead>
            <tr>
              <th scope="col">Machine</th>
              <th scope="col">Places</th>
              <th scope="col">States</th>
              <th scope="col">Steps</th>
            </tr>
          </thead>
          <tbody>
            {machines.map((machine) => (
              <tr key={machine.machineId}>
                <th scope="row">{machineName(machine.machineId)}</th>
                <td>{numberText(machine.places)}</td>
                <td>{machine.states}</td>
                <td>{numberText(machine.steps)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Disclosure>
    </>
  );
}

const MARKS = {
  holds: { shape: '●', word: 'Holds', tone: 'met' },
  fails: { shape: '▲', word: 'Fails', tone: 'late' },
  open: { shape: '◇', word: 'Not yet proved', tone: 'calm' },
} as const;

function Mark({ state }: { state: keyof typeof MARKS }) {
  const { shape, word, tone } = MARKS[state];
  return (
    <span className={`wm-due wm-due--${tone}`}>
      <span aria-hidden="true">{shape}</span> {word}
    </span>
  );
}

/** The player knows the policies there are; one that is only typed so far has to be kept first. */
function Failing({ failure, policy }: { failure: Failure; policy: Policy | null }) {
  const isKnown = useServices().policies.get(policy?.id ?? '') === policy;
  const { message, machine, example } = failure;
  const text = scenarioText(policy?.id ?? '', failure);
  return (
    <div className="desk-failing">
      <p>
        {machine && isMachineId(machine) ? `${machineName(machine)}: ` : ''}
        {message}.
      </p>
      {example ? (
        <>
          <p className="wm-muted">The shortest way there:</p>
          <ol className="govuk-list govuk-list--number">
            {example.facts.map(({ id, type, on }) => (
              <li key={id}>
                {dayText(on)}: {FACT_NAMES[type]}
              </li>
            ))}
            <li>{dayText(example.asOf)}: this is the day on which it shows</li>
          </ol>
        </>
      ) : null}
      {example && policy && isKnown ? (
        <PlayElsewhere title={`${PROPERTIES[failure.property]}: ${message}`} policy={policy} example={example} />
      ) : null}
      {example && !isKnown ? (
        <p className="wm-muted">Keep the edition, and this can be played in the workshop.</p>
      ) : null}
      {text ? (
        <button
          type="button"
          className="govuk-button govuk-button--secondary"
          onClick={() => download(`property-${failure.property}.yaml`, text, 'text/yaml')}
        >
          Save as a scenario
        </button>
      ) : null}
    </div>
  );
}
