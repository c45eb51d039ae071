// Everything a change needs, in the order of what fails fastest: node scripts/test.mjs [--no-browser]
import { ensureInstalled, run, stop } from './install.mjs';

const steps = {
  Types: 'tsc -b',
  Lint: 'npm run -s lint',
  Format: 'oxfmt --check',
  'Dead code': 'knip',
  'Unit and scenario tests': 'vitest run',
  'Browser tests': 'npm run -s e2e',
};

const noBrowser = process.argv.includes('--no-browser');
ensureInstalled();
if (!noBrowser) {
  const { findBrowser } = await import('./browser.mjs');
  process.env.WAYMARK_BROWSER = await findBrowser({ forTests: true });
  console.log(`Browser: ${process.env.WAYMARK_BROWSER}`);
}

const { findOrInstallNats, NO_NATS } = await import('./nats.mjs');
const nats = findOrInstallNats();
if (nats) process.env.WAYMARK_NATS = nats;
else if (process.env.CI) stop(`${NO_NATS} In CI they must run.`);
else console.warn(NO_NATS);

for (const [heading, commandLine] of Object.entries(steps)) {
  if (noBrowser && heading === 'Browser tests') continue;
  console.log(`\n== ${heading} (${commandLine})`);
  const exitCode = run(commandLine);
  if (exitCode !== 0) {
    console.error(`\n${heading}: failed. What comes after it was not run.`);
    process.exit(exitCode);
  }
}
console.log(`\nAll passed${noBrowser ? ', browser tests not run' : ''}.`);
