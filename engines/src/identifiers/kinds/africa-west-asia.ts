import { isLuhn, weightedSum } from '../checksums.ts';
import { birthDate, birthDateOfShortYear } from '../dates.ts';
import { type Kind, sexOf } from '../kind.ts';
import { EG_GOVERNORATES } from '../regions.ts';

const zaId: Kind = {
  country: 'ZA',
  kind: 'national_id',
  title: 'Identity number',
  document_classes: ['za_smart_id', 'za_id_book'],
  shape: /^\d{10}[012]\d{2}$/,
  check: isLuhn,
  decode: (value, today) => ({
    birth_date: birthDateOfShortYear(value.slice(0, 2), value.slice(2, 4), value.slice(4, 6), today),
    century: 'assumed',
    sex: Number(value[6]) >= 5 ? 'M' : 'F',
  }),
};

const egId: Kind = {
  country: 'EG',
  kind: 'national_id',
  title: 'الرقم القومي',
  document_classes: ['identity_card'],
  shape: /^[23]\d{13}$/,
  check: (value) => {
    const sum = weightedSum(value, [2, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
    return (11 - (sum % 11)) % 10 === Number(value[13]);
  },
  // The rule of the last digit is observed, not published.
  checkNotBinding: true,
  decode: (value, today) => {
    const year = (value[0] === '2' ? 1900 : 2000) + Number(value.slice(1, 3));
    return {
      birth_date: birthDate(year, value.slice(3, 5), value.slice(5, 7), today),
      sex: sexOf(value[12]),
      region: EG_GOVERNORATES[value.slice(7, 9)] ?? null,
    };
  },
};

const emiratesId: Kind = {
  country: 'AE',
  kind: 'emirates_id',
  title: 'Emirates ID number',
  document_classes: ['identity_card'],
  shape: /^784\d{12}$/,
  check: isLuhn,
  // The Luhn digit is observed, not published.
  checkNotBinding: true,
  decode: (value, today) => ({ birth_date: birthDate(value.slice(3, 7), 1, 1, today) && value.slice(3, 7) }),
};

const saudiId: Kind = {
  country: 'SA',
  kind: 'national_id',
  title: 'National ID or Iqama number',
  document_classes: ['identity_card', 'residence_permit'],
  shape: /^[12]\d{9}$/,
  check: isLuhn,
};

const tckn: Kind = {
  country: 'TR',
  kind: 'tckn',
  title: 'T.C. kimlik numarası',
  document_classes: ['identity_card'],
  shape: /^[1-9]\d{10}$/,
  check: (value) => {
    const tenth = weightedSum(value, [7, -1, 7, -1, 7, -1, 7, -1, 7]) % 10;
    return (tenth + 10) % 10 === Number(value[9]) && weightedSum(value, Array(10).fill(1)) % 10 === Number(value[10]);
  },
};

const nin: Kind = {
  country: 'NG',
  kind: 'nin',
  title: 'National identification number (NIN)',
  document_classes: ['ng_nin_slip', 'ng_national_id'],
  // The rule of its check digit is not published.
  shape: /^\d{11}$/,
};

const voterNumber: Kind = {
  country: 'NG',
  kind: 'vin',
  title: 'Voter identification number (VIN)',
  document_classes: ['ng_voter_card'],
  shape: /^[A-Z\d]{19}$/,
};

const kenyanId: Kind = {
  country: 'KE',
  kind: 'national_id',
  title: 'National identity number',
  document_classes: ['ke_national_id'],
  // Given out in order, without a check digit.
  shape: /^\d{7,9}$/,
};

const ghanaCard: Kind = {
  country: 'GH',
  kind: 'ghana_card',
  title: 'Ghana Card number',
  document_classes: ['gh_ghana_card'],
  // The rule of its check digit is not published.
  shape: /^GHA\d{10}$/,
};

export const AFRICA_WEST_ASIA: readonly Kind[] = [
  zaId,
  egId,
  emiratesId,
  saudiId,
  tckn,
  nin,
  voterNumber,
  kenyanId,
  ghanaCard,
];
