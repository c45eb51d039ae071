import { permissionsOf } from '../../exchange/nats/permissions.ts';
import type { Authority, Team } from './authority.ts';

/**
 * Who may connect and what they may do there, as nats-server reads it: an account for each team of an authority, a user
 * each member. Accounts see nothing of each other; one for a whole authority would not do, as JetStream lets whoever may
 * read a stream have it delivered to any subject of the account. A server's own configuration includes this file;
 * `nats-server --signal reload` makes it read a new one.
 */
export const accessConf = ({ id, name, teams }: Authority): string =>
  [
    `# ${name.replaceAll(/\s+/g, ' ')}: made by "npm run team"; do not edit.`,
    'accounts {',
    ...teams.map((team) => accountOf(id, team)),
    '}',
    '',
  ].join('\n');

const accountOf = (authority: string, { id, operator, members }: Team): string =>
  [
    `  "authority-${authority}-team-${id}" {`,
    '    jetstream: enabled',
    '    users: [',
    `      { nkey: ${operator.nkey} }`,
    ...members
      .filter(({ left }) => !left)
      .map((member) => userLine(member.nkey, permissionsOf(member.role, id, member.id))),
    '    ]',
    '  }',
  ].join('\n');

/** JSON is a form of the server's configuration language. */
const userLine = (nkey: string, permissions: object): string =>
  `      { nkey: ${nkey}, permissions: ${JSON.stringify(permissions)} }`;

export type NodeOptions = {
  readonly port: number;
  readonly store: string;
  /** Where browsers come in, by way of the server of their page. */
  readonly websocket?: number;
  readonly cluster?: { readonly name: string; readonly port: number; readonly routes: readonly number[] };
};

/** One server of this machine alone: without TLS. For others see docs/nats-server.conf. */
export function localConf({ port, store, websocket, cluster }: NodeOptions): string {
  const text = JSON.stringify;
  const here = (at: number): string => text(`127.0.0.1:${at}`);
  return [
    `listen: ${here(port)}`,
    `jetstream { store_dir: ${text(store)} }`,
    ...(websocket === undefined ? [] : [`websocket { listen: ${here(websocket)}, no_tls: true }`]),
    ...(cluster
      ? [
          `server_name: ${cluster.name}`,
          `cluster { name: team, listen: ${here(cluster.port)}, routes: ${text(cluster.routes.map((route) => `nats://127.0.0.1:${route}`))} }`,
        ]
      : []),
    'include ./access.conf',
    '',
  ].join('\n');
}
