import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

import { root } from '../../scripts/install.mjs';
import { deliver } from '../../src/cli/team/worker/deliver.ts';
import type { Membership } from '../../src/exchange/membership.ts';
import type { Fact } from '../../src/facts/vocabulary.ts';
import { age } from '../../src/store/crypto/age.ts';
import { utf8 } from '../../src/store/crypto/bytes.ts';
import { aChild, anId } from '../store/given.ts';
import { aReplica, aTeam } from './given.ts';
import { aFolder, NATS } from './server.ts';
import { isTogether } from './replica.ts';

const DAY = '2026-03-02';

/** A first core group that was due in January, and whose worker is to be told. */
const conference = (leadSocialWorker: string): Fact => ({
  id: anId(),
  type: 'conference.held',
  on: '2026-01-06',
  recordedAt: '2026-01-06T16:00:00.000Z',
  by: 'A. Okafor',
  kind: 'initial',
  decision: 'plan',
  leadSocialWorker,
});

type Call = { readonly worker: string; readonly id: string; readonly to: string };

/** Takes digests. What it does not answer, it was not told. */
async function aWebhook(hear: (call: Call) => 'answer' | 'silence' | Promise<'answer'>) {
  const accepted: Call[] = [];
  const waiting = new Set<() => void>();
  const answer = async (call: Call, end: () => void): Promise<void> => {
    if ((await hear(call)) === 'silence') return;
    accepted.push(call);
    end();
    for (const look of waiting) look();
  };
  const server = createHttp((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { id, to } = JSON.parse(Buffer.concat(parts).toString()) as { id: string; to: string };
      expect(request.headers['idempotency-key']).toBe(id);
      const call = { worker: (request.url ?? '').slice(1), id, to };
      void answer(call, () => response.end());
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    accepted,
    until: (holds: () => boolean): Promise<void> =>
      new Promise((resolve) => {
        const look = (): void => {
          if (holds()) resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}

async function startWorker(
  folder: string,
  name: string,
  membership: Membership,
  config: object,
): Promise<ChildProcess> {
  const at = (file: string): string => join(folder, `${name}.${file}`);
  writeFileSync(at('age'), await age.seal(utf8(JSON.stringify(membership)), 'a passphrase', 2));
  writeFileSync(at('json'), JSON.stringify(config));
  const call = ['worker', '--invitation', at('age'), '--config', at('json'), '--day', DAY];
  const env = { ...process.env, WAYMARK_PASSPHRASE: 'a passphrase' };
  const worker = spawn(process.execPath, ['--import', 'tsx', 'src/cli/team/team.ts', ...call], { cwd: root, env });
  onTestFinished(() => void worker.kill('SIGKILL'));
  return worker;
}

describe.skipIf(!NATS)('workers of a team', () => {
  it('share the digests; one killed in the middle of one is taken over, and nobody is told twice or not at all', async () => {
    const folder = aFolder();
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const team = await aTeam(1, 2000);
    const here = await aReplica(await team.join('A. Okafor'));
    const leads = Array.from({ length: 12 }, (_, n) => `Worker ${n + 1}`);
    for (const [n, lead] of leads.entries())
      await here.session.store.addCase(anId(), aChild({ child: { name: `Amira Cole${n}` } }), [conference(lead)]);
    await here.until(isTogether);

    const workers = new Map<string, ChildProcess>();
    let killed: Call | null = null;
    let release: () => void = () => undefined;
    const isKilled = new Promise<'answer'>((resolve) => (release = () => resolve('answer')));
    const webhook = await aWebhook((call) => {
      // The first one hangs over its first digest until the second is dead.
      if (call.worker === 'first') return isKilled;
      // The third digest that the second one sends is its last: it dies before it hears that it arrived.
      if (webhook.accepted.length < 2) return 'answer';
      killed = call;
      workers.get('second')?.kill('SIGKILL');
      release();
      return 'silence';
    });
    for (const name of ['first', 'second']) {
      const membership = await team.join(name, 'reminder');
      const config = { webhook: `${webhook.address}/${name}`, calendar: join(folder, `${name}.ics`) };
      workers.set(name, await startWorker(folder, name, membership, config));
    }
    await webhook.until(() => new Set(webhook.accepted.map(({ to }) => to)).size === leads.length);

    expect(webhook.accepted.map(({ to }) => to).toSorted()).toEqual(leads.toSorted());
    expect(new Set(webhook.accepted.map(({ id }) => id)).size).toBe(leads.length);
    expect(killed).not.toBeNull();
    expect(webhook.accepted).toContainEqual({ ...(killed as unknown as Call), worker: 'first' });
    expect(new Set(webhook.accepted.map(({ worker }) => worker))).toEqual(new Set(['first', 'second']));
    const calendar = readFileSync(join(folder, 'first.ics'), 'utf8');
    expect(calendar).toContain('BEGIN:VEVENT');
    // By initials, unless names are asked for.
    expect(calendar).not.toContain('Amira');
  });
});

it('a digest by e-mail has the same Message-ID however often it is tried, and initials only', async () => {
  const heard: string[] = [];
  const server = createServer((socket) => {
    let isData = false;
    socket.write('220 here\r\n');
    socket.on('data', (part) => {
      const text = part.toString();
      heard.push(text);
      if (isData) {
        if (!text.endsWith('\r\n.\r\n')) return;
        isData = false;
        socket.write('250 taken\r\n');
      } else if (/^DATA/i.test(text)) {
        isData = true;
        socket.write('354 go on\r\n');
      } else socket.write(/^QUIT/i.test(text) ? '221 bye\r\n' : '250 ok\r\n');
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  await deliver(
    'abc.2026-03-02',
    {
      to: 'A. Okafor',
      day: DAY,
      children: [
        {
          caseId: 'c1',
          who: 'A. C.',
          reminders: [{ title: 'The first core group', due: '2026-01-20', isOverdue: true }],
        },
      ],
    },
    {
      smtp: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
      from: 'waymark@example.org',
      addresses: { 'A. Okafor': 'okafor@example.org' },
      naming: 'initials',
      page: 'https://waymark.example',
    },
  );
  const letter = heard.join('');
  expect(letter).toContain('RCPT TO:<okafor@example.org>');
  expect(letter).toContain('Message-ID: <abc.2026-03-02@waymark>');
  expect(letter).toContain('Subject: Waymark, Mon 2 March 2026: 1 date to look at');
  expect(letter).toContain('overdue since Tue 20 January 2026: The first core group');
  expect(letter).toContain('https://waymark.example/children/c1');
});
