import { describe, expect, test } from 'vitest';
import { isDoubtful, type Look, lookCloser } from './closer.ts';
import type { Piece } from './layout.ts';
import { FieldTemplateSchema } from './template.ts';

const today = '2026-01-01';
const NUMBER = FieldTemplateSchema.parse({
  kind: 'number',
  pattern: '\\d{17}[\\dX]',
  alphabet: '0123456789X',
  validator: { country: 'CN', kind: 'resident_id' },
});
const WORD = FieldTemplateSchema.parse({ labels: ['民族'], kind: 'text', values: { 汉: '汉', 畲: '畲' } });
const RIGHT = '32010619850820777X';
const WRONG = '320106198508207776';

function piece(text: string, confidence = 0.99): Piece {
  const box = { x: 0, y: 0, width: 200, height: 40, quad: [] };
  return { text, confidence, x: 0, y: 0, width: 200, height: 40, box, glyphs: null };
}
const asked = (field: typeof NUMBER, text: string, confidence?: number) => ({
  name: 'personal_number',
  field,
  pieces: [piece(text, confidence)],
  today,
});
const seeing =
  (...choices: [text: string, share: number][]): Look =>
  async () => ({
    text: choices[0]?.[0] ?? '',
    confidence: 0.9,
    box: piece('').box,
    share: choices[0]?.[1] ?? 0,
    choices: choices.map(([text, share]) => ({ text, share })),
  });

describe('DOC-03 a closer look at doubtful print', () => {
  test('a number that keeps its rule is not looked at again, one that breaks it is', () => {
    expect(isDoubtful(asked(NUMBER, RIGHT), RIGHT)).toBe(false);
    expect(isDoubtful(asked(NUMBER, WRONG), WRONG)).toBe(true);
  });

  test('another reading that keeps the rule is taken when it carries some weight', async () => {
    expect(await lookCloser(asked(NUMBER, WRONG), seeing([WRONG, 0.7], [RIGHT, 0.3]))).toMatchObject({ value: RIGHT });
  });

  test('a number that was printed wrong stays as printed', async () => {
    expect(await lookCloser(asked(NUMBER, WRONG), seeing([WRONG, 0.95], [RIGHT, 0.05]))).toMatchObject({
      value: WRONG,
    });
  });

  test('a word outside the list is replaced by the likeliest one inside it, or by none', async () => {
    expect(isDoubtful(asked(WORD, '窗'), null)).toBe(true);
    expect(await lookCloser(asked(WORD, '窗'), seeing(['畲', 0.9]))).toEqual({ value: '畲', confidence: 0.9 });
    expect(await lookCloser(asked(WORD, '窗'), seeing(['畲', 0.5], ['汉', 0.5]))).toBeNull();
  });

  test('how far the views agree on words is told, spaces aside', async () => {
    const words = FieldTemplateSchema.parse({ labels: ['x'], kind: 'text' });
    const found = await lookCloser(asked(words, 'ELM ST'), seeing(['ELM ST', 0.5], ['ELMST', 0.2], ['EIM ST', 0.3]));
    expect(found?.agreed).toBeCloseTo(0.7);
  });

  test('views that differ only by what the picture settles agree, and in an address commas and stops after words are one', async () => {
    const address = FieldTemplateSchema.parse({ labels: ['x'], kind: 'address' });
    const seen = seeing(['268 ORCHARD.ZENITH', 0.5], ['268 0RCHARD.ZENITH', 0.3], ['268 ORCHARD,ZENITH', 0.2]);
    const plain = await lookCloser(asked(address, '268 ORCHARD.ZENITH'), seen);
    expect(plain?.agreed).toBeCloseTo(0.7);
    const retouched = (_: unknown, text: string) => ({ text: text.replace('0R', 'OR'), most: 1 });
    const settled = await lookCloser({ ...asked(address, '268 ORCHARD.ZENITH'), retouched }, seen);
    expect(settled?.agreed).toBeCloseTo(1);
  });

  test('what a view shows of the label before a value is not the value', async () => {
    const words = FieldTemplateSchema.parse({ labels: ['x'], kind: 'text' });
    const cut = { ...piece('DIAGONAL 74'), cut: true };
    const found = await lookCloser({ ...asked(words, ''), pieces: [cut] }, seeing(['0: DIAGONAL 74', 0.9]));
    expect(found?.value).toBe('DIAGONAL 74');
  });

  test('no time for a look changes nothing', async () => {
    expect(await lookCloser(asked(NUMBER, WRONG), async () => null)).toBeNull();
  });
});
