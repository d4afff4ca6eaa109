import fc from 'fast-check';
import { stdnum } from 'stdnum';
import { describe, expect, test } from 'vitest';
import { completeIdentifier, crossCheck, crossCheckNames, identifierKinds, validateIdentifier } from './index.ts';

const today = '2026-10-01';
const judge = (id: string, value: string) => {
  const [country = '', kind = ''] = id.split('/');
  return validateIdentifier({ country, kind, value, today });
};

/** Numbers that issuers, laws or other implementations print as examples. */
const PUBLISHED: [string, string][] = [
  ['CN/resident_id', '11010519491231002X'],
  ['CN/uscc', '91110000600037341L'],
  ['HK/hkid', 'A123456(3)'],
  ['TW/national_id', 'A123456789'],
  ['KR/rrn', '971013-9019902'],
  ['ID/npwp', '01.312.166.0-091.000'],
  ['SG/nric', 'S1234567D'],
  ['SG/nric', 'T1234567J'],
  ['SG/nric', 'F1234567N'],
  ['SG/nric', 'G1234567X'],
  ['SG/nric', 'M1234567K'],
  ['IN/aadhaar', '2341 2341 2346'],
  ['IN/pan', 'ACUPA7085R'],
  ['MY/mykad', '770305-02-1234'],
  ['DE/steuer_id', '36 574 261 809'],
  ['DE/personalausweis', 'T220001293'],
  ['DE/personalausweis', 'L01X00T471'],
  ['FR/nir', '2 95 10 99 126 111 93'],
  ['ES/dni', '54362315-K'],
  ['ES/dni', 'X2482300W'],
  ['IT/codice_fiscale', 'RCCMNL83S18D969H'],
  ['NL/bsn', '111222333'],
  ['PL/pesel', '44051401359'],
  ['SE/personnummer', '880320-0016'],
  ['FI/hetu', '131052-308T'],
  ['BE/nn', '85.07.30-033 28'],
  ['PT/nif', '501964843'],
  ['GB/nino', 'AB123456C'],
  ['CH/ahv', '756.9217.0769.85'],
  ['GB/driver_number', 'MORGA 753116 SM9IJ'],
  ['GB/driver_number', 'MORGA657054SM9IJ'],
  ['IE/pps', '6433435F'],
  ['AT/svnr', '1237 010180'],
  ['NO/fodselsnummer', '151086 95088'],
  ['RO/cnp', '1630615123457'],
  ['CZ/rodne_cislo', '710319/2745'],
  ['SK/rodne_cislo', '710319/2745'],
  ['BG/egn', '7501020018'],
  ['EE/isikukood', '36805280109'],
  ['LT/asmens_kodas', '33309240064'],
  ['HR/oib', '33392005961'],
  ['PE/dni', '10117410-2'],
  ['PE/dni', '10117410-G'],
  ['CO/nit', '213.123.432-1'],
  ['EC/cedula', '171430710-3'],
  ['UY/ci', '1.234.567-2'],
  ['DO/cedula', '001-1391820-5'],
  ['US/ssn', '536-90-4399'],
  ['US/itin', '912-90-3456'],
  ['BR/cpf', '390.533.447-05'],
  ['BR/cnpj', '16.727.230/0001-97'],
  ['BR/cnpj', '12.ABC.345/01DE-35'],
  ['MX/curp', 'BOXW310820HNERXN09'],
  ['AR/cuit', '20-05536168-2'],
  ['CL/run', '76086428-5'],
  ['CA/sin', '123-456-782'],
  ['ZA/national_id', '7503305044089'],
  ['TR/tckn', '17291716060'],
];

/** Bodies of numbers whose rule promises to catch any one changed digit: `#` is any digit, `?` the check. */
const PROMISING: [string, string][] = [
  ['CN/resident_id', '11010119900307###?'],
  ['HK/hkid', 'G######?'],
  ['SG/nric', 'S#######?'],
  ['IN/aadhaar', '23#########?'],
  ['DE/personalausweis', 'L########?'],
  ['FR/nir', '18503##1##1##??'],
  ['ES/dni', '########?'],
  ['IT/codice_fiscale', 'RSSMRA80A01H5##?'],
  ['NL/bsn', '1#######?'],
  ['PL/pesel', '850312####?'],
  ['SE/personnummer', '850312###?'],
  ['FI/hetu', '120385-###?'],
  ['CH/ahv', '756#########?'],
  ['CL/run', '1#######?'],
  ['CA/sin', '1#######?'],
  ['HR/oib', '1#########?'],
  ['EC/cedula', '171######?'],
  ['ZA/national_id', '850312####08?'],
  ['SA/national_id', '1########?'],
  ['TR/tckn', '1########??'],
];

