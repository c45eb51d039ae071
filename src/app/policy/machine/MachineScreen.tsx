import type { MachineId } from '../../../../machines/index.ts';
import { Link } from '../../shared/navigation.tsx';
import { Page } from '../../shared/ui/Page.tsx';
import { NoSuchPolicy } from '../library/NoSuchPolicy.tsx';
import { useLibrary } from '../library/library.ts';
import { isMachineId } from './machines.ts';
import { MachineDesk } from './MachineDesk.tsx';

/** One machine under one policy: its diagram, with the policy's own dates on it, its outline and its table. */
export function MachineScreen({
  policyId,
  machineId,
  state,
}: {
  policyId: string;
  machineId: string;
  state: string | undefined;
}) {
  const policy = useLibrary().policies.get(policyId);
  if (!policy) return <NoSuchPolicy id={policyId} />;
  if (!isMachineId(machineId)) {
    return (
      <Page title="There is no such diagram">
        <p className="govuk-body">
          <Link to={{ name: 'policy', policy: policyId }}>See the diagrams of {policy.name}</Link>
        </p>
      </Page>
    );
  }
  const id: MachineId = machineId;
  return <MachineDesk key={`${policyId} ${id}`} policy={policy} machineId={id} state={state} />;
}
