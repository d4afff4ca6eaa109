import { mod11_2, weightedSum } from '../checksums.ts';
import { birthDate } from '../dates.ts';
import { type Kind, sexOf } from '../kind.ts';
import { CN_PROVINCES, TW_REGIONS } from '../regions.ts';

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/** Taiwan gives each letter a two-digit number, in this order from 10. */
const TW_LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';
const KR_CENTURY = [1800, 1900, 1900, 2000, 2000, 1900, 1900, 2000, 2000, 1800];

const cnResidentId: Kind = {
  country: 'CN',
  kind: 'resident_id',
  title: 'Resident identity number (居民身份证)',
  document_classes: ['cn_resident_id'],
  shape: /^[1-9]\d{16}[\dX]$/,
  check: (value) => mod11_2(value.slice(0, 17)) === value[17],
  decode: (value, today) => ({
    birth_date: birthDate(value.slice(6, 10), value.slice(10, 12), value.slice(12, 14), today),
    sex: sexOf(value[16]),
    // A number of a foreign permanent resident begins with 9 and a code of the card's issuer.
    region: value[0] === '9' ? 'foreign permanent resident' : (CN_PROVINCES[value.slice(0, 2)] ?? null),
  }),
};

const cnUscc: Kind = {
  country: 'CN',
  kind: 'uscc',
  title: 'Unified social credit code (统一社会信用代码)',
  document_classes: [],
  shape: /^[\dA-HJ-NPQRTUWXY]{2}\d{6}[\dA-HJ-NPQRTUWXY]{10}$/,
  check: (value) => {
    const sum = USCC_WEIGHTS.reduce((total, weight, at) => total + weight * USCC_ALPHABET.indexOf(value[at] ?? ''), 0);
    return USCC_ALPHABET[(31 - (sum % 31)) % 31] === value[17];
  },
};

const hkid: Kind = {
  country: 'HK',
  kind: 'hkid',
  title: 'Hong Kong identity card number',
  document_classes: ['identity_card'],
  shape: /^[A-Z]{1,2}\d{6}[\dA]$/,
  check: (value) => {
    // One letter stands behind an empty place that counts as 36; letters count from ten.
    const values = [...value.slice(0, -1)].map((sign) => Number.parseInt(sign, 36));
    const places = values.length === 7 ? [36, ...values] : values;
    const sum = places.reduce((total, each, at) => total + each * (9 - at), 0);
    return '0123456789A'[(11 - (sum % 11)) % 11] === value.at(-1);
  },
};

const twNationalId: Kind = {
  country: 'TW',
  kind: 'national_id',
  title: 'National or resident identity number (身分證統一編號)',
  document_classes: ['identity_card'],
  shape: /^[A-Z][1289]\d{8}$/,
  check: (value) => {
    const letter = TW_LETTERS.indexOf(value[0] ?? '') + 10;
    const sum = Math.floor(letter / 10) + (letter % 10) * 9 + weightedSum(value.slice(1), [8, 7, 6, 5, 4, 3, 2, 1, 1]);
    return sum % 10 === 0;
  },
  decode: (value) => ({ sex: '18'.includes(value[1] ?? '') ? 'M' : 'F', region: TW_REGIONS[value[0] ?? ''] ?? null }),
};

const krRrn: Kind = {
  country: 'KR',
  kind: 'rrn',
  title: 'Resident registration number (주민등록번호)',
  document_classes: ['identity_card'],
  shape: /^\d{13}$/,
  check: (value) => {
    const sum = weightedSum(value, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]);
    return String((11 - (sum % 11)) % 10) === value[12];
  },
  // Numbers given since October 2020 end in random digits.
  checkNotBinding: true,
  decode: (value, today) => {
    const year = (KR_CENTURY[Number(value[6])] ?? 0) + Number(value.slice(0, 2));
    return { birth_date: birthDate(year, value.slice(2, 4), value.slice(4, 6), today), sex: sexOf(value[6]) };
  },
};

export const EAST_ASIA: readonly Kind[] = [cnResidentId, cnUscc, hkid, twNationalId, krRrn];
