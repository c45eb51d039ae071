import react from '@vitejs/plugin-react';
import { parse } from 'yaml';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

import { HEADERS } from './scripts/headers.mjs';
import { offline } from './scripts/offline.mjs';
import { rulesName } from './scripts/rules.mjs';

/** A policy file arrives as its object, so that the browser never parses YAML to start; `?raw` gives the text. */
const yamlPolicies: Plugin = {
  name: 'yaml-policies',
  transform: {
    filter: { id: /\.yaml$/ },
    handler: (code) => ({ code: `export default ${JSON.stringify(parse(code))}`, moduleType: 'js', map: null }),
  },
};

export default defineConfig({
  plugins: [react(), yamlPolicies, offline()],
  define: { __RULES__: JSON.stringify(rulesName()) },
  // What `dexie` names by itself is its form for browsers of years ago, a tenth larger.
  resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
  preview: { headers: HEADERS },
  css: { preprocessorOptions: { scss: { quietDeps: true, loadPaths: ['node_modules'] } } },
  worker: { format: 'es', plugins: () => [yamlPolicies], rolldownOptions: { checks: { bundlerTimings: false } } },
  build: {
    target: 'es2023',
    sourcemap: false,
    // elkjs is one 1.5 MB file; it loads in its worker, when a diagram is opened.
    chunkSizeWarningLimit: 2000,
    // zod looks, when the first schema is made, whether it may make code of text: strict.ts must have run by then.
    rolldownOptions: {
      checks: { bundlerTimings: false },
      output: { codeSplitting: { groups: [{ name: 'strict', test: /node_modules\/zod\/|src\/app\/strict\.ts/ }] } },
    },
  },
  test: {
    environment: 'node',
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**'],
    // By itself it leaves one core alone: of two, half.
    maxWorkers: '100%',
    // A net under a hung test, not a measure of speed: that is the benchmark's.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
