import { writeScenario } from '../../../engine/writeScenario.ts';
import type { Scenario } from '../../../engine/scenario.ts';
import { download } from '../../shared/download.ts';
import { type Opened, scenarioFrom } from '../../shared/share/link.ts';

const MAX_BYTES = 4_000_000;

/** A case from a file that somebody chose, or what is wrong with it. A large file is refused before it is read. */
export async function readCaseFile(file: Blob): Promise<Opened<Scenario>> {
  if (file.size > MAX_BYTES) {
    const size = (file.size / 1_000_000).toFixed(1);
    return { ok: false, message: `The file has ${size} MB; a case has at most 4 MB. Nothing was opened.` };
  }
  try {
    return scenarioFrom(await file.text());
  } catch {
    return { ok: false, message: 'The file could not be read. Nothing was opened.' };
  }
}

/** Gives the case to the person as a file, named after its title. */
export const saveCaseFile = (scenario: Scenario): void =>
  download(`${fileName(scenario.title)}.yaml`, writeScenario(scenario), 'text/yaml');

const fileName = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60) || 'case';
