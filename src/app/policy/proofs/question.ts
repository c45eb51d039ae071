import type { Policy } from '../../../../policies/schema.ts';
import type { Failure } from '../../../engine/prove/properties.ts';
import type { MachineProof } from '../../../engine/prove/prove.ts';

export type ProofQuestion = { readonly policy: Policy; readonly frame: Policy };

/** How far the proofs are: the machines that are done, and what fails. */
export type ProofAnswer = { readonly machines: readonly MachineProof[]; readonly rules: readonly Failure[] };
