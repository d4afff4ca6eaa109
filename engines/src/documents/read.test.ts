import { describe, expect, test } from 'vitest';
import { composeMrz, type MrzDocument } from '../mrz/index.ts';
import type { Glyph, OcrLine, Raster, TextReader } from '../vision/index.ts';
import { type DocumentTemplate, loadTemplates, readDocument } from './index.ts';
import { drawRow } from './testing/draw-row.ts';

const today = '2026-01-01';
const raster: Raster = { width: 1000, height: 700, rgb: new Uint8Array(1000 * 700 * 3).fill(180) };
const HOLDER: MrzDocument = {
  format: 'TD3',
  document_code: 'P',
  issuing_state: 'UTO',
  nationality: 'UTO',
  surname: 'KOWALSKI',
  given_names: 'EWA',
  document_number: 'X2767718',
  birth_date: '1961-11-02',
  expiry_date: '2032-02-15',
  sex: 'F',
};
const ZONE = composeMrz(HOLDER);
/** Pixels a character takes on the page drawn here. */
const PITCH = 18;

const TEMPLATES: DocumentTemplate[] = loadTemplates([
  `
class: passport
country: null
side: front
title: Passport
recognise: { mrz: { formats: [TD3] } }
fields:
  surname: { labels: [Surname], where: [below], kind: name, required: true }
  document_number: { labels: [Passport No], where: [below], kind: number, pattern: '^[A-Z0-9]{6,12}$' }
`,
  `
class: cn_resident_id
country: CHN
side: back
title: Card
recognise: { anchors: [{ text: 签发机关, weight: 2 }, { text: 有效期限, weight: 2 }], threshold: 4 }
fields:
  issuer: { labels: [签发机关], where: [right], kind: text, required: true }
`,
]);

function line(text: string, x: number, y: number, confidence = 0.97): OcrLine {
  const width = [...text].length * PITCH;
  const quad: [number, number][] = [
    [x, y],
    [x + width, y],
    [x + width, y + 30],
    [x, y + 30],
  ];
  return { text, confidence, box: { x, y, width, height: 30, quad } };
}

/** What a recogniser says of a row, with the second thought that it has at some places. */
function glyphsOf(text: string, doubts: Record<string, string> = {}): Glyph[] {
  return [...text].map((char, i) => {
    const other = doubts[i];
    const own = { char, probability: other ? 0.6 : 0.98 };
    const options = other ? [own, { char: other, probability: 0.35 }] : [own];
    return { ...own, at: (i + 0.5) / text.length, options };
  });
}

/** A reader that has read these lines; a closer look at a part of a line says the characters that stand there. */
function readerOf(lines: OcrLine[], doubts: Record<string, string> = {}): TextReader {
  return {
    readLines: async () => lines,
    recognise: async (_, box) => {
      const found = lines.find((each) => Math.abs(each.box.y - box.y) < 12 && each.text.includes('<'));
      const glyphs = glyphsOf(found?.text ?? '', found === lines.at(-1) ? doubts : {}).flatMap((glyph) => {
        const at = ((found?.box.x ?? 0) + glyph.at * (found?.box.width ?? 0) - box.x) / box.width;
        return at < 0 || at > 1 ? [] : [{ ...glyph, at }];
      });
      const text = glyphs.map(({ char }) => char).join('');
      return { text, confidence: 0.98, box: { ...box, quad: box.quad ?? [] }, glyphs };
    },
    close: async () => undefined,
  };
}

function passport(surname: string, zone: readonly string[] = ZONE): OcrLine[] {
  return [
    line('Surname', 300, 100),
    line(surname, 300, 140),
    line('Passport No', 650, 100),
    line('X2767718', 650, 140),
    line(zone[0] ?? '', 60, 560),
    line(zone[1] ?? '', 60, 610),
  ];
}

/** The page with its zone printed where the lines say. */
function pageWith(lines: readonly OcrLine[]): Raster {
  const page = { ...raster, rgb: raster.rgb.slice() };
  for (const { text, box } of lines)
    if (text.includes('<')) drawRow(page, text, { x: box.x, middle: box.y + box.height / 2, pitch: PITCH });
  return page;
}

const read = (lines: OcrLine[], side?: 'front' | 'back', page = pageWith(lines)) =>
  readDocument(page, { reader: readerOf(lines), templates: TEMPLATES, today, ...(side ? { side } : {}) });

