import { createServer as createHttpServer, request } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';

import { expect, it, onTestFinished } from 'vitest';

import { passOn, targetOf } from '../../scripts/exchange.mjs';

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

it('passes a page’s socket on to the exchange, and keeps to itself which browser it is', async () => {
  const exchange = createServer();
  const head = new Promise<string>((resolve) => {
    exchange.on('connection', (socket) => {
      socket.on('error', () => undefined);
      socket.once('data', (data) => {
        resolve(data.toString());
        socket.destroy();
      });
    });
  });
  const page = createHttpServer();
  passOn(page, [`127.0.0.1:${await listening(exchange)}`]);
  const port = await listening(page);
  const asked = request({
    port,
    path: '/exchange',
    headers: { Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Key': 'a key', 'User-Agent': 'Mozilla/5.0' },
  });
  asked.on('error', () => undefined);
  asked.end();
  const lines = (await head).split('\r\n');
  expect(lines[0]).toBe('GET / HTTP/1.1');
  expect(lines).toContain('Sec-WebSocket-Key: a key');
  expect(lines.join('\n')).not.toMatch(/user-agent|mozilla/i);
});

it.each([
  ['10.0.0.5:8443', { isSecure: false, host: '10.0.0.5', port: 8443 }],
  ['wss://nats.example.org', { isSecure: true, host: 'nats.example.org', port: 443 }],
  ['[::1]:8443', { isSecure: false, host: '::1', port: 8443 }],
  ['wss://', null],
  ['one:two', null],
])('%s is an address of an exchange, or none', (target, found) => {
  expect(targetOf(target)).toEqual(found);
});
