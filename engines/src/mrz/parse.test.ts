import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FORMATS } from './formats.ts';
import {
  checkDigit,
  composeMrz,
  isStateCode,
  type MrzDocument,
  type MrzFormat,
  parseMrz,
  transliterate,
} from './index.ts';

const today = '2026-01-01';
const TD3 = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'];

const word = fc.stringMatching(/^[A-Z]{2,10}$/);
const day = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const laterDay = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2070-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const state = fc.constantFrom('UTO', 'DEU', 'IDN', 'CHN', 'BRA', 'USA', 'FRA', 'XXA', 'RKS');

/** Any card of the French format: its number is twelve signs, and it says neither nationality nor the last day. */
const frenchCards: fc.Arbitrary<MrzDocument> = fc.record({
  format: fc.constant('FRA_ID' as const),
  document_code: fc.constant('ID'),
  issuing_state: fc.constant('FRA'),
  nationality: fc.constant('FRA'),
  surname: word,
  given_names: fc
    .array(fc.stringMatching(/^[A-Z]{2,6}$/), { minLength: 1, maxLength: 2 })
    .map((words) => words.join(' ')),
  document_number: fc.stringMatching(/^\d{4}[0-9AB]{3}\d{5}$/),
  birth_date: day,
  sex: fc.constantFrom('M' as const, 'F' as const),
});

/** Any document that the format has room for. */
function documents(format: MrzFormat): fc.Arbitrary<Required<Omit<MrzDocument, 'optional'>>> {
  return fc.record({
    format: fc.constant(format),
    document_code: fc.constant(format === 'TD3' ? 'P' : format.startsWith('MRV') ? 'V' : 'I'),
    issuing_state: state,
    nationality: state,
    surname: word,
    given_names: fc.array(word, { minLength: 1, maxLength: 2 }).map((words) => words.join(' ').slice(0, 12).trim()),
    document_number: fc.stringMatching(/^[A-Z0-9]{6,9}$/),
    birth_date: day,
    expiry_date: laterDay,
    sex: fc.constantFrom('M' as const, 'F' as const, 'X' as const, null),
    personal_number:
      format === 'TD3' ? fc.oneof(fc.constant(null), fc.stringMatching(/^[A-Z0-9]{5,14}$/)) : fc.constant(null),
  });
}

