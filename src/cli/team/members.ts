import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Membership } from '../../exchange/membership.ts';
import { type Role, ROLES } from '../../exchange/roles.ts';
import { randomBytes, utf8 } from '../../store/crypto/bytes.ts';
import { age, WORK_FACTOR } from '../../store/crypto/age.ts';
import { writtenKey } from '../../store/crypto/recoveryKey.ts';
import { type Authority, invite, leave, newAuthority, readAuthority, writeAuthority } from './authority.ts';
import { accessConf } from './serverConf.ts';
import { authorityIn, needed, optionsIn, Wrong } from './wrong.ts';

const text = { type: 'string' } as const;

/** Keeps what was changed, and what a server is to read of it. */
function keep(folder: string, authority: Authority): void {
  writeAuthority(folder, authority);
  writeFileSync(join(folder, 'access.conf'), accessConf(authority), { mode: 0o600 });
}

const isRole = (role: string): role is Role => (ROLES as readonly string[]).includes(role);

/** An invitation as a file, and the passphrase that opens it. */
export async function sealedInvitation(membership: Membership) {
  const passphrase = await writtenKey(randomBytes(10));
  return { passphrase, file: await age.seal(utf8(JSON.stringify(membership)), passphrase, WORK_FACTOR) };
}

export async function inviteCommand(args: readonly string[]): Promise<string> {
  const call = optionsIn(args, {
    authority: text,
    server: { type: 'string', multiple: true },
    team: text,
    name: text,
    role: text,
  });
  const [team, name, role] = [needed('team', call.team), needed('name', call.name), needed('role', call.role)];
  if (!isRole(role)) throw new Wrong(`There is no role "${role}"; there are ${ROLES.join(', ')}.`);
  const known = readAuthority(call.folder);
  const before = known ?? newAuthority(needed('authority', call.authority), call.server ?? ['127.0.0.1:4222']);
  if (before.teams.some((each) => each.name === team && each.members.some((one) => one.name === name && !one.left)))
    throw new Wrong(`${name} is in the team already.`);
  const { authority, membership } = await invite(before, team, name, role);
  const { passphrase, file } = await sealedInvitation(membership);
  const folder = join(call.folder, 'invitations');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${membership.member.id}.age`);
  writeFileSync(path, file, { mode: 0o600 });
  keep(call.folder, authority);
  return [
    `The invitation of ${name}, ${role} in ${team}: ${path}`,
    `Its passphrase, to be told in another way: ${passphrase}`,
    `Now let the servers read ${join(call.folder, 'access.conf')} again (nats-server --signal reload), then: npm run team -- apply`,
  ].join('\n');
}

export async function leaveCommand(args: readonly string[]): Promise<string> {
  const call = optionsIn(args, { team: text, name: text });
  const [team, name] = [needed('team', call.team), needed('name', call.name)];
  const authority = leave(authorityIn(call.folder), team, name);
  if (!authority) throw new Wrong(`There is no ${name} in a team "${team}".`);
  keep(call.folder, authority);
  return [
    `${name} is out of ${team}; the team has a new key from now on.`,
    `Now let the servers read ${join(call.folder, 'access.conf')} again (nats-server --signal reload), then: npm run team -- apply`,
  ].join('\n');
}
