import { paper, specimenMark } from '../drawing/security.ts';
import { picture, svg, text } from '../drawing/svg.ts';
import { INDIAN } from '../people/scripts.ts';
import { type Design, type Drawing, printedDate, type Sheet } from './design.ts';
import { nativeOf, seededBy } from './native.ts';

const WIDTH = 1012;
const HEIGHT = 638;

/** The Aadhaar letter's card: names in Hindi and English; one in five shows only the last four digits, as people may ask. */
export const inAadhaar: Design = {
  country: 'IND',
  sides: ['front'],
  checkDigit: 'personal_number',
  expires: false,
  coded: false,
  draw: drawAadhaar,
};

/** The card with the permanent account number (PAN) of India. */
export const inPan: Design = {
  country: 'IND',
  sides: ['front'],
  checkDigit: 'none',
  expires: false,
  coded: false,
  draw: drawPan,
};

function drawAadhaar({ person, portrait, random }: Drawing): Sheet {
  const ground = paper(
    { width: WIDTH, height: HEIGHT, from: '#fdfaf3', to: '#f6f8f4', ink: ['#eadfc8', '#d6e4d8'], radius: 30 },
    random,
  );
  const { surname, given } = nativeOf(person, INDIAN);
  const masked = seededBy(person).int(1, 5) === 1;
  const number = masked ? `XXXXXXXX${person.personal_number.slice(8)}` : person.personal_number;
  const name = `${person.given_names} ${person.surname}`;
  const native = `${given} ${surname}`;
  const body = [
    ground.body,
    specimenMark(WIDTH, HEIGHT, '#6a6a58'),
    text('भारत सरकार', { x: 500, y: 60, size: 33, anchor: 'middle' }),
    text('Government of India', { x: 500, y: 100, size: 29, anchor: 'middle', font: 'bold' }),
    picture({ x: 50, y: 150, width: 230, height: 290 }, portrait),
    text(native, { x: 320, y: 190, size: 32 }),
    text(name, { x: 320, y: 236, size: 30 }),
    text('जन्म तिथि / DOB:', { x: 320, y: 286, size: 27 }),
    text(printedDate(person.birth_date, 'dd/mm/yyyy'), { x: 545, y: 286, size: 28 }),
    text(person.sex === 'M' ? 'पुरुष / MALE' : 'महिला / FEMALE', { x: 320, y: 334, size: 27 }),
    text(number.replace(/(.{4})(?=.)/g, '$1 '), { x: 500, y: 528, size: 46, font: 'bold', anchor: 'middle' }),
    text('मेरा आधार, मेरी पहचान', { x: 500, y: 600, size: 31, anchor: 'middle', fill: '#a03b2a' }),
  ];
  return {
    svg: svg(WIDTH, HEIGHT, ground.definitions, body.join('')),
    mrz: null,
    labels: {
      class: 'in_aadhaar',
      country: 'IND',
      native_name: native,
      full_name: name,
      birth_date: person.birth_date,
      sex: person.sex,
      personal_number: number,
    },
  };
}

function drawPan({ person, portrait, random }: Drawing): Sheet {
  const ground = paper(
    { width: WIDTH, height: HEIGHT, from: '#cfe3ee', to: '#d9e7dc', ink: ['#9fc2d6', '#b5d2bd'], radius: 30 },
    random,
  );
  const chance = seededBy(person);
  const letters = [...'ABCDEFGHJKLMNPRSTUVWXYZ'] as ['A', ...string[]];
  const letter = () => chance.pick(letters);
  // The fourth letter says a person, the fifth is the first of the surname.
  const number =
    `${letter()}${letter()}${letter()}P${person.surname[0] ?? 'X'}${chance.int(1000, 9999)}${letter()}`.toUpperCase();
  const name = `${person.given_names} ${person.surname}`.toUpperCase();
  const father = `${chance.pick(INDIAN.men)[1]} ${person.surname}`.toUpperCase();
  const label = (content: string, y: number) => text(content, { x: 48, y, size: 19 });
  const value = (content: string, y: number) => text(content, { x: 48, y, size: 28, maxWidth: 480 });
  const body = [
    ground.body,
    specimenMark(WIDTH, HEIGHT, '#3f6478'),
    text('आयकर विभाग', { x: 190, y: 56, size: 31, anchor: 'middle' }),
    text('INCOME TAX DEPARTMENT', { x: 210, y: 96, size: 25, anchor: 'middle', font: 'bold' }),
    text('भारत सरकार', { x: 820, y: 56, size: 31, anchor: 'middle' }),
    text('GOVT. OF INDIA', { x: 820, y: 96, size: 25, anchor: 'middle', font: 'bold' }),
    text('स्थायी लेखा संख्या कार्ड', { x: 560, y: 150, size: 23, anchor: 'middle' }),
    text('Permanent Account Number Card', { x: 560, y: 182, size: 22, anchor: 'middle' }),
    text(number, { x: 560, y: 230, size: 38, font: 'bold', anchor: 'middle' }),
    picture({ x: 48, y: 130, width: 170, height: 200 }, portrait),
    label('नाम / Name', 370),
    value(name, 404),
    label("पिता का नाम / Father's Name", 446),
    value(father, 480),
    label('जन्म की तारीख / Date of Birth', 530),
    value(printedDate(person.birth_date, 'dd/mm/yyyy'), 566),
  ];
  return {
    svg: svg(WIDTH, HEIGHT, ground.definitions, body.join('')),
    mrz: null,
    labels: {
      class: 'in_pan',
      country: 'IND',
      full_name: name,
      birth_date: person.birth_date,
      personal_number: number,
    },
  };
}
