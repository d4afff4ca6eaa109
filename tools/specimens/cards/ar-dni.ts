import { type Design, type Drawing, printedDate, type Sheet } from './design.ts';
import { type Look, type Plan, planned } from './plan.ts';
import { td1Zone, zoneNames } from './td1.ts';

const LOOK: Look = {
  ground: ['#e6f0f6', '#eef2e8'],
  ink: ['#a6c8de', '#c8d4ae'],
  accent: '#2d5d80',
};

/** The Argentine identity card (DNI): months printed in Spanish and English, the zone on the back. */
export const arDni: Design = {
  country: 'ARG',
  sides: ['front', 'back'],
  checkDigit: 'mrz',
  expires: true,
  coded: true,
  draw: (drawing) => (drawing.side === 'front' ? front(drawing) : back(drawing)),
};

function front(drawing: Drawing): Sheet {
  const { person } = drawing;
  const number = person.personal_number.replace(/^(\d+)(\d{3})(\d{3})$/, '$1.$2.$3');
  const at = { size: 25, labelSize: 15 };
  const plan: Plan = {
    ...LOOK,
    heads: [
      { text: 'REPÚBLICA ARGENTINA - MERCOSUR', x: 40, y: 48, size: 26, bold: true },
      { text: 'REGISTRO NACIONAL DE LAS PERSONAS', x: 40, y: 76, size: 18 },
      { text: 'MINISTERIO DEL INTERIOR', x: 40, y: 100, size: 16 },
    ],
    portrait: { x: 40, y: 130, width: 270, height: 350 },
    ghost: { x: 850, y: 380, width: 120, height: 156 },
    entries: [
      { label: 'Apellido / Surname', value: person.surname, x: 340, y: 128, ...at },
      { label: 'Nombre / Name', value: person.given_names, x: 340, y: 196, ...at },
      { label: 'Sexo / Sex', value: person.sex, x: 340, y: 264, ...at },
      { label: 'Nacionalidad / Nationality', value: 'ARGENTINA', x: 470, y: 264, ...at },
      { label: 'Ejemplar', value: 'A', x: 800, y: 264, ...at },
      { label: 'Fecha de nacimiento / Date of birth', value: dayOf(person.birth_date), x: 340, y: 332, ...at },
      { label: 'Fecha de emisión / Date of issue', value: dayOf(person.issue_date), x: 340, y: 400, ...at },
      { label: 'Fecha de vencimiento / Date of expiry', value: dayOf(person.expiry_date), x: 340, y: 468, ...at },
      { label: 'Documento / Document', value: number, x: 40, y: 540, size: 34, labelSize: 15, bold: true },
      { label: 'Trámite Nº / Of. ident.', value: person.document_number, x: 340, y: 540, ...at },
    ],
    signature: [700, 590],
  };
  return planned(plan, drawing, {
    class: 'ar_dni',
    country: 'ARG',
    surname: person.surname,
    given_names: person.given_names,
    sex: person.sex,
    nationality: 'ARG',
    birth_date: person.birth_date,
    issue_date: person.issue_date,
    expiry_date: person.expiry_date,
    document_number: person.personal_number,
  });
}

function back(drawing: Drawing): Sheet {
  const { person } = drawing;
  const mrz = td1Zone(drawing, 'ID', 'ARG', { number: person.personal_number });
  const plan: Plan = {
    ...LOOK,
    heads: [],
    entries: [
      { label: 'DOMICILIO:', value: person.address, x: 40, y: 70, place: 'right', size: 22, width: 780 },
      { label: 'LUGAR DE NACIMIENTO:', value: person.birth_place, x: 40, y: 130, place: 'right', size: 22 },
    ],
    signature: [80, 300],
    mrz,
  };
  return planned(plan, drawing, {
    class: 'ar_dni',
    country: 'ARG',
    ...zoneNames(mrz),
    sex: person.sex,
    nationality: 'ARG',
    birth_date: person.birth_date,
    expiry_date: person.expiry_date,
    document_number: person.personal_number,
    birth_place: person.birth_place,
    address: person.address,
  });
}

const MONTHS =
  'ENE/ JAN|FEB/ FEB|MAR/ MAR|ABR/ APR|MAY/ MAY|JUN/ JUN|JUL/ JUL|AGO/ AUG|SEP/ SEP|OCT/ OCT|NOV/ NOV|DIC/ DEC';

/** `12 MAR/ MAR 1985`. */
function dayOf(date: string): string {
  return printedDate(date, `dd ${MONTHS.split('|')[Number(date.slice(5, 7)) - 1] ?? ''} yyyy`);
}
