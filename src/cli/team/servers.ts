import { apply } from './apply.ts';
import { authorityIn, optionsIn, Wrong } from './wrong.ts';

export async function applyCommand(args: readonly string[]): Promise<string> {
  const call = optionsIn(args, { replicas: { type: 'string', default: '3' } });
  const replicas = Number(call.replicas);
  if (![1, 3, 5].includes(replicas)) throw new Wrong('--replicas is 1, 3 or 5.');
  const authority = authorityIn(call.folder);
  await apply(authority, replicas);
  return `The streams and keys of ${authority.teams.length} teams are on the servers.`;
}
