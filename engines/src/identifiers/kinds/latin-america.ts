import { isLuhn, weightedSum } from '../checksums.ts';
import { birthDateOfShortYear } from '../dates.ts';
import type { Kind } from '../kind.ts';

const voterKey: Kind = {
  country: 'MX',
  kind: 'clave_elector',
  title: 'Clave de elector',
  document_classes: ['mx_ine'],
  // Six consonants of the names, birth date, state of birth, sex, and three signs against doubles; no check digit.
  shape: /^[A-Z]{6}\d{6}(0[1-9]|[12]\d|3[0-3]|8[78])[HM]\d{3}$/,
  decode: (value, today) => ({
    birth_date: birthDateOfShortYear(value.slice(6, 8), value.slice(8, 10), value.slice(10, 12), today),
    century: 'assumed',
    sex: value[14] === 'H' ? 'M' : 'F',
  }),
};

const argentineDni: Kind = {
  country: 'AR',
  kind: 'dni',
  title: 'Documento Nacional de Identidad (DNI)',
  document_classes: ['ar_dni'],
  // Given out in order; foreigners have numbers from 60 million.
  shape: /^\d{7,8}$/,
};

const peruvianDni: Kind = {
  country: 'PE',
  kind: 'dni',
  title: 'Documento Nacional de Identidad (DNI)',
  document_classes: ['pe_dni'],
  // The check sign is a digit or a letter beside the number; people write the number without it.
  shape: /^\d{8}[\dA-K]?$/,
  check: (value) => {
    const rest = weightedSum(value, [3, 2, 7, 6, 5, 4, 3, 2]) % 11;
    return value.length === 8 || [...'65432110987'][rest] === value[8] || [...'KJIHGFEDCBA'][rest] === value[8];
  },
};

const nuip: Kind = {
  country: 'CO',
  kind: 'cedula',
  title: 'Número único de identificación personal (NUIP)',
  document_classes: ['co_cedula'],
  shape: /^[1-9]\d{5,9}$/,
};

const nit: Kind = {
  country: 'CO',
  kind: 'nit',
  title: 'Número de identificación tributaria (NIT)',
  document_classes: [],
  shape: /^\d{8,16}$/,
  check: (value) => {
    const digits = [...value.slice(0, -1)].reverse().join('');
    const rest = weightedSum(digits, [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71]) % 11;
    return '01987654321'[rest] === value.at(-1);
  },
};

const ecuadorianCedula: Kind = {
  country: 'EC',
  kind: 'cedula',
  title: 'Cédula de identidad',
  document_classes: ['identity_card'],
  // Province 01 to 24, or 30 for citizens abroad; the third digit is below six for natural persons.
  shape: /^(0[1-9]|1\d|2[0-4]|30)[0-5]\d{7}$/,
  check: isLuhn,
};

const uruguayanCi: Kind = {
  country: 'UY',
  kind: 'ci',
  title: 'Cédula de identidad',
  document_classes: ['identity_card'],
  shape: /^\d{7,8}$/,
  check: (value) => {
    const digits = value.padStart(8, '0');
    return (10 - (weightedSum(digits, [2, 9, 8, 7, 6, 3, 4]) % 10)) % 10 === Number(digits[7]);
  },
};

const dominicanCedula: Kind = {
  country: 'DO',
  kind: 'cedula',
  title: 'Cédula de identidad y electoral',
  document_classes: ['identity_card'],
  shape: /^\d{11}$/,
  check: isLuhn,
  // Some thousands of genuine numbers of the first registers fail the digit.
  checkNotBinding: true,
};

export const LATIN_AMERICA: readonly Kind[] = [
  voterKey,
  argentineDni,
  peruvianDni,
  nuip,
  nit,
  ecuadorianCedula,
  uruguayanCi,
  dominicanCedula,
];
