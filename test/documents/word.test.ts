import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';

import { wordFile } from '../../src/app/practice/documents/word.ts';
import { documentOf } from '../../src/documents/document.ts';
import { DOCUMENT_IDS } from '../../src/documents/ids.ts';
import { caseUnder, STORY } from './given.ts';

const bytesOf = async (...given: Parameters<typeof documentOf>): Promise<Uint8Array> =>
  new Uint8Array(await (await wordFile(documentOf(...given))).arrayBuffer());

/** What stands in the file's text, without its markup. */
function wordsIn(bytes: Uint8Array): string {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
  return xml
    .replaceAll(/<\/w:p>|<w:br\/>|<w:tab\/>/g, '\n')
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

describe('Word files', () => {
  it.each(DOCUMENT_IDS)('X8: the %s holds every text of its tree', async (id) => {
    const about = caseUnder('pan-sussex');
    const words = wordsIn(await bytesOf(id, about));
    const { title, about: whom, origin, printed, facts, blocks, cited } = documentOf(id, about);
    const texts = blocks.flatMap((block) => {
      if (block.kind === 'table')
        return [...block.columns.map((column) => column.title), ...block.rows.flat().map(({ text }) => text)];
      if (block.kind === 'list') return block.items.map(({ text }) => text);
      if (block.kind === 'facts') return block.rows.flatMap(({ term, text }) => [term, text]);
      if (block.kind === 'signatures') return block.who;
      return block.kind === 'space' ? [] : [block.text];
    });
    for (const text of [
      title,
      whom,
      origin,
      printed,
      ...facts.map(({ text: each }) => each),
      ...texts,
      ...cited.map(({ says }) => says),
    ])
      for (const line of text.split('\n')) expect(words).toContain(line);
  });

  it('X12: markup, letters of every kind and signs no file can hold stay harmless text', async () => {
    const hostile = `"><script>x</script> & <w:p/> ]]> مرحبا 👩🏽‍⚕️ 𠜎 \u0000\u0007\u202E\uD83D __proto__`;
    const about = {
      ...caseUnder('pan-sussex', [...STORY, { type: 'event.noted', on: '2026-03-18', what: hostile, source: hostile }]),
      child: { name: hostile },
      family: hostile,
    };
    const words = wordsIn(await bytesOf('chronology', about));
    expect(words).toContain('"><script>x</script> & <w:p/> ]]> مرحبا 👩🏽‍⚕️ 𠜎 ��� __proto__');
    // oxlint-disable-next-line no-control-regex
    expect(words).not.toMatch(/[\u0000-\u0008\u202E]/);
  });

  it('has a page number and the day of printing at its foot', async () => {
    const files = unzipSync(await bytesOf('plan', caseUnder('surrey')));
    const foot = Object.entries(files).flatMap(([name, file]) =>
      /footer\d*\.xml$/.test(name) ? [strFromU8(file)] : [],
    );
    expect(foot.join()).toContain('Correct as printed on Fri 20 March 2026');
    expect(foot.join()).toContain('PAGE');
    expect(foot.join()).toContain('NUMPAGES');
  });
});

function office(): string | null {
  for (const name of ['soffice', 'libreoffice']) {
    try {
      execFileSync(name, ['--version'], { stdio: 'pipe' });
      return name;
    } catch {
      // Not on this machine; the next name may be.
    }
  }
  return null;
}
const program = office();
const folder = program === null ? '' : mkdtempSync(join(tmpdir(), 'waymark-word-'));
afterAll(() => {
  if (folder !== '') rmSync(folder, { recursive: true });
});

const without = program === null ? ' (LibreOffice is not installed here: skipped)' : '';

describe('LibreOffice', () => {
  it.skipIf(program === null)(
    `opens each Word file, makes pages of it and reads the case in it${without}`,
    { timeout: 300_000 },
    async () => {
      const about = caseUnder('croydon');
      for (const id of DOCUMENT_IDS) writeFileSync(join(folder, `${id}.docx`), await bytesOf(id, about));
      const files = DOCUMENT_IDS.map((id) => join(folder, `${id}.docx`));
      // A profile of its own: a running LibreOffice would take the files instead.
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
      for (const format of ['pdf', 'txt:Text (encoded):UTF8'])
        execFileSync(program ?? '', [profile, '--headless', '--convert-to', format, '--outdir', folder, ...files], {
          stdio: 'pipe',
        });
      for (const id of DOCUMENT_IDS) {
        const words = readFileSync(join(folder, `${id}.txt`), 'utf8');
        const { title, about: whom, facts, cited } = documentOf(id, about);
        for (const text of [title, whom, ...facts.map((row) => row.text), ...cited.map(({ says }) => says)])
          expect([id, words]).toEqual([id, expect.stringContaining(text)]);
        const pdf = readFileSync(join(folder, `${id}.pdf`), 'latin1');
        expect(pdf.slice(0, 5)).toBe('%PDF-');
        expect([id, /\/Type\s*\/Page\b/.test(pdf)]).toEqual([id, true]);
      }
    },
  );
});
