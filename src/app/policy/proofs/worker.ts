import { MACHINE_IDS } from '../../../../machines/index.ts';
import { type MachineProof, prove, proveRules } from '../../../engine/prove/prove.ts';
import type { Asked, Said } from '../desk/useAnswer.ts';
import type { ProofAnswer, ProofQuestion } from './question.ts';

/** The plan, which takes longest, comes last. */
const ORDER = [...MACHINE_IDS.filter((id) => id !== 'plan'), 'plan'] as const;

addEventListener('message', ({ data: { n, question } }: MessageEvent<Asked<ProofQuestion>>) => {
  const { policy, frame } = question;
  const rules = proveRules(policy, frame);
  const machines: MachineProof[] = [];
  for (const machineId of ORDER) {
    machines.push(prove(machineId, policy));
    const isDone = machines.length === ORDER.length;
    postMessage({ n, answer: { machines: [...machines], rules }, isDone } satisfies Said<ProofAnswer>);
  }
});
