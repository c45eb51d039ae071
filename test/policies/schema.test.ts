import { readFileSync, writeFileSync } from 'node:fs';

import { format, type FormatConfig } from 'oxfmt';
import { assert, describe, expect, test } from 'vitest';
import { z } from 'zod';

import { policyJsonSchema } from '../../policies/json-schema.ts';
import { authoritySchema } from '../../policies/schema.ts';

const FILE = new URL('../../policies/policy.schema.json', import.meta.url);
const HOW = 'policies/policy.schema.json is stale. Renew it: UPDATE=1 npx vitest run test/policies/schema.test.ts';

const style = JSON.parse(readFileSync(new URL('../../.oxfmtrc.json', import.meta.url), 'utf8')) as FormatConfig;

describe('L5: policy.schema.json is made from the schema', () => {
  test('L5: the file holds what the schema gives', async () => {
    const { code } = await format('policy.schema.json', JSON.stringify(policyJsonSchema()), style);
    if (process.env.UPDATE === '1') writeFileSync(FILE, code);
    assert(readFileSync(FILE, 'utf8') === code, HOW);
  });

  test('L5: it is the schema of what one writes in an authority’s file', () => {
    const { title, ...schema } = policyJsonSchema() as { title: string };
    expect(title).toBe('Waymark policy');
    expect(schema).toEqual(z.toJSONSchema(authoritySchema, { io: 'input', unrepresentable: 'any' }));
    expect(schema).toMatchObject({
      type: 'object',
      additionalProperties: false,
      properties: {
        deadlines: { properties: { firstCoreGroup: expect.anything(), nextCoreGroup: expect.anything() } },
      },
    });
  });

  test('L5: a period is text there, as one writes it', () => {
    expect(policyJsonSchema()).toMatchObject({ $defs: { period: { type: 'string' } } });
    expect(JSON.stringify(policyJsonSchema())).toContain('"within":{"$ref":"#/$defs/period"}');
  });
});
