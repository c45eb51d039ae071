import { expect, test } from 'vitest';

import { choiceText, KINDS, LABELS, titleOf } from '../../src/app/policy/edit/form/labels.ts';
import {
  begun,
  fieldsOfAFile,
  kindsOf,
  markOf,
  named,
  type Shape,
  turnedInto,
} from '../../src/app/policy/edit/form/shape.ts';
import { periodTyped, typedPeriod } from '../../src/app/policy/edit/form/typedPeriod.ts';
import { isInside, placeNamed } from '../../src/app/policy/edit/form/useForm.ts';
import { SECTIONS } from '../../src/app/policy/edit/sections.ts';
import { builtInPolicies } from '../../src/cli/policies.ts';
import { must } from '../../src/facts/must.ts';

const policy = must(builtInPolicies().get('croydon'), 'Croydon');

type Met = { readonly path: readonly string[]; readonly of: Shape };

/** Every field that a file can have, those in lists and in each kind of a thing too. */
function fieldsIn(of: Shape, path: readonly string[] = []): Met[] {
  const { shape } = named(of);
  const inner = [
    ...Object.entries(shape.properties ?? {}).map(([key, field]) => [[...path, key], field] as const),
    ...(kindsOf(shape) ?? []).map((kind) => [path, kind] as const),
    ...(shape.items ? [[[...path, '0'], shape.items] as const] : []),
    ...(shape.additionalProperties ? [[[...path, 'key'], shape.additionalProperties] as const] : []),
  ];
  return [{ path, of }, ...inner.flatMap(([at, field]) => fieldsIn(field, at))];
}

const all = Object.entries(fieldsOfAFile()).flatMap(([key, of]) => fieldsIn(of, [key]));

test('the sections of the form hold every field of a file once; what it extends is England', () => {
  expect(SECTIONS.flatMap(({ fields }) => fields).toSorted()).toEqual(
    Object.keys(fieldsOfAFile())
      .filter((field) => field !== 'extends')
      .toSorted(),
  );
});

test('every field of the schema has words on the form', () => {
  const names = all
    .filter(({ path, of }) => path.at(-1) !== '0' && path.at(-1) !== 'key' && typeof named(of).shape.const !== 'string')
    .map(({ path }) => path);
  const wordless = names.filter((path) => {
    const key = path.at(-1) ?? '';
    return LABELS[key] === undefined && titleOf(policy, path, undefined).toLowerCase() === key.toLowerCase();
  });
  expect(wordless.filter(([top]) => top !== 'extends')).toEqual([]);
});

test('every word that can be chosen reads as words, and every kind of a rule too', () => {
  const raw = all.flatMap(({ path, of }) => {
    const { name, shape } = named(of);
    const list = name ?? String(path.findLast((key) => key !== '0'));
    return (shape.enum ?? []).filter((word) => /[a-z][A-Z.]/.test(choiceText(policy, list, word)));
  });
  expect([...new Set(raw)]).toEqual([]);
  const kinds = all.flatMap(({ of }) => {
    const each = kindsOf(named(of).shape);
    return each?.map((kind) => markOf(kind, each)) ?? [];
  });
  expect(new Set(kinds)).toEqual(new Set(Object.keys(KINDS)));
});

test('a thing of another kind keeps what both have, and has what it must', () => {
  const [after, before] = must(kindsOf(named({ $ref: '#/$defs/deadlineRule' }).shape), 'the kinds of a rule');
  const rule = { within: '3 days', of: 'meeting', strength: 'usual', clauses: ['kent.1'] };
  expect(turnedInto(must(before, 'before'), rule)).toEqual({
    by: 'strategyDiscussion',
    strength: 'usual',
    clauses: ['kent.1'],
  });
  expect(begun(must(after, 'after'))).toEqual({
    within: '10 working days',
    of: 'strategyDiscussion',
    strength: 'must',
    clauses: [],
  });
});

test('a problem is found at its field, where a clause’s id has dots too', () => {
  const file = { clauses: { 'kent.1': { at: '' }, 'kent.1.a': { at: '' } }, checks: [{ roles: ['x'] }] };
  expect(placeNamed(file, 'clauses.kent.1.a.at')).toEqual(['clauses', 'kent.1.a', 'at']);
  expect(placeNamed(file, 'checks[0].roles[0]')).toEqual(['checks', 0, 'roles', 0]);
  expect(placeNamed(file, 'checks[0].rolls')).toEqual(['checks', 0, 'rolls']);
  expect(isInside('checks[0].roles', 'checks')).toBe(true);
  expect(isInside('checksum', 'checks')).toBe(false);
});

test.each(['10 working days', '1 week', '2 months', ' working days', 'x days', '1000 days'])(
  'a period in two boxes is the same text again: %s',
  (text) => {
    expect(periodTyped(typedPeriod(text))).toBe(text);
  },
);
