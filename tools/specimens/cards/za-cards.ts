import { type Design, type Drawing, printedDate, type Sheet } from './design.ts';
import { planned } from './plan.ts';

const date = (value: string): string => printedDate(value, 'dd mmm yyyy');
const DESIGN = {
  country: 'ZAF',
  sides: ['front'],
  checkDigit: 'personal_number',
  expires: false,
  coded: false,
} as const;

/** The South African smart identity card, front. */
export const zaSmartId: Design = { ...DESIGN, draw: smart };

function smart(drawing: Drawing): Sheet {
  const { person } = drawing;
  const at = { size: 25, labelSize: 17 };
  return planned(
    {
      ground: ['#eaf1e4', '#f4efe2'],
      ink: ['#b6d0a4', '#dcc79a'],
      accent: '#2f5c35',
      heads: [
        { text: 'REPUBLIC OF SOUTH AFRICA', x: 40, y: 52, size: 28, bold: true },
        { text: 'NATIONAL IDENTITY CARD', x: 40, y: 90, size: 24 },
      ],
      portrait: { x: 700, y: 110, width: 270, height: 350 },
      entries: [
        { label: 'Surname', value: person.surname, x: 40, y: 130, ...at },
        { label: 'Names', value: person.given_names, x: 40, y: 202, ...at },
        { label: 'Sex', value: person.sex, x: 40, y: 274, ...at },
        { label: 'Nationality', value: 'RSA', x: 200, y: 274, ...at },
        { label: 'Identity Number', value: person.personal_number, x: 40, y: 346, ...at, bold: true },
        { label: 'Date of Birth', value: date(person.birth_date), x: 40, y: 418, ...at },
        { label: 'Country of Birth', value: 'RSA', x: 40, y: 490, ...at },
        { label: 'Status', value: 'CITIZEN', x: 300, y: 490, ...at },
        { label: 'Signature', value: '', x: 40, y: 562, ...at },
      ],
      signature: [180, 600],
    },
    drawing,
    {
      class: 'za_smart_id',
      country: 'ZAF',
      surname: person.surname,
      given_names: person.given_names,
      sex: person.sex,
      nationality: 'ZAF',
      personal_number: person.personal_number,
      birth_date: person.birth_date,
    },
  );
}

/** The page with the portrait of the green South African identity book. */
export const zaIdBook: Design = { ...DESIGN, draw: book };

function book(drawing: Drawing): Sheet {
  const { person } = drawing;
  const at = { size: 26, labelSize: 18 };
  const number = person.personal_number.replace(/^(\d{6})(\d{4})(\d{2})(\d)$/, '$1 $2 $3 $4');
  return planned(
    {
      size: { width: 1012, height: 740 },
      ground: ['#dfeadb', '#e8eee0'],
      ink: ['#a9c7a0', '#bccba0'],
      accent: '#2c4f31',
      heads: [
        { text: 'S.A. BURGER', x: 760, y: 56, size: 20 },
        { text: 'S.A. CITIZEN', x: 760, y: 82, size: 20 },
      ],
      portrait: { x: 690, y: 300, width: 280, height: 370 },
      entries: [
        {
          label: 'I.D. No.',
          value: number,
          x: 40,
          y: 76,
          place: 'right',
          size: 34,
          labelSize: 22,
          bold: true,
          width: 520,
        },
        { label: 'VAN/SURNAME', value: person.surname, x: 40, y: 150, ...at },
        { label: 'VOORNAME/FORENAMES', value: person.given_names, x: 40, y: 236, ...at },
        { label: 'GEBOORTEDISTRIK OF -LAND/', value: '', x: 40, y: 322, ...at },
        { label: 'DISTRICT OR COUNTRY OF BIRTH', value: 'SOUTH AFRICA', x: 40, y: 346, ...at },
        {
          label: 'GEBOORTEDATUM/DATE OF BIRTH',
          value: printedDate(person.birth_date, 'yyyy-mm-dd'),
          x: 40,
          y: 432,
          ...at,
        },
        {
          label: 'DATUM UITGEREIK/DATE ISSUED',
          value: printedDate(person.issue_date, 'yyyy-mm-dd'),
          x: 40,
          y: 518,
          ...at,
        },
        {
          label: 'UITGEREIK OP GESAG VAN DIE DIREKTEUR-GENERAAL: BINNELANDSE SAKE',
          value: '',
          x: 40,
          y: 640,
          width: 600,
        },
        { label: 'ISSUED BY AUTHORITY OF THE DIRECTOR-GENERAL: HOME AFFAIRS', value: '', x: 40, y: 666, width: 600 },
      ],
    },
    drawing,
    {
      class: 'za_id_book',
      country: 'ZAF',
      personal_number: person.personal_number,
      surname: person.surname,
      given_names: person.given_names,
      birth_date: person.birth_date,
      issue_date: person.issue_date,
    },
  );
}
