import { type Design, type Drawing, printedDate, type Sheet } from './design.ts';
import { type Plan, planned } from './plan.ts';
import { td1Zone, zoneNames } from './td1.ts';

/** The blue Peruvian identity card (DNI): everything, the zone too, stands on its front. */
export const peDni: Design = {
  country: 'PER',
  sides: ['front'],
  checkDigit: 'mrz',
  expires: true,
  coded: true,
  draw: front,
};

function front(drawing: Drawing): Sheet {
  const { person } = drawing;
  const [first = '', second = ''] = person.surname.split(' ');
  const date = (value: string) => printedDate(value, 'dd mm yyyy');
  const at = { size: 22, labelSize: 14 };
  const mrz = td1Zone(drawing, 'I', 'PER', { number: person.personal_number });
  const plan: Plan = {
    ground: ['#dfeaf5', '#eaf1f4'],
    ink: ['#9fbcdc', '#b3cfc9'],
    accent: '#2a4f86',
    heads: [
      { text: 'REPÚBLICA DEL PERÚ', x: 40, y: 42, size: 22, bold: true },
      { text: 'REGISTRO NACIONAL DE IDENTIFICACIÓN Y ESTADO CIVIL', x: 40, y: 68, size: 16 },
      { text: 'DOCUMENTO NACIONAL DE IDENTIDAD', x: 40, y: 94, size: 18, bold: true },
    ],
    portrait: { x: 40, y: 112, width: 210, height: 276 },
    entries: [
      {
        label: 'DNI',
        value: person.personal_number,
        x: 720,
        y: 70,
        place: 'right',
        size: 30,
        labelSize: 24,
        bold: true,
      },
      { label: 'Primer Apellido', value: first, x: 280, y: 122, ...at },
      { label: 'Segundo Apellido', value: second, x: 280, y: 180, ...at },
      { label: 'Pre Nombres', value: person.given_names, x: 280, y: 238, ...at },
      { label: 'Nacimiento: Fecha y Ubigeo', value: `${date(person.birth_date)}  150101`, x: 280, y: 296, ...at },
      { label: 'Sexo', value: person.sex, x: 280, y: 350, ...at },
      { label: 'Estado Civil', value: 'S', x: 420, y: 350, ...at },
      { label: 'Fecha Inscripción', value: date(person.issue_date), x: 680, y: 122, ...at },
      { label: 'Fecha Emisión', value: date(person.issue_date), x: 680, y: 180, ...at },
      { label: 'Fecha Caducidad', value: date(person.expiry_date), x: 680, y: 238, ...at },
    ],
    mrz,
  };
  return planned(plan, drawing, {
    class: 'pe_dni',
    country: 'PER',
    ...zoneNames(mrz),
    document_number: person.personal_number,
    nationality: 'PER',
    sex: person.sex,
    birth_date: person.birth_date,
    issue_date: person.issue_date,
    expiry_date: person.expiry_date,
  });
}
