import { paper, specimenMark } from '../drawing/security.ts';
import { ghost, lines, picture, svg, text } from '../drawing/svg.ts';
import { wear } from '../drawing/wear.ts';
import { type Design, type Drawing, field, printedDate, type Sheet } from './design.ts';

const WIDTH = 1012;
const HEIGHT = 638;
const INK = '#22406e';
const MIDDLE_NAMES = ['GARCIA', 'MENDOZA', 'AQUINO', 'WAGAN', 'TOLENTINO', 'LIM'] as const;
const MONTHS = 'JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER'.split(' ');

/** The national identity card of the Philippines (PhilID), front. */
export const phNationalId: Design = {
  country: 'PHL',
  sides: ['front'],
  checkDigit: 'none',
  expires: false,
  coded: false,
  draw: national,
};
/** The driving licence of the Philippines, front. */
export const phDrivingLicence: Design = {
  country: 'PHL',
  sides: ['front'],
  checkDigit: 'none',
  expires: true,
  coded: false,
  draw: licence,
};

function national({ person, portrait, random }: Drawing): Sheet {
  const ground = paper(
    { width: WIDTH, height: HEIGHT, from: '#e4ebf5', to: '#f4e7e3', ink: ['#a9bede', '#e0b9b0'], radius: 30 },
    random,
  );
  const middle = random.pick(MIDDLE_NAMES);
  const [year = '', month = '', day = ''] = person.birth_date.split('-');
  const born = `${MONTHS[Number(month) - 1]} ${day}, ${year}`;
  const rows = wrap(person.address, 34);
  const at = (x: number, y: number) => ({ x, y, labelSize: 17, valueSize: 25, ink: INK, maxWidth: 400 });
  const body = [
    ground.body,
    specimenMark(WIDTH, HEIGHT, '#33507a'),
    text('REPUBLIKA NG PILIPINAS', { x: WIDTH / 2, y: 44, size: 27, font: 'bold', fill: INK, anchor: 'middle' }),
    text('Republic of the Philippines', { x: WIDTH / 2, y: 70, size: 19, fill: INK, anchor: 'middle' }),
    text('PAMBANSANG PAGKAKAKILANLAN', { x: WIDTH / 2, y: 104, size: 27, font: 'bold', fill: INK, anchor: 'middle' }),
    text('Philippine Identification Card', { x: WIDTH / 2, y: 130, size: 19, fill: INK, anchor: 'middle' }),
    text(person.personal_number, { x: 50, y: 186, size: 31, font: 'bold' }),
    picture({ x: 50, y: 206, width: 250, height: 320 }, portrait),
    ghost({ x: 820, y: 330, width: 140, height: 180 }, portrait, 0.25),
    field('Apelyido/Last Name', person.surname, at(330, 206)),
    field('Mga Pangalan/Given Names', person.given_names, at(330, 276)),
    field('Gitnang Apelyido/Middle Name', middle, at(330, 346)),
    field('Petsa ng Kapanganakan/Date of Birth', born, at(330, 416)),
    text('Tirahan/Address', { x: 330, y: 498, size: 17, fill: INK }),
    lines(rows, { x: 330, y: 526, size: 22 }, 1.3),
    wear(WIDTH, HEIGHT, random),
  ];
  return {
    svg: svg(WIDTH, HEIGHT, ground.definitions, body.join('')),
    mrz: null,
    labels: {
      class: 'ph_national_id',
      country: 'PHL',
      personal_number: person.personal_number,
      surname: person.surname,
      given_names: person.given_names,
      middle_name: middle,
      birth_date: person.birth_date,
      address: rows.join(' '),
    },
  };
}

function licence({ person, portrait, random }: Drawing): Sheet {
  const ground = paper(
    { width: WIDTH, height: HEIGHT, from: '#efe9d8', to: '#dfe8ee', ink: ['#d0bd8e', '#a9bfd0'], radius: 30 },
    random,
  );
  const middle = random.pick(MIDDLE_NAMES);
  const number = `${person.place.code}-${random.digits(2)}-${random.digits(6)}`;
  const rows = wrap(person.address, 44);
  const at = (x: number, y: number, maxWidth = 640) => ({ x, y, labelSize: 17, valueSize: 24, ink: INK, maxWidth });
  const body = [
    ground.body,
    specimenMark(WIDTH, HEIGHT, '#33507a'),
    text('REPUBLIC OF THE PHILIPPINES', { x: WIDTH / 2, y: 42, size: 22, fill: INK, anchor: 'middle' }),
    text('DEPARTMENT OF TRANSPORTATION', { x: WIDTH / 2, y: 70, size: 22, fill: INK, anchor: 'middle' }),
    text('LAND TRANSPORTATION OFFICE', { x: WIDTH / 2, y: 100, size: 25, font: 'bold', fill: INK, anchor: 'middle' }),
    text('DRIVER’S LICENSE', { x: WIDTH / 2, y: 138, size: 30, font: 'bold', fill: INK, anchor: 'middle' }),
    picture({ x: 46, y: 170, width: 240, height: 300 }, portrait),
    field('Last Name, First Name, Middle Name', `${person.surname}, ${person.given_names} ${middle}`, at(320, 172)),
    field('Nationality', 'PHL', at(320, 242, 120)),
    field('Sex', person.sex, at(470, 242, 60)),
    field('Date of Birth', printedDate(person.birth_date, 'yyyy/mm/dd'), at(560, 242, 190)),
    field('Weight (kg)', String(random.int(44, 96)), at(800, 242, 90)),
    text('Address', { x: 320, y: 322, size: 17, fill: INK }),
    lines(rows, { x: 320, y: 350, size: 22 }, 1.3),
    field('License No.', number, at(320, 412, 230)),
    field('Expiration Date', printedDate(person.expiry_date, 'yyyy/mm/dd'), at(570, 412, 190)),
    field('Agency Code', person.place.code, at(800, 412, 120)),
    wear(WIDTH, HEIGHT, random),
  ];
  return {
    svg: svg(WIDTH, HEIGHT, ground.definitions, body.join('')),
    mrz: null,
    labels: {
      class: 'ph_driving_licence',
      country: 'PHL',
      full_name: `${person.surname}, ${person.given_names} ${middle}`,
      nationality: 'PHL',
      sex: person.sex,
      birth_date: person.birth_date,
      address: rows.join(' '),
      document_number: number,
      expiry_date: person.expiry_date,
    },
  };
}

function wrap(content: string, width: number): string[] {
  const rows = [''];
  for (const word of content.split(' ')) {
    const last = rows.at(-1) ?? '';
    if (last !== '' && last.length + word.length >= width) rows.push(word);
    else rows[rows.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return rows;
}
