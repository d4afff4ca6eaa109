import { type Design, type Drawing, printedDate, type Sheet } from './design.ts';
import { type Look, type Plan, planned } from './plan.ts';
import { td1Zone, zoneNames } from './td1.ts';

const YELLOW: Look = {
  ground: ['#f6ecc4', '#f1e2b4'],
  ink: ['#dcc27a', '#cdb98a'],
  accent: '#4a3f24',
};
const DIGITAL: Look = {
  ground: ['#eef1f6', '#f4efe2'],
  ink: ['#b5c3dc', '#dccb9c'],
  accent: '#3a4d78',
};
const MONTHS = ['ENE', 'FEB', 'MAR', 'ABR', 'MAY', 'JUN', 'JUL', 'AGO', 'SEP', 'OCT', 'NOV', 'DIC'] as const;

/** The yellow Colombian card with holograms: values stand above their labels, it does not expire. */
export const coCedula: Design = {
  country: 'COL',
  sides: ['front', 'back'],
  checkDigit: 'none',
  expires: false,
  coded: false,
  draw: (drawing) => (drawing.side === 'front' ? yellowFront(drawing) : yellowBack(drawing)),
};

function yellowFront(drawing: Drawing): Sheet {
  const { person } = drawing;
  const plan: Plan = {
    ...YELLOW,
    heads: [
      { text: 'REPÚBLICA DE COLOMBIA', x: 40, y: 54, size: 30, bold: true },
      { text: 'IDENTIFICACIÓN PERSONAL', x: 40, y: 90, size: 24 },
      { text: 'CÉDULA DE CIUDADANÍA', x: 40, y: 124, size: 26, bold: true },
    ],
    portrait: { x: 660, y: 110, width: 300, height: 400 },
    signature: [90, 470],
    entries: [
      {
        label: 'NÚMERO',
        value: grouped(person.personal_number),
        x: 40,
        y: 176,
        place: 'right',
        size: 30,
        labelSize: 20,
      },
      { label: 'APELLIDOS', value: person.surname, x: 40, y: 268, place: 'above', size: 28 },
      { label: 'NOMBRES', value: person.given_names, x: 40, y: 352, place: 'above', size: 28 },
      { label: 'FIRMA', value: '', x: 40, y: 530 },
    ],
  };
  return planned(plan, drawing, {
    class: 'co_cedula',
    country: 'COL',
    surname: person.surname,
    given_names: person.given_names,
    personal_number: person.personal_number,
  });
}

function yellowBack(drawing: Drawing): Sheet {
  const { person, random } = drawing;
  const above = { place: 'above' as const, size: 25 };
  const plan: Plan = {
    ...YELLOW,
    heads: [{ text: 'INDICE DERECHO', x: 60, y: 420, size: 16 }],
    entries: [
      { label: 'FECHA DE NACIMIENTO', value: dayOf(person.birth_date), x: 330, y: 70, place: 'right', size: 25 },
      { label: 'LUGAR DE NACIMIENTO', value: person.birth_place, x: 330, y: 146, ...above },
      { label: 'ESTATURA', value: `1.${random.int(55, 90)}`, x: 330, y: 222, ...above },
      { label: 'G.S. RH', value: random.pick(['O+', 'A+', 'B-']), x: 560, y: 222, ...above },
      { label: 'SEXO', value: person.sex, x: 780, y: 222, ...above },
      {
        label: 'FECHA Y LUGAR DE EXPEDICIÓN',
        value: `${dayOf(person.issue_date)} ${person.place.region}`,
        x: 330,
        y: 298,
        ...above,
      },
      { label: 'REGISTRADOR NACIONAL', value: '', x: 640, y: 400 },
    ],
    more: bars(random.digits(400)),
  };
  return planned(plan, drawing, {
    class: 'co_cedula',
    country: 'COL',
    birth_date: person.birth_date,
    birth_place: person.birth_place,
    sex: person.sex,
    issue_date: person.issue_date,
  });
}

