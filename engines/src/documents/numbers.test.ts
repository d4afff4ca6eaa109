import { describe, expect, test } from 'vitest';
import { compareSources } from './compare.ts';
import { fieldsOfNumbers, judgeNumbers } from './numbers.ts';
import type { FieldReading } from './reading.ts';
import { documentReasons } from './reasons.ts';
import { loadTemplates } from './template.ts';

const today = '2026-01-01';
const template = (validator: string, fields = '') =>
  loadTemplates([
    `
class: card
country: null
side: front
title: Card
recognise: { anchors: [{ text: CARD, weight: 3 }] }
fields:
  personal_number: { labels: [Number], kind: number, validator: ${validator} }
  birth_date: { labels: [Birth], kind: date }
  sex: { labels: [Sex], kind: sex }
${fields}`,
  ])[0];
const CN = template('{ country: CN, kind: resident_id }');
const NIK = template('{ country: ID, kind: nik }');

function judge(card: ReturnType<typeof template>, values: Record<string, string>) {
  if (!card) throw new Error('no template');
  const printed = Object.fromEntries(
    Object.entries(values).map(([name, value]): [string, FieldReading] => [
      name,
      { value, source: 'printed', confidence: 0.97 },
    ]),
  );
  const numbers = judgeNumbers(card, printed, today);
  const compared = compareSources({
    zone: {},
    printed,
    barcode: {},
    numbers: fieldsOfNumbers(numbers, printed, card),
    constants: {},
    pieces: [],
    today,
  });
  const reasons = documentReasons({
    template: card,
    compared,
    mrz: null,
    numbers,
    unconfirmed: [],
    lines: [],
    input: { today },
  });
  return { ...compared, reasons: reasons.filter((reason) => reason.startsWith('authenticity.')) };
}

describe('DOC-08 what an identity number says', () => {
  const card = { personal_number: '32010619850820777X', birth_date: '1985-08-20', sex: 'M' };

  test('a sound number that encodes what is printed is one more source that agrees', () => {
    const { agreement, fields, reasons } = judge(CN, card);
    expect(reasons).toEqual([]);
    expect(agreement).toContainEqual({
      field: 'birth_date',
      a: { source: 'printed', value: '1985-08-20', spans: [] },
      b: { source: 'number', value: '1985-08-20', spans: [] },
      outcome: 'agrees',
      agrees: true,
    });
    expect(fields.birth_date).toMatchObject({ source: 'printed', confidence: 0.99 });
  });

  test.each([
    ['a wrong check digit', { personal_number: '320106198508207776' }],
    ['a birth date that is not the printed one', { birth_date: '1985-08-21' }],
    ['a sex that is not the printed one', { sex: 'F' }],
  ])('%s is doubted', (_, change) => {
    expect(judge(CN, { ...card, ...change }).reasons).toEqual(['authenticity.number_format']);
  });

  test('a birth date that could not be read comes from a number whose year has four digits, and says so', () => {
    expect(judge(CN, { personal_number: card.personal_number }).fields.birth_date).toMatchObject({
      value: '1985-08-20',
      source: 'number',
    });
    expect(judge(NIK, { personal_number: '3273051009749642' }).fields.birth_date).toBeUndefined();
  });

  test('a year of two digits contradicts a day, never a century', () => {
    const nik = { personal_number: '3273051009749642', sex: 'M' };
    expect(judge(NIK, { ...nik, birth_date: '1974-09-10' }).reasons).toEqual([]);
    expect(judge(NIK, { ...nik, birth_date: '1874-09-10' }).reasons).toEqual([]);
    expect(judge(NIK, { ...nik, birth_date: '1974-09-11' }).reasons).toEqual(['authenticity.number_format']);
  });

  test('a number that encodes only the year of birth agrees with every day in it', () => {
    const cccd = template('{ country: VN, kind: cccd }');
    const judged = (birth_date: string) => judge(cccd, { personal_number: '001090000123', birth_date, sex: 'M' });
    expect(judged('1990-07-04').reasons).toEqual([]);
    expect(judged('1991-07-04').reasons).toEqual(['authenticity.number_format']);
  });

  test('letters that a number takes from the names are compared with them', () => {
    const licence = template(
      '{ country: GB, kind: driver_number }',
      '  surname: { kind: name }\n  given_names: { kind: name }',
    );
    const read = (surname: string) => {
      const values = { personal_number: 'MORGA753116SM9IJ', surname, given_names: 'SARAH MEREDYTH' };
      const printed = Object.entries(values).map(([name, value]) => [
        name,
        { value, source: 'printed', confidence: 1 },
      ]);
      return licence ? judgeNumbers(licence, Object.fromEntries(printed), today).map((one) => one.otherNames) : [];
    };
    expect(read('MORGAN')).toEqual([[]]);
    expect(read('HOLLOWAY')).toEqual([['surname']]);
  });

  test('a template that names a rule nobody knows is refused', () => {
    expect(() => template('{ country: CN, kind: shoe_size }')).toThrow(RangeError);
  });
});

describe('DOC-08 a number in the zone and in print', () => {
  const take = (zone: [string, number], printed: string) =>
    compareSources({
      zone: { document_number: { value: zone[0], source: 'mrz', confidence: zone[1] } },
      printed: { document_number: { value: printed, source: 'printed', confidence: 1 } },
      barcode: {},
      constants: {},
      pieces: [],
      today,
    }).fields.document_number?.value;

  test('an O is told from a 0 by a right check digit, however clear the print', () => {
    expect(take(['FP4HHVLN0', 0.99], 'FP4HHVLNO')).toBe('FP4HHVLN0');
  });

  test('where no check digit vouches for the zone, clear print is taken', () => {
    expect(take(['FP4HHVLN0', 0.9], 'FP4HHVLNO')).toBe('FP4HHVLNO');
  });
});
