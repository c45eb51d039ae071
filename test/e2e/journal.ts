import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What one browser test's browser did, for the table of `npm run trust`. */
export type Journey = {
  readonly status: string;
  readonly requests: number;
  /** Requests to another origin, and what the page's headers forbade, but for what the test itself provokes. */
  readonly outside: number;
  readonly violations: number;
};

/** Set, every page tries what it must not. */
export const PLANTED = 'WAYMARK_PLANTED';

/** Writes it down where somebody counts. */
export function note(journey: Journey): void {
  const folder = process.env['WAYMARK_JOURNAL'];
  if (folder) writeFileSync(join(folder, `${crypto.randomUUID()}.json`), JSON.stringify(journey));
}

/** Runs in the page. */
export const misbehave = (): void =>
  addEventListener('load', () => {
    void fetch('https://elsewhere.example/').catch(() => undefined);
    try {
      document.body.insertAdjacentHTML('beforeend', '<b>planted</b>');
    } catch {
      // Forbidden: that is what is counted.
    }
  });
