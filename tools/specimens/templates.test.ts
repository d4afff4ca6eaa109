import { readDocument } from '@acquaint/engines/documents';
import type { OcrLine, Raster, TextReader } from '@acquaint/engines/vision';
import { describe, expect, test } from 'vitest';
import { drawSpecimen, SPECIMEN_CLASSES, specimenCountries, specimenSides } from './index.ts';
import { installedTemplates } from './templates.ts';

const templates = installedTemplates();
const today = '2026-10-01';
const portrait = new Uint8Array();
const raster: Raster = { width: 1300, height: 1800, rgb: new Uint8Array(1300 * 1800 * 3).fill(180) };
/** Recognised by its barcode, which is no text: `specimens.test.ts` reads it. */
const NO_TEXT = 'us_driving_licence back';
/** Their templates count on texts that a reader of pictures joins into one line; here only the class is asked for. */
const JOINED_BY_READER: ReadonlySet<string> = new Set(['id_driving_licence', 'cn_business_licence', 'my_mykad']);

const SIDES = SPECIMEN_CLASSES.flatMap((name) =>
  specimenSides(name).flatMap((side) =>
    specimenCountries(name).map((country) => ({ name, side, country, title: [name, side, country].join(' ').trim() })),
  ),
).filter(({ title }) => title !== NO_TEXT);

/** The texts of a drawing, each as a line that was read without error. */
function linesOf(svg: string): OcrLine[] {
  return [...svg.matchAll(/data-said="([^"]*)" data-place="([^"]*)"/g)].flatMap(([, said = '', place = '']) => {
    const [x = 0, base = 0, width = 0, height = 0] = place.split(' ').map(Number);
    const text = decodeURIComponent(said).trim();
    if (text === '' || text === 'SPECIMEN') return [];
    const [top, bottom] = [base - height, base + height * 0.2];
    const quad: [number, number][] = [
      [x, top],
      [x + width, top],
      [x + width, bottom],
      [x, bottom],
    ];
    return [{ text, confidence: 0.97, box: { x, y: top, width, height: bottom - top, quad } }];
  });
}

/** Says these lines; a closer look at a part of a line says the characters that stand there. */
function readerOf(lines: OcrLine[]): TextReader {
  return {
    readLines: async () => lines,
    recognise: async (_, box) => {
      const middle = box.y + box.height / 2;
      const found = lines.find(({ box: each }) => middle > each.y && middle < each.y + each.height);
      const chars = [...(found?.text ?? '')];
      const glyphs = chars.flatMap((char, i) => {
        const place = (found?.box.x ?? 0) + ((i + 0.5) * (found?.box.width ?? 0)) / chars.length;
        const at = (place - box.x) / box.width;
        return at < 0 || at > 1 ? [] : [{ char, probability: 0.98, at, options: [{ char, probability: 0.98 }] }];
      });
      const text = glyphs.map(({ char }) => char).join('');
      return { text, confidence: 0.98, box: { ...box, quad: box.quad ?? [] }, glyphs };
    },
    close: async () => undefined,
  };
}

describe('DOC-01 documents by their templates', () => {
  test.each(SIDES)('$title is known among all, and every field on it is read', async ({ name, side, country }) => {
    for (const seed of [1, 2, 3]) {
      const person = country === undefined ? {} : { person: { country } };
      const drawn = await drawSpecimen({ class: name, side, seed, portrait, today, ...person });
      const reading = await readDocument(raster, { reader: readerOf(linesOf(drawn.svg)), templates, today });
      const { class: kind, country: state, ...labels } = drawn.labels;
      expect({ class: reading.class, country: reading.country ?? state }).toEqual({ class: kind, country: state });
      if (JOINED_BY_READER.has(name)) continue;
      const read = Object.fromEntries(Object.keys(labels).map((field) => [field, reading.fields[field]?.value]));
      expect(read).toEqual(labels);
      expect(reading.reasons.filter((reason) => /^(authenticity|data)\./.test(reason))).toEqual([]);
    }
  });

  test.each([
    ['mx_ine', 'front'],
    ['br_cin', 'front'],
    ['za_smart_id', 'front'],
  ] as const)('a wrong check digit on the %s is doubted (DOC-08)', async (name, side) => {
    const drawn = await drawSpecimen({ class: name, side, seed: 4, portrait, today });
    const right = drawn.person.personal_number;
    const wrong = `${right.slice(0, -1)}${(Number(right.at(-1)) + 1) % 10}`;
    const [dotted, other] = [right, wrong].map((each) => each.replace(/^(\d{3})(\d{3})(\d{3})(\d{2})$/, '$1.$2.$3-$4'));
    const lines = linesOf(drawn.svg).map((line) => ({
      ...line,
      text: line.text.replace(right, wrong).replace(dotted ?? '', other ?? ''),
    }));
    const reading = await readDocument(raster, { reader: readerOf(lines), templates, today });
    expect(reading.reasons).toContain('authenticity.number_format');
  });

  test.each([
    ['given since October 2020 fails its digit and is not doubted', '850605-2130012', []],
    ['whose end the holder hides proves nothing and is not doubted', '850605-2******', []],
    ['with a month that does not exist is doubted', '851305-2130011', ['authenticity.number_format']],
  ] as const)('a Korean number %s (DOC-08)', async (_, number, reasons) => {
    const drawn = await drawSpecimen({ class: 'kr_resident_card', side: 'front', seed: 1, portrait, today });
    const lines = linesOf(drawn.svg).map((line) => (/^\d{6}-/.test(line.text) ? { ...line, text: number } : line));
    const reading = await readDocument(raster, { reader: readerOf(lines), templates, today });
    expect(reading.fields.personal_number?.value).toBe(number.replace(/\*/g, 'X'));
    expect(reading.reasons.filter((reason) => reason.startsWith('authenticity.'))).toEqual(reasons);
  });
});
