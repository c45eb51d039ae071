import type { Membership } from '../../exchange/membership.ts';
import { mayErase } from '../../exchange/roles.ts';

/** How far it goes when a record is erased on this device. */
type Reach = 'alone' | 'here' | 'team';

/** A member whose role may erase does so for the whole team; anybody else for this device only. */
export function reachOf(membership: Membership | undefined): Reach {
  if (!membership) return 'alone';
  return mayErase(membership.member.role) ? 'team' : 'here';
}

type Words = { readonly before: string; readonly button: string; readonly done: string };

const BACKUPS = 'Backups made before still hold it; delete them too if they must not.';

export const REACH_WORDS: Readonly<Record<Reach, Words>> = {
  alone: { before: '', button: 'Erase this record for good', done: `The record was erased. ${BACKUPS}` },
  here: {
    before:
      'You erase it on this device only: your team keeps it, and it does not come back here. The records officer of your team erases for everybody.',
    button: 'Erase this record on this device',
    done: `The record was erased on this device. Your team keeps it. ${BACKUPS}`,
  },
  team: {
    before:
      'You erase for the whole team: the record goes from the team’s server at once, and from each colleague’s device when it next connects, with whatever they have not shared yet.',
    button: 'Erase this record for the whole team',
    done: `The record was erased for the team; a device that is away erases it when it next connects. ${BACKUPS}`,
  },
};
