import { isEan13, isLuhn, mod11_10, mod731, remainder, weightedSum } from '../checksums.ts';
import { birthDate, birthDateOfShortYear } from '../dates.ts';
import { allSame, type Decoded, type Kind, sexOf } from '../kind.ts';
import { italianTaxCode } from './italy.ts';

const DNI_LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';
const HETU_SIGNS = '0123456789ABCDEFHJKLMNPRSTUVWXY';

const steuerId: Kind = {
  country: 'DE',
  kind: 'steuer_id',
  title: 'Steuerliche Identifikationsnummer',
  document_classes: [],
  shape: /^[1-9]\d{10}$/,
  check: (value) => mod11_10(value.slice(0, 10)) === value[10] && hasOneRepeatedDigit(value.slice(0, 10)),
};

/** Among the ten leading digits exactly one comes twice or three times, never three times in a row. */
function hasOneRepeatedDigit(digits: string): boolean {
  const counts = [...new Set(digits)].map((digit) => digits.split(digit).length - 1);
  const repeated = counts.filter((count) => count > 1);
  return repeated.length === 1 && (repeated[0] ?? 0) <= 3 && !/(.)\1\1/.test(digits);
}

const personalausweis: Kind = {
  country: 'DE',
  kind: 'personalausweis',
  title: 'Seriennummer des Personalausweises',
  document_classes: ['de_identity_card'],
  // The front shows nine signs, the machine-readable zone adds the check digit (and D for the state).
  shape: /^[CFGHJKLMNPRTVWXYZ\d][CFGHJKLMNPRTVWXYZ\d]{8}(\dD?)?$/,
  check: (value) => value.length === 9 || mod731(value.slice(0, 9)) === value[9],
};

const nir: Kind = {
  country: 'FR',
  kind: 'nir',
  title: 'Numéro d’inscription au répertoire (NIR)',
  document_classes: [],
  shape: /^[12]\d{4}(\d{2}|2A|2B)\d{8}$/,
  check: (value) => {
    // Corsica's letters stand for 19 and 18 in the arithmetic.
    const digits = value.slice(0, 13).replace('2A', '19').replace('2B', '18');
    return 97 - remainder(digits, 97) === Number(value.slice(13));
  },
  decode: (value, today) => {
    const month = Number(value.slice(3, 5));
    // Months above 12 stand for an unknown month of birth.
    const birth = birthDateOfShortYear(value.slice(1, 3), month >= 1 && month <= 12 ? month : 1, 1, today);
    const partial = month >= 1 && month <= 12 ? birth?.slice(0, 7) : birth?.slice(0, 4);
    return { birth_date: partial ?? null, century: 'assumed', sex: value[0] === '1' ? 'M' : 'F' };
  },
};

const dni: Kind = {
  country: 'ES',
  kind: 'dni',
  title: 'DNI or NIE',
  document_classes: ['identity_card'],
  shape: /^[\dXYZ]\d{7}[A-Z]$/,
  check: (value) => {
    const digits = value.slice(0, 8).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)));
    return DNI_LETTERS[Number(digits) % 23] === value[8];
  },
};

const bsn: Kind = {
  country: 'NL',
  kind: 'bsn',
  title: 'Burgerservicenummer (BSN)',
  document_classes: ['identity_card'],
  shape: /^\d{9}$/,
  check: (value) => !allSame(value) && weightedSum(value, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0,
};

const pesel: Kind = {
  country: 'PL',
  kind: 'pesel',
  title: 'PESEL',
  document_classes: ['identity_card'],
  shape: /^\d{11}$/,
  check: (value) => weightedSum(value, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]) % 10 === 0,
  decode: (value, today) => {
    const coded = Number(value.slice(2, 4));
    const century = [1900, 2000, 2100, 2200, 1800][Math.floor(coded / 20)] ?? 0;
    const birth = birthDate(century + Number(value.slice(0, 2)), coded % 20, value.slice(4, 6), today);
    return { birth_date: birth, sex: sexOf(value[9]) };
  },
};

const personnummer: Kind = {
  country: 'SE',
  kind: 'personnummer',
  title: 'Personnummer',
  document_classes: ['identity_card'],
  strip: /[\s:]/g,
  shape: /^(\d{6}|\d{8})[-+]?\d{4}$/,
  check: (value) => isLuhn(value.replace(/[-+]/, '').slice(-10)),
  decode: (value, today) => {
    const digits = value.replace(/[-+]/, '');
    const [year, month, date] = [digits.slice(0, -8), digits.slice(-8, -6), Number(digits.slice(-6, -4))];
    // Coordination numbers add 60 to the day; a plus sign means a hundred years or more.
    const day = date > 60 ? date - 60 : date;
    const sex = sexOf(digits.at(-2));
    if (year.length === 4) return { birth_date: birthDate(year, month, day, today), sex };
    const birth = birthDateOfShortYear(year, month, day, today);
    if (!value.includes('+') || !birth) return { birth_date: birth, century: 'assumed', sex };
    return { birth_date: birthDate(Number(birth.slice(0, 4)) - 100, month, day, today), sex };
  },
};

