// Who may import whom. A later override replaces an earlier one, so each folder has all its patterns in one place.
import { clockReaders, CORE } from './purity.mjs';

const FOLDERS = [...CORE, 'src/calendar', 'src/store', 'src/exchange', 'src/app', 'src/cli'];

/**
 * What each folder may import: of ours (itself always), and of packages.
 * @type {Record<string, { ours: string[], packages: string[] }>}
 */
const MAY_IMPORT = {
  'src/facts': { ours: [], packages: ['zod', 'date-fns', 'yaml'] },
  policies: { ours: ['src/facts'], packages: ['zod', 'date-fns', 'yaml'] },
  machines: { ours: ['src/facts', 'policies'], packages: ['xstate'] },
  'src/engine': { ours: ['src/facts', 'policies', 'machines'], packages: ['xstate', 'zod', 'date-fns', 'yaml'] },
  'src/documents': { ours: ['src/facts', 'policies', 'src/engine'], packages: [] },
  'src/diagram': { ours: ['src/facts', 'policies', 'machines'], packages: ['xstate'] },
  'src/store': {
    ours: ['src/facts', 'policies'],
    packages: ['dexie', 'zod', 'date-fns', 'yaml', 'hash-wasm', 'age-encryption'],
  },
  'src/calendar': { ours: ['src/facts', 'src/engine'], packages: ['ical-generator'] },
  'src/exchange': {
    ours: ['src/facts', 'src/store'],
    packages: ['dexie', 'zod', 'age-encryption', '@nats-io/nats-core', '@nats-io/jetstream'],
  },
  'src/cli': { ours: CORE, packages: ['node:*', 'xstate', 'zod', 'date-fns', 'yaml'] },
  'src/cli/team': {
    ours: [...CORE, 'src/calendar', 'src/store', 'src/exchange', 'src/cli'],
    packages: [
      'node:*',
      'zod',
      'date-fns',
      'yaml',
      'age-encryption',
      'nodemailer',
      'vite',
      '@nats-io/nats-core',
      '@nats-io/jetstream',
      '@nats-io/transport-node',
    ],
  },
};

const FACES = ['practice', 'workshop', 'policy'];

const realThings = [
  {
    regex: '/store/database\\.ts$',
    allowTypeImports: true,
    message:
      'Only src/app/main.tsx makes the database. Take it as a parameter or from the context, so that tests can give another.',
  },
  {
    regex: '/clock\\.ts$',
    importNamePattern: '^realClock$',
    message:
      'Only src/app/main.tsx makes the real clock. Take the clock as a parameter or from the context: the workshop has its own.',
  },
  { regex: '\\.\\./cli/', message: 'src/cli is for the terminal. Move what both need to src/engine.' },
];

/** @param {string} files @param {object[]} patterns */
const forbid = (files, ...patterns) => ({
  files: [files],
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

/** Imports of a folder beside one of those above the file. @param {string[]} names */
const upAndInto = (names) => `\\.\\./(src/)?(${names.join('|')})(/|$)`;

const ofFolders = Object.entries(MAY_IMPORT).map(([folder, { ours, packages }]) => {
  const banned = FOLDERS.filter((other) => other !== folder && !ours.includes(other));
  return forbid(
    `${folder}/**`,
    {
      regex: upAndInto(banned.map((other) => other.replace('src/', ''))),
      message: `${folder} may import ${ours.join(', ') || 'none of our other folders'}: dependencies point towards the facts. Take it as a parameter, or move this code up.`,
    },
    clockReaders,
    // oxlint stops at the first pattern that a `!` lets through, so this one stays the last.
    {
      group: ['*', '!./**', '!../**', ...packages.flatMap((name) => [`!${name}`, `!${name}/**`])],
      message: `${folder} may import only these packages: ${packages.join(', ')}. Move what needs another one to a folder that may.`,
    },
  );
});

const ofFaces = FACES.map((face) =>
  forbid(`src/app/${face}/**`, ...realThings, clockReaders, {
    regex: upAndInto(FACES.filter((other) => other !== face)),
    message: 'The faces are strangers to each other. What two of them use lives in src/app/shared.',
  }),
);

export const directions = [
  ...ofFolders,
  forbid('src/app/**', ...realThings, clockReaders),
  ...ofFaces,
  forbid('src/app/shared/**', ...realThings, clockReaders, {
    regex: upAndInto(FACES),
    message: 'src/app/shared serves the faces and knows none of them. Take what differs as a parameter.',
  }),
  { files: ['src/app/main.tsx'], rules: { 'no-restricted-imports': 'off' } },
];
