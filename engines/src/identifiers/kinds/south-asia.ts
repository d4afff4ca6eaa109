import { isLuhn, isVerhoeff, weightedSum } from '../checksums.ts';
import { birthDate, birthDateOfShortYear } from '../dates.ts';
import { allSame, type Decoded, type Kind, sexOf } from '../kind.ts';
import { ID_PROVINCES, VN_PROVINCES } from '../regions.ts';

const SG_LETTERS: Readonly<Record<string, string>> = {
  S: 'JZIHGFEDCBA',
  T: 'JZIHGFEDCBA',
  F: 'XWUTRQPNMLK',
  G: 'XWUTRQPNMLK',
  M: 'XWUTRQPNJLK',
};
const SG_OFFSETS: Readonly<Record<string, number>> = { S: 0, F: 0, T: 4, G: 4, M: 3 };
/** Place codes of Malaysia that were never given out. */
const MY_UNASSIGNED = new Set(['00', '17', '18', '19', '20', '69', '70', '73', '80', '81', '94', '95', '96', '97']);

const nik: Kind = {
  country: 'ID',
  kind: 'nik',
  title: 'Nomor Induk Kependudukan (NIK)',
  document_classes: ['id_ktp'],
  // Six digits of region, day (women: plus 40), month, year, a serial that is never 0000. There is no check digit.
  shape: /^\d{12}(?!0000)\d{4}$/,
  decode: decodeNik,
};

function decodeNik(value: string, today: string): Decoded {
  const day = Number(value.slice(6, 8));
  const sex = day > 40 ? 'F' : 'M';
  const birth = birthDateOfShortYear(value.slice(10, 12), value.slice(8, 10), sex === 'F' ? day - 40 : day, today);
  const known = value.slice(2, 4) === '00' || value.slice(4, 6) === '00' ? undefined : ID_PROVINCES[value.slice(0, 2)];
  return { birth_date: birth, century: 'assumed', sex, region: known ?? null };
}

const npwp: Kind = {
  country: 'ID',
  kind: 'npwp',
  title: 'Nomor Pokok Wajib Pajak (NPWP)',
  document_classes: [],
  shape: /^(\d{15}|\d{16})$/,
  // Sixteen digits are a NIK, or the old number behind a nought; nine digits of the old number end in a Luhn digit.
  check: (value) => {
    if (value.length === 16 && value[0] !== '0') return true;
    return isLuhn(value.slice(-15).slice(0, 9)) && !allSame(value.slice(-15).slice(0, 9));
  },
  decode: (value, today) => (value.length === 16 && value[0] !== '0' ? decodeNik(value, today) : {}),
};

const nric: Kind = {
  country: 'SG',
  kind: 'nric',
  title: 'NRIC or FIN',
  document_classes: ['identity_card'],
  shape: /^[STFGM]\d{7}[A-Z]$/,
  check: (value) => {
    const series = value[0] ?? '';
    const sum = weightedSum(value.slice(1), [2, 7, 6, 5, 4, 3, 2]) + (SG_OFFSETS[series] ?? 0);
    return SG_LETTERS[series]?.[sum % 11] === value[8];
  },
};

const cccd: Kind = {
  country: 'VN',
  kind: 'cccd',
  title: 'Căn cước công dân (CCCD)',
  document_classes: ['identity_card'],
  // Province or country of birth, century and sex, two digits of the year, a serial. There is no check digit.
  shape: /^\d{12}$/,
  decode: (value, today) => {
    const century = 1900 + Math.floor(Number(value[3]) / 2) * 100;
    const year = century + Number(value.slice(4, 6));
    const region = Number(value.slice(0, 3)) >= 100 ? 'born abroad' : (VN_PROVINCES[value.slice(0, 3)] ?? null);
    return {
      birth_date: birthDate(year, 1, 1, today) && String(year),
      sex: Number(value[3]) % 2 === 0 ? 'M' : 'F',
      region,
    };
  },
};

const thaiId: Kind = {
  country: 'TH',
  kind: 'national_id',
  title: 'Citizen identity number (เลขประจำตัวประชาชน)',
  document_classes: ['identity_card'],
  shape: /^[1-8]\d{12}$/,
  check: (value) => {
    const sum = weightedSum(value, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
    return String((11 - (sum % 11)) % 10) === value[12];
  },
};

const mykad: Kind = {
  country: 'MY',
  kind: 'mykad',
  title: 'MyKad number',
  document_classes: ['identity_card'],
  shape: /^\d{12}$/,
  decode: (value, today) => ({
    birth_date: birthDateOfShortYear(value.slice(0, 2), value.slice(2, 4), value.slice(4, 6), today),
    century: 'assumed',
    sex: sexOf(value[11]),
    ...(MY_UNASSIGNED.has(value.slice(6, 8)) ? { region: null } : {}),
  }),
};

const aadhaar: Kind = {
  country: 'IN',
  kind: 'aadhaar',
  title: 'Aadhaar',
  document_classes: ['identity_card'],
  shape: /^[2-9]\d{11}$/,
  check: (value) => isVerhoeff(value) && [...value].reverse().join('') !== value,
};

const pan: Kind = {
  country: 'IN',
  kind: 'pan',
  title: 'Permanent account number (PAN)',
  document_classes: ['identity_card'],
  // The fourth letter is the kind of holder; the rule of the last letter is not published.
  shape: /^[A-Z]{3}[ABCEFGHJLPT][A-Z](?!0000)\d{4}[A-Z]$/,
};

export const SOUTH_ASIA: readonly Kind[] = [nik, npwp, nric, cccd, thaiId, mykad, aadhaar, pan];
