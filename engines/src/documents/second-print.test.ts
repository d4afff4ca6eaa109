import { describe, expect, test } from 'vitest';
import type { Part } from './labels.ts';
import type { Piece } from './layout.ts';
import { secondPrint } from './second-print.ts';

function pieceOf(text: string, x: number, y: number, probability = 0.99): Piece {
  const [width, height] = [text.length * 12, 20];
  const glyphs = [...text].map((char, i) => ({ char, probability, at: (i + 0.5) / text.length, options: [] }));
  const box = { x, y, width, height, quad: [] };
  return { text, confidence: probability, x, y, width, height, box, glyphs };
}
const value = (piece: Piece): Part => ({ kind: 'value', piece });

describe('DOC-08 what stands twice on a page', () => {
  const own = pieceOf('CALLE SIERPES 75,41001 SEVILA', 300, 400);
  const head = (town: string, sure?: number) => [
    value(pieceOf('CALLE SIERPES 75', 100, 100, sure)),
    value(pieceOf(town, 100, 126, sure)),
    value(own),
  ];

  test('is the same when its letters are, whatever stands between them and on how many lines', () => {
    const again = secondPrint('CALLE SIERPES 75, 41001 SEVILA', [own], head('41001 SEVILA'));
    expect(again?.isSame).toBe(true);
  });

  test('gives back a letter that one of the two lost, if it was read clearly', () => {
    const read = 'CALLE SIERPES 75, 41001 SEVILA';
    const again = secondPrint(read, [own], head('41001 SEVILLA'));
    expect(again).toEqual({ isSame: false, hasMore: true, value: 'CALLE SIERPES 75, 41001 SEVILLA' });
    expect(secondPrint(read, [own], head('41001 SEVILLA', 0.6))).toBeNull();
  });

  test('is the same where the reader took ß for B and lost marks', () => {
    const table = pieceOf('Bremer StraBe 22,50823 Koln', 300, 400);
    const parts = [value(pieceOf('Bremer StraBe 22', 100, 100)), value(pieceOf('50823 Koln', 100, 126)), value(table)];
    expect(secondPrint('Bremer Straße 22, 50823 Köln', [table], parts)?.isSame).toBe(true);
  });

  test('is not its own print, no other text, and no short word', () => {
    expect(secondPrint('CALLE SIERPES 75, 41001 SEVILA', [own], [value(own)])).toBeNull();
    expect(secondPrint('CALLE SIERPES 75, 41001 SEVILA', [own], head('28013 MADRID'))).toBeNull();
    expect(secondPrint('ANA', [own], [value(pieceOf('ANA', 0, 0))])).toBeNull();
  });
});
