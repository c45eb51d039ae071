import { useMemo, useRef, useState } from 'react';

import { type MachineId, MACHINES } from '../../../../machines/index.ts';
import type { Policy } from '../../../../policies/schema.ts';
import { diagramOf } from '../../../diagram/diagram.ts';
import { shortestWay } from '../../../diagram/ways.ts';
import { useNavigation } from '../../shared/navigation.tsx';
import { StatechartPanel } from '../../shared/statechart/StatechartPanel.tsx';
import { Desk } from '../desk/Desk.tsx';
import { Exports } from './Exports.tsx';
import { FindState } from './FindState.tsx';
import { machineName } from './machines.ts';
import { PlayPanel } from './play/PlayPanel.tsx';
import { usePlay } from './play/usePlay.ts';
import { StatePanel } from './StatePanel.tsx';
import { Trail } from './Trail.tsx';

type MachineDeskProps = { readonly policy: Policy; readonly machineId: MachineId; readonly state: string | undefined };

/** A machine's diagram with what its chosen state says beside it, the way that is followed, and a run through it. */
export function MachineDesk({ policy, machineId, state }: MachineDeskProps) {
  const { open } = useNavigation();
  const diagram = useMemo(() => diagramOf(MACHINES[machineId], policy), [policy, machineId]);
  const frame = useRef<HTMLDivElement>(null);
  const [trail, setTrail] = useState<readonly string[]>([]);
  const [edge, setEdge] = useState<string | null>(null);
  const play = usePlay(policy, machineId);
  const title = `${machineName(machineId)} under ${policy.name}`;

  const select = (id: string, at: string | null = null): void => {
    setEdge(at);
    open({ name: 'machine', policy: policy.id, machine: machineId, state: id }, 'replace');
  };
  const follow = (id: string, to: string): void => {
    setTrail([...trail, id]);
    select(to, id);
  };
  const box = diagram.boxes.find(({ id }) => id === state) ?? null;
  return (
    <Desk
      id={policy.id}
      policy={policy}
      title={machineName(machineId)}
      here={machineName(machineId)}
      kind="diagram"
      aside={
        <StatePanel
          {...{ diagram, policy, machineId, box, edge }}
          onFollow={follow}
          onWayHere={() => setTrail((box && shortestWay(diagram, box.id)?.map(({ id }) => id)) ?? [])}
          onPlay={() => play.from(box?.id ?? null)}
          isPlaying={play.moment !== null}
        />
      }
    >
      <div className="desk-tools">
        <FindState diagram={diagram} onFind={(id) => select(id)} />
        <Exports {...{ diagram, machineId, title, frame }} />
      </div>
      <Trail diagram={diagram} trail={trail} onClear={() => setTrail([])} />
      <div ref={frame}>
        <StatechartPanel
          diagram={diagram}
          title={title}
          active={play.paths}
          selected={edge ?? box?.id ?? null}
          followed={useMemo(() => new Set(trail), [trail])}
          onSelect={(item) => {
            if (item.kind === 'box') select(item.id);
            else select(item.placed.edge.from, item.id);
          }}
        />
      </div>
      <PlayPanel play={play} policy={policy} machineId={machineId} />
    </Desk>
  );
}
