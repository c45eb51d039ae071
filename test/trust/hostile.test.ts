import { readdirSync, readFileSync } from 'node:fs';

import { Encrypter } from 'age-encryption';
import { afterAll, describe, expect, test } from 'vitest';

import { readAuthority, readFrame } from '../../policies/read.ts';
import { fromFragment, scenarioFrom, toFragment } from '../../src/app/workshop/share/link.ts';
import { readScenario } from '../../src/engine/scenario.ts';
import { openBackup } from '../../src/store/backup/file.ts';
import { aCase, aVisit, valueOf } from '../store/given.ts';
import { aProtectedMachine, unlocked } from './given.ts';
import { hostileBytes, hostileJson, hostileText } from './hostile.ts';
import { type Chance, chanceFrom } from './random.ts';

/** 5,000 in `npm run trust`: WAYMARK_HOSTILE=5000. The same seed makes the same files. */
const COUNT = Number(process.env['WAYMARK_HOSTILE'] ?? 250);
const SEED = Number(process.env['WAYMARK_SEED'] ?? 20_260_302);
const LIMIT_MS = 3000;
const PASSPHRASE = 'seven stones in a stream';

const read = (path: string): string => readFileSync(path, 'utf8');
const SCENARIOS = readdirSync('test/scenarios').map((name) => read(`test/scenarios/${name}`));
const england = readFrame(read('policies/england.yaml'));
if (!england.ok) throw new Error('The national frame cannot be read.');
const frame = england.value;
const AUTHORITIES = ['croydon', 'surrey', 'oxfordshire'].map((name) => read(`policies/${name}.yaml`));

/** Everything a file could plant: a field on every object, or a function called by its name. */
const planted = globalThis as { executed?: number };
const ordinary = Object.getOwnPropertyNames(Object.prototype).length;
const isClean = (): boolean =>
  planted.executed === undefined &&
  Object.getOwnPropertyNames(Object.prototype).length === ordinary &&
  Reflect.get({}, 'polluted') === undefined;

const figures = { imports: 0, refused: 0, executed: 0, crashes: 0, slowest: 0, over: 0 };

/** Reads one hostile file and writes down how that went. Processor time: what else the machine does is not the file's. */
async function reads(open: () => Promise<boolean> | boolean, limit = LIMIT_MS): Promise<void> {
  const before = process.cpuUsage();
  try {
    if (!(await open())) figures.refused++;
  } catch {
    figures.crashes++;
  }
  const { user, system } = process.cpuUsage(before);
  const took = (user + system) / 1000;
  figures.imports++;
  figures.slowest = Math.max(figures.slowest, took);
  if (took > limit) figures.over++;
  if (!isClean()) figures.executed++;
}

async function aBackup(): Promise<{ sealed: Uint8Array; content: string }> {
  const session = await unlocked(await aProtectedMachine());
  await aCase(session.store, [aVisit(), aVisit()]);
  const sealed = valueOf(await session.backup(PASSPHRASE)).file;
  const content = await openBackup(sealed, PASSPHRASE);
  if (typeof content === 'string') throw new Error(`The backup that the tests damage is ${content}.`);
  return { sealed, content: JSON.stringify(content) };
}

/** Sealed as ours are, by somebody who knows the passphrase, with anything in it. */
async function sealedBackup(text: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(2);
  encrypter.setPassphrase(PASSPHRASE);
  return encrypter.encrypt(text);
}

const opensBackup = async (file: Uint8Array): Promise<boolean> =>
  typeof (await openBackup(file, PASSPHRASE)) !== 'string';

const KINDS = ['scenario', 'policy', 'link', 'backup', 'sealed backup'] as const;

