import { useMemo, useState } from 'react';

import { MACHINE_IDS, type MachineId, MACHINES } from '../../../../machines/index.ts';
import type { Policy } from '../../../../policies/schema.ts';
import { diagramOf } from '../../../diagram/diagram.ts';
import { StatechartPanel } from '../../shared/statechart/StatechartPanel.tsx';
import { isMachineId, machineName } from '../machine/machines.ts';

/** The diagrams under the policy as it is typed. */
export function LiveDiagram({ policy }: { policy: Policy }) {
  const [machine, setMachine] = useState<MachineId>('plan');
  const diagram = useMemo(() => diagramOf(MACHINES[machine], policy), [machine, policy]);
  return (
    <>
      <p>
        <label htmlFor="live-machine">Diagram</label>{' '}
        <select
          id="live-machine"
          className="govuk-select"
          value={machine}
          onChange={(event) => {
            if (isMachineId(event.target.value)) setMachine(event.target.value);
          }}
        >
          {MACHINE_IDS.map((id) => (
            <option key={id} value={id}>
              {machineName(id)}
            </option>
          ))}
        </select>
      </p>
      <StatechartPanel diagram={diagram} title={`${machineName(machine)} as it would be`} />
    </>
  );
}
