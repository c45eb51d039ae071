// Looks after the teams of an authority: npm run team -- invite|leave|apply|worker|demo …
import { stderr, stdout } from 'node:process';

import { demoCommand } from './demo.ts';
import { inviteCommand, leaveCommand } from './members.ts';
import { applyCommand } from './servers.ts';
import { workerCommand } from './worker/command.ts';
import { Wrong } from './wrong.ts';

const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<string>>> = {
  invite: inviteCommand,
  leave: leaveCommand,
  apply: applyCommand,
  worker: workerCommand,
  demo: demoCommand,
};

const USAGE = `npm run team -- demo
npm run team -- invite --team NAME --name NAME --role ROLE [--folder teams] [--authority NAME] [--server HOST:PORT …]
npm run team -- leave --team NAME --name NAME [--folder teams]
npm run team -- apply [--replicas 3] [--folder teams]
npm run team -- worker --invitation FILE --passphrase-file FILE --config FILE [--day DAY]
src/exchange/README.md says what each does.`;

/** Exit 0: done. 1: it could not be done. 2: the call is wrong. */
async function main([name = '', ...args]: readonly string[]): Promise<number> {
  const command = COMMANDS[name];
  if (!command) {
    stderr.write(`${USAGE}\n`);
    return 2;
  }
  try {
    stdout.write(`${await command(args)}\n`);
    return 0;
  } catch (error) {
    stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof Wrong ? 2 : 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
