import { describe, expect, test } from 'vitest';
import type { LineInk } from '../vision/index.ts';
import { isOpenRound, roundAt, roundSignOf } from './round-signs.ts';

const [HEIGHT, WIDTH, CAP] = [64, 300, 30];

/** Blocks of these widths in place of signs. */
function line(signs: readonly [char: string, width: number][]): LineInk {
  const ink = new Float32Array(WIDTH * HEIGHT);
  const cells = signs.map(([char, width], i) => {
    const from = i * 40;
    for (let y = 20; y < 20 + CAP; y++) ink.fill(1, y * WIDTH + from + 5, y * WIDTH + from + 5 + width);
    return { char, from, to: from + 40, top: 20, base: 20 + CAP };
  });
  return { ink, width: WIDTH, height: HEIGHT, cap: CAP, cells };
}
const told = (signs: readonly [string, number][]) => {
  const seen = line(signs);
  const [first] = seen.cells;
  return first && roundSignOf(seen, first);
};

describe('DOC-03 a nought and an O in print', () => {
  test.each([
    ['AVENIDA', 0, false],
    ['B0SQUE', 1, true],
    ['CJ8O8', 3, true],
    ['1O', 1, true],
    ['10', 1, false],
    ['CALLE O 5', 6, true],
    ['BOGOTA', 1, false],
    // A space was lost between the two.
    ['100SÃO', 5, false],
  ])('in %s the sign at %i is open: %s', (text, at, open) => {
    expect(isOpenRound([...text], at)).toBe(open);
  });

  test('a word of letters goes on with an O, whatever was seen; what opens a word is as it is seen', () => {
    expect(roundAt([...'SÃ0 PAUL0'], 2, () => '0')).toBe('O');
    expect(roundAt([...'De0doro'], 2, () => '0')).toBe('o');
    expect(roundAt([...'SW1A 0AA'], 5, () => '0')).toBe('0');
    expect(roundAt([...'AS0858'], 2, () => null)).toBeNull();
  });

  test('it is a nought as wide as the figures of its line, an O when clearly wider, and unknown between', () => {
    expect(
      told([
        ['O', 20],
        ['5', 19],
        ['7', 20],
      ]),
    ).toBe('0');
    expect(
      told([
        ['0', 27],
        ['5', 19],
        ['7', 20],
      ]),
    ).toBe('O');
    expect(
      told([
        ['0', 23],
        ['5', 19],
        ['7', 20],
      ]),
    ).toBeNull();
  });

  test('without other figures the height of the capitals is the measure', () => {
    expect(
      told([
        ['O', 20],
        ['A', 24],
      ]),
    ).toBe('0');
    expect(
      told([
        ['0', 27],
        ['A', 24],
      ]),
    ).toBe('O');
  });
});
