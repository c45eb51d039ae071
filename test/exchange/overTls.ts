// Fills a slot as a member: tsx test/exchange/overTls.ts program|page, the membership and the websockets on standard input.
// A process of its own, since Node learns which authorities it trusts when it starts.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { passOn } from '../../scripts/exchange.mjs';
import { connect } from '../../src/cli/team/connect.ts';
import type { Membership } from '../../src/exchange/membership.ts';
import { connectTo } from '../../src/exchange/nats/browser.ts';
import { natsExchange } from '../../src/exchange/nats/nats.ts';
import { utf8 } from '../../src/store/crypto/bytes.ts';

type Given = { readonly membership: Membership; readonly websockets: readonly string[] };

const { membership, websockets } = JSON.parse(await text(process.stdin)) as Given;

/** As a page does it: over the server that it came from. */
async function asPage() {
  const server = createServer();
  passOn(server, websockets);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return connectTo(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/exchange`, membership, new EventTarget());
}

const { servers, seed, member, team } = membership;
const nc = await (process.argv[2] === 'page' ? asPage() : connect(servers, { seed, member: member.id }));
const exchange = natsExchange(team.id, { connect: async () => nc, pause: async () => undefined });
await new Promise<void>((resolve) => {
  exchange.onConnection(() => resolve());
});
const slot = { kind: 'facts', of: crypto.randomUUID(), id: crypto.randomUUID() } as const;
console.log(JSON.stringify(await exchange.put(slot, utf8('what is sealed'))));
process.exit(0);
