import { mrzZone } from '../drawing/mrz-print.ts';
import { chip, paper, specimenMark } from '../drawing/security.ts';
import { ghost, lines, picture, rect, svg, text } from '../drawing/svg.ts';
import type { Random } from '../random.ts';
import { type Design, type Drawing, field, printedDate, type Sheet } from './design.ts';
import { td1Zone } from './td1.ts';

const WIDTH = 1012;
const HEIGHT = 638;
const INK = '#4d6f82';

/** The German identity card. Its personal data stand in German capitals; the zone writes them with AE, OE, UE, SS. */
export const deIdentityCard: Design = {
  country: 'DEU',
  sides: ['front', 'back'],
  checkDigit: 'mrz',
  expires: true,
  coded: true,
  draw: (drawing) => (drawing.side === 'front' ? front(drawing) : back(drawing)),
};

function front({ person, portrait, random }: Drawing): Sheet {
  const ground = sheet(random);
  const [surname, given] = [capitals(person.surname), capitals(person.given_names)];
  const at = (x: number, y: number, maxWidth = 300) => ({ x, y, labelSize: 14, valueSize: 26, ink: INK, maxWidth });
  const body = [
    ground.body,
    specimenMark(WIDTH, HEIGHT, '#35566b'),
    text('BUNDESREPUBLIK DEUTSCHLAND', { x: 36, y: 50, size: 30, font: 'bold', fill: '#2b4658' }),
    text('FEDERAL REPUBLIC OF GERMANY / RÉPUBLIQUE FÉDÉRALE D’ALLEMAGNE', { x: 36, y: 76, size: 14, fill: INK }),
    text('PERSONALAUSWEIS', { x: 36, y: 112, size: 24, font: 'bold', fill: '#2b4658' }),
    text('IDENTITY CARD / CARTE D’IDENTITÉ', { x: 272, y: 112, size: 15, fill: INK }),
    text(person.document_number, { x: WIDTH - 36, y: 112, size: 30, font: 'bold', anchor: 'end', spacing: 0.04 }),
    picture({ x: 36, y: 140, width: 274, height: 356 }, portrait),
    chip(884, 142),
    ghost({ x: 850, y: 440, width: 124, height: 160 }, portrait, 0.28),
    field('[a] Name/Surname/Nom', surname, at(340, 156, 500)),
    field('Vornamen/Given names/Prénoms', given, at(340, 224, 500)),
    field('Geburtstag/Date of birth/Date de naissance', printedDate(person.birth_date, 'dd.mm.yyyy'), at(340, 292)),
    field('Staatsangehörigkeit/Nationality/Nationalité', 'DEUTSCH', at(660, 292)),
    field('Geburtsort/Place of birth/Lieu de naissance', capitals(person.birth_place), at(340, 360, 480)),
    field('Gültig bis/Date of expiry/Date d’expiration', printedDate(person.expiry_date, 'dd.mm.yyyy'), at(340, 428)),
    text(random.digits(6), { x: 660, y: 466, size: 30, font: 'bold' }),
    field('Unterschrift der Inhaberin/des Inhabers', '', at(340, 520)),
    `<path d="M350 590c40-46 62-40 58-12s38-34 58-22 10 34 36 18 30-30 54-20 22 22 60 2" fill="none" stroke="#1c2b4a" stroke-width="3.2" stroke-linecap="round"/>`,
  ];
  return {
    svg: svg(WIDTH, HEIGHT, ground.definitions, body.join('')),
    mrz: null,
    labels: {
      class: 'de_identity_card',
      country: 'DEU',
      surname,
      given_names: given,
      document_number: person.document_number,
      nationality: 'DEU',
      birth_date: person.birth_date,
      birth_place: capitals(person.birth_place),
      expiry_date: person.expiry_date,
    },
  };
}

function back(drawing: Drawing): Sheet {
  const { person, coded, random } = drawing;
  const ground = sheet(random);
  const mrz = td1Zone(drawing, 'ID');
  const [street = '', town = ''] = person.address.split('\n');
  const [, postcode = '', city = ''] = /^(\S+) (.*)$/.exec(town) ?? [];
  const address = [`${postcode} ${capitals(city)}`, capitals(street)];
  const authority = `STADT ${capitals(city)}`;
  const at = (x: number, y: number) => ({ x, y, labelSize: 15, valueSize: 25, ink: INK, maxWidth: 420 });
  const body = [
    ground.body,
    specimenMark(WIDTH, HEIGHT, '#35566b'),
    field('Augenfarbe/Colour of eyes/Couleur des yeux', random.pick(['BLAU', 'BRAUN', 'GRÜN', 'GRAU']), at(40, 60)),
    field('Größe/Height/Taille', `${random.int(156, 196)} cm`, at(40, 130)),
    field('Datum/Date/Date', printedDate(person.issue_date, 'dd.mm.yyyy'), at(40, 200)),
    field('Behörde/Authority/Autorité', authority, at(40, 270)),
    text('Anschrift/Address/Adresse', { x: 520, y: 60, size: 15, fill: INK }),
    lines(address, { x: 520, y: 94, size: 25, maxWidth: 440 }, 1.4),
    rect({ x: 0, y: 400, width: WIDTH, height: 238 }, '#ffffff', 'opacity="0.5" clip-path="url(#sheet)"'),
    mrzZone(mrz, { x: 44, y: 462, width: WIDTH - 88, leading: 62 }),
  ];
  return {
    svg: svg(WIDTH, HEIGHT, ground.definitions, body.join('')),
    mrz,
    labels: {
      class: 'de_identity_card',
      country: 'DEU',
      surname: zoneLetters(coded.surname),
      given_names: zoneLetters(coded.given_names),
      document_number: person.document_number,
      nationality: 'DEU',
      birth_date: person.birth_date,
      expiry_date: person.expiry_date,
      issue_date: person.issue_date,
      issuer: authority,
      address: address.join(' '),
    },
  };
}

function sheet(random: Random): { definitions: string; body: string } {
  return paper(
    { width: WIDTH, height: HEIGHT, from: '#e4eff2', to: '#eef0e2', ink: ['#9cc3cf', '#b9c99a'], radius: 30 },
    random,
  );
}

function capitals(name: string): string {
  return name.toUpperCase();
}

function zoneLetters(name: string): string {
  return capitals(name).replaceAll('Ä', 'AE').replaceAll('Ö', 'OE').replaceAll('Ü', 'UE');
}
