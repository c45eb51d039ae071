import { describe, expect, it } from 'vitest';

import { harmless, isRightToLeft, listed } from '../../src/documents/text.ts';
import { harmlessTree } from '../../src/documents/tree.ts';

describe('texts in documents', () => {
  it('X12: what no page can hold is marked, and nothing else is touched', () => {
    expect(harmless('a\u0000b\u0007c\u001Bd\uFFFFe')).toBe('a�b�c�d�e');
    expect(harmless('half \uD83D and \uDE00')).toBe('half � and �');
    for (const text of ['<script>x</script>', 'مرحبا', '👩🏽‍⚕️🇬🇧', '𠜎', 'tab\tand\nline', 'Z̸̡̛a'])
      expect(harmless(text)).toBe(text);
    expect(harmless('one\r\ntwo\rthree')).toBe('one\ntwo\nthree');
  });

  it('X12: a sign that turns its neighbours is left out', () => {
    expect(harmless('\u202Eoduo si siht\u202C')).toBe('oduo si siht');
  });

  it('X12: every text of a tree is made harmless', () => {
    expect(harmlessTree({ a: ['x\u0000'], b: { c: 'y\u202E' }, n: 1, no: null })).toEqual({
      a: ['x�'],
      b: { c: 'y' },
      n: 1,
      no: null,
    });
  });

  it('a text is read from the side of its first letter', () => {
    expect(isRightToLeft('12 مرحبا hello')).toBe(true);
    expect(isRightToLeft('hello مرحبا')).toBe(false);
    expect(isRightToLeft('1234 👩🏽‍⚕️')).toBe(false);
  });

  it('a list reads as people say it', () => {
    expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])]).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ]);
  });
});
