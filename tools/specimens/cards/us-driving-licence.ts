import { aamvaPayload, type Licence, pdf417 } from '../barcode.ts';
import { paper, specimenMark } from '../drawing/security.ts';
import { ghost, picture, rect, svg, text, textWidth } from '../drawing/svg.ts';
import type { Person } from '../person.ts';
import { type Random, randomOf } from '../random.ts';
import { type Design, type Drawing, printedDate, type Sheet } from './design.ts';

const WIDTH = 1012;
const HEIGHT = 638;
const STATE_NAMES: Readonly<Record<string, string>> = { CA: 'CALIFORNIA', NY: 'NEW YORK', TX: 'TEXAS', FL: 'FLORIDA' };

/** A driving licence of a state of the United States by the AAMVA card design standard; its barcode is on the back. */
export const usDrivingLicence: Design = {
  country: 'USA',
  sides: ['front', 'back'],
  checkDigit: 'none',
  expires: true,
  coded: true,
  draw: (drawing) => (drawing.side === 'front' ? front(drawing) : back(drawing)),
};

function front({ person, portrait, random }: Drawing): Sheet {
  const ground = sheet(random);
  const licence = licenceOf(person);
  const [street = '', town = ''] = person.address.split('\n');
  const date = (value: string) => printedDate(value, 'mm/dd/yyyy');
  // California prints the names of the fields without their numbers.
  const named = (label: string) => (person.place.region === 'CA' ? label.replace(/^\d+[a-d]? ?/, '') : label);
  const row = (numbered: string, value: string, x: number, y: number, font: 'sans' | 'bold' = 'sans') => {
    const label = named(numbered);
    const gap = textWidth(label, 18) + 12;
    return (
      text(label, { x, y, size: 18, fill: '#8a3b3b' }) + text(value, { x: x + gap, y, size: 26, font, maxWidth: 420 })
    );
  };
  const body = [
    ground.body,
    specimenMark(WIDTH, HEIGHT, '#5a3550'),
    rect({ x: 0, y: 0, width: WIDTH, height: 84 }, '#314f78', 'clip-path="url(#sheet)"'),
    text(STATE_NAMES[person.place.region] ?? person.place.region, {
      x: 36,
      y: 58,
      size: 42,
      font: 'bold',
      fill: '#ffffff',
      spacing: 0.04,
    }),
    text('DRIVER LICENSE', { x: WIDTH - 250, y: 56, size: 32, font: 'bold', fill: '#ffffff', anchor: 'end' }),
    text('USA', { x: WIDTH - 36, y: 56, size: 32, font: 'bold', fill: '#ffffff', anchor: 'end' }),
    picture({ x: 36, y: 112, width: 262, height: 340 }, portrait),
    ghost({ x: 852, y: 420, width: 124, height: 160 }, portrait, 0.3),
    row('4d DL', person.document_number, 330, 140, 'bold'),
    row('4b EXP', date(person.expiry_date), 330, 184),
    row('1 LN', person.surname, 330, 228, 'bold'),
    row('2 FN', person.given_names, 330, 268, 'bold'),
    row('8', street, 330, 308),
    text(town, { x: 355, y: 340, size: 26, maxWidth: 440 }),
    row('3 DOB', date(person.birth_date), 330, 388, 'bold'),
    row('12 REST', 'NONE', 330, 430),
    row('9 CLASS', 'C', 640, 140),
    row('9a END', 'NONE', 640, 184),
    row('15 SEX', person.sex, 330, 476),
    row('18 EYES', licence.eyes, 480, 476),
    row('16 HGT', feet(licence.height), 330, 516),
    row('17 WGT', `${licence.weight} lb`, 560, 516),
    row('4a ISS', date(person.issue_date), 330, 560),
    row('5 DD', licence.discriminator, 36, 600),
  ];
  return {
    svg: svg(WIDTH, HEIGHT, ground.definitions, body.join('')),
    mrz: null,
    labels: labelsOf(person, person),
  };
}

async function back({ person, coded, random }: Drawing): Promise<Sheet> {
  const ground = sheet(random);
  const symbol = await pdf417(aamvaPayload(coded, licenceOf(person)), 860, 250);
  const body = [
    ground.body,
    rect({ x: 60, y: 60, width: 892, height: 282 }, '#ffffff'),
    `<g transform="translate(76 76)">${symbol}</g>`,
    text('CLASS: C - Any 2-axle vehicle with a GVWR of 26,000 lbs or less', { x: 60, y: 400, size: 21 }),
    text('ENDORSEMENTS: NONE', { x: 60, y: 436, size: 21 }),
    text('RESTRICTIONS: NONE', { x: 60, y: 472, size: 21 }),
    text('This is a specimen. It identifies nobody.', { x: 60, y: 540, size: 21 }),
    specimenMark(WIDTH, HEIGHT * 1.5, '#5a3550'),
  ];
  return { svg: svg(WIDTH, HEIGHT, ground.definitions, body.join('')), mrz: null, labels: labelsOf(person, coded) };
}

function labelsOf(person: Person, coded: Person): Record<string, string> {
  return {
    class: 'us_driving_licence',
    country: 'USA',
    surname: coded.surname,
    given_names: coded.given_names,
    document_number: person.document_number,
    birth_date: person.birth_date,
    expiry_date: person.expiry_date,
    issue_date: person.issue_date,
    sex: person.sex,
    address: person.address.replace('\n', ' '),
    issuer: person.place.region,
  };
}

/** Body facts by the licence number, so that both sides and the barcode agree. */
function licenceOf(person: Person): Licence {
  const random = randomOf(Number(person.document_number.replace(/\D/g, '').slice(-7)), 'licence');
  return {
    height: `0${random.int(60, 76)} IN`,
    weight: String(random.int(110, 230)),
    eyes: random.pick(['BRO', 'BLU', 'GRN', 'HAZ']),
    hair: random.pick(['BRO', 'BLK', 'BLN', 'GRY']),
    discriminator: random.digits(14),
  };
}

/** `069 IN` as the front prints it: `5'-09"`. */
function feet(height: string): string {
  const inches = Number(height.slice(0, 3));
  return `${Math.floor(inches / 12)}'-${String(inches % 12).padStart(2, '0')}"`;
}

function sheet(random: Random): { definitions: string; body: string } {
  return paper(
    { width: WIDTH, height: HEIGHT, from: '#f3ece4', to: '#e2e8f2', ink: ['#d3b7a4', '#a9bcd8'], radius: 30 },
    random,
  );
}
