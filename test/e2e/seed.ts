import type { Details, FactType } from '../../src/facts/vocabulary.ts';
import type { Page } from './fixture.ts';

/** A fact as a test tells it; the order of the list is the order of a day. */
export type Told = { [T in FactType]: { readonly type: T; readonly on: string } & Details<T> }[FactType];

export type SeededChild = {
  readonly name: string;
  readonly policy: string;
  readonly family?: string;
  readonly facts: readonly Told[];
  /** What was typed into a form and not saved, by the form's name. */
  readonly drafts?: Readonly<Record<string, unknown>>;
};

/**
 * Puts children into the device's database, unencrypted as with sample data only, and returns the address of each. For
 * what no test is about: a plan that was written, meetings long ago.
 */
export async function seed(page: Page, children: readonly SeededChild[]): Promise<string[]> {
  // The app makes the database.
  await page.goto('/children');
  await page.getByRole('button', { name: 'Load sample children' }).waitFor();
  const rows = children.map(({ name, policy, family, facts, drafts = {} }) => {
    const id = crypto.randomUUID();
    const record = {
      child: { name },
      policy,
      ...(family === undefined ? {} : { family }),
      createdAt: '2026-01-01T09:00:00.000Z',
    };
    return {
      case: { id, v: 2, body: record },
      facts: facts.map((fact, index) => {
        const own = {
          by: 'Test',
          ...fact,
          id: crypto.randomUUID(),
          recordedAt: `${fact.on}T10:00:00.${String(index).padStart(3, '0')}Z`,
        };
        return { id: own.id, caseId: id, v: 1, body: own };
      }),
      drafts: Object.entries(drafts).map(([form, content]) => ({
        id: crypto.randomUUID(),
        caseId: id,
        v: 1,
        body: { form, content },
      })),
    };
  });
  await page.evaluate(
    (all) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('waymark');
        opening.addEventListener('error', () => reject(new Error('The database does not open.')));
        opening.addEventListener('success', () => {
          const db = opening.result;
          const writing = db.transaction(['cases', 'facts', 'drafts'], 'readwrite');
          for (const row of all) {
            writing.objectStore('cases').put(row.case);
            for (const fact of row.facts) writing.objectStore('facts').put(fact);
            for (const draft of row.drafts) writing.objectStore('drafts').put(draft);
          }
          writing.addEventListener('complete', () => {
            db.close();
            resolve();
          });
        });
      }),
    rows,
  );
  return rows.map((row) => `/children/${row.case.id}`);
}
