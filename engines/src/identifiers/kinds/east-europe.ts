import { mod11_10, remainder, weightedSum } from '../checksums.ts';
import { birthDate, birthDateOfShortYear } from '../dates.ts';
import { type Kind, sexOf } from '../kind.ts';

const CNP_WEIGHTS = [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9];

const cnp: Kind = {
  country: 'RO',
  kind: 'cnp',
  title: 'Cod numeric personal (CNP)',
  document_classes: ['identity_card'],
  shape: /^[1-9]\d{12}$/,
  check: (value) => {
    const rest = weightedSum(value, CNP_WEIGHTS) % 11;
    return (rest === 10 ? 1 : rest) === Number(value[12]);
  },
  decode: (value, today) => {
    const first = Number(value[0]);
    const [year, month, day] = [value.slice(1, 3), value.slice(3, 5), value.slice(5, 7)];
    const sex = sexOf(value[0]);
    // 7 and 8 are residents of any century, 9 foreigners of either sex.
    if (first === 9) return { birth_date: birthDateOfShortYear(year, month, day, today), century: 'assumed' };
    if (first >= 7) return { birth_date: birthDateOfShortYear(year, month, day, today), century: 'assumed', sex };
    const century = [1900, 1800, 2000][Math.floor((first - 1) / 2)] ?? 1900;
    return { birth_date: birthDate(century + Number(year), month, day, today), sex };
  },
};

/** Czech and Slovak birth numbers are one register's until 1993, and one rule since. */
function birthNumber(country: string, title: string): Kind {
  return {
    country,
    kind: 'rodne_cislo',
    title,
    document_classes: ['identity_card'],
    shape: /^\d{9,10}$/,
    // Nine digits were given until 1953, without a check digit; a remainder of ten was once written as 0.
    check: (value) => {
      if (value.length === 9) return true;
      const rest = remainder(value.slice(0, 9), 11) % 10;
      return rest === Number(value[9]);
    },
    decode: (value, today) => {
      const year = Number(value.slice(0, 2));
      const coded = Number(value.slice(2, 4));
      // Women have 50 more in the month; since 2004 another 20 where a day has run out of numbers.
      const sex = coded > 50 ? 'F' : 'M';
      const month = (coded > 50 ? coded - 50 : coded) % 20;
      const century = value.length === 9 || year >= 54 ? 1900 : 2000;
      return { birth_date: birthDate(century + year, month, value.slice(4, 6), today), sex };
    },
  };
}

const egn: Kind = {
  country: 'BG',
  kind: 'egn',
  title: 'Единен граждански номер (ЕГН)',
  document_classes: ['identity_card'],
  shape: /^\d{10}$/,
  check: (value) => (weightedSum(value, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === Number(value[9]),
  decode: (value, today) => {
    const coded = Number(value.slice(2, 4));
    const century = [1900, 1800, 2000][Math.floor(coded / 20)] ?? 0;
    const sex = sexOf(value[8]) === 'M' ? 'F' : 'M';
    return { birth_date: birthDate(century + Number(value.slice(0, 2)), coded % 20, value.slice(4, 6), today), sex };
  },
};

/** Estonia and Lithuania share one rule: a first digit for sex and century, two rows of weights. */
function balticCode(country: string, kind: string, title: string): Kind {
  return {
    country,
    kind,
    title,
    document_classes: ['identity_card'],
    shape: /^[1-8]\d{10}$/,
    check: (value) => {
      const first = weightedSum(value, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
      const second = weightedSum(value, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11;
      return (first < 10 ? first : second % 10) === Number(value[10]);
    },
    decode: (value, today) => {
      const century = 1800 + Math.floor((Number(value[0]) - 1) / 2) * 100;
      const year = century + Number(value.slice(1, 3));
      return { birth_date: birthDate(year, value.slice(3, 5), value.slice(5, 7), today), sex: sexOf(value[0]) };
    },
  };
}

const oib: Kind = {
  country: 'HR',
  kind: 'oib',
  title: 'Osobni identifikacijski broj (OIB)',
  document_classes: ['identity_card'],
  shape: /^\d{11}$/,
  check: (value) => mod11_10(value.slice(0, 10)) === value[10],
};

export const EAST_EUROPE: readonly Kind[] = [
  cnp,
  birthNumber('CZ', 'Rodné číslo'),
  birthNumber('SK', 'Rodné číslo'),
  egn,
  balticCode('EE', 'isikukood', 'Isikukood'),
  balticCode('LT', 'asmens_kodas', 'Asmens kodas'),
  oib,
];
