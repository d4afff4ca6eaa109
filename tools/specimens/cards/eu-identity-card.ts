import { composeMrz } from '@acquaint/engines/mrz';
import { mrzZone } from '../drawing/mrz-print.ts';
import type { Person } from '../person.ts';
import { type Design, type Drawing, printedDate, type Sheet } from './design.ts';
import { type Entry, type Head, type Plan, planned } from './plan.ts';

/** How a state prints its identity card: headings, the fields with their labels, and what a reader takes from them. */
type Layout = {
  ground: Plan['ground'];
  ink: Plan['ink'];
  accent: string;
  heads: readonly Head[];
  rows(person: Person): readonly [label: string, value: string][];
  labels(person: Person): Record<string, string>;
};

const names = ({ surname, given_names, sex, birth_date, expiry_date, document_number }: Person) => ({
  surname,
  given_names,
  sex,
  birth_date,
  expiry_date,
  document_number,
});
const DUTCH_MONTHS = 'JAN FEB MAA APR MEI JUN JUL AUG SEP OKT NOV DEC'.split(' ');

const LAYOUTS: Readonly<Record<string, Layout>> = {
  FRA: {
    ground: ['#e4ebf5', '#f3ecec'],
    ink: ['#a7b9dc', '#dcb7b7'],
    accent: '#2c4380',
    heads: [
      { text: 'RÉPUBLIQUE FRANÇAISE', x: 120, y: 52, size: 28, bold: true },
      { text: "CARTE NATIONALE D'IDENTITÉ / IDENTITY CARD", x: 120, y: 84, size: 20 },
    ],
    rows: (person) => [
      ['NOM / Surname', person.surname],
      ['Prénoms / Given names', person.given_names],
      ['SEXE / Sex', person.sex],
      ['NATIONALITÉ / Nationality', 'FRA'],
      ['DATE DE NAISS. / Date of birth', printedDate(person.birth_date, 'dd mm yyyy')],
      ['LIEU DE NAISSANCE / Place of birth', person.birth_place],
      ['N° DU DOCUMENT / Document No', person.document_number],
      ["DATE D'EXPIR. / Expiry date", printedDate(person.expiry_date, 'dd mm yyyy')],
    ],
    labels: (person) => ({ ...names(person), nationality: 'FRA', birth_place: person.birth_place }),
  },
  ITA: {
    ground: ['#e3eff2', '#eef3e6'],
    ink: ['#9fc6d3', '#b9d0a2'],
    accent: '#24566b',
    heads: [
      { text: 'REPUBBLICA ITALIANA', x: 40, y: 48, size: 27, bold: true },
      { text: "MINISTERO DELL'INTERNO", x: 40, y: 74, size: 17 },
      { text: 'CARTA DI IDENTITÀ / IDENTITY CARD', x: 480, y: 48, size: 22, bold: true },
    ],
    rows: (person) => [
      ['COMUNE DI / MUNICIPALITY', person.place.city],
      ['COGNOME / SURNAME', person.surname],
      ['NOME / NAME', person.given_names],
      [
        'LUOGO E DATA DI NASCITA / PLACE AND DATE OF BIRTH',
        `${person.birth_place} ${printedDate(person.birth_date, 'dd.mm.yyyy')}`,
      ],
      ['SESSO / SEX', person.sex],
      ['CITTADINANZA / NATIONALITY', 'ITA'],
      ['EMISSIONE / ISSUING', printedDate(person.issue_date, 'dd.mm.yyyy')],
      ['SCADENZA / EXPIRY', printedDate(person.expiry_date, 'dd.mm.yyyy')],
      ['', person.document_number],
    ],
    labels: (person) => ({
      ...names(person),
      nationality: 'ITA',
      birth_place: person.birth_place,
      issue_date: person.issue_date,
    }),
  },
  ESP: {
    ground: ['#e6eef3', '#f4eee3'],
    ink: ['#a9c4d6', '#dac6a0'],
    accent: '#33546e',
    heads: [
      { text: 'ESPAÑA', x: 120, y: 52, size: 30, bold: true },
      { text: 'DOCUMENTO NACIONAL DE IDENTIDAD', x: 300, y: 52, size: 24, bold: true },
    ],
    rows: (person) => [
      ['DNI', person.personal_number],
      ['APELLIDOS / SURNAMES', person.surname],
      ['NOMBRE / NAME', person.given_names],
      ['SEXO / SEX', person.sex],
      ['NACIONALIDAD / NATIONALITY', 'ESP'],
      ['FECHA DE NACIMIENTO / DATE OF BIRTH', printedDate(person.birth_date, 'dd mm yyyy')],
      ['EMISIÓN / DATE OF ISSUE', printedDate(person.issue_date, 'dd mm yyyy')],
      ['VALIDEZ / EXPIRY DATE', printedDate(person.expiry_date, 'dd mm yyyy')],
      ['NÚM SOPORT / SUPPORT NO', person.document_number],
    ],
    labels: (person) => ({
      ...names(person),
      nationality: 'ESP',
      issue_date: person.issue_date,
      personal_number: person.personal_number,
    }),
  },
  NLD: {
    ground: ['#e9eef6', '#f5efe4'],
    ink: ['#aebfe0', '#e0c79c'],
    accent: '#31477c',
    heads: [
      { text: 'KONINKRIJK DER NEDERLANDEN', x: 40, y: 50, size: 26, bold: true },
      { text: 'IDENTITEITSKAART / IDENTITY CARD', x: 40, y: 82, size: 20 },
    ],
    rows: (person) => [
      ['naam / name', person.surname],
      ['voornamen / given names', person.given_names],
      ['nationaliteit / nationality', 'Nederlandse'],
      ['geslacht / sex', person.sex === 'M' ? 'M/M' : 'V/F'],
      ['geboortedatum / date of birth', dutchDay(person.birth_date)],
      ['geboorteplaats / place of birth', person.birth_place],
      ['geldig tot / date of expiry', dutchDay(person.expiry_date)],
      ['documentnr. / document no.', person.document_number],
    ],
    labels: (person) => ({ ...names(person), nationality: 'NLD', birth_place: person.birth_place }),
  },
  POL: {
    ground: ['#f3eaec', '#e9eef2'],
    ink: ['#dbb1b9', '#b4c5d2'],
    accent: '#7c2c3c',
    heads: [
      { text: 'RZECZPOSPOLITA POLSKA', x: 40, y: 50, size: 28, bold: true },
      { text: 'DOWÓD OSOBISTY / IDENTITY CARD', x: 40, y: 82, size: 20 },
    ],
    rows: (person) => [
      ['NAZWISKO / SURNAME', person.surname],
      ['IMIONA / GIVEN NAMES', person.given_names],
      ['OBYWATELSTWO / NATIONALITY', 'POLSKIE'],
      ['DATA URODZENIA / DATE OF BIRTH', printedDate(person.birth_date, 'dd.mm.yyyy')],
      ['PŁEĆ / SEX', person.sex === 'M' ? 'M' : 'K/F'],
      ['NUMER DOKUMENTU / DOCUMENT NUMBER', person.document_number],
      ['TERMIN WAŻNOŚCI / EXPIRY DATE', printedDate(person.expiry_date, 'dd.mm.yyyy')],
    ],
    labels: (person) => ({ ...names(person), nationality: 'POL' }),
  },
  ROU: {
    ground: ['#e8eff4', '#f0f1e4'],
    ink: ['#aac6d8', '#ccd0a0'],
    accent: '#2d5270',
    heads: [
      { text: 'ROUMANIE', x: 40, y: 40, size: 17 },
      { text: 'ROMÂNIA', x: 420, y: 42, size: 22, bold: true },
      { text: 'ROMANIA', x: 972, y: 40, size: 17, anchor: 'end' },
      { text: "CARTE D'IDENTITE", x: 40, y: 68, size: 17 },
      { text: 'CARTE DE IDENTITATE', x: 380, y: 70, size: 22, bold: true },
      { text: 'IDENTITY CARD', x: 972, y: 68, size: 17, anchor: 'end' },
    ],
    rows: (person) => [
      ['SERIA', person.document_number.slice(0, 2)],
      ['NR', person.document_number.slice(2)],
      ['CNP', person.personal_number],
      ['Nume/Nom/Last name', person.surname],
      ['Prenume/Prenom/First name', person.given_names],
      ['Cetăţenie/Nationalité/Nationality', 'Română / ROU'],
      ['Loc naştere/Lieu de naissance/Place of birth', `Jud.${person.place.region} Mun.${person.birth_place}`],
      ['Domiciliu/Adresse/Address', person.address],
      ['Emisă de/Delivrée par/Issued by', `SPCLEP ${person.place.city}`],
      [
        'Valabilitate/Validité/Validity',
        `${printedDate(person.issue_date, 'dd.mm.').concat(person.issue_date.slice(2, 4))}-${printedDate(person.expiry_date, 'dd.mm.yyyy')}`,
      ],
    ],
    labels: (person) => ({
      ...names(person),
      nationality: 'ROU',
      personal_number: person.personal_number,
      birth_place: `Jud.${person.place.region} Mun.${person.birth_place}`,
      address: person.address.replace('\n', ', '),
      issuer: `SPCLEP ${person.place.city}`,
    }),
  },
};

