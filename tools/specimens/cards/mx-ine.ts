import { voterKey } from '../people/latin-america.ts';
import { type Design, type Drawing, printedDate, type Sheet } from './design.ts';
import { type Look, type Plan, planned } from './plan.ts';
import { td1Zone, zoneNames } from './td1.ts';

const LOOK: Look = {
  ground: ['#f4efe8', '#f2e6ee'],
  ink: ['#d9b8cf', '#b9c9b4'],
  accent: '#8a2f62',
};

/** The Mexican credential to vote (INE): front with CURP and clave de elector, back with a zone. */
export const mxIne: Design = {
  country: 'MEX',
  sides: ['front', 'back'],
  checkDigit: 'mrz',
  expires: true,
  coded: true,
  draw: (drawing) => (drawing.side === 'front' ? front(drawing) : back(drawing)),
};

function front(drawing: Drawing): Sheet {
  const { person, random } = drawing;
  const [first = '', second = ''] = person.surname.split(' ');
  const key = voterKey({ ...person, birthDate: person.birth_date, given: person.given_names, random });
  const { issued, until } = years(drawing);
  const plan: Plan = {
    ...LOOK,
    heads: [
      { text: 'MÉXICO', x: 40, y: 66, size: 34, bold: true },
      { text: 'INSTITUTO NACIONAL ELECTORAL', x: 300, y: 50, size: 30, bold: true },
      { text: 'CREDENCIAL PARA VOTAR', x: 300, y: 88, size: 28 },
    ],
    portrait: { x: 36, y: 130, width: 260, height: 340 },
    ghost: { x: 850, y: 300, width: 124, height: 160 },
    signature: [70, 560],
    entries: [
      { label: 'NOMBRE', value: `${first}\n${second}\n${person.given_names}`, x: 330, y: 140, size: 25 },
      { label: 'SEXO', value: person.sex === 'M' ? 'H' : 'M', x: 850, y: 140, place: 'right', size: 25 },
      { label: 'DOMICILIO', value: person.address, x: 330, y: 268, size: 23, width: 480 },
      { label: 'CLAVE DE ELECTOR', value: key, x: 330, y: 404, place: 'right', size: 24 },
      { label: 'CURP', value: person.personal_number, x: 330, y: 440, size: 24 },
      { label: 'AÑO DE REGISTRO', value: `${issued - 4} 01`, x: 660, y: 440, size: 24 },
      { label: 'FECHA DE NACIMIENTO', value: printedDate(person.birth_date, 'dd/mm/yyyy'), x: 330, y: 506, size: 24 },
      { label: 'SECCIÓN', value: random.digits(4), x: 600, y: 506, size: 24 },
      { label: 'VIGENCIA', value: `${issued} - ${until}`, x: 760, y: 506, size: 24 },
    ],
  };
  return planned(plan, drawing, {
    class: 'mx_ine',
    country: 'MEX',
    surname: person.surname,
    given_names: person.given_names,
    sex: person.sex,
    address: person.address.replaceAll('\n', ' '),
    voter_key: key,
    personal_number: person.personal_number,
    birth_date: person.birth_date,
  });
}

function back(drawing: Drawing): Sheet {
  const { person, coded } = drawing;
  const number = `${person.issue_date.slice(2, 4)}${person.birth_date.replaceAll('-', '').slice(1)}`;
  const { until } = years(drawing);
  const whole = { ...drawing, coded: { ...coded, expiry_date: `${until}-12-31` } };
  const mrz = td1Zone(whole, 'ID', 'MEX', { number, optional: `${person.personal_number.slice(4, 10)}0` });
  const plan: Plan = {
    ...LOOK,
    heads: [{ text: 'INE', x: 40, y: 80, size: 54, bold: true }],
    entries: [
      { label: 'ELECCIONES FEDERALES', value: '', x: 420, y: 60 },
      { label: 'LOCALES Y EXTRAORDINARIAS', value: '', x: 660, y: 60 },
      { label: 'SECRETARIO EJECUTIVO', value: '', x: 60, y: 340 },
    ],
    signature: [80, 300],
    mrz,
  };
  return planned(plan, drawing, {
    class: 'mx_ine',
    country: 'MEX',
    ...zoneNames(mrz),
    sex: person.sex,
    nationality: 'MEX',
    document_number: number,
    birth_date: person.birth_date,
    expiry_date: `${until}-12-31`,
  });
}

/** The credential is valid to the end of its tenth year. */
function years({ person }: Drawing): { issued: number; until: number } {
  return { issued: Number(person.issue_date.slice(0, 4)), until: Number(person.expiry_date.slice(0, 4)) };
}
