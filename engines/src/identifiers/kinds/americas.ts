import { isLuhn, weightedSum } from '../checksums.ts';
import { birthDate } from '../dates.ts';
import { allSame, type Kind, lettersOf } from '../kind.ts';
import { MX_STATES } from '../regions.ts';

/** Numbers that were printed in advertisements and that the issuer withdrew. */
const US_WITHDRAWN = new Set(['078051120', '219099999', '457555462']);
const CURP_ALPHABET = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';

const CURP_PARTICLES = new Set([
  'DE',
  'DEL',
  'LA',
  'LAS',
  'LOS',
  'MC',
  'MAC',
  'VON',
  'VAN',
  'Y',
  'DA',
  'DAS',
  'DI',
  'DER',
]);

const ssn: Kind = {
  country: 'US',
  kind: 'ssn',
  title: 'Social security number',
  document_classes: [],
  // There is no check digit: areas 000, 666 and 900 to 999, group 00 and serial 0000 were never given out.
  shape: /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/,
  check: (value) => !US_WITHDRAWN.has(value) && !allSame(value),
};

const itin: Kind = {
  country: 'US',
  kind: 'itin',
  title: 'Individual taxpayer identification number',
  document_classes: [],
  shape: /^9\d{2}(5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])\d{4}$/,
};

const cpf: Kind = {
  country: 'BR',
  kind: 'cpf',
  title: 'Cadastro de Pessoas Físicas (CPF)',
  document_classes: ['br_cnh', 'br_cin', 'br_rg'],
  shape: /^\d{11}$/,
  // Eleven equal digits fit the arithmetic and were never given out.
  check: (value) => !allSame(value) && cpfDigit(value, 9) === value[9] && cpfDigit(value, 10) === value[10],
};

function cpfDigit(value: string, length: number): string {
  const weights = Array.from({ length }, (_, at) => length + 1 - at);
  const rest = weightedSum(value, weights) % 11;
  return String(rest < 2 ? 0 : 11 - rest);
}

const cnpj: Kind = {
  country: 'BR',
  kind: 'cnpj',
  title: 'Cadastro Nacional da Pessoa Jurídica (CNPJ)',
  document_classes: [],
  // Letters are allowed since July 2026; they count as their ASCII code less 48.
  shape: /^[\dA-Z]{12}\d{2}$/,
  check: (value) =>
    !allSame(value) && cnpjDigit(value.slice(0, 12)) === value[12] && cnpjDigit(value.slice(0, 13)) === value[13],
};

function cnpjDigit(text: string): string {
  const sum = [...text].reverse().reduce((total, sign, at) => total + (sign.charCodeAt(0) - 48) * (2 + (at % 8)), 0);
  const rest = sum % 11;
  return String(rest < 2 ? 0 : 11 - rest);
}

const cnh: Kind = {
  country: 'BR',
  kind: 'cnh',
  title: 'Registro da Carteira Nacional de Habilitação (CNH)',
  document_classes: ['br_cnh'],
  shape: /^\d{11}$/,
  check: (value) => {
    const first = weightedSum(value, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11;
    const second = weightedSum(value, [1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11;
    // When the first digit would be ten it is written 0 and the second is lowered by two.
    const lowered = second > 9 ? 0 : second - (first > 9 ? 2 : 0);
    return !allSame(value) && (first > 9 ? 0 : first) === Number(value[9]) && lowered === Number(value[10]);
  },
};

const curp: Kind = {
  country: 'MX',
  kind: 'curp',
  title: 'Clave Única de Registro de Población (CURP)',
  document_classes: ['mx_ine'],
  shape: /^[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{2}[B-DF-HJ-NP-TV-Z]{3}[A-Z\d]\d$/,
  check: (value) => {
    const sum = [...value.slice(0, 17)].reduce((total, sign, at) => total + CURP_ALPHABET.indexOf(sign) * (18 - at), 0);
    return String((10 - (sum % 10)) % 10) === value[17];
  },
  decode: (value, today) => {
    // A digit in the seventeenth place means born before 2000, a letter since.
    const century = /\d/.test(value[16] ?? '') ? 1900 : 2000;
    const birth = birthDate(century + Number(value.slice(4, 6)), value.slice(6, 8), value.slice(8, 10), today);
    const sex = value[10] === 'X' ? {} : { sex: value[10] === 'H' ? ('M' as const) : ('F' as const) };
    return { birth_date: birth, ...sex, region: MX_STATES[value.slice(11, 13)] ?? null };
  },
  names: (value, { surname, given_names: given }) => {
    // Particles are passed over, and so are JOSE and MARIA before another name; Ñ is written X.
    const initials = (text: string) =>
      text
        .toUpperCase()
        .replaceAll('Ñ', 'X')
        .split(/\s+/)
        .map((word) => lettersOf(word))
        .filter((word) => !CURP_PARTICLES.has(word))
        .map((word) => word.charAt(0));
    return {
      surname: initials(surname)[0] === value[0],
      given_names: initials(given).includes(value[3] ?? ''),
    };
  },
};

const cuit: Kind = {
  country: 'AR',
  kind: 'cuit',
  title: 'CUIT or CUIL',
  document_classes: [],
  shape: /^(20|23|24|25|26|27|30|33|34)\d{9}$/,
  check: (value) => {
    const rest = (11 - (weightedSum(value, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
    return rest !== 10 && rest === Number(value[10]);
  },
};

const rut: Kind = {
  country: 'CL',
  kind: 'run',
  title: 'RUN or RUT',
  document_classes: ['cl_cedula'],
  shape: /^\d{7,8}[\dK]$/,
  check: (value) => {
    const sum = [...value.slice(0, -1)]
      .reverse()
      .reduce((total, digit, at) => total + Number(digit) * (2 + (at % 6)), 0);
    return '0123456789K0'[11 - (sum % 11)] === value.at(-1);
  },
};

const sin: Kind = {
  country: 'CA',
  kind: 'sin',
  title: 'Social insurance number',
  document_classes: [],
  shape: /^[1-79]\d{8}$/,
  check: isLuhn,
};

export const AMERICAS: readonly Kind[] = [ssn, itin, cpf, cnpj, cnh, curp, cuit, rut, sin];
