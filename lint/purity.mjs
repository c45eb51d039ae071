// Same input, same output: no clock, no chance, no outside world in the core; one clock in the app.

export const CORE = ['src/facts', 'policies', 'machines', 'src/engine', 'src/documents', 'src/diagram'];

/** Functions of date-fns that ask the machine what day it is. */
export const clockReaders = {
  regex: '^date-fns(/|$)',
  importNamePattern: '^(is|startOf|endOf)(Today|Tomorrow|Yesterday)$|^is(Past|Future)$|^isThis|ToNow|^constructNow$',
  message: 'It reads the real clock. Take the day as a parameter (`asOf`) and compare with that.',
};

export const NOT_ON_NODE_20 = [
  { object: 'Object', property: 'groupBy' },
  { object: 'Map', property: 'groupBy' },
  { object: 'Promise', property: 'withResolvers' },
].map((call) => ({ ...call, message: 'Node 20 does not have it, though the types do.' }));

const noRandom = { object: 'Math', property: 'random', message: 'The core is pure: take ids and seeds as parameters.' };

const noDate = {
  name: 'Date',
  message:
    'A day is a `YYYY-MM-DD` that comes in as data: src/facts/day.ts counts with it, the clock (a file clock.ts in src/app) says it.',
};

const impure = [
  'Buffer',
  'crypto',
  'document',
  'fetch',
  'indexedDB',
  'localStorage',
  'navigator',
  'performance',
  'process',
  'queueMicrotask',
  'requestAnimationFrame',
  'setInterval',
  'setTimeout',
  'window',
].map((name) => ({
  name,
  message: 'The core is pure: same input, same output. Do it in src/app, src/store or src/cli and pass the result in.',
}));

/** @param {{ name: string, message: string }[]} globals */
const forbid = (globals) => ['error', { globals, checkGlobalObject: true }];

export const purity = [
  {
    files: CORE.map((folder) => `${folder}/**`),
    rules: {
      'no-restricted-globals': forbid([noDate, ...impure]),
      'no-restricted-properties': ['error', ...NOT_ON_NODE_20, noRandom],
    },
  },
  { files: ['src/app/**', 'src/store/**'], rules: { 'no-restricted-globals': forbid([noDate]) } },
  { files: ['src/app/**/clock.ts'], rules: { 'no-restricted-globals': 'off' } },
];