const hetu: Kind = {
  country: 'FI',
  kind: 'hetu',
  title: 'Henkilötunnus',
  document_classes: ['identity_card'],
  strip: /\s/g,
  shape: /^\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]$/,
  check: (value) => HETU_SIGNS[Number(value.slice(0, 6) + value.slice(7, 10)) % 31] === value[10],
  decode: (value, today) => {
    const sign = value[6] ?? '';
    const century = sign === '+' ? 1800 : 'ABCDEF'.includes(sign) ? 2000 : 1900;
    const birth = birthDate(century + Number(value.slice(4, 6)), value.slice(2, 4), value.slice(0, 2), today);
    return { birth_date: birth, sex: sexOf(value[9]) };
  },
};

const cpr: Kind = {
  country: 'DK',
  kind: 'cpr',
  title: 'CPR-nummer',
  document_classes: [],
  shape: /^\d{10}$/,
  check: (value) => weightedSum(value, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
  // The office stopped keeping the modulus in 2007.
  checkNotBinding: true,
  decode: (value, today) => {
    const birth = birthDate(
      danishYear(Number(value.slice(4, 6)), Number(value[6])),
      value.slice(2, 4),
      value.slice(0, 2),
      today,
    );
    return { birth_date: birth, sex: sexOf(value[9]) };
  },
};

function danishYear(year: number, seventh: number): number {
  if (seventh <= 3) return 1900 + year;
  if (seventh === 4 || seventh === 9) return (year <= 36 ? 2000 : 1900) + year;
  return (year <= 57 ? 2000 : 1800) + year;
}

const belgianNumber: Kind = {
  country: 'BE',
  kind: 'nn',
  title: 'Numéro national / Rijksregisternummer',
  document_classes: ['identity_card'],
  shape: /^\d{11}$/,
  check: (value) => belgianCentury(value) !== null,
  decode: (value, today): Decoded => {
    const year = (belgianCentury(value) ?? 1900) + Number(value.slice(0, 2));
    // Numbers for people outside the register add 20 or 40 to the month, and say no sex with 20.
    const month = Number(value.slice(2, 4));
    const sex = month > 20 && month < 33 ? {} : { sex: sexOf(value[8]) };
    // The day is unknown for some: the year alone then stands.
    if (month % 20 === 0 || value.slice(4, 6) === '00') return { birth_date: String(year), ...sex };
    return { birth_date: birthDate(year, month % 20, value.slice(4, 6), today), ...sex };
  },
};

/** Those born since 2000 have a 2 before the number in the arithmetic. */
function belgianCentury(value: string): number | null {
  const key = Number(value.slice(9));
  if (97 - (Number(value.slice(0, 9)) % 97) === key) return 1900;
  return 97 - (Number(`2${value.slice(0, 9)}`) % 97) === key ? 2000 : null;
}

const nif: Kind = {
  country: 'PT',
  kind: 'nif',
  title: 'Número de identificação fiscal (NIF)',
  document_classes: ['identity_card'],
  shape: /^[1-35-9]\d{8}$/,
  check: (value) => {
    const rest = weightedSum(value, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    return (rest < 2 ? 0 : 11 - rest) === Number(value[8]);
  },
};

const ahv: Kind = {
  country: 'CH',
  kind: 'ahv',
  title: 'AHV-Nummer',
  document_classes: [],
  shape: /^756\d{10}$/,
  check: isEan13,
};

const socialNumber: Kind = {
  country: 'AT',
  kind: 'svnr',
  title: 'Sozialversicherungsnummer',
  document_classes: [],
  shape: /^[1-9]\d{9}$/,
  check: (value) => weightedSum(value, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 === Number(value[3]),
  // Months above 12 were given where a day had run out of numbers: they say nothing.
  decode: (value, today) =>
    Number(value.slice(6, 8)) > 12
      ? {}
      : {
          birth_date: birthDateOfShortYear(value.slice(8), value.slice(6, 8), value.slice(4, 6), today),
          century: 'assumed',
        },
};

const fodselsnummer: Kind = {
  country: 'NO',
  kind: 'fodselsnummer',
  title: 'Fødselsnummer',
  document_classes: ['identity_card'],
  shape: /^\d{11}$/,
  check: (value) =>
    weightedSum(value, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 === 0 &&
    weightedSum(value, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
  decode: (value, today) => {
    // D numbers for people outside the register add 40 to the day.
    const day = Number(value.slice(0, 2)) % 40;
    const birth = birthDateOfShortYear(value.slice(4, 6), value.slice(2, 4), day, today);
    return { birth_date: birth, century: 'assumed', sex: sexOf(value[8]) };
  },
};

export const EUROPE: readonly Kind[] = [
  steuerId,
  personalausweis,
  nir,
  dni,
  italianTaxCode,
  bsn,
  pesel,
  personnummer,
  hetu,
  cpr,
  belgianNumber,
  nif,
  ahv,
  socialNumber,
  fodselsnummer,
];
