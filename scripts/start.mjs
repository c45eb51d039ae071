// Builds Waymark and serves the build on this machine: node scripts/start.mjs [--port N]
import { parseArgs } from 'node:util';
import { ensureInstalled } from './install.mjs';

const { port } = parseArgs({ options: { port: { type: 'string' } } }).values;
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
server.printUrls();
