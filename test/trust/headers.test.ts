import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { HEADERS } from '../../scripts/headers.mjs';

/** What nginx adds beside the table: what only a server with a name and a certificate can say. */
const ONLY_NGINX = ['Cache-Control', 'Strict-Transport-Security'];

const headersOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/^\s*add_header (\S+) "([^"]*)" always;$/gm)].map(([, name = '', value = '']) => [name, value]),
  );

const table: Readonly<Record<string, string>> = HEADERS;
const nginx = readFileSync('docs/nginx.conf', 'utf8');

test('the sample nginx configuration sends the headers of the table, and names the two it adds', () => {
  const sent = headersOf(nginx);
  expect(Object.keys(sent).toSorted()).toEqual([...Object.keys(table), ...ONLY_NGINX].toSorted());
  expect(sent).toMatchObject(table);
});

test('planted: a header that differs or is missing is seen', () => {
  expect(headersOf(nginx.replace("default-src 'none'", "default-src 'self'"))).not.toMatchObject(table);
  expect(headersOf(nginx.replace(/.*Referrer-Policy.*\n/, ''))).not.toMatchObject(table);
});

test('nothing made of text may run, nothing may be sent elsewhere, and nobody may frame the page', () => {
  const policy = table['Content-Security-Policy'] ?? '';
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*|https?:/);
  for (const part of [
    "default-src 'none'",
    "connect-src 'self'",
    "style-src 'self';",
    "worker-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ])
    expect(policy).toContain(part);
});
