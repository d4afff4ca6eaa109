import { describe, expect, test } from 'vitest';
import type { OcrLine, Raster, TextReader } from '../vision/index.ts';
import { adviceOf, inOrderOfAdvice, isSameSide, loadTemplates, readDocument } from './index.ts';
import { likenessOf } from './likeness.ts';
import { mirroredOf } from './mirrored.ts';

const SIZE = { width: 640, height: 400 };
const FLAT = { ...SIZE, toPicture: [1, 0, 0, 0, 1, 0, 0, 0, 1] } as const;

/** A page of blocks of print: `rows` of them, a portrait at `portrait`. */
function page(rows: number, portrait: 'left' | 'right', light = 1): Raster {
  const rgb = new Uint8Array(SIZE.width * SIZE.height * 3);
  for (let y = 0; y < SIZE.height; y++)
    for (let x = 0; x < SIZE.width; x++) {
      const across = portrait === 'left' ? x : SIZE.width - x;
      const face = across > 40 && across < 200 && y > 90 && y < 310;
      const text = across > 240 && across < 560 && Math.floor((y * rows * 2) / SIZE.height) % 2 === 1;
      rgb.fill((face ? 90 : text ? 60 : 210) * light, (y * SIZE.width + x) * 3, (y * SIZE.width + x) * 3 + 3);
    }
  return { ...SIZE, rgb };
}

describe('DOC-02 the same side sent twice is known by how it looks', () => {
  test('in another light it is the same, the other side is not', () => {
    const front = likenessOf(page(5, 'left'), FLAT);
    expect(isSameSide(front, likenessOf(page(5, 'left', 0.7), FLAT))).toBe(true);
    expect(isSameSide(front, likenessOf(page(3, 'right'), FLAT))).toBe(false);
  });
});

describe('DOC-02 a picture taken in a mirror', () => {
  const line = (x: number, y = 50): OcrLine => {
    const quad: [number, number][] = [
      [x, y],
      [x + 200, y],
      [x + 200, y + 30],
      [x, y + 30],
    ];
    return { text: 'ЯOИЯ', confidence: 0.6, box: { x, y, width: 200, height: 30, quad } };
  };
  /** Reads clearly only where a line begins at one of these places. */
  const readerAt = (...places: number[]): TextReader => ({
    readLines: async () => [],
    recognise: async (_raster, box) => {
      const isClear = places.some((at) => Math.abs((box.quad?.[0]?.[0] ?? 0) - at) < 1);
      return { ...line(0), text: 'NAME', confidence: isClear ? 0.98 : 0.55 };
    },
    close: async () => undefined,
  });
  const raster = page(5, 'left');
  const lines = [line(100), line(100, 150), line(80, 250), line(80, 350)];

  test('is told by lines that read clearly when turned left to right, and by none that read as they stand', async () => {
    expect(await mirroredOf(raster, lines, readerAt(640 - 300, 640 - 280))).toBeGreaterThan(0.9);
    expect(await mirroredOf(raster, lines, readerAt(100))).toBe(0);
    expect(await mirroredOf(raster, [], readerAt(100))).toBe(0);
  });

  test('is told where other lines are in a script that reads neither way, by two lines and not by one', async () => {
    expect(await mirroredOf(raster, lines, readerAt(640 - 300))).toBeGreaterThan(0.9);
    expect(await mirroredOf(raster, lines.slice(1), readerAt(640 - 300))).toBe(0);
  });

  test('is not told where as many lines read clearly as they stand', async () => {
    const standing = lines.map((each, i) => (i < 2 ? each : { ...each, confidence: 0.97 }));
    expect(await mirroredOf(raster, standing, readerAt(640 - 300))).toBe(0);
  });

  test('letters in a mirror that look like a zone are no zone and no kind of document, and accuse nobody', async () => {
    const size = { width: 1000, height: 700 };
    const rgb = new Uint8Array(size.width * size.height * 3).fill(180);
    // A little darker on the right, which tells the two sides apart.
    for (let y = 0; y < size.height; y++) rgb.fill(176, (y * size.width + 500) * 3, (y + 1) * size.width * 3);
    const zone = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<18'];
    const rows = zone.map((text, row): OcrLine => {
      const box = { x: 20, y: 500 + row * 60, width: 792, height: 30 };
      const quad: [number, number][] = [20, 812, 812, 20].map((x, i) => [x, box.y + (i > 1 ? 30 : 0)]);
      return { text, confidence: 0.62, box: { ...box, quad } };
    });
    /** Unsure of all letters, or sure of them where the picture is turned left to right. */
    const readerOf = (sure: boolean): TextReader => ({
      readLines: async () => rows,
      recognise: async (raster, box) => {
        const turned = (raster.rgb[0] ?? 0) < (raster.rgb.at(-1) ?? 0);
        const row = rows.find(({ box: { y } }) => Math.abs(y - box.y) < 12) ?? line(0);
        const probability = sure && turned ? 0.98 : 0.62;
        const glyphs = [...row.text].flatMap((char, i) => {
          const at = turned
            ? (i + 0.5) / row.text.length
            : (row.box.x + ((i + 0.5) / row.text.length) * row.box.width - box.x) / box.width;
          return at < 0 || at > 1 ? [] : [{ char, probability, at, options: [{ char, probability }] }];
        });
        return { ...row, text: glyphs.map(({ char }) => char).join(''), glyphs };
      },
      close: async () => undefined,
    });
    const templates = loadTemplates([
      'class: passport\ncountry: null\nside: front\ntitle: Passport\nrecognise: { mrz: { formats: [TD3] } }\nfields: {}\n',
    ]);
    const read = (sure: boolean) =>
      readDocument({ ...size, rgb }, { reader: readerOf(sure), templates, today: '2026-01-01', side: 'front' });
    expect(await read(false)).toMatchObject({ class: 'passport', mrz: { valid: false }, quality: { mirrored: 0 } });
    const mirrored = await read(true);
    expect(mirrored).toMatchObject({ class: null, mrz: null, fields: {}, advice: 'image.mirrored' });
    expect(mirrored.reasons).not.toContain('authenticity.mrz_checksum');
  });
});

test('DOC-02 one thing at a time: what comes first is what to mend first', () => {
  const reasons = ['authenticity.mrz_checksum', 'image.blurry', 'image.cut_off', 'image.blurry'];
  expect(inOrderOfAdvice(reasons)).toEqual(['image.cut_off', 'image.blurry', 'authenticity.mrz_checksum']);
  expect(adviceOf(reasons)).toBe('image.cut_off');
  expect(adviceOf(['authenticity.mrz_checksum'])).toBeNull();
});
