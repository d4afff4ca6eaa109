import { type DocumentReading, readDocument } from '@acquaint/engines/documents';
import { bundledTextModels, decodeImage, openTextReader, type TextReader } from '@acquaint/engines/vision';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePortrait, makeSpecimen, type Specimen, type SpecimenInput } from './index.ts';
import { installedTemplates } from './templates.ts';

const today = '2026-10-01';
const templates = installedTemplates();
const portrait = await makePortrait({ seed: 1, sex: 'F' });

let reader: TextReader;
beforeAll(async () => {
  reader = await openTextReader(bundledTextModels());
});
afterAll(() => reader?.close());

type Read = { made: Specimen; reading: DocumentReading };
async function read(input: Partial<SpecimenInput> & Pick<SpecimenInput, 'class'>): Promise<Read> {
  const made = await makeSpecimen({ seed: 12, level: 'clean', portrait, today, ...input });
  const { raster } = await decodeImage(made.image);
  return { made, reading: await readDocument(raster, { reader, templates, today, deadlineMs: 60_000 }) };
}

const squeeze = (fields: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value.replace(/\s/g, '')]));

/** What was read of the fields on the specimen, spaces aside: small print loses some. */
function values({ made, reading }: Read): Record<string, string> {
  const { class: _class, country: _country, ...labels } = made.labels;
  return squeeze(Object.fromEntries(Object.keys(labels).map((name) => [name, reading.fields[name]?.value ?? ''])));
}

const CARDS: readonly [name: SpecimenInput['class'], side: 'front' | 'back'][] = [
  ['cn_business_licence', 'front'],
  ['cn_resident_id', 'back'],
  ['hk_identity_card', 'front'],
  ['tw_national_id', 'front'],
  ['tw_national_id', 'back'],
  ['sg_nric', 'front'],
  ['sg_nric', 'back'],
  ['my_mykad', 'front'],
  ['ph_national_id', 'front'],
  ['ph_driving_licence', 'front'],
  ['id_driving_licence', 'front'],
];

describe('DOC-03 cards of Asia in Chinese and Latin script', () => {
  test.each(CARDS)(
    '%s, %s: recognised, every field exact, nothing doubted',
    { timeout: 60_000 },
    async (name, side) => {
      const { made, reading } = await read({ class: name, side });
      const { class: specimenClass, country, ...labels } = made.labels;
      expect(reading).toMatchObject({ class: specimenClass, country, side });
      expect(values({ made, reading })).toEqual(squeeze(labels));
      expect(reading.reasons.filter((reason) => /^(authenticity|document|data)\./.test(reason))).toEqual([]);
    },
  );

  test('a resident identity card valid for life says so and has no day of expiry', { timeout: 60_000 }, async () => {
    const { reading } = await read({ class: 'cn_resident_id', side: 'back', person: { expiry_date: '9999-12-31' } });
    expect(reading.fields.validity?.value).toBe('permanent');
    expect(reading.fields.expiry_date).toBeUndefined();
  });

  test('a name of many syllables keeps its dots, an address its three lines', { timeout: 60_000 }, async () => {
    const person = {
      full_name: '阿卜杜热合曼·买买提',
      address: '新疆维吾尔自治区乌鲁木齐市天山区解放南路幸福社区355号12单元2904室',
    };
    const { reading } = await read({ class: 'cn_resident_id', person });
    expect(reading.fields).toMatchObject({
      full_name: { value: person.full_name },
      address: { value: person.address },
    });
  });
});

describe('DOC-06 names in two scripts', () => {
  test.each([['CHN'], ['TWN']])(
    'a passport of %s keeps both and finds that one is how the other is read',
    { timeout: 60_000 },
    async (country) => {
      const { made, reading } = await read({ class: 'passport', person: { country } });
      expect(reading.fields.native_name).toMatchObject({ value: made.labels.native_name, source: 'printed' });
      expect(reading.fields.surname).toMatchObject({ value: made.labels.surname, source: 'mrz' });
      expect(reading.agreement.filter(({ field }) => field === 'native_name')).toMatchObject([{ agrees: true }]);
    },
  );

  test('characters that belong to another name than the zone are doubted', { timeout: 60_000 }, async () => {
    const { reading } = await read({ class: 'passport', person: { country: 'CHN', full_name: '诸葛孔明' } });
    expect(reading.reasons).toContain('authenticity.mrz_mismatch');
  });
});

describe('DOC-08 numbers with check signs', () => {
  test.each([['cn_business_licence'], ['hk_identity_card'], ['tw_national_id']] as const)(
    '%s: a wrong one is read as printed and doubted',
    { timeout: 60_000 },
    async (name) => {
      const { made, reading } = await read({ class: name, flaw: 'wrong_check_digit' });
      const field = name === 'cn_business_licence' ? 'registration_number' : 'personal_number';
      expect(reading.fields[field]?.value).toBe(made.labels[field]);
      expect(reading.reasons).toContain('authenticity.number_format');
    },
  );
});
