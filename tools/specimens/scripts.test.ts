import { readDocument } from '@acquaint/engines/documents';
import {
  bundledTextModels,
  decodeImage,
  findScriptModel,
  lineOfWords,
  openScriptReader,
  openTextReader,
  type Script,
  type ScriptReader,
  type TextReader,
} from '@acquaint/engines/vision';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FontName } from './drawing/fonts.ts';
import { rect, svg, text, textWidth } from './drawing/svg.ts';
import { type Level, makePortrait, makeSpecimen, type SpecimenClass } from './index.ts';
import { installedTemplates } from './templates.ts';

const templates = installedTemplates();
const today = '2026-01-01';
const portrait = await makePortrait({ seed: 1, sex: 'F' });
let reader: TextReader;
let scripts: ScriptReader;

beforeAll(async () => {
  reader = await openTextReader(bundledTextModels());
  scripts = openScriptReader();
});
afterAll(() => Promise.all([reader.close(), scripts.close()]));

type Taken = { level?: Level; side?: 'front' | 'back' };
const read = async (specimen: SpecimenClass, seed: number, by: ScriptReader | null, taken: Taken = {}) => {
  const { image, labels } = await makeSpecimen({ class: specimen, seed, level: 'mild', portrait, today, ...taken });
  const { raster } = await decodeImage(image);
  const input = { reader, templates, today, deadlineMs: 60_000, ...(by ? { scripts: by } : {}) };
  return { labels, reading: await readDocument(raster, input) };
};

describe('DOC-03 scripts', () => {
  test.each<[Script, FontName, string]>([
    ['vie', 'sans', 'TRẦN THỊ QUỲNH NHƯ'],
    ['tha', 'thai', 'นาย สมชาย บุญเรือง'],
    ['hin', 'sans', 'राजेश कुमार शर्मा'],
    ['jpn', 'japanese', '昭和61年5月1日生'],
    ['kor', 'korean', '서울특별시 종로구'],
    ['ara', 'arabic', 'محمد خليفة الكعبي'],
    ['ukr', 'sans', 'Євтушенко Олена'],
  ])('%s is read from print, by a model on this machine', { timeout: 60_000 }, async (script, font, content) => {
    const width = Math.ceil(textWidth(content, 30, font)) + 40;
    const drawn = svg(
      width,
      54,
      '',
      rect({ x: 0, y: 0, width, height: 54 }, '#e8eef0') + text(content, { x: 20, y: 38, size: 30, font }),
    );
    const { data, info } = await sharp(Buffer.from(drawn)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const raster = { width: info.width, height: info.height, rgb: new Uint8Array(data) };
    const words = await scripts.read(script, raster, [
      [0, 0],
      [width, 0],
      [width, 54],
      [0, 54],
    ]);
    // Scripts without spaces come with some; a speck may be taken for a full stop.
    expect(lineOfWords(words ?? []).text.replace(/[\s.]/g, '')).toBe(content.replace(/\s/g, ''));
  });

  test.each<[SpecimenClass, string[]]>([
    ['vn_cccd', ['full_name', 'address', 'personal_number', 'expiry_date']],
    ['in_aadhaar', ['native_name', 'full_name', 'birth_date', 'personal_number']],
  ])('%s gives its names in both scripts and its numbers', { timeout: 90_000 }, async (specimen, names) => {
    const { labels, reading } = await read(specimen, 3, scripts);
    expect(reading).toMatchObject({ class: specimen, country: labels.country, reasons: [] });
    expect(Object.fromEntries(names.map((name) => [name, reading.fields[name]?.value]))).toEqual(
      Object.fromEntries(names.map((name) => [name, field(labels[name])])),
    );
  });

  test.each<[SpecimenClass, 'front' | 'back', number]>([
    ['jp_driving_licence', 'front', 5],
    ['kr_resident_card', 'front', 1],
    ['th_national_id', 'front', 1],
    ['in_pan', 'front', 2],
    ['vn_cccd', 'back', 1],
  ])('%s, %s: every field is read exactly', { timeout: 90_000 }, async (specimen, side, seed) => {
    const { labels, reading } = await read(specimen, seed, scripts, { level: 'clean', side });
    const { class: kind, country, ...values } = labels;
    expect(reading).toMatchObject({ class: kind, country });
    // A zone's name that stands nowhere else in print is for a person to confirm.
    expect(reading.reasons.filter((reason) => reason !== 'document.name_unconfirmed')).toEqual([]);
    expect(Object.fromEntries(Object.keys(values).map((name) => [name, reading.fields[name]?.value]))).toEqual(values);
  });

  test('a script without a model on this machine goes to a person, with what could be read', {
    timeout: 60_000,
  }, async () => {
    const { labels, reading } = await read('in_aadhaar', 3, { ...openScriptReader(() => null) });
    expect(reading.reasons).toContain('document.unsupported_script');
    expect(reading.fields.native_name).toBeUndefined();
    expect(reading.fields.birth_date?.value).toBe(labels.birth_date);
  });

  test('Russian is read by the model of a neighbour’s language, which nobody trusts', () => {
    expect(findScriptModel('rus')).toMatchObject({ trust: findScriptModel('rus')?.standIn ? 0.5 : 1 });
  });
});

/** Names are compared as printed; numbers without their groups. */
function field(label: string | undefined): string | undefined {
  return label?.replace(/(\d) (?=\d)/g, '$1');
}
