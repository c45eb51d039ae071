import { loadSamples, SAMPLES } from './app.ts';
import { expect, type Page, test } from './fixture.ts';

const alphabetically = (a = '', b = ''): number => a.localeCompare(b, 'en-GB');

test.describe.configure({ mode: 'parallel' });

const DAYS = {
  'a day in February that few years have': '2028-02-29',
  'Christmas Day': '2026-12-25',
  'a Sunday': '2026-03-01',
  'the day after a long weekend': '2026-04-07',
  'New Year’s Day': '2027-01-01',
};

const POLICIES = ['Croydon', 'Nottinghamshire', 'Oxfordshire', 'Pan Sussex', 'Surrey'];
const STAGE = /^(On a plan, day [1-9]\d*|Enquiries under way|Plan ended on [A-Z][a-z]{2} \d{1,2} [A-Z][a-z]+ \d{4})$/;
const DUE = /^(▲ \d+ days? late|[◆◇] due (today|tomorrow|in \d+ (days|weeks|months))|◌ no date agreed|–)/;

/** The cells of the list of children, row by row. */
async function rowsOf(page: Page): Promise<string[][]> {
  const rows = page
    .getByRole('table')
    .getByRole('row')
    .filter({ has: page.getByRole('link') });
  return rows.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText)));
}

for (const [name, day] of Object.entries(DAYS)) {
  test.describe(() => {
    test.use({ now: `${day}T10:00:00Z` });

    test(`the sample children make sense on ${name}`, async ({ page }) => {
      const children = await loadSamples(page);
      const rows = await rowsOf(page);
      expect(rows.map(([child]) => child?.split('\n')[0]).toSorted(alphabetically)).toEqual([...SAMPLES]);
      expect(
        [...new Set(rows.map(([child]) => child?.split('\n')[1]?.split(' · ')[0]))].toSorted(alphabetically),
      ).toEqual(POLICIES);
      for (const [child, where = '', next, due = ''] of rows) {
        const [stage = ''] = where.split('\n');
        expect(stage, `stage of ${child}`).toMatch(STAGE);
        expect(next, `next step of ${child}`).toMatch(/^(Nothing is awaited|\S.+\n\S.+)$/);
        expect(due, `due date of ${child}`).toMatch(DUE);
      }
      const stages = rows.map(([, where = '']) => where.split('\n')[0]?.replace(/ (on|day) .*/, ''));
      expect(new Set(stages)).toEqual(new Set(['On a plan,', 'Enquiries under way', 'Plan ended']));

      for (const child of Object.values(children)) {
        await page.goto(`${child}/facts`);
        const facts = page.getByRole('listitem').filter({ hasText: 'Recorded by Sample data' });
        await expect(facts.first()).toBeVisible();
        await expect(facts.filter({ hasText: /does not count|lies ahead/i })).toHaveCount(0);
        // A sample is written down on the day it happened.
        await expect(facts.filter({ hasText: 'the same day' })).toHaveCount(await facts.count());
      }
    });
  });
}
