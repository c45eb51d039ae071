import { describe, expect, it } from 'vitest';

import { readCaseFile } from '../../src/app/workshop/share/file.ts';
import { fromFragment, MAX_LINK, toFragment } from '../../src/app/shared/share/link.ts';
import type { Scenario } from '../../src/engine/scenario.ts';
import { must } from '../../src/facts/must.ts';
import { LIBRARY } from './given.ts';

const largest = must(LIBRARY.toSorted(([, a], [, b]) => b.facts.length - a.facts.length)[0]?.[1], 'a case');

async function fragmentOf(scenario: Scenario): Promise<string> {
  const made = await toFragment(scenario);
  if (!made.ok) throw new Error(made.message);
  return made.value;
}
const messageOf = async (fragment: string): Promise<string> => {
  const opened = await fromFragment(fragment);
  return opened.ok ? 'opened' : opened.message;
};

describe('a link', () => {
  it.each(LIBRARY)('carries the whole of %s', async (_, scenario) => {
    const fragment = await fragmentOf(scenario);
    expect(fragment.length).toBeLessThan(8000);
    expect(await fromFragment(fragment)).toMatchObject({ ok: true, value: scenario });
  });

  it('Y8: that was cut anywhere is not opened, and says so', async () => {
    const fragment = await fragmentOf(largest);
    for (let length = 0; length < fragment.length; length += 97) {
      expect(await messageOf(fragment.slice(0, length))).toMatch(/cut short|holds no case|not one of Waymark/);
    }
  });

  it('that was edited anywhere is not opened, and says so', async () => {
    const fragment = await fragmentOf(largest);
    for (let at = 12; at < fragment.length; at += 89) {
      const other = fragment[at] === 'A' ? 'B' : 'A';
      expect(await messageOf(fragment.slice(0, at) + other + fragment.slice(at + 1))).toMatch(
        /changed on its way|cut short/,
      );
    }
    expect(await messageOf(`${fragment}AAAA`)).toMatch(/changed on its way/);
    expect(await messageOf(`${fragment}.more`)).toMatch(/changed on its way/);
  });

  it('of another version, or of no version, is named as that', async () => {
    const fragment = await fragmentOf(largest);
    expect(await messageOf(`2${fragment.slice(1)}`)).toMatch(/another version of Waymark/);
    expect(await messageOf('hello there')).toMatch(/not one of Waymark/);
  });

  it('that is too long is not read, and none too long is made', async () => {
    expect(await messageOf('1.'.padEnd(MAX_LINK + 1, 'A'))).toMatch(/longer than any/);
    const words = Array.from({ length: 9000 }, (_, index) => (index * 2654435761).toString(36)).join(' ');
    const long = { ...largest, notes: words.slice(0, 20_000), training: must(largest.training, 'training') };
    const longer = {
      ...long,
      training: {
        ...long.training,
        pauses: Array.from({ length: 20 }, (_, index) => ({
          on: largest.asOf,
          ask: words.slice(index * 2000, index * 2000 + 3900),
        })),
      },
    };
    expect(await toFragment(longer)).toMatchObject({
      ok: false,
      message: expect.stringMatching(/too long for a link/),
    });
  });

  it('that unfolds into more than a case can be is stopped on the way', async () => {
    const bomb = new Blob(['a'.repeat(5_000_000)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    const bytes = new Uint8Array(await new Response(bomb).arrayBuffer());
    const payload = Buffer.from(bytes).toString('base64url');
    const sum = checksum(payload);
    expect(await messageOf(`1.${payload.length}.${sum}.${payload}`)).toMatch(/longer than Waymark reads/);
  });
});

/** FNV-1a again, so that a test can make a link that no honest person would. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return (hash >>> 0).toString(36);
}

describe('a file', () => {
  it('of 10 MB is refused by its size', async () => {
    expect(await readCaseFile(new Blob(['x'.repeat(10_000_000)]))).toEqual({
      ok: false,
      message: 'The file has 10.0 MB; a case has at most 4 MB. Nothing was opened.',
    });
  });

  it('Y8: that is wrong says where', async () => {
    const read = await readCaseFile(
      new Blob(['title: A\npolicy: croydon\nfacts:\n  - { on: 2026-13-01, type: visit.made }\n']),
    );
    expect(read).toMatchObject({
      ok: false,
      message: expect.stringMatching(/Line 4: facts\[0\]\.on is not a real day/),
    });
  });

  const OF_ANOTHER_VERSION = 'chapters: []\nversion: 9\nfacts: none\n';
  const NAMED =
    'This is not a case that Waymark can read. Line 2: version is 9: another version of Waymark wrote this case, and this one reads version 1. Update Waymark, or ask for the case from a version like this one.';

  it('Y8: of another version is named as that before anything else, in a link too', async () => {
    expect(await readCaseFile(new Blob([OF_ANOTHER_VERSION]))).toEqual({ ok: false, message: NAMED });
    const deflated = new Blob([OF_ANOTHER_VERSION]).stream().pipeThrough(new CompressionStream('deflate-raw'));
    const payload = Buffer.from(await new Response(deflated).arrayBuffer()).toString('base64url');
    expect(await messageOf(`1.${payload.length}.${checksum(payload)}.${payload}`)).toBe(NAMED);
  });

  it('that names this version is read, and one with a field nobody knows names the field', async () => {
    const file = 'title: A\npolicy: croydon\nversion: 1\nfacts: []\nasOf: 2026-01-01\n';
    const read = await readCaseFile(new Blob([file]));
    expect(read.ok && Object.keys(read.value)).not.toContain('version');
    expect(await readCaseFile(new Blob([`${file}chapters: 3\n`]))).toMatchObject({
      ok: false,
      message: expect.stringMatching(/chapters is not a field that belongs here/),
    });
  });

  it('that is no text is refused', async () => {
    expect(await readCaseFile(new Blob([new Uint8Array([0, 1, 2, 255])]))).toMatchObject({ ok: false });
  });
});
