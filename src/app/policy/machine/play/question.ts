import type { MachineId } from '../../../../../machines/index.ts';
import type { Policy } from '../../../../../policies/schema.ts';
import type { Example } from '../../../../engine/prove/properties.ts';

/** The shortest way to a state of a machine is asked for. */
export type WayQuestion = { readonly policy: Policy; readonly machineId: MachineId; readonly path: string };
export type WayAnswer = { readonly question: WayQuestion; readonly way: Example | null };
