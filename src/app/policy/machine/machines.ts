import { MACHINE_IDS, type MachineId } from '../../../../machines/index.ts';

const NAMES: Record<MachineId, string> = {
  plan: 'The plan',
  record: 'The record of a core group',
  concern: 'A concern',
  action: 'An agreed action',
  review: 'Getting ready for a review',
  schoolMove: 'A change of school',
  assessment: 'The assessment',
  visits: 'Visits to the child',
  document: 'The written plan',
};

export const machineName = (id: MachineId): string => NAMES[id];
export const isMachineId = (text: string): text is MachineId => (MACHINE_IDS as readonly string[]).includes(text);
