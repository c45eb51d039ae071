import { readdirSync, readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

import { aCase, aVisit } from '../store/given.ts';
import { aReplica, aTeam } from './given.ts';
import { freePort } from '../../src/cli/team/starting.ts';
import { NATS } from './server.ts';
import { holdsFacts, isTogether } from './replica.ts';

/** Passes on what goes to and fro, and keeps it. */
async function tapOn(url: string): Promise<{ readonly url: string; readonly heard: () => Buffer }> {
  const [host = '', port = ''] = url.split(':');
  const parts: Buffer[] = [];
  const server = createServer((from) => {
    const to = connect(Number(port), host);
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      one.on('data', (part) => {
        parts.push(part);
        other.write(part);
      });
      one.on('close', () => other.destroy());
      one.on('error', () => other.destroy());
    }
  });
  const at = await freePort();
  await new Promise<void>((resolve) => void server.listen(at, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { url: `127.0.0.1:${at}`, heard: () => Buffer.concat(parts) };
}

const filesIn = (folder: string): Buffer =>
  Buffer.concat(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => readFileSync(join(parentPath, name))),
  );

describe.skipIf(!NATS)('what the server holds and what goes over the wire', () => {
  it('says nothing of a case: not a name, a type of fact or a date', async () => {
    const team = await aTeam();
    const first = await team.join('A. Okafor');
    const tap = await tapOn(team.servers[0].url);
    const here = await aReplica({ ...first, servers: [tap.url] });
    const there = await aReplica(await team.join('B. Chen'));
    const caseId = await aCase(here.session.store, [aVisit()]);
    await holdsFacts(there, caseId, 1);
    await Promise.all([here.until(isTogether), there.until(isTogether)]);
    await Promise.all([here.close(), there.close()]);
    await team.servers[0].stop();

    const [wire, disk] = [tap.heard(), filesIn(join(team.servers[0].folder, 'store'))];
    const clear = ['Amira', 'The Lanes', 'Okafor', 'visit.made', '2026-01-29', 'croydon', 'seenAlone'];
    const inBase64 = clear.map((text) => Buffer.from(text).toString('base64').slice(0, -3));
    for (const text of [...clear, ...inBase64.filter(({ length }) => length > 5)]) {
      expect(wire.includes(text), `${text} on the wire`).toBe(false);
      expect(disk.includes(text), `${text} on the disk`).toBe(false);
    }
    // The look finds what is there.
    expect(wire.includes(caseId)).toBe(true);
    expect(disk.includes(caseId)).toBe(true);
  });
});
