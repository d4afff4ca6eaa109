import { describe, expect, test } from 'vitest';
import { FieldTemplateSchema } from './template.ts';
import { dateOf, fieldValue } from './values.ts';

const today = '2026-01-01';
const past = { order: 'dmy', past: true, today } as const;

describe('DOC-03 printed values', () => {
  test.each([
    ['12.08.1964', '1964-08-12'],
    ['04-04-1987', '1987-04-04'],
    ['1985年8月20日', '1985-08-20'],
    ['2028-05-01', '2028-05-01'],
    ['12 AUGUST/AOUT74', '1974-08-12'],
    ['22 FEB/FEB 78', '1978-02-22'],
    ['16 APR/AVR07', '2007-04-16'],
    ['30 MAR/MAR 1972', '1972-03-30'],
    ['01 JAN 1976', '1976-01-01'],
    ['Aug 5, 2025', '2025-08-05'],
    ['BANDUNG.20-03-1985', '1985-03-20'],
    ['20031985', '1985-03-20'],
  ])('%s is %s', (text, day) => {
    expect(dateOf(text, past)).toBe(day);
  });

  test.each(['31.02.2000', '12 FOO 1990', 'no date', '1/2', '00.00.0000', '99999999'])('%s is no day', (text) => {
    expect(dateOf(text, past)).toBeNull();
  });

  test('month first where the country writes it so', () => {
    expect(dateOf('08/31/1978', { ...past, order: 'mdy' })).toBe('1978-08-31');
    expect(dateOf('08/31/1978', past)).toBeNull();
  });

  test('two digits of a year lie in the past for a birth, ahead for an expiry', () => {
    expect(dateOf('01.01.30', past)).toBe('1930-01-01');
    expect(dateOf('01.01.30', { ...past, past: false })).toBe('2030-01-01');
  });

  const field = (template: object) => FieldTemplateSchema.parse({ labels: ['x'], ...template });

  test('a closed list takes near readings and refuses far ones', () => {
    const sex = field({ kind: 'sex', values: { 'LAKI-LAKI': 'M', PEREMPUAN: 'F' } });
    expect(fieldValue(sex, 'sex', [':LAKI-LAKI'], today)).toBe('M');
    expect(fieldValue(sex, 'sex', ['PEREMPUAM'], today)).toBe('F');
    expect(fieldValue(sex, 'sex', ['ISLAM'], today)).toBeNull();
  });

  test('the marks of the form do not belong to the value', () => {
    expect(fieldValue(field({ kind: 'name' }), 'full_name', ['： BUDI SANTOSO'], today)).toBe('BUDI SANTOSO');
    expect(fieldValue(field({ kind: 'name' }), 'full_name', ['EZENWA. AMINA'], today)).toBe('EZENWA, AMINA');
    expect(fieldValue(field({ kind: 'name' }), 'full_name', ['MOHD. ALI S. KUMAR'], today)).toBe('MOHD. ALI S. KUMAR');
    expect(
      fieldValue(field({ kind: 'number', pattern: '\\d{16}' }), 'personal_number', [': 5103034404871149'], today),
    ).toBe('5103034404871149');
    expect(
      fieldValue(field({ kind: 'number', pattern: '\\d{16}' }), 'personal_number', ['510303440487114'], today),
    ).toBeNull();
  });

  test('a comma that lost its tail is one again after a whole word of an address, never after an abbreviation', () => {
    const address = field({ kind: 'address' });
    const read = fieldValue(address, 'address', ['47 MATALINO STREET, QUEZON CITY. METRO MANILA.1103'], today);
    expect(read).toBe('47 MATALINO STREET, QUEZON CITY. METRO MANILA,1103');
    expect(fieldValue(address, 'address', ['JL. UKURNO. 73, BANDUNG'], today)).toBe('JL. UKURNO. 73, BANDUNG');
    expect(fieldValue(address, 'address', ['CALLE 5, MONTERREY, N.L.'], today)).toBe('CALLE 5, MONTERREY, N.L.');
  });

  test('a letter that is the same small and large is a capital among capitals, and stays small after a small one', () => {
    const text = field({ kind: 'text' });
    expect(fieldValue(text, 'birth_place', ['Mun.CLUj-NAPOCA'], today)).toBe('Mun.CLUJ-NAPOCA');
    expect(fieldValue(text, 'birth_place', ['Novi Sad'], today)).toBe('Novi Sad');
    expect(fieldValue(field({ kind: 'name' }), 'surname', ['DUPONT van Os'], today)).toBe('DUPONT van Os');
  });

  test('Chinese lines are joined without a space, others with one', () => {
    const address = field({ kind: 'address', lines: 3 });
    expect(fieldValue(address, 'address', ['上海市徐汇区漕溪北路7', '8号30栋154室'], today)).toBe(
      '上海市徐汇区漕溪北路78号30栋154室',
    );
    expect(fieldValue(address, 'address', ['12 High Street', 'Oxford'], today)).toBe('12 High Street Oxford');
  });
});
