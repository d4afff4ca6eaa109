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
const asRead = (piece: Piece): string => piece.text;
const value = (piece: Piece): Part => ({ kind: 'value', piece });

describe('DOC-08 what stands twice on a page', () => {
  const own = pieceOf('CALLE SIERPES 75,41001 SEVILA', 300, 400);
  const head = (town: string, sure?: number) => [
    value(pieceOf('CALLE SIERPES 75', 100, 100, sure)),
    value(pieceOf(town, 100, 126, sure)),
    value(own),
  ];

  test('is the same when its letters are, whatever stands between them and on how many lines', () => {
    const again = secondPrint('CALLE SIERPES 75, 41001 SEVILA', [own], head('41001 SEVILA'), asRead);
    expect(again?.isSame).toBe(true);
  });

  test('gives back a letter that one of the two lost, if it was read clearly', () => {
    const read = 'CALLE SIERPES 75, 41001 SEVILA';
    const again = secondPrint(read, [own], head('41001 SEVILLA'), asRead);
    expect(again).toMatchObject({ isSame: false, hasMore: true, value: 'CALLE SIERPES 75, 41001 SEVILLA' });
    expect(secondPrint(read, [own], head('41001 SEVILLA', 0.6), asRead)).toBeNull();
  });

  test('is the same where the reader took ß for B and lost marks', () => {
    const table = pieceOf('Bremer StraBe 22,50823 Koln', 300, 400);
    const parts = [value(pieceOf('Bremer StraBe 22', 100, 100)), value(pieceOf('50823 Koln', 100, 126)), value(table)];
    expect(secondPrint('Bremer Straße 22, 50823 Köln', [table], parts, asRead)?.isSame).toBe(true);
  });

  test('gives back a mark, a dash and the comma between two lines that one of the two lost', () => {
    const name = pieceOf('KÄTHE LINDNER', 100, 60);
    const table = pieceOf('Rua Azul 6450030-230 REClFEPE', 300, 400);
    const parts = [name, pieceOf('Rua Azul 64', 100, 100), pieceOf('50030-230 RECIFE-PE', 100, 126)].map(value);
    expect(secondPrint('KATHE LINDNER', [table], parts, asRead)?.value).toBe('KÄTHE LINDNER');
    const address = secondPrint('Rua Azul 6450030-230 RECIFEPE', [table], parts, asRead);
    expect(address?.value).toBe('Rua Azul 64, 50030-230 RECIFE-PE');
  });

  test('is told to differ where two prints show two marks, and keeps its own', () => {
    const twice = secondPrint('THÈO LEFÈVRE', [own], [value(pieceOf('THÉO LEFÈVRE', 100, 60))], asRead);
    expect(twice).toMatchObject({ isSame: true, value: 'THÈO LEFÈVRE', marksDiffer: true });
  });

  test('is not its own print, no other text, and no short word', () => {
    expect(secondPrint('CALLE SIERPES 75, 41001 SEVILA', [own], [value(own)], asRead)).toBeNull();
    expect(secondPrint('CALLE SIERPES 75, 41001 SEVILA', [own], head('28013 MADRID'), asRead)).toBeNull();
    expect(secondPrint('ANA', [own], [value(pieceOf('ANA', 0, 0))], asRead)).toBeNull();
  });
});
