import { createRequire } from 'node:module';

import { MACHINE_IDS, MACHINES } from '../../machines/index.ts';
import { builtInPolicies } from '../../src/cli/policies.ts';
import { diagramOf } from '../../src/diagram/diagram.ts';
import { mermaidOf } from '../../src/diagram/mermaid.ts';
import { expect, test } from './fixture.ts';

/** What Mermaid leaves on the page. */
type Mermaid = {
  readonly initialize: (options: object) => void;
  readonly render: (id: string, text: string) => Promise<{ readonly svg: string }>;
};

test('Mermaid draws every machine under every policy from its export', async ({ page }) => {
  const texts = [...builtInPolicies().values()].flatMap((policy) =>
    MACHINE_IDS.map((id) => {
      const diagram = diagramOf(MACHINES[id], policy);
      const names = diagram.boxes.slice(1).map(({ label }) => label);
      return { id: `${id}-${policy.id}`, text: mermaidOf(diagram, `${id} under ${policy.name}`), names };
    }),
  );
  await page.setContent('<!doctype html><title>Mermaid</title>');
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js') });
  const drawn = await page.evaluate(async (all) => {
    const { mermaid } = globalThis as unknown as { mermaid: Mermaid };
    mermaid.initialize({ startOnLoad: false });
    const says: string[] = [];
    for (const { id, text } of all) {
      try {
        const { svg } = await mermaid.render(id, text);
        const holder = document.createElement('div');
        holder.innerHTML = svg;
        says.push(holder.textContent);
      } catch (error) {
        says.push(`failed: ${id} ${String(error)}`);
      }
    }
    return says;
  }, texts);
  expect(drawn.filter((says) => says.startsWith('failed'))).toEqual([]);
  for (const [index, { names }] of texts.entries()) {
    const said = drawn[index]?.replaceAll(/\s/g, '') ?? '';
    for (const name of names.filter((each) => each !== 'Overdue')) expect(said).toContain(name.replaceAll(' ', ''));
  }
});
