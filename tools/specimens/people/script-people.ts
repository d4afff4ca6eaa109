import type { Random } from '../random.ts';
import type { Names, NonEmpty } from './lists.ts';
import {
  ARABIC,
  INDIAN,
  JAPANESE,
  KOREAN,
  type Pair,
  RUSSIAN,
  type ScriptNames,
  THAI,
  UKRAINIAN,
  VIETNAMESE,
} from './scripts.ts';

/** People whose documents are in a script of their own; here under their Latin names. */
export const SCRIPT_PEOPLE: Readonly<Record<string, Names>> = {
  VNM: latinOf(VIETNAMESE),
  THA: latinOf(THAI),
  IND: latinOf(INDIAN),
  JPN: latinOf(JAPANESE),
  KOR: latinOf(KOREAN),
  ARE: latinOf(ARABIC),
  RUS: latinOf(RUSSIAN),
  UKR: latinOf(UKRAINIAN),
};

function latinOf({ surnames, men, women, places }: ScriptNames): Names {
  const latin = ([first, ...rest]: NonEmpty<Pair>): NonEmpty<string> => [first[1], ...rest.map((pair) => pair[1])];
  const [place] = places;
  return {
    surnames: latin(surnames),
    men: latin(men),
    women: latin(women),
    places: [{ city: place[1], region: place[1], code: '', streets: ['Main Road'], postcode: '10200' }],
  };
}

type Bearer = { random: Random; sex: 'M' | 'F'; birthDate: string };
type Complete = (country: string, kind: string, body: () => string) => string;

/** The local number of such a person with right check digits, encoding the birth and sex of the card; empty where there is none. */
export function scriptNumber(country: string, { random, sex, birthDate }: Bearer, complete: Complete): string {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const male = sex === 'M';
  switch (country) {
    case 'VNM': {
      const century = (Number(year.slice(0, 2)) - 19) * 2 + (male ? 0 : 1);
      return `${random.pick(['001', '079', '048', '040'])}${century}${year.slice(2)}${random.digits(6)}`;
    }
    case 'THA':
      return complete('TH', 'national_id', () => `${random.int(1, 5)}${random.digits(11)}?`);
    case 'IND':
      return complete('IN', 'aadhaar', () => `${random.int(2, 9)}${random.digits(10)}?`);
    case 'KOR': {
      const digit = (Number(year) < 2000 ? 1 : 3) + (male ? 0 : 1);
      return complete('KR', 'rrn', () => `${year.slice(2)}${month}${day}${digit}${random.digits(5)}?`);
    }
    case 'JPN':
      return `${random.int(10, 49)}${random.digits(10)}`;
    case 'ARE':
      return complete('AE', 'emirates_id', () => `784${year}${random.digits(7)}?`);
    case 'RUS':
      return `${random.int(10, 97)}${random.int(10, 23)}${random.digits(6)}`;
    case 'UKR':
      return `${year}${month}${day}-${random.digits(5)}`;
    default:
      return '';
  }
}
