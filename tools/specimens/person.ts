import { completed } from './number.ts';
import { AFRICANS } from './people/africa.ts';
import { ASIAN_PEOPLE, asianAddress, asianFullName, asianNumber } from './people/asia.ts';
import { EUROPEANS } from './people/europe.ts';
import { LATIN_AMERICANS } from './people/latin-america.ts';
import {
  AMERICAN,
  type Bearer,
  BRAZILIAN,
  CHINESE,
  GERMAN,
  INDONESIAN,
  type Names,
  type Place,
  UTOPIAN,
} from './people/lists.ts';
import { SCRIPT_PEOPLE, scriptNumber } from './people/script-people.ts';
import { type Random, randomOf } from './random.ts';

/** An invented person with all that any specimen prints of them. Dates are YYYY-MM-DD, countries alpha-3. */
export type Person = {
  country: string;
  sex: 'M' | 'F';
  surname: string;
  given_names: string;
  /** Names in the order and script of the country. */
  full_name: string;
  birth_date: string;
  birth_place: string;
  /** One or two lines. */
  address: string;
  place: Place;
  document_number: string;
  /** The local number (resident id, NIK, CPF …) or empty. */
  personal_number: string;
  issue_date: string;
  expiry_date: string;
  issuer: string;
};

const NAMES: Readonly<Record<string, Names>> = {
  DEU: GERMAN,
  USA: AMERICAN,
  BRA: BRAZILIAN,
  IDN: INDONESIAN,
  CHN: CHINESE,
  ...SCRIPT_PEOPLE,
  ...ASIAN_PEOPLE,
  ...LATIN_AMERICANS,
  ...AFRICANS,
  ...EUROPEANS,
};

/** A person of a country by seed; the same seed and country give the same person in every document class. */
export function inventPerson(seed: number, country: string, known: Partial<Person> = {}): Person {
  const random = randomOf(seed, `person ${country}`);
  const names = NAMES[country] ?? UTOPIAN;
  const sex = known.sex ?? random.pick(['M', 'F']);
  const surname = known.surname ?? random.pick(names.surnames);
  const given = known.given_names ?? random.pick(sex === 'M' ? names.men : names.women);
  const place = known.place ?? random.pick(names.places);
  const birthDate = known.birth_date ?? dateBetween(random, 1956, 2003);
  const issueDate = known.issue_date ?? dateBetween(random, 2021, 2024);
  const bearer: Bearer = { random, place, sex, birthDate, surname, given };
  const invented: Person = {
    country,
    sex,
    surname,
    given_names: given,
    full_name: fullName(country, surname, given, sex),
    birth_date: birthDate,
    birth_place: birthPlace(country, random.pick(names.places)),
    address: addressOf({ country, place, names }, random),
    place,
    document_number: names.numbers?.document?.(bearer) ?? documentNumber(country, random, place),
    personal_number: names.numbers?.personal?.(bearer) ?? personalNumber(country, bearer),
    issue_date: issueDate,
    expiry_date: `${Number(issueDate.slice(0, 4)) + 10}${issueDate.slice(4)}`,
    issuer: place.region,
  };
  return { ...invented, ...known };
}

function fullName(country: string, surname: string, given: string, sex: 'M' | 'F'): string {
  if (country === 'CHN') return `${surname}${given}`;
  return asianFullName(country, surname, given, sex) ?? `${given} ${surname}`;
}

/** A day between two years; never the 29th of February, whose anniversary ten years on does not exist. */
function dateBetween(random: Random, first: number, last: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${random.int(first, last)}-${pad(random.int(1, 12))}-${pad(random.int(1, 28))}`;
}

function birthPlace(country: string, place: Place): string {
  return country === 'IDN' ? (place.city.replace(/^KOTA /, '').split(' ')[0] ?? '') : place.city;
}

function addressOf({ country, place, names }: { country: string; place: Place; names: Names }, random: Random): string {
  const asian = asianAddress(country, place, random);
  if (asian !== null) return asian;
  const street = random.pick(place.streets);
  const number = random.int(2, 240);
  if (names.address) return names.address(street, number, place);
  if (country === 'CHN') return `${place.city}${street}${number}号${random.int(1, 30)}栋${random.int(101, 960)}室`;
  if (country === 'IDN') return `${street} NO. ${number}`;
  if (country === 'DEU') return `${street} ${number}\n${place.postcode} ${place.city}`;
  if (country === 'BRA') return `${street}, ${number}\n${place.postcode} ${place.city} - ${place.region}`;
  return `${100 + number * 7} ${street}\n${place.city}, ${place.region} ${place.postcode}`;
}

function documentNumber(country: string, random: Random, place: Place): string {
  const german = [...'CFGHJKLMNPRTVWXYZ0123456789'] as ['C', ...string[]];
  if (country === 'DEU') return `${place.code}${Array.from({ length: 8 }, () => random.pick(german)).join('')}`;
  if (country === 'CHN') return `E${random.pick(['A', 'C', 'H', 'K'])}${random.digits(7)}`;
  if (country === 'IDN') return `X${random.digits(7)}`;
  if (country === 'BRA') return `F${random.pick(['A', 'B', 'E'])}${random.digits(6)}`;
  if (country === 'USA') return licenceNumber(place.region, random);
  return `${random.pick(['A', 'L', 'U', 'X'])}${random.int(1, 9)}${random.digits(7)}`;
}

function licenceNumber(state: string, random: Random): string {
  if (state === 'NY') return `${random.int(1, 9)}${random.digits(8)}`;
  if (state === 'TX') return `${random.int(1, 9)}${random.digits(7)}`;
  return `${random.pick(['C', 'D', 'F', 'H', 'J', 'R'])}${random.digits(state === 'FL' ? 12 : 7)}`;
}

/** The local number with right check digits, carrying the same birth date, sex and region as the card. */
function personalNumber(country: string, { random, place, sex, birthDate }: Bearer): string {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  if (country === 'CHN') {
    const order = `${random.digits(2)}${random.int(0, 4) * 2 + (sex === 'M' ? 1 : 0)}`;
    return completed('CN', 'resident_id', () => `${place.code}${year}${month}${day}${order}?`);
  }
  if (country === 'IDN') {
    const coded = String(Number(day) + (sex === 'F' ? 40 : 0)).padStart(2, '0');
    return `${place.code.slice(0, 6)}${coded}${month}${year.slice(2)}${String(random.int(1, 9999)).padStart(4, '0')}`;
  }
  if (country === 'BRA') return completed('BR', 'cpf', () => `${random.digits(9)}??`);
  if (country in SCRIPT_PEOPLE) return scriptNumber(country, { random, sex, birthDate }, completed);
  return asianNumber(country, { random, place, sex, birthDate }, completed);
}