function fill(template: string, digits: readonly number[]): string {
  let at = 0;
  return template.replace(/#/g, () => String(digits[at++ % digits.length]));
}

describe('ONB-06 identity numbers', () => {
  test('at least fifty countries are known, each kind once', () => {
    const kinds = identifierKinds();
    expect(new Set(kinds.map((kind) => kind.country)).size).toBeGreaterThanOrEqual(50);
    expect(new Set(kinds.map((kind) => `${kind.country}/${kind.kind}`)).size).toBe(kinds.length);
  });

  test.each(PUBLISHED)('%s %s, a published number, is valid', (id, value) => {
    expect(judge(id, value)).toMatchObject({ valid: true, reason: null, warning: null });
  });

  test.each(PROMISING)('%s: a completed number is valid and any one changed digit is caught', (id, template) => {
    const [country = '', kind = ''] = id.split('/');
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(digits, fc.nat(), fc.integer({ min: 1, max: 9 }), (filling, place, step) => {
        const value = completeIdentifier({ country, kind, value: fill(template, filling), today });
        fc.pre(value !== null);
        expect(judge(id, value!).valid).toBe(true);
        const places = [...value!].flatMap((sign, at) => (/\d/.test(sign) ? [at] : []));
        const at = places[place % places.length]!;
        const changed = `${value!.slice(0, at)}${(Number(value![at]) + step) % 10}${value!.slice(at + 1)}`;
        expect(judge(id, changed).valid, `${value} → ${changed}`).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  test('our arithmetic agrees with another implementation on random numbers', () => {
    const shapes: [string, string, string, number][] = [
      ['CN/resident_id', 'CN', 'ric', 18],
      ['BR/cpf', 'BR', 'cpf', 11],
      ['TH/national_id', 'TH', 'idnr', 13],
      ['PT/nif', 'PT', 'nif', 9],
      ['TR/tckn', 'TR', 'tckimlik', 11],
      ['NL/bsn', 'NL', 'bsn', 9],
      ['AR/cuit', 'AR', 'cuit', 11],
    ];
    for (const [id, country, name, length] of shapes) {
      const [own = '', kind = ''] = id.split('/');
      const body = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 20, maxLength: 20 });
      fc.assert(
        fc.property(body, (filling) => {
          const stem = id === 'CN/resident_id' ? '11010119900307###?' : id === 'AR/cuit' ? '20########?' : '';
          const checks = id === 'BR/cpf' || id === 'TR/tckn' ? '??' : '?';
          const template = stem === '' ? `1${'#'.repeat(length - 1 - checks.length)}${checks}` : stem;
          const value = completeIdentifier({ country: own, kind, value: fill(template, filling), today });
          if (value !== null) expect(stdnum[country]?.[name]?.validate(value).isValid, `${id} ${value}`).toBe(true);
        }),
        { numRuns: 30 },
      );
    }
  });

  test('letters that a number takes from the names are compared with them', () => {
    const names = (id: string, value: string, surname: string, given: string) => {
      const [country = '', kind = ''] = id.split('/');
      const found = crossCheckNames({ country, kind, value }, { surname, given_names: given });
      return found.map(({ agrees }) => agrees);
    };
    expect(names('GB/driver_number', 'MORGA753116SM9IJ', 'Morgan', 'Sarah Meredyth')).toEqual([true, true]);
    expect(names('GB/driver_number', 'MORGA753116SM9IJ', 'Morrison', 'Sarah Meredyth')).toEqual([false, true]);
    expect(names('GB/driver_number', 'FOX99753116S99IJ', 'Fox', 'Sarah')).toEqual([true, true]);
    expect(names('GB/driver_number', 'MCDON753116SM9IJ', 'MacDonald', 'Sarah Meredyth')).toEqual([true, true]);
    expect(names('MX/curp', 'BOXW310820HNERXN09', 'BOTTELLI X', 'WARD')).toEqual([true, true]);
    expect(names('MX/curp', 'BOXW310820HNERXN09', 'ROBLES', 'WARD')).toEqual([false, true]);
    expect(names('ZA/national_id', '7503305044089', 'Anyone', 'At All')).toEqual([]);
  });

  test.each([
    ['GB/driver_number', 'MORGA753116SM9IJ', { birth_date: '1976-03-11', century: 'assumed', sex: 'F' }],
    ['MX/clave_elector', 'GMLPMR85031209M400', { birth_date: '1985-03-12', century: 'assumed', sex: 'F' }],
    ['RO/cnp', '1630615123457', { birth_date: '1963-06-15', sex: 'M' }],
    ['CZ/rodne_cislo', '7103192745', { birth_date: '1971-03-19', sex: 'M' }],
    ['BG/egn', '7501020018', { birth_date: '1975-01-02', sex: 'F' }],
    ['EE/isikukood', '36805280109', { birth_date: '1968-05-28', sex: 'M' }],
    ['NO/fodselsnummer', '15108695088', { birth_date: '1986-10-15', century: 'assumed', sex: 'F' }],
    ['AT/svnr', '1237010180', { birth_date: '1980-01-01', century: 'assumed' }],
  ])('%s %s says when its holder was born', (id, value, encodes) => {
    expect(judge(id, value).encodes).toEqual(encodes);
  });

  test('birth date, sex and region are read from the numbers that carry them', () => {
    expect(judge('CN/resident_id', '11010519491231002X').encodes).toEqual({
      birth_date: '1949-12-31',
      sex: 'F',
      region: 'Beijing',
    });
    expect(judge('ID/nik', '3171015708900001').encodes).toEqual({
      birth_date: '1990-08-17',
      century: 'assumed',
      sex: 'F',
      region: 'DKI Jakarta',
    });
    expect(judge('VN/cccd', '079203012345').encodes).toEqual({ birth_date: '2003', sex: 'M', region: 'Hồ Chí Minh' });
    expect(judge('PL/pesel', '44051401359').encodes).toEqual({ birth_date: '1944-05-14', sex: 'M' });
    expect(judge('MX/curp', 'BOXW310820HNERXN09').encodes).toMatchObject({ birth_date: '1931-08-20', sex: 'M' });
    expect(judge('EG/national_id', '29001010101233').encodes).toEqual({
      birth_date: '1990-01-01',
      sex: 'M',
      region: 'Cairo',
    });
    expect(judge('AE/emirates_id', '784-1990-1234567-6').encodes).toEqual({ birth_date: '1990' });
  });

  test('each refusal has its reason', () => {
    expect(judge('CN/resident_id', '1101051949123100').reason).toBe('format');
    expect(judge('CN/resident_id', '110105194912310021').reason).toBe('check_digit');
    expect(judge('CN/resident_id', completed('CN/resident_id', '11010519490231###?')).reason).toBe('birth_date');
    expect(judge('CN/resident_id', completed('CN/resident_id', '18010519491231###?')).reason).toBe('region');
    expect(judge('ID/nik', '3171013202900001').reason).toBe('birth_date');
    expect(judge('ID/nik', '9971011702900001').reason).toBe('region');
    expect(judge('ID/nik', '3171011702900000').reason).toBe('format');
    expect(judge('XX/anything', '1').reason).toBe('unknown_kind');
    expect(judge('BR/cpf', '111.111.111-11').reason).toBe('check_digit');
    expect(judge('US/ssn', '666-12-3456').reason).toBe('format');
    expect(judge('CN/resident_id', '9'.repeat(100_000)).reason).toBe('format');
  });

  test('a person is born at the latest today', () => {
    const value = completed('CN/resident_id', '11010120261001###?');
    expect(judge('CN/resident_id', value).valid).toBe(true);
    expect(validateIdentifier({ country: 'CN', kind: 'resident_id', value, today: '2026-09-30' }).reason).toBe(
      'birth_date',
    );
  });

  test('a Korean number that fails its digit is valid with a warning, as those given since October 2020 do', () => {
    expect(judge('KR/rrn', '971013-9019903')).toMatchObject({ valid: true, warning: 'check_digit_not_binding' });
    expect(judge('KR/rrn', '971313-9019902').reason).toBe('birth_date');
  });

  test('what a number encodes is compared with the person, century only when it is written', () => {
    const nik = judge('ID/nik', '3171015708900001');
    expect(crossCheck(nik, { birth_date: '1990-08-17', sex: 'F' })).toEqual([
      { field: 'birth_date', agrees: true },
      { field: 'sex', agrees: true },
    ]);
    expect(crossCheck(nik, { birth_date: '1990-08-18', sex: 'M' }).map((each) => each.agrees)).toEqual([false, false]);
    expect(crossCheck(judge('VN/cccd', '079203012345'), { birth_date: '2003-05-05' })).toEqual([
      { field: 'birth_date', agrees: true },
    ]);
    expect(crossCheck(nik, { sex: 'X' })).toEqual([]);
  });
});

/** The number with its check character, whatever else is wrong with it. */
function completed(id: string, template: string): string {
  const body = fill(template, [1, 2, 3]);
  const options = [...'0123456789X'].map((sign) => body.replace('?', sign));
  return options.find((value) => judge(id, value).reason !== 'check_digit') ?? body;
}
