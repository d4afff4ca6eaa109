import { type Design, type Drawing, printedDate, type Sheet } from './design.ts';
import { type Look, type Plan, planned } from './plan.ts';
import { td1Zone, zoneNames } from './td1.ts';

const LOOK: Look = {
  ground: ['#e9f1f0', '#f1ece6'],
  ink: ['#a9cccb', '#d3c3a9'],
  accent: '#2b5f63',
};
const MONTHS = ['ENE', 'FEB', 'MAR', 'ABR', 'MAYO', 'JUN', 'JUL', 'AGO', 'SEPT', 'OCT', 'NOV', 'DIC'] as const;

/** The Chilean identity card: the RUN is the person's number, the document has another. */
export const clCedula: Design = {
  country: 'CHL',
  sides: ['front', 'back'],
  checkDigit: 'mrz',
  expires: true,
  coded: true,
  draw: (drawing) => (drawing.side === 'front' ? front(drawing) : back(drawing)),
};

function front(drawing: Drawing): Sheet {
  const { person } = drawing;
  const at = { size: 25, labelSize: 15 };
  const plan: Plan = {
    ...LOOK,
    heads: [
      { text: 'CÉDULA DE IDENTIDAD', x: 40, y: 50, size: 28, bold: true },
      { text: 'REPÚBLICA DE CHILE', x: 972, y: 50, size: 26, bold: true, anchor: 'end' },
      { text: 'SERVICIO DE REGISTRO CIVIL E IDENTIFICACIÓN', x: 40, y: 80, size: 18 },
    ],
    portrait: { x: 40, y: 120, width: 262, height: 350 },
    ghost: { x: 850, y: 360, width: 120, height: 156 },
    signature: [360, 600],
    entries: [
      { label: 'APELLIDOS', value: person.surname.replace(' ', '\n'), x: 336, y: 124, ...at },
      { label: 'NOMBRES', value: person.given_names, x: 336, y: 226, ...at },
      { label: 'NACIONALIDAD', value: 'CHILENA', x: 336, y: 298, ...at },
      { label: 'SEXO', value: person.sex, x: 620, y: 298, ...at },
      { label: 'FECHA DE NACIMIENTO', value: dayOf(person.birth_date), x: 336, y: 370, width: 260, ...at },
      { label: 'NÚMERO DOCUMENTO', value: grouped(person.document_number), x: 620, y: 370, width: 220, ...at },
      { label: 'FECHA DE EMISIÓN', value: dayOf(person.issue_date), x: 336, y: 442, width: 260, ...at },
      { label: 'FECHA DE VENCIMIENTO', value: dayOf(person.expiry_date), x: 620, y: 442, width: 220, ...at },
      {
        label: 'RUN',
        value: run(person.personal_number),
        x: 40,
        y: 560,
        place: 'right',
        size: 32,
        labelSize: 26,
        bold: true,
      },
    ],
  };
  return planned(plan, drawing, {
    class: 'cl_cedula',
    country: 'CHL',
    surname: person.surname,
    given_names: person.given_names,
    nationality: 'CHL',
    sex: person.sex,
    birth_date: person.birth_date,
    document_number: person.document_number,
    issue_date: person.issue_date,
    expiry_date: person.expiry_date,
    personal_number: person.personal_number,
  });
}

function back(drawing: Drawing): Sheet {
  const { person } = drawing;
  const optional = `${person.personal_number.slice(0, -1)}<${person.personal_number.slice(-1)}`;
  const mrz = td1Zone(drawing, 'IN', 'CHL', { optional });
  const plan: Plan = {
    ...LOOK,
    heads: [],
    entries: [
      { label: 'Nació en:', value: person.birth_place, x: 40, y: 80, place: 'right', size: 24 },
      { label: 'Profesión:', value: 'NO INFORMADA', x: 40, y: 130, place: 'right', size: 24 },
    ],
    mrz,
  };
  return planned(plan, drawing, {
    class: 'cl_cedula',
    country: 'CHL',
    ...zoneNames(mrz),
    nationality: 'CHL',
    sex: person.sex,
    birth_date: person.birth_date,
    document_number: person.document_number,
    expiry_date: person.expiry_date,
    birth_place: person.birth_place,
  });
}

function dayOf(date: string): string {
  return printedDate(date, `dd ${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''} yyyy`);
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, '.');
}

function run(value: string): string {
  return `${grouped(value.slice(0, -1))}-${value.slice(-1)}`;
}
