import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { readAuthority, readFrame } from '../../policies/read.ts';
import { resolvePolicy } from '../../policies/resolve.ts';
import {
  type Path,
  valueAt,
  valueOf,
  withClauseRenamed,
  withItem,
  withItemEarlier,
  without,
  withValue,
} from '../../src/app/policy/edit/file/change.ts';
import type { Value } from '../../src/app/policy/edit/file/written.ts';
import { authorityFiles, authorityText, frameText } from '../../src/cli/policies.ts';
import { must } from '../../src/facts/must.ts';

const frame = (() => {
  const read = readFrame(frameText());
  return must(read.ok ? read.value : null, 'the frame');
})();
const policyIn = (text: string) => {
  const read = readAuthority(text, frame);
  return must(read.ok ? resolvePolicy(frame, read.value) : null, 'a policy that can be read');
};
const rawIn = (text: string) => must(valueOf(text), 'a file that can be read');
const leftOver = (lines: readonly string[], others: readonly string[]): string[] => {
  const left = [...others];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};
/** How many lines are there only before, and only after. */
const linesThatDiffer = (a: string, b: string) => {
  const [before, after] = [a.split('\n'), b.split('\n')];
  return { gone: leftOver(before, after).length, new: leftOver(after, before).length };
};

/** Every place in a file, those of maps and lists too. */
function placesIn(value: Value, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Array.isArray(value)
    ? value.map((item: Value, index) => [index, item] as const)
    : Object.entries(value);
  return [...(path.length > 0 ? [path] : []), ...inner.flatMap(([key, item]) => placesIn(item, [...path, key]))];
}

const isList = (value: unknown): value is unknown[] => Array.isArray(value);
const some = <T>(all: readonly T[], most: number): readonly T[] =>
  all.filter((_, index) => index % Math.ceil(all.length / most) === 0);

const files = authorityFiles().map((file) => [file, authorityText(file)] as const);

test.each(files)('%s: any value is set, and nothing else of the file changes', (_, text) => {
  const raw = rawIn(text);
  const texts = placesIn(raw).filter((path) => typeof valueAt(raw, path) === 'string');
  for (const path of some(texts, 10)) {
    const changed = withValue(text, path, 'Kent: the "new" county, {once}');
    const wanted = structuredClone(raw) as never;
    expect(valueAt(rawIn(changed), path)).toBe('Kent: the "new" county, {once}');
    expect(linesThatDiffer(text, changed)).toEqual({ gone: 1, new: 1 });
    expect(withValue(changed, path, valueAt(wanted, path) ?? '').split('\n').length).toBe(text.split('\n').length);
  }
});