/** Portrait sides of national identity cards of the European Union; their backs with a zone are the ICAO card's. */
export const euIdentityCard: Design = {
  country: 'FRA',
  countries: Object.keys(LAYOUTS),
  sides: ['front'],
  checkDigit: 'none',
  expires: true,
  coded: false,
  draw: front,
};

function front(drawing: Drawing): Sheet {
  const { person } = drawing;
  const layout = LAYOUTS[person.country];
  if (!layout) throw new RangeError(`no identity card of ${person.country} is drawn here`);
  const rows = layout.rows(person);
  // The Romanian card is of the larger size TD2.
  const height = person.country === 'ROU' ? 714 : 638;
  const [top, bottom] = person.country === 'ROU' ? [84, 604] : [112, 590];
  const step = (bottom - top) / rows.length;
  const entries = rows.map(([label, value], at): Entry => {
    const y = top + at * step + 10;
    return { label, value: value.replace('\n', ', '), x: 340, y, size: step > 56 ? 24 : 20, labelSize: 14, width: 600 };
  });
  const { ground, ink, accent, heads } = layout;
  const plan: Plan = {
    size: { width: 1012, height },
    ground,
    ink,
    accent,
    heads,
    portrait: { x: 40, y: 112, width: 262, height: 340 },
    entries: person.country === 'ROU' ? sideBySide(entries) : entries,
    more: person.country === 'ROU' ? romanianZone(person) : '',
  };
  return planned(plan, drawing, { class: 'identity_card', country: person.country, ...layout.labels(person) });
}

/** Series, number and personal number stand on one row of the Romanian card, each after its label. */
function sideBySide(entries: readonly Entry[]): Entry[] {
  const places = [340, 470, 620];
  const [first] = entries;
  return entries.map((entry, at) => {
    const x = places[at];
    return x === undefined || !first ? entry : { ...entry, x, y: first.y, place: 'right' as const, labelSize: 18 };
  });
}

function romanianZone(person: Person): string {
  const lines = composeMrz({
    format: 'TD2',
    document_code: 'ID',
    issuing_state: 'ROU',
    nationality: 'ROU',
    surname: person.surname,
    given_names: person.given_names,
    document_number: person.document_number,
    birth_date: person.birth_date,
    expiry_date: person.expiry_date,
    sex: person.sex,
    optional: `${person.personal_number[0]}${person.personal_number.slice(7)}`,
  });
  return mrzZone(lines, { x: 44, y: 640, width: 924, leading: 50 });
}

function dutchDay(date: string): string {
  const month = Number(date.slice(5, 7)) - 1;
  const english = printedDate(date, 'mmm');
  const dutch = DUTCH_MONTHS[month] ?? english;
  return printedDate(date, `dd ${dutch === english ? english : `${dutch}/${english}`} yyyy`);
}