async function anImport(kind: (typeof KINDS)[number], chance: Chance, given: Given): Promise<() => Promise<boolean>> {
  switch (kind) {
    case 'scenario': {
      const text = hostileText(chance, chance.pick(SCENARIOS));
      return async () => scenarioFrom(text).ok;
    }
    case 'policy': {
      const text = hostileText(chance, chance.pick(AUTHORITIES));
      return async () => readAuthority(text, frame).ok;
    }
    case 'link': {
      const fragment = hostileText(chance, given.fragment, 40_000);
      return async () => (await fromFragment(fragment)).ok;
    }
    case 'backup': {
      const file = hostileBytes(chance, given.sealed);
      return () => opensBackup(file);
    }
    case 'sealed backup': {
      const file = await sealedBackup(hostileJson(chance, given.content));
      return () => opensBackup(file);
    }
  }
}

type Given = { readonly fragment: string; readonly sealed: Uint8Array; readonly content: string };

describe('files from outside', () => {
  afterAll(() => {
    console.log(
      `hostile imports: ${figures.imports} (seed ${SEED}), refused ${figures.refused}, executed ${figures.executed}, ` +
        `crashes ${figures.crashes}, over 3 s ${figures.over}, slowest ${Math.round(figures.slowest)} ms of processor time`,
    );
  });

  test(`${COUNT} hostile imports: none executed, none crashes, none takes over 3 s`, async () => {
    const chance = chanceFrom(SEED);
    const first = readScenario(SCENARIOS[0] ?? '');
    if (!first.ok) throw new Error('The scenario that the tests damage cannot be read.');
    const { value: fragment } = (await toFragment(first.value)) as { value: string };
    const given = { fragment, ...(await aBackup()) };
    expect(await opensBackup(given.sealed)).toBe(true);
    expect(await opensBackup(await sealedBackup(given.content))).toBe(true);
    expect((await fromFragment(fragment)).ok).toBe(true);
    for (let index = 0; index < COUNT; index++) {
      const kind = KINDS[index % KINDS.length] ?? 'scenario';
      await reads(await anImport(kind, chance, given));
    }
    expect(figures).toMatchObject({ imports: COUNT, executed: 0, crashes: 0, over: 0 });
    expect(figures.refused).toBeGreaterThan(COUNT / 2);
  }, 1_800_000);

  test('planted: what is executed, crashes or takes too long is seen', async () => {
    const before = { ...figures };
    await reads(() => {
      planted.executed = 1;
      return true;
    });
    delete planted.executed;
    await reads(() => {
      throw new Error('planted');
    });
    await reads(
      () =>
        Array.from({ length: 300_000 }, (_, index) => (index * 7919) % 300_007).toSorted((a, b) => a - b).length > 0,
      10,
    );
    const found = { ...figures };
    Object.assign(figures, before);
    expect(found).toMatchObject({
      executed: before.executed + 1,
      crashes: before.crashes + 1,
      over: before.over + 1,
    });
  });

  test.each(['__proto__', 'constructor', 'prototype'])('a field called %s is refused at its line', (name) => {
    const text = `title: x\npolicy: croydon\n${name}: { polluted: yes }\nfacts: []\n`;
    const message = `No field can be called ${name}. Give it another name.`;
    expect(readScenario(text)).toMatchObject({ ok: false, problems: [{ line: 3, message }] });
    const inFact = `title: x\npolicy: croydon\nfacts:\n  - { on: 2026-01-05, type: school.changed, "${name}": 1 }\n`;
    expect(readScenario(inFact)).toMatchObject({ ok: false, problems: [{ line: 4, message }] });
    expect(isClean()).toBe(true);
  });

  test('a file of nothing but marks is refused before it is parsed', () => {
    expect(readScenario('?\n'.repeat(400_000))).toMatchObject({
      ok: false,
      problems: [{ message: 'The file has more than 40,000 lines, commas, brackets and quotes. Split it.' }],
    });
  });

  test('markup in a title stays text', () => {
    const title = '<img src=x onerror=alert(1)>';
    const text = `title: "${title}"\npolicy: croydon\nasOf: 2026-01-05\nfacts: []\n`;
    expect(readScenario(text)).toMatchObject({ ok: true, value: { title } });
  });
});
