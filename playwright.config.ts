import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/browser.mjs';

// Playwright's workers read this file again: they find the path in the environment.
const executablePath = process.env['WAYMARK_BROWSER'] ?? (await findBrowser({ forTests: true }));
process.env['WAYMARK_BROWSER'] = executablePath;

// Below those that systems give to whoever connects, and those that the tests give to their own servers.
const port = Number(process.env['WAYMARK_PORT'] ?? 14_173);
const quietly = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

export default defineConfig({
  testDir: 'test/e2e',
  workers: 2,
  retries: 0,
  // For busy machines; nothing waits for as long as this.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  forbidOnly: Boolean(process.env['CI']),
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    launchOptions: {
      executablePath,
      args: [...quietly, '--disable-component-update', '--disable-sync', '--no-sandbox'],
    },
  },
  webServer: {
    // A nats-server is started there by the tests of a team.
    command: `node scripts/start.mjs --port ${port} --exchange 127.0.0.1:${port + 1000}`,
    url: `http://localhost:${port}`,
    timeout: 120_000,
  },
});
