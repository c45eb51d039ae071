import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { nkeys } from '@nats-io/nats-core';

import type { Membership } from '../../exchange/membership.ts';
import type { Role } from '../../exchange/roles.ts';
import type { Epoch } from '../../exchange/teamKeys.ts';
import { randomBytes, toBase64 } from '../../store/crypto/bytes.ts';

export type Member = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** What the server knows them by, and what keys are wrapped for: the public halves. */
  readonly nkey: string;
  readonly recipient: string;
  readonly left?: true;
};

export type Team = {
  readonly id: string;
  readonly name: string;
  /** Who makes the team's stream and puts its keys there. */
  readonly operator: { readonly seed: string; readonly nkey: string };
  readonly epochs: readonly Epoch[];
  readonly members: readonly Member[];
};

/** What whoever looks after the teams of an authority keeps: it opens everything, so it lies where nobody else reads. */
export type Authority = {
  readonly format: 'waymark teams 1';
  readonly id: string;
  readonly name: string;
  readonly servers: readonly string[];
  readonly teams: readonly Team[];
};

const user = (): { readonly seed: string; readonly nkey: string } => {
  const pair = nkeys.createUser();
  return { seed: new TextDecoder().decode(pair.getSeed()), nkey: pair.getPublicKey() };
};

export const newAuthority = (name: string, servers: readonly string[]): Authority => ({
  format: 'waymark teams 1',
  id: crypto.randomUUID(),
  name,
  servers,
  teams: [],
});

const nextEpoch = (epochs: readonly Epoch[]): Epoch => ({
  n: (epochs.at(-1)?.n ?? 0) + 1,
  key: toBase64(randomBytes(32)),
});

const newTeam = (name: string): Team => ({
  id: crypto.randomUUID(),
  name,
  operator: user(),
  epochs: [nextEpoch([])],
  members: [],
});

/** Adds somebody to a team, which is made where there is none of that name. */
export async function invite(
  authority: Authority,
  into: string,
  name: string,
  role: Role,
): Promise<{ readonly authority: Authority; readonly membership: Membership }> {
  const team = authority.teams.find((each) => each.name === into) ?? newTeam(into);
  const { seed, nkey } = user();
  const identity = await generateIdentity();
  const member = { id: crypto.randomUUID(), name, role, nkey, recipient: await identityToRecipient(identity) };
  const membership: Membership = {
    format: 'waymark invitation 1',
    authority: authority.name,
    team: { id: team.id, name: team.name },
    member: { id: member.id, name, role },
    seed,
    identity,
    epochs: [...team.epochs],
    servers: [...authority.servers],
  };
  return { authority: withTeam(authority, { ...team, members: [...team.members, member] }), membership };
}

/** Takes somebody out: the server knows them no more, and from now on the team has another key. */
export function leave(authority: Authority, from: string, name: string): Authority | null {
  const team = authority.teams.find((each) => each.name === from);
  const leaving = team?.members.find((member) => member.name === name && !member.left);
  if (!team || !leaving) return null;
  const members = team.members.map((member) => (member === leaving ? { ...member, left: true as const } : member));
  return withTeam(authority, { ...team, members, epochs: [...team.epochs, nextEpoch(team.epochs)] });
}

const withTeam = (authority: Authority, team: Team): Authority => ({
  ...authority,
  teams: [...authority.teams.filter(({ id }) => id !== team.id), team],
});

const FILE = 'teams.json';

export function readAuthority(folder: string): Authority | null {
  const file = join(folder, FILE);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Authority) : null;
}

export function writeAuthority(folder: string, authority: Authority): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const next = join(folder, `${FILE}.next`);
  writeFileSync(next, `${JSON.stringify(authority, null, 2)}\n`, { mode: 0o600 });
  renameSync(next, join(folder, FILE));
}
