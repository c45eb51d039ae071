import { expect, test } from 'vitest';

import { same } from '../../src/store/same.ts';

test.each([
  [1, 1],
  [null, null],
  [
    { a: 1, b: [{ c: 2 }] },
    { b: [{ c: 2 }], a: 1 },
  ],
  [{ a: 1, b: undefined }, { a: 1 }],
])('%j is the same as %j', (a, b) => expect(same(a, b)).toBe(true));

test.each([
  [1, '1'],
  [null, {}],
  [[], {}],
  [
    [1, 2],
    [2, 1],
  ],
  [{ a: 1 }, { a: 1, b: 2 }],
  [{ a: { b: 1 } }, { a: { b: 2 } }],
  [{ a: null }, {}],
])('%j is not %j', (a, b) => {
  expect(same(a, b)).toBe(false);
  expect(same(b, a)).toBe(false);
});
