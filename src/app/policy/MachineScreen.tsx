import { useMemo } from 'react';

import { type MachineId, MACHINES } from '../../../machines/index.ts';
import type { Policy } from '../../../policies/schema.ts';
import { diagramOf } from '../../diagram/diagram.ts';
import { Link } from '../shared/navigation.tsx';
import { StatechartPanel } from '../shared/statechart/StatechartPanel.tsx';
import { Page } from '../shared/ui/Page.tsx';
import { useLibrary } from './library/library.ts';
import { isMachineId, machineName } from './machines.ts';
import { NoSuchPolicy } from './NoSuchPolicy.tsx';

/** One machine under one policy: its diagram, with the policy's own dates on it, its outline and its table. */
export function MachineScreen({ policyId, machineId }: { policyId: string; machineId: string }) {
  const { policies, isRead } = useLibrary();
  const policy = policies.get(policyId);
  if (!policy) return isRead ? <NoSuchPolicy id={policyId} /> : <Page title="Diagram">{null}</Page>;
  if (!isMachineId(machineId)) {
    return (
      <Page title="There is no such diagram">
        <p className="govuk-body">
          <Link to={{ name: 'policy', policy: policyId }}>See the diagrams of {policy.name}</Link>
        </p>
      </Page>
    );
  }
  return (
    <Page
      title={machineName(machineId)}
      wide
      caption={
        <>
          <Link to={{ name: 'policies' }}>Policies</Link> /{' '}
          <Link to={{ name: 'policy', policy: policyId }}>{policy.name}</Link>
        </>
      }
    >
      <Diagram policy={policy} machineId={machineId} />
    </Page>
  );
}

function Diagram({ policy, machineId }: { policy: Policy; machineId: MachineId }) {
  const diagram = useMemo(() => diagramOf(MACHINES[machineId], policy), [policy, machineId]);
  return <StatechartPanel diagram={diagram} title={`${machineName(machineId)} under ${policy.name}`} />;
}
