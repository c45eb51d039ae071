import { readdirSync, readFileSync } from 'node:fs';

import { Encrypter } from 'age-encryption';

import { readAuthority, readFrame } from '../../policies/read.ts';
import { fromFragment, scenarioFrom, toFragment } from '../../src/app/shared/share/link.ts';
import { readScenario } from '../../src/engine/scenario.ts';
import { age } from '../../src/store/crypto/age.ts';
import { openBackup } from '../../src/store/backup/file.ts';
import { hostileBytes, hostileJson, hostileText } from './hostile.ts';
import type { Chance } from './random.ts';
import { childNamed, machineWith, must, PASSPHRASE, unlock, visitOn } from './world.ts';

const KINDS = ['scenario', 'policy', 'link', 'backup', 'sealed backup', 'dear backup'] as const;
type Kind = (typeof KINDS)[number];

/** One hostile file. Opening it answers true where it was taken, false where it was refused. */
type Import = { readonly size: number; readonly open: () => Promise<boolean> | boolean };

export type Figures = {
  imports: number;
  refused: number;
  executed: number;
  crashes: number;
  /** Longer than the limit. */
  over: number;
  /** In milliseconds of processor time, with the kind it was of. */
  slowest: { readonly took: number; readonly kind: string; readonly size: number };
};

const LIMIT_MS = 3000;
const read = (path: string): string => readFileSync(path, 'utf8');

/** Everything a file could plant: a field on every object, or a function called by its name. */
const planted = globalThis as { executed?: number };
const ordinary = Object.getOwnPropertyNames(Object.prototype).length;

export const isClean = (): boolean =>
  planted.executed === undefined &&
  Object.getOwnPropertyNames(Object.prototype).length === ordinary &&
  Reflect.get({}, 'polluted') === undefined;

/** Imports so many hostile files, of every kind in turn. */
export async function importHostile(count: number, chance: Chance): Promise<Figures> {
  const figures: Figures = none();
  const given = await wholeFiles();
  for (let index = 0; index < count; index++) {
    const kind = KINDS[index % KINDS.length] ?? 'scenario';
    await note(figures, kind, await anImport(kind, chance, given));
  }
  return figures;
}

/** What would be counted if files were executed, crashed their reader or held it up. */
export async function importWithoutDefence(): Promise<Figures> {
  const figures = none();
  const executed = (): boolean => Boolean((planted.executed = 1));
  const crash = (): boolean => {
    throw new Error('planted');
  };
  await note(figures, 'file that is executed', { open: executed, size: 0 });
  delete planted.executed;
  await note(figures, 'file that crashes', { open: crash, size: 0 });
  const numbers = Array.from({ length: 300_000 }, (_, n) => (n * 7919) % 300_007);
  const slow = (): boolean => numbers.toSorted((a, b) => a - b).length > 0;
  await note(figures, 'file that takes long', { open: slow, size: 0 }, 10);
  return figures;
}

const none = (): Figures => ({
  imports: 0,
  refused: 0,
  executed: 0,
  crashes: 0,
  over: 0,
  slowest: { took: 0, kind: '', size: 0 },
});

/** Processor time: what else the machine does is not the file's. */
async function note(figures: Figures, kind: string, { open, size }: Import, limit = LIMIT_MS): Promise<void> {
  const before = process.cpuUsage();
  try {
    if (!(await open())) figures.refused++;
  } catch {
    figures.crashes++;
  }
  const { user, system } = process.cpuUsage(before);
  const took = (user + system) / 1000;
  figures.imports++;
  if (took > figures.slowest.took) figures.slowest = { took, kind, size };
  if (took > limit) figures.over++;
  if (!isClean()) figures.executed++;
}

type WholeFiles = {
  readonly scenarios: readonly string[];
  readonly authorities: readonly string[];
  readonly frame: Parameters<typeof readAuthority>[1];
  readonly fragment: string;
  readonly sealed: Uint8Array<ArrayBuffer>;
  readonly content: string;
};

/** Files that are read as they are: those that the hostile ones are made from. */
async function wholeFiles(): Promise<WholeFiles> {
  const scenarios = readdirSync('test/scenarios').map((name) => read(`test/scenarios/${name}`));
  const england = readFrame(read('policies/england.yaml'));
  const first = readScenario(scenarios[0] ?? '');
  if (!england.ok || !first.ok) throw new Error('The files that are to be damaged cannot be read.');
  const link = (await toFragment(first.value)) as { value: string };

  const machine = await machineWith();
  must(await machine.device.protect(PASSPHRASE));
  const session = await unlock(machine);
  await session.store.addCase(crypto.randomUUID(), childNamed('Amira'), [visitOn(3), visitOn(4)]);
  const { file: sealed } = must(await session.backup(PASSPHRASE));
  session.close();
  const opened = await openBackup(age, sealed, PASSPHRASE);
  if (typeof opened === 'string') throw new Error(`The backup that is to be damaged is ${opened}.`);
  const content = JSON.stringify(opened);
  if (!(await opens(await sealedWith(content)))) throw new Error('A backup sealed by somebody else does not open.');
  if (!(await fromFragment(link.value)).ok) throw new Error('The link that is to be damaged cannot be read.');
  const authorities = ['croydon', 'surrey', 'oxfordshire'].map((name) => read(`policies/${name}.yaml`));
  return { scenarios, authorities, frame: england.value, fragment: link.value, sealed, content };
}

/** Sealed as ours are, by somebody who knows the passphrase, with anything in it. */
async function sealedWith(text: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(2);
  encrypter.setPassphrase(PASSPHRASE);
  return encrypter.encrypt(text);
}

const opens = async (file: Uint8Array): Promise<boolean> =>
  typeof (await openBackup(age, Uint8Array.from(file), PASSPHRASE)) !== 'string';

async function anImport(kind: Kind, chance: Chance, given: WholeFiles): Promise<Import> {
  switch (kind) {
    case 'scenario': {
      const text = hostileText(chance, chance.pick(given.scenarios));
      return { size: text.length, open: async () => scenarioFrom(text).ok };
    }
    case 'policy': {
      const text = hostileText(chance, chance.pick(given.authorities));
      return { size: text.length, open: () => readAuthority(text, given.frame).ok };
    }
    case 'link': {
      const fragment = hostileText(chance, given.fragment, 40_000);
      return { size: fragment.length, open: async () => (await fromFragment(fragment)).ok };
    }
    case 'backup': {
      const file = hostileBytes(chance, given.sealed);
      return { size: file.length, open: () => opens(file) };
    }
    case 'sealed backup': {
      const file = await sealedWith(hostileJson(chance, given.content));
      return { size: file.length, open: () => opens(file) };
    }
    case 'dear backup': {
      // Its header asks for more work than any backup of ours: a long wait, or a page that hangs.
      const text = Buffer.from(given.sealed).toString('latin1');
      const dear = text.replace(/(-> scrypt \S+) 2\n/, `$1 ${19 + chance.below(40)}\n`);
      return { size: dear.length, open: () => opens(Buffer.from(dear, 'latin1')) };
    }
  }
}