describe('DOC-04 machine-readable zone', () => {
  test('the specimen of ICAO 9303-4 reads as printed there', () => {
    expect(parseMrz(TD3, { today })).toMatchObject({
      format: 'TD3',
      valid: true,
      fields: {
        surname: 'ERIKSSON',
        given_names: 'ANNA MARIA',
        document_number: 'L898902C3',
        nationality: 'UTO',
        birth_date: '1974-08-12',
        sex: 'F',
        expiry_date: '2012-04-15',
        personal_number: 'ZE184226B',
      },
    });
  });

  test.each(['TD1', 'TD2', 'TD3', 'MRVA', 'MRVB'] as const)(
    'any %s document that is written is read back',
    (format) => {
      fc.assert(
        fc.property(documents(format), (document) => {
          const reading = parseMrz(composeMrz(document), { today });
          const { format: written, ...fields } = document;
          expect(reading).toMatchObject({ format: written, valid: true, fields });
        }),
        { numRuns: 200 },
      );
    },
  );

  test('any French card of 1988 to 2021 that is written is read back, and one changed digit or letter is found', () => {
    fc.assert(
      fc.property(frenchCards, fc.nat(35), fc.constantFrom(...'0123456789ABCDEFGH<'), (document, at, other) => {
        const lines = composeMrz(document);
        const { format, ...fields } = document;
        expect(parseMrz(lines, { today })).toMatchObject({
          format,
          valid: true,
          fields: { ...fields, expiry_date: null },
        });
        const [first = '', second = ''] = lines;
        const sameValue = (checkDigit(other) - checkDigit(second.charAt(at))) % 10 === 0;
        const changed = second.slice(0, at) + other + second.slice(at + 1);
        if (!sameValue) expect(parseMrz([first, changed], { today })?.valid).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  test('the printed example of a French card reads as it says', () => {
    const lines = ['IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<', '8806923102858CORINNE<<<<<<<6512068F6'];
    expect(parseMrz(lines, { today })).toMatchObject({
      format: 'FRA_ID',
      valid: true,
      fields: {
        surname: 'BERTHIER',
        given_names: 'CORINNE',
        document_number: '880692310285',
        birth_date: '1965-12-06',
        sex: 'F',
      },
    });
  });

  test.each([
    [0, 1, 'document_number'],
    [13, 1, 'birth_date'],
    [21, 1, 'expiry_date'],
    [29, 1, 'personal_number'],
    [43, 1, 'composite'],
  ] as const)('a changed character at place %i of line two breaks its check', (at, line, check) => {
    const lines = [...TD3];
    const changed = TD3[line]!.charAt(at) === '5' ? '6' : '5';
    lines[line] = TD3[line]!.slice(0, at) + changed + TD3[line]!.slice(at + 1);
    const reading = parseMrz(lines, { today });
    expect(reading?.valid).toBe(false);
    expect(reading?.checks[check]).toBe(false);
  });

  test('lines of another length or with other letters are no zone', () => {
    expect(parseMrz([TD3[0]!.slice(1), TD3[1]!], { today })).toBeNull();
    expect(parseMrz([TD3[0]!.toLowerCase(), TD3[1]!], { today })).toBeNull();
    expect(parseMrz([TD3[0]!], { today })).toBeNull();
    expect(parseMrz([], { today })).toBeNull();
  });

  test('a digit where a nationality stands is never valid, though no check digit covers it', () => {
    const reading = parseMrz([TD3[0]!, TD3[1]!.replace('UTO', 'O7O')], { today });
    expect(reading?.valid).toBe(false);
    expect(reading?.checks.structure).toBe(false);
  });

  test('a number of more than nine characters runs on into the optional field (9303-5)', () => {
    const lines = composeMrz({
      format: 'TD1',
      document_code: 'I',
      issuing_state: 'UTO',
      document_number: 'D23145890734',
      surname: 'A',
    });
    expect(lines[0]).toBe('I<UTOD23145890<7349<<<<<<<<<<<');
    expect(parseMrz(lines, { today })).toMatchObject({ valid: true, fields: { document_number: 'D23145890734' } });
  });

  test('a birth is never in the future and an expiry at most fifty years ahead', () => {
    const born = (birth_date: string) => composeMrz({ format: 'TD3', document_code: 'P', surname: 'A', birth_date });
    expect(parseMrz(born('2026-01-01'), { today })?.fields.birth_date).toBe('2026-01-01');
    expect(parseMrz(born('1926-01-02'), { today })?.fields.birth_date).toBe('1926-01-02');
    const until = (expiry_date: string) => composeMrz({ format: 'TD3', document_code: 'P', surname: 'A', expiry_date });
    expect(parseMrz(until('2076-01-01'), { today })?.fields.expiry_date).toBe('2076-01-01');
    expect(parseMrz(until('1976-01-02'), { today })?.fields.expiry_date).toBe('1976-01-02');
  });

  test.each(['TD1', 'TD2', 'TD3', 'MRVA', 'MRVB'] as const)(
    'in any %s one digit changed under a check digit is found',
    (format) => {
      fc.assert(
        fc.property(documents(format), fc.nat(), fc.integer({ min: 1, max: 9 }), (document, which, by) => {
          const lines = composeMrz(document);
          const spans = FORMATS[format].checks.flatMap(({ over }) => over);
          const places = spans.flatMap(([line, from, to]) =>
            Array.from({ length: to - from }, (_, i) => [line, from + i] as const).filter(([row, at]) =>
              /\d/.test(lines[row]?.charAt(at) ?? ''),
            ),
          );
          const [line, at] = places[which % places.length]!;
          const digit = (Number(lines[line]?.charAt(at)) + by) % 10;
          const changed = lines.map((text, i) => (i === line ? text.slice(0, at) + digit + text.slice(at + 1) : text));
          expect(parseMrz(lines, { today })?.valid).toBe(true);
          expect(parseMrz(changed, { today })?.valid).toBe(false);
        }),
        { numRuns: 60 },
      );
    },
  );

  test('the check digit of the worked examples in ICAO 9303-3', () => {
    expect(checkDigit('520727')).toBe(3);
    expect(checkDigit('AB2134<<<')).toBe(5);
    expect(checkDigit('HA672242<658022549601086<<<<<<<<<<<<<<0')).toBe(8);
  });

  test('names are written in the letters of the zone', () => {
    expect(transliterate('Müller-Lüdenscheid')).toBe('MUELLER<LUEDENSCHEID');
    expect(transliterate("O'Connor, Enya  Siobhán")).toBe('OCONNOR<ENYA<SIOBHAN');
    expect(transliterate('Щербакова Юлия')).toBe('SHCHERBAKOVA<IULIIA');
    expect(transliterate('Nguyễn Đức')).toBe('NGUYEN<DUC');
    expect(transliterate('')).toBe('');
  });

  test('codes of ICAO count as states, invented ones do not', () => {
    for (const code of ['DEU', 'D', 'GBN', 'XXA', 'UTO', 'RKS']) expect(isStateCode(code)).toBe(true);
    for (const code of ['BDR', 'O7O', 'DE', '', 'ZZZ', 'constructor']) expect(isStateCode(code)).toBe(false);
  });
});