/** The digital Colombian card of polycarbonate, with a zone on its back. */
export const coCedulaDigital: Design = {
  country: 'COL',
  sides: ['front', 'back'],
  checkDigit: 'mrz',
  expires: true,
  coded: true,
  draw: (drawing) => (drawing.side === 'front' ? digitalFront(drawing) : digitalBack(drawing)),
};

function digitalFront(drawing: Drawing): Sheet {
  const { person, random } = drawing;
  const at = { size: 24, labelSize: 15 };
  const plan: Plan = {
    ...DIGITAL,
    heads: [
      { text: 'REPÚBLICA DE COLOMBIA', x: 40, y: 50, size: 28, bold: true },
      { text: 'Cédula de Ciudadanía', x: 40, y: 84, size: 24 },
    ],
    portrait: { x: 40, y: 120, width: 270, height: 350 },
    ghost: { x: 850, y: 360, width: 120, height: 156 },
    entries: [
      { label: 'NUIP', value: grouped(person.personal_number), x: 660, y: 56, place: 'right', size: 28, bold: true },
      { label: 'Apellidos', value: person.surname, x: 340, y: 116, ...at },
      { label: 'Nombres', value: person.given_names, x: 340, y: 184, ...at },
      { label: 'Nacionalidad', value: 'COL', x: 340, y: 252, ...at },
      { label: 'Estatura', value: `1.${random.int(55, 90)}`, x: 540, y: 252, ...at },
      { label: 'Sexo', value: person.sex, x: 700, y: 252, ...at },
      { label: 'Fecha de nacimiento', value: dayOf(person.birth_date), x: 340, y: 320, width: 240, ...at },
      { label: 'G.S.', value: random.pick(['O+', 'A+', 'B-']), x: 700, y: 320, ...at },
      { label: 'Lugar de nacimiento', value: person.birth_place, x: 340, y: 388, ...at },
      {
        label: 'Fecha y lugar de expedición',
        value: `${dayOf(person.issue_date)}, ${person.place.region}`,
        x: 340,
        y: 456,
        ...at,
      },
      { label: 'Fecha de expiración', value: dayOf(person.expiry_date), x: 340, y: 524, ...at },
    ],
    signature: [60, 570],
  };
  return planned(plan, drawing, {
    class: 'co_cedula_digital',
    country: 'COL',
    personal_number: person.personal_number,
    surname: person.surname,
    given_names: person.given_names,
    nationality: 'COL',
    sex: person.sex,
    birth_date: person.birth_date,
    birth_place: person.birth_place,
    issue_date: person.issue_date,
    expiry_date: person.expiry_date,
  });
}

function digitalBack(drawing: Drawing): Sheet {
  const { person, random } = drawing;
  const number = String(Number(person.personal_number) % 1e9).padStart(9, '0');
  const mrz = td1Zone(drawing, 'IC', 'COL', { number, optional: person.personal_number });
  const plan: Plan = {
    ...DIGITAL,
    heads: [{ text: 'REGISTRADOR NACIONAL', x: 60, y: 360, size: 16 }],
    entries: [{ label: '', value: `.CO.${random.digits(9)}`, x: 620, y: 60 }],
    mrz,
  };
  return planned(plan, drawing, {
    class: 'co_cedula_digital',
    country: 'COL',
    ...zoneNames(mrz),
    nationality: 'COL',
    sex: person.sex,
    birth_date: person.birth_date,
    expiry_date: person.expiry_date,
    personal_number: person.personal_number,
  });
}

function dayOf(date: string): string {
  return printedDate(date, `dd-${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''}-yyyy`);
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, '.');
}

/** Something that looks like the barcode of this card; it says nothing. */
function bars(digits: string): string {
  const marks = [...digits].map((digit, at) => {
    const [column, row] = [at % 50, Math.floor(at / 50)];
    return `<rect x="${330 + column * 12}" y="${440 + row * 18}" width="${2 + Number(digit)}" height="18"/>`;
  });
  return `<g fill="#20201c">${marks.join('')}</g>`;
}
