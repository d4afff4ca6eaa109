import { weightedSum } from '../checksums.ts';
import { birthDateOfShortYear } from '../dates.ts';
import { type Kind, lettersOf } from '../kind.ts';

const PPS_SIGNS = 'WABCDEFGHIJKLMNOPQRSTUV';

const nino: Kind = {
  country: 'GB',
  kind: 'nino',
  title: 'National insurance number',
  document_classes: [],
  shape: /^(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]?$/,
};

/**
 * DVLA: five letters of the surname, the decade of birth, month (50 more for women), day, last digit of the year, two
 * initials, then signs whose rule is not published. Short names are filled up with nines.
 */
const driverNumber: Kind = {
  country: 'GB',
  kind: 'driver_number',
  title: 'Driver number',
  document_classes: ['gb_driving_licence'],
  shape: /^[A-Z]{1,5}9{0,4}(?<=^.{5})\d[0156]\d[0-3]\d\d(99|[A-Z][A-Z9])\d[A-Z]{2}$/,
  decode: (value, today) => {
    const month = Number(value.slice(6, 8));
    const year = `${value[5]}${value[10]}`;
    return {
      birth_date: birthDateOfShortYear(year, month > 50 ? month - 50 : month, value.slice(8, 10), today),
      century: 'assumed',
      sex: month > 50 ? 'F' : 'M',
    };
  },
  names: (value, { surname, given_names: given }) => {
    const initials = given.split(/[\s-]+/).map((name) => lettersOf(name).charAt(0));
    return {
      surname: lettersOf(surname).replace(/^MAC/, 'MC').slice(0, 5).padEnd(5, '9') === value.slice(0, 5),
      given_names: initials.join('').slice(0, 2).padEnd(2, '9') === value.slice(11, 13),
    };
  },
};

const pps: Kind = {
  country: 'IE',
  kind: 'pps',
  title: 'Personal public service number',
  document_classes: [],
  shape: /^\d{7}[A-W][A-IW]?$/,
  check: (value) => {
    // The ninth letter counts nine times its place in the alphabet; W stands for none.
    const ninth = 'WABCDEFGHI'.indexOf(value[8] ?? 'W');
    return PPS_SIGNS[(weightedSum(value, [8, 7, 6, 5, 4, 3, 2]) + 9 * ninth) % 23] === value[7];
  },
};

export const BRITAIN_IRELAND: readonly Kind[] = [nino, driverNumber, pps];