describe('DOC-06 a document and what its sources say', () => {
  test('zone and print that agree give sure fields and no reason for doubt', async () => {
    const reading = await read(passport('KOWALSKI'));
    expect(reading).toMatchObject({ class: 'passport', country: 'UTO', mrz: { valid: true } });
    expect(reading.fields.surname).toMatchObject({ value: 'KOWALSKI', confidence: 0.99 });
    expect(reading.agreement.every(({ agrees }) => agrees)).toBe(true);
    expect(reading.reasons.filter((reason) => !reason.startsWith('image.'))).toEqual([]);
  });

  test('a state that is none is told; one written with two letters, as older cards have it, is known', async () => {
    const within = async (state: string) =>
      (await read(passport('KOWALSKI', composeMrz({ ...HOLDER, issuing_state: state, nationality: state })))).reasons;
    expect(await within('SI')).not.toContain('authenticity.mrz_mismatch');
    expect(await within('QQQ')).toContain('authenticity.mrz_mismatch');
  });

  test('what there was no time for is said, and only then', async () => {
    const lines = passport('KOWALSKI');
    const asks: TextReader = {
      ...readerOf(lines),
      readLines: async (_, options) => (options?.isOver?.() ? lines.slice(1) : lines),
    };
    const within = (deadlineMs: number) =>
      readDocument(pageWith(lines), { reader: asks, templates: TEMPLATES, today, deadlineMs });
    expect((await within(0)).reasons).toContain('document.read_in_part');
    expect((await within(60_000)).reasons).not.toContain('document.read_in_part');
  });

  test('a printed name that contradicts the zone is named and doubted', async () => {
    const reading = await read(passport('NGUYEN'));
    expect(reading.reasons).toContain('authenticity.mrz_mismatch');
    expect(reading.agreement).toContainEqual({
      field: 'surname',
      a: { source: 'mrz', value: 'KOWALSKI', spans: [[0, 8]] },
      b: { source: 'printed', value: 'NGUYEN', spans: [[0, 6]] },
      outcome: 'differs',
      agrees: false,
    });
  });

  test('a name is taken when two kinds of reading agree on it, or zone and print; else its letters go to a person', async () => {
    const lines = passport('KOWALSKI');
    expect((await read(lines)).unconfirmed).toEqual([]);
    const alone = await read(lines, undefined, raster);
    expect(alone.reasons).toContain('document.name_unconfirmed');
    expect(alone.unconfirmed.map(({ field }) => field)).toEqual(['given_names']);
    const clash = passport('KOWALSKI', [(ZONE[0] ?? '').replace('EWA', 'EVA'), ZONE[1] ?? '']);
    const differing = await read(clash, undefined, pageWith(lines));
    expect(differing.unconfirmed).toContainEqual({ field: 'given_names', value: expect.any(String), spans: [[1, 2]] });
    expect(differing.reasons).toContain('document.name_unconfirmed');
  });

  test.each([
    ['the picture shows another letter', true],
    ['the picture cannot be read by shape', false],
  ])(
    'a surely read but wrong name with nothing printed beside it is never taken without doubt: %s',
    async (_why, drawn) => {
      const zoneOf = (surname: string) => composeMrz({ ...HOLDER, surname, given_names: 'EWA' });
      const unprinted = (surname: string) =>
        passport('KOWALSKI', zoneOf(surname)).filter(
          ({ text }) => !['KOWALSKI', 'EWA'].some((name) => text.includes(name) && !text.includes('<')),
        );
      const misread = await read(unprinted('KOVALSKI'), undefined, drawn ? pageWith(unprinted('KOWALSKI')) : raster);
      expect(misread.mrz?.fields.surname).toBeTruthy();
      expect(misread.reasons).toContain('document.name_unconfirmed');
      expect(misread.unconfirmed.map(({ field }) => field)).toContain('surname');
    },
  );

  test('letters on which two readers differ are settled by the print with one of them, against both of them never', async () => {
    const zoneOf = (given_names: string) => composeMrz({ ...HOLDER, surname: 'TOLUNSKY', given_names });
    const shown = (recognised: string, drawn: string, printed: string) => {
      const lines = [line(printed, 300, 200), ...passport('TOLUNSKY', zoneOf(recognised))];
      return read(lines, undefined, pageWith(passport('TOLUNSKY', zoneOf(drawn))));
    };
    const settled = await shown('VASGARD IL', 'VASGARO IL', 'VASGARDIL');
    expect(settled.mrz?.lines).toEqual(zoneOf('VASGARD IL'));
    expect(settled.agreement).toContainEqual(
      expect.objectContaining({ field: 'given_names', agrees: true, settled: [[6, 7]] }),
    );
    expect(settled.reasons).not.toContain('document.name_unconfirmed');
    const against = await shown('VASGARO IL', 'VASGARO IL', 'VASGARD IL');
    expect(against.mrz?.lines).toEqual(zoneOf('VASGARO IL'));
    expect(against.agreement.filter(({ field, agrees }) => field === 'given_names' && agrees)).toEqual([]);
    const other = await shown('VASGARD IL', 'VASGARO IL', 'VASGARN IL');
    expect(other.reasons).toContain('document.name_unconfirmed');
    expect(other.unconfirmed).toContainEqual(expect.objectContaining({ field: 'given_names', spans: [[6, 7]] }));
  });

  test('a check digit printed wrong is kept as printed and doubted', async () => {
    const wrong = `${ZONE[1]?.slice(0, 19)}${(Number(ZONE[1]?.charAt(19)) + 1) % 10}${ZONE[1]?.slice(20)}`;
    const reading = await read(passport('KOWALSKI', [ZONE[0] ?? '', wrong]));
    expect(reading.mrz).toMatchObject({ valid: false, lines: [ZONE[0], wrong] });
    expect(reading.reasons).toContain('authenticity.mrz_checksum');
  });

  test('a zone whose signs could be others, as right by every sum, is doubtful until the print tells them apart', async () => {
    const doubts = { 1: '7', 4: '2' };
    const either = (page: OcrLine[]) => {
      const lines = page.map((each, i) =>
        i < page.length - 1 ? each : { ...each, glyphs: glyphsOf(each.text, doubts) },
      );
      return readDocument(raster, { reader: readerOf(lines, doubts), templates: TEMPLATES, today });
    };
    const alone = await either(passport('KOWALSKI').filter(({ text }) => text !== 'X2767718'));
    expect(alone.mrz).toMatchObject({ valid: false, lines: ZONE, checks: { certain: false, composite: true } });
    expect(alone.reasons).toContain('document.mrz_doubtful');
    expect(alone.reasons).not.toContain('authenticity.mrz_checksum');
    expect(alone.unconfirmed).toContainEqual({
      field: 'document_number',
      value: 'X2767718',
      spans: [
        [1, 2],
        [4, 5],
      ],
    });
    const printed = await either(passport('KOWALSKI'));
    expect(printed.mrz).toMatchObject({ valid: true, lines: ZONE });
    expect(printed.reasons).not.toContain('document.mrz_doubtful');
    const otherwise = passport('KOWALSKI').map((each) => ({
      ...each,
      text: each.text.replace(/^X2767718$/, 'X7762718'),
    }));
    expect((await either(otherwise)).mrz?.valid).toBe(false);
  });

  test('a document is expired the day after its last', async () => {
    const until = (expiry_date: string) => read(passport('KOWALSKI', composeMrz({ ...HOLDER, expiry_date })));
    expect((await until('2026-01-01')).reasons).not.toContain('document.expired');
    expect((await until('2025-12-31')).reasons).toContain('document.expired');
  });

  test('the other side than the one asked for is recognised and said', async () => {
    const back = [line('签发机关', 100, 400), line('成都市公安局武侯分局', 300, 400), line('有效期限', 100, 460)];
    expect((await read(back, 'front')).reasons).toContain('document.wrong_side');
    expect((await read(back, 'back')).reasons).not.toContain('document.wrong_side');
    expect((await read(back)).fields.issuer?.value).toBe('成都市公安局武侯分局');
  });

  test('a label without its value is a field that could not be read', async () => {
    const reading = await read([line('签发机关', 100, 400), line('有效期限', 100, 460)]);
    expect(reading.fields.issuer).toBeUndefined();
    expect(reading.reasons).toContain('document.unreadable_fields');
  });

  test('a page with no text is no document', async () => {
    const reading = await read([]);
    expect(reading).toMatchObject({ class: null, country: null, mrz: null, fields: {} });
    expect(reading.reasons).toContain('document.not_a_document');
  });

  test('a field says where it stands on the photograph and on the flattened page, however the picture was turned', async () => {
    const upsideDown = passport('KOWALSKI').map((each): OcrLine => {
      const quad = each.box.quad.map(([x, y]): [number, number] => [1000 - x, 700 - y]);
      const [x, y] = [Math.min(...quad.map((p) => p[0])), Math.min(...quad.map((p) => p[1]))];
      return { ...each, box: { ...each.box, x, y, quad } };
    });
    const { fields, page } = await read(upsideDown);
    expect(page).toMatchObject({ found: false, flattened: false });
    expect(page.corners[0]).toEqual([1000, 700]);
    expect(fields.document_number?.box?.x).toBeCloseTo(1000 - 650 - 8 * PITCH, 0);
    expect(fields.document_number?.box?.y).toBeCloseTo(700 - 140 - 30, 0);
    const rim = (page.width - 1000) / 2;
    expect(fields.document_number?.pageBox?.x).toBeCloseTo(650 + rim, 0);
  });
});
