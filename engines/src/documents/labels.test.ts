import { describe, expect, test } from 'vitest';
import { partsOf } from './labels.ts';
import type { Piece } from './layout.ts';
import { readField } from './read-field.ts';
import { FieldTemplateSchema, loadTemplates } from './template.ts';

const CARD = loadTemplates([
  `
class: card
country: null
side: front
title: Card
recognise: { anchors: [{ text: CARD, weight: 3 }] }
fields:
  document_number: { labels: [DL], kind: number }
  surname: { labels: [LN], kind: name }
  sex: { labels: [SEX], kind: sex }
  issue_date: { labels: [發證日期], kind: date }
`,
])[0];

const CARDS = loadTemplates([
  `
class: cards
country: null
side: front
title: Cards
recognise: { anchors: [{ text: CARDS, weight: 3 }] }
fields:
  surname: { labels: [Surname], kind: name }
  birth_place: { labels: ['Nació en:', Nació en], kind: text }
  sex: { labels: [SEX], kind: sex }
other_labels: [Größe]
`,
])[0];

function pieceOf(text: string, x = 0): Piece {
  const [width, height] = [text.length * 12, 20];
  const box = { x, y: 0, width, height, score: 1, quad: [] };
  return { text, confidence: 1, x, y: 0, width, height, box, glyphs: null };
}

function partsAmong(pieces: readonly Piece[]): string[] {
  if (!CARDS) throw new Error('no template');
  return partsOf(pieces, CARDS).map(({ kind, piece }) => `${kind} ${piece.text}`);
}

function partsOfText(text: string): string[] {
  if (!CARD) throw new Error('no template');
  return partsOf([pieceOf(text)], CARD).map((part) => `${part.kind} ${part.piece.text}`);
}

describe('DOC-03 labels that touch their value', () => {
  test('a short label of a number is one before a number whose space was lost', () => {
    expect(partsOfText('DLH3338869')).toEqual(['label DL', 'value H3338869']);
    expect(partsOfText('DL33388690')).toEqual(['label DL', 'value 33388690']);
  });

  test('a number that only begins with the same letters, a word, and a label of a name are not cut', () => {
    expect(partsOfText('DLHX338869')).toEqual(['value DLHX338869']);
    expect(partsOfText('DLOUHY')).toEqual(['value DLOUHY']);
    expect(partsOfText('LNH3338869')).toEqual(['value LNH3338869']);
  });
});

describe('DOC-03 labels of which a sign was lost', () => {
  test('the number of a field that touches a short label belongs to it', () => {
    expect(partsOfText('1SEX M')).toEqual(['label 1SEX', 'value  M']);
    expect(partsOfText('AASEX M')).toEqual(['value AASEX M']);
  });

  test('the number of a field read as a letter belongs to its label, and rn read as m is the same', () => {
    expect(partsOfText('TLN HOLLOWAY')).toEqual(['label TLN', 'value  HOLLOWAY']);
    expect(partsAmong([pieceOf('Sumame')])).toEqual(['label Sumame']);
  });

  test('a short label alone on a line that was hardly read may have one wrong letter', () => {
    const hardly = { ...pieceOf('SEK'), confidence: 0.6 };
    expect(partsAmong([hardly])).toEqual(['label SEK']);
    expect(partsAmong([{ ...hardly, confidence: 0.9 }])).toEqual(['value SEK']);
  });

  test('what is like one label up to a colon is that label, with its value', () => {
    const line = { ...pieceOf('Nacd en: VALPARAISO'), confidence: 0.88 };
    expect(partsAmong([line])).toEqual(['label Nacd en:', 'value  VALPARAISO']);
  });

  test('where labels are printed in small letters, capitals before a value are none', () => {
    const height = { ...pieceOf('Größe'), y: 200 };
    const street = { ...pieceOf('GROSSE RAINSTRASSE 26'), y: 100 };
    const others = [
      { ...pieceOf('Surname'), y: 300 },
      { ...pieceOf('Nació en'), y: 400 },
    ];
    expect(partsAmong([street, height, ...others])).toContain('value GROSSE RAINSTRASSE 26');
    expect(partsAmong([{ ...pieceOf('GROSSE 180'), y: 100 }])).toContain('label GROSSE');
  });

  test('a Chinese label of four signs that opens a line is one with three of them', () => {
    expect(partsOfText('發日期民國111年2月19日')).toEqual(['label 發日期', 'value 民國111年2月19日']);
    expect(partsOfText('生日期民國111年2月19日')).toEqual(['value 生日期民國111年2月19日']);
  });
});

describe('DOC-08 words that should end in a certain way', () => {
  const scope = FieldTemplateSchema.parse({ labels: ['经营范围'], kind: 'text', ends: '[。）]$' });
  const sureOf = async (text: string) => {
    const parts = [
      { kind: 'label', label: '经营范围', piece: pieceOf('经营范围') },
      { kind: 'value', piece: pieceOf(text, 60) },
    ] as const;
    const read = await readField('business_scope', scope, parts, {
      today: '2026-01-01',
      retouch: null,
      said: undefined,
    });
    return [read?.value, read?.confidence];
  };

  test('are doubted when the end is missing, and given as they stand', async () => {
    expect(await sureOf('软件开发;信息咨询')).toEqual(['软件开发;信息咨询', 0.55]);
    expect(await sureOf('软件开发;信息咨询。')).toEqual(['软件开发;信息咨询。', 1]);
  });
});

describe('DOC-03 a closer look at words that no label announces', () => {
  const address = FieldTemplateSchema.parse({
    where: ['anywhere'],
    kind: 'address',
    pattern: '^(NO .*\\d{5} \\D{3,})$',
  });
  const small = (text: string, y: number) => ({ ...pieceOf(text), y, confidence: 0.9 });

  test('is given to what has the form of the field, however much else stands before it', async () => {
    const parts = ['MALAYSIA', 'IDENTITY CARD', 'KAD PENGENALAN', 'NO 95 JALAN 47300 PETALING'].map((text, i) => ({
      kind: 'value' as const,
      piece: small(text, i * 100),
    }));
    const looked: string[] = [];
    await readField('address', address, parts, {
      today: '2026-01-01',
      retouch: null,
      said: undefined,
      look: async ({ text, box }) => {
        looked.push(text);
        return { text, confidence: 1, box, share: 1, choices: [{ text, share: 1 }] };
      },
    });
    expect(looked).toEqual(['NO 95 JALAN 47300 PETALING']);
  });
});

describe('DOC-03 what the picture or the script settles is no doubt', () => {
  const address = FieldTemplateSchema.parse({ labels: ['住址'], kind: 'address' });
  const sureOf = async (text: string, weak: string, other: string) => {
    const glyphs = [...text].map((char, i) => ({
      char,
      probability: char === weak ? 0.5 : 0.99,
      at: (i + 0.5) / text.length,
      options: char === weak ? [{ char: other, probability: 0.4 }] : [],
    }));
    const parts = [
      { kind: 'label', label: '住址', piece: pieceOf('住址') },
      { kind: 'value', piece: { ...pieceOf(text, 60), glyphs } },
    ] as const;
    const read = await readField('address', address, parts, { today: '2026-01-01', retouch: null, said: undefined });
    return read?.confidence;
  };

  test('two forms of one character count as one, two characters do not', async () => {
    expect(await sureOf('中山北路70號', '號', '号')).toBeGreaterThan(0.9);
    expect(await sureOf('中山北路70號', '號', '虢')).toBe(0.55);
  });
});
