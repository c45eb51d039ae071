import type { Chance } from './random.ts';

/** Files as somebody might make them who means harm: a whole one, changed; or made of what hurts readers. */

const TOKENS = [
  '__proto__: { polluted: 1 }\n',
  'constructor: { prototype: { polluted: 1 } }\n',
  '"__proto__": 1',
  '!!js/function "globalThis.executed = 1"',
  '!!js/undefined ""',
  '<script>globalThis.executed = 1</script>',
  '"><img src=x onerror="globalThis.executed=1">',
  'javascript:globalThis.executed=1',
  '${globalThis.executed = 1}',
  '&a [*a, *a]',
  '<<: *a\n',
  '? ',
  '?\n',
  '|\n',
  '- ',
  '[',
  '{',
  '"',
  "'",
  '%TAG ! tag:x,2000:\n',
  '---\n',
  '\n',
  '\t',
  '\u0000',
  '\uD800',
  '\u202E',
  '9'.repeat(400),
  '1e999',
  '.nan',
  '-0',
  '9999-12-31',
  '0000-00-00',
  '2026-02-30',
  'null',
] as const;

const VALUES = [null, -1, 1e308, '', '<script>globalThis.executed=1</script>', [], {}, [[[[]]]], '__proto__', true];

export function hostileText(chance: Chance, whole: string, most = 1_100_000): string {
  let text = whole;
  for (let times = 1 + chance.below(6); times > 0; times--) text = changed(chance, text, most);
  return text.slice(0, most);
}

function changed(chance: Chance, text: string, most: number): string {
  const at = chance.below(text.length + 1);
  const to = Math.min(text.length, at + chance.below(200));
  const token = chance.pick(TOKENS);
  // Seldom as long as a reader takes and beyond: such files take it long to refuse.
  const times = 1 + chance.below(Math.min(chance.below(6) === 0 ? 50_000 : 300, most / token.length));
  switch (chance.below(8)) {
    case 0:
      return text.slice(0, at) + token + text.slice(at);
    case 1:
      return text.slice(0, at) + text.slice(to);
    case 2:
      return text.slice(0, at) + text.slice(at, to).repeat(2 + chance.below(20)) + text.slice(to);
    case 3:
      return text.slice(0, at);
    case 4:
      return text.slice(0, at) + String.fromCharCode(chance.below(0xffff)) + text.slice(at + 1);
    case 5: {
      const lines = text.split('\n');
      lines.splice(chance.below(lines.length), 1, chance.pick(lines));
      return lines.join('\n');
    }
    case 6:
      return text.slice(0, at) + token.repeat(times) + text.slice(at);
    default:
      return token.repeat(times);
  }
}

export function hostileBytes(chance: Chance, whole: Uint8Array): Uint8Array {
  const bytes = [...whole];
  for (let times = 1 + chance.below(8); times > 0; times--) {
    const at = chance.below(bytes.length + 1);
    const kind = chance.below(4);
    if (kind === 0) bytes[Math.min(at, bytes.length - 1)] = chance.below(256);
    else if (kind === 1) bytes.splice(at, chance.below(100));
    else if (kind === 2) bytes.splice(at, 0, ...bytes.slice(at, at + chance.below(500)));
    else bytes.length = at;
    if (bytes.length === 0) break;
  }
  return Uint8Array.from(bytes);
}

/** JSON with one or more of its values or names exchanged; now and then no longer JSON at all. */
export function hostileJson(chance: Chance, whole: string): string {
  if (chance.below(4) === 0) return hostileText(chance, whole);
  const value: unknown = JSON.parse(whole);
  for (let times = 1 + chance.below(5); times > 0; times--) strike(chance, value);
  const text = JSON.stringify(value);
  return chance.below(3) === 0 ? text.replace('{', '{"__proto__":{"polluted":1},') : text;
}

function strike(chance: Chance, value: unknown): void {
  let at = value as Record<string, unknown>;
  for (;;) {
    const names = Object.keys(at);
    if (names.length === 0) return;
    const name = chance.pick(names);
    const inner = at[name];
    if (typeof inner === 'object' && inner !== null && chance.below(4) > 0) {
      at = inner as Record<string, unknown>;
      continue;
    }
    const kind = chance.below(4);
    if (kind === 0) delete at[name];
    else if (kind === 1) at[name] = chance.pick(VALUES);
    else if (kind === 2) at[`${name}${chance.below(9)}`] = inner;
    else if (Array.isArray(at)) at.push(...Array.from({ length: chance.below(2000) }, () => inner));
    else at[name] = (JSON.stringify(inner) ?? '').slice(0, 1000).repeat(1 + chance.below(2000));
    return;
  }
}