test.each(files)('%s: a field or an item is taken out, with its own lines and no other', (_, text) => {
  const raw = rawIn(text);
  for (const path of some(placesIn(raw), 15)) {
    const changed = without(text, path);
    const around = valueAt(rawIn(changed), path.slice(0, -1));
    const before = valueAt(raw, path.slice(0, -1));
    expect(Object.keys(around as object)).toHaveLength(Object.keys(before as object).length - 1);
    expect(linesThatDiffer(text, changed).new).toBeLessThanOrEqual(1);
    expect(changed.match(/^ *#/gm)?.length ?? 0).toBe(text.match(/^ *#/gm)?.length ?? 0);
  }
});

test.each(files)('%s: an item is added to any list', (_, text) => {
  const raw = rawIn(text);
  const lists = placesIn(raw).filter((path) => isList(valueAt(raw, path)));
  const item = { during: 'always', who: 'child', says: 'Say: what you think', clauses: ['kent.1', 'kent.2'] };
  for (const path of some(lists, 10)) {
    const changed = withItem(text, path, item);
    expect(valueAt(rawIn(changed), path)).toEqual([...(valueAt(raw, path) as unknown[]), item]);
    expect(linesThatDiffer(text, changed).gone).toBeLessThanOrEqual(1);
  }
});

test.each(files)('%s: the last item of any list changes places with the one before', (_, text) => {
  const raw = rawIn(text);
  const lists = placesIn(raw).filter(
    (path) => Object.keys(valueAt(raw, path) ?? {}).length > 1 && isList(valueAt(raw, path)),
  );
  for (const path of some(lists, 10)) {
    const list = valueAt(raw, path) as Value[];
    const moved = withItemEarlier(text, path, list.length - 1);
    expect(valueAt(rawIn(moved), path)).toEqual([...list.slice(0, -2), list.at(-1), list.at(-2)]);
  }
});

test('what is not there yet is made, with the maps around it', () => {
  const bare = 'id: kent # short\nwords: {}\ndeadlines:\nlist:\n  - a: 1\n';
  expect(withValue(bare, ['words', 'child'], 'young person')).toBe(bare.replace('{}', '{ child: young person }'));
  expect(rawIn(withValue(bare, ['deadlines', 'visit', 'near'], '5 days'))).toMatchObject({
    deadlines: { visit: { near: '5 days' } },
  });
  expect(withValue(bare, ['list', 0, 'b'], 'two')).toBe(`${bare.trimEnd()}\n    b: two\n`);
  const ladder = { title: 'Up', steps: [{ id: 'one', who: 'teamManager', clauses: ['kent.1'] }] };
  expect(withValue(bare, ['ladders', 'plan'], ladder)).toBe(
    `${bare.trimEnd()}\nladders:\n  plan:\n    title: Up\n    steps:\n      - { id: one, who: teamManager, clauses: [kent.1] }\n`,
  );
});

test('any change of any text reads back as that change', () => {
  const key = fc.constantFrom('a', 'b.c', 'yes', '12', 'x y');
  const leaf = fc.oneof(fc.string(), fc.boolean(), fc.constantFrom('10 working days', '#', 'a: b', ''));
  const { tree } = fc.letrec<{ tree: Value }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 3 }),
    ),
  }));
  const root = fc.dictionary(key, tree, { minKeys: 1, maxKeys: 3 });
  fc.assert(
    fc.property(root, tree, fc.nat(), (start, value, which) => {
      const text = Object.entries(start).reduce(
        (sofar, [field, inner]) => withValue(sofar, [field], inner),
        'id: kent # a note\n',
      );
      expect(rawIn(text)).toEqual({ id: 'kent', ...start });
      const places = placesIn(rawIn(text));
      const path = must(places[which % places.length], 'a place');
      expect(valueAt(rawIn(withValue(text, path, value)), path)).toEqual(value);
      const less = valueAt(rawIn(without(text, path)), path.slice(0, -1)) as object;
      expect(Object.keys(less)).toHaveLength(Object.keys(valueAt(rawIn(text), path.slice(0, -1)) as object).length - 1);
    }),
  );
});

test('a clause that gets another id keeps it wherever it is named', () => {
  const text = authorityText('croydon.yaml');
  const renamed = withClauseRenamed(text, 'croydon.10.3.b', 'croydon.10.3.z');
  expect(policyIn(renamed).deadlines.recordCirculation.clauses).toEqual(['croydon.10.3.z']);
  expect(policyIn(renamed).clauses['croydon.10.3.z']).toEqual(policyIn(text).clauses['croydon.10.3.b']);
});

test.each(['Kent: the county', '2027', 'yes', '# none', 'a "b" {c}', 'Pan Sussex (new)', ' 1 '])(
  'a name reads as it was typed: %s',
  (name) => {
    expect(rawIn(withValue(authorityText('croydon.yaml'), ['name'], name))['name']).toBe(name);
  },
);

test('an edition of digits stays a text', () => {
  expect(policyIn(withValue(authorityText('croydon.yaml'), ['edition'], '2027')).edition).toBe('2027');
});

test('a file that cannot be read is left as it is', () => {
  expect(withValue('id: [', ['id'], 'kent')).toBe('id: [');
});
