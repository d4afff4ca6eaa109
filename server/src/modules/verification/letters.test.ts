import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverRest, type Letters, markSpans } from './letters.ts';

const shown = (letters: Letters | null) =>
  letters && letters.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');

describe('DOC-06 where two sources differ, the letters are marked', () => {
  test('letters are marked by their places, in any order', () => {
    expect(shown(markSpans('MOREAU', [[2, 4]]))).toBe('MO[RE]AU');
    expect(
      shown(
        markSpans('1974-08-12', [
          [9, 10],
          [6, 7],
        ]),
      ),
    ).toBe('1974-0[8]-1[2]');
    expect(shown(markSpans('林小美', [[1, 2]]))).toBe('林[小]美');
  });

  test('without letters there is nothing to mark; an empty span stands for one that is missing', () => {
    expect(markSpans('MOREAU', [])).toBeNull();
    expect(markSpans('MOREAU', [[3, 3]])).toBeNull();
    expect(markSpans('MOREAU', [[6, 7]])).toBeNull();
  });

  test('two different sayings are not spelled out: half apart is marked, more is not', () => {
    expect(shown(markSpans('ABCD', [[0, 2]]))).toBe('[AB]CD');
    expect(markSpans('ABCD', [[0, 3]])).toBeNull();
  });

  test('PRV-08 what is not marked stays covered', () => {
    expect(shown(coverRest(markSpans('LUC MOREAU', [[7, 8]]) ?? []))).toBe('••• •••[E]••');
  });

  test('the parts put together are the text again', () => {
    const place = fc.nat(40);
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 40 }), place, place, (text, from, length) => {
        const letters = markSpans(text, [[from, from + length]]);
        expect(letters === null || letters.map((part) => part.text).join('') === text).toBe(true);
      }),
    );
  });
});
