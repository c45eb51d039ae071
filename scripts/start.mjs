// Builds Waymark and serves the build on this machine: node scripts/start.mjs [--port N] [--exchange [wss://]HOST:PORT …]
import { callOf } from './call.mjs';
import { passOn, targetOf } from './exchange.mjs';
import { ensureInstalled, stop } from './install.mjs';

const USAGE = `npm start -- [--port N] [--exchange [wss://]HOST:PORT …]

  --port N        serve on this port, and no other (otherwise 4173, or the next one that is free)
  --exchange …    the websocket port of a nats-server of your team; may be given several times`;

const { port, exchange } = callOf(USAGE, {
  options: { port: { type: 'string' }, exchange: { type: 'string', multiple: true, default: [] } },
}).values;
if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535))
  stop(`--port ${port}: a port is a number from 0 to 65535.\n\n${USAGE}`);
for (const each of exchange)
  if (!targetOf(each)) stop(`--exchange ${each}: this is no address such as 10.0.0.5:8443.\n\n${USAGE}`);
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
if (exchange.length > 0) passOn(server.httpServer, exchange);
server.printUrls();
