// Builds Waymark and serves the build on this machine: node scripts/start.mjs [--port N] [--exchange [wss://]HOST:PORT …]
import { parseArgs } from 'node:util';
import { passOn } from './exchange.mjs';
import { ensureInstalled } from './install.mjs';

const { port, exchange } = parseArgs({
  // The websocket ports of the nats-servers of a team, if there is one.
  options: { port: { type: 'string' }, exchange: { type: 'string', multiple: true } },
}).values;
ensureInstalled();

const { build, preview } = await import('vite');
await build({ logLevel: 'warn' });
const server = await preview({
  preview: {
    port: Number(port ?? 4173),
    // A port that somebody asked for is the one they will look at; otherwise the next free one will do.
    strictPort: port !== undefined,
    open: process.stdout.isTTY && !process.env.CI,
  },
});
if (exchange) passOn(server.httpServer, exchange);
server.printUrls();
