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
