import { readFileSync } from 'node:fs';

import { membershipIn } from '../../../exchange/membership.ts';
import { londonDay } from '../../../facts/instant.ts';
import { type Day, isDay } from '../../../facts/day.ts';
import { age } from '../../../store/crypto/age.ts';
import { textOf } from '../../../store/crypto/bytes.ts';
import { builtInPolicies } from '../../policies.ts';
import { needed, optionsIn, Wrong } from '../wrong.ts';
import { readConfig } from './config.ts';
import { runWorker } from './worker.ts';

const text = { type: 'string' } as const;

/** The passphrase comes from a file or from the environment: arguments are seen by whoever lists programs. */
export async function workerCommand(args: readonly string[]): Promise<string> {
  const call = optionsIn(args, { invitation: text, 'passphrase-file': text, config: text, day: text });
  const file = Uint8Array.from(readFileSync(needed('invitation', call.invitation)));
  const from = call['passphrase-file'];
  const passphrase = from === undefined ? process.env['WAYMARK_PASSPHRASE'] : readFileSync(from, 'utf8').trim();
  const plain = await age.open(file, needed('passphrase-file', passphrase)).catch(() => null);
  const membership = plain && membershipIn(textOf(plain));
  if (!membership) throw new Wrong('That is no invitation, or the passphrase is another one.');
  if (membership.member.role !== 'reminder') throw new Wrong('A worker is invited with --role reminder.');
  if (call.day !== undefined && !isDay(call.day)) throw new Wrong('--day is a day such as 2026-01-31.');
  const now = (): string => new Date().toISOString();
  await runWorker({
    membership,
    policies: builtInPolicies(),
    config: readConfig(needed('config', call.config)),
    clock: { now, today: () => (call.day as Day | undefined) ?? londonDay(now()) },
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    log: (line) => console.log(line),
  });
  return 'Ended.';
}
