import { expect, test } from 'vitest';

import { readAuthority, readFrame } from '../../policies/read.ts';
import { resolvePolicy } from '../../policies/resolve.ts';
import { withLimit, withValue } from '../../src/app/policy/edit/change.ts';
import { limitsOf } from '../../src/app/policy/impact/periods.ts';
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
const linesThatDiffer = (a: string, b: string): number => {
  const before = new Set(a.split('\n'));
  return b.split('\n').filter((line) => !before.has(line)).length;
};

test.each(authorityFiles())('%s: each period can be changed, and one line changes with it', (file) => {
  const text = authorityText(file);
  const policy = policyIn(text);
  for (const { name } of limitsOf(policy)) {
    const changed = withLimit(text, name, { count: 41, unit: 'days' }, policy);
    expect(linesThatDiffer(text, changed)).toBe(1);
    expect(limitsOf(policyIn(changed)).find((limit) => limit.name === name)?.within).toEqual({
      count: 41,
      unit: 'days',
    });
  }
});

test.each(['Kent: the county', '2027', 'yes', '# none', 'a "b" {c}', 'Pan Sussex (new)'])(
  'a name reads as it was typed: %s',
  (name) => {
    expect(policyIn(withValue(authorityText('croydon.yaml'), 'name', name)).name).toBe(name);
  },
);

test('an edition of digits stays a text', () => {
  expect(policyIn(withValue(authorityText('croydon.yaml'), 'edition', '2027')).edition).toBe('2027');
});

test('a file that cannot be read is left as it is', () => {
  expect(withValue('id: [', 'id', 'kent')).toBe('id: [');
});
