import { specimenMark } from '../drawing/security.ts';
import { lines, rect, svg, text } from '../drawing/svg.ts';
import type { Random } from '../random.ts';
import { type Design, type Drawing, printedDate, type Sheet } from './design.ts';
import { latinNames } from './latin.ts';

const WIDTH = 1240;
const HEIGHT = 1754;

/** The words of a letter in one language; amounts in the currency's usual writing. */
export type Wording = {
  colour: string;
  company: string;
  street: string;
  title: string;
  date: string;
  due: string;
  account: string;
  customer: string;
  service: string;
  rows: readonly [string, string, string];
  total: string;
  datePattern: string;
  money(amount: number): string;
  thanks: string;
};

/** A letter of a class in the languages of its wordings; the first one stands for every other country. */
export function letterDesign(kind: string, wordings: Readonly<Record<string, Wording>>): Design {
  const [country = 'UTO'] = Object.keys(wordings);
  return {
    country,
    countries: Object.keys(wordings),
    sides: ['front'],
    checkDigit: 'none',
    expires: false,
    coded: false,
    draw: (drawing) => draw(kind, wordings[drawing.person.country] ?? wordings[country], drawing),
  };
}

function draw(kind: string, words: Wording | undefined, { person, random, today }: Drawing): Sheet {
  if (!words) throw new RangeError(`${kind} has no words`);
  const sent = dayBefore(today, random.int(4, 40));
  const { surname, given } = latinNames(person);
  const name = person.country === 'CHN' ? person.full_name : `${given} ${surname}`;
  const address = addressLines(person.country, person.address, person.place.city, person.place.postcode);
  const cjk = { font: 'cjk' as const };
  const fact = (label: string, value: string, y: number) =>
    text(label, { x: 760, y, size: 25, fill: '#5a6470', ...cjk }) +
    text(value, { x: 1150, y, size: 26, anchor: 'end', ...cjk });
  const body = [
    rect({ x: 0, y: 0, width: WIDTH, height: HEIGHT }, '#ffffff'),
    specimenMark(WIDTH, HEIGHT * 0.7, '#5a6470'),
    rect({ x: 0, y: 0, width: WIDTH, height: 26 }, words.colour),
    `<circle cx="130" cy="126" r="46" fill="${words.colour}"/><path d="M136 92 108 132h22l-8 32 32-44h-24z" fill="#fff"/>`,
    text(words.company, { x: 200, y: 128, size: 38, font: 'cjkBold', fill: '#22474a' }),
    text(words.street, { x: 200, y: 164, size: 22, fill: '#5a6470', ...cjk }),
    text(words.title, { x: 90, y: 300, size: 44, font: 'cjkBold' }),
    lines([name, ...address], { x: 90, y: 400, size: 30, ...cjk, maxWidth: 600 }, 1.42),
    fact(words.date, printedDate(sent, words.datePattern), 400),
    fact(words.account, `${random.digits(3)}-${random.digits(7)}`, 444),
    fact(words.due, printedDate(dayBefore(sent, -21), words.datePattern), 488),
    text(words.customer, { x: 90, y: 610, size: 25, fill: '#5a6470', ...cjk }),
    text(name, { x: 360, y: 610, size: 26, ...cjk, maxWidth: 790 }),
    text(words.service, { x: 90, y: 660, size: 25, fill: '#5a6470', ...cjk }),
    text(address.join(', '), { x: 360, y: 660, size: 26, ...cjk, maxWidth: 790 }),
    table(words, random),
    text(words.thanks, { x: 90, y: 1240, size: 24, fill: '#5a6470', ...cjk }),
  ];
  return {
    svg: svg(WIDTH, HEIGHT, '', body.join('')),
    mrz: null,
    labels: {
      class: kind,
      country: person.country,
      full_name: name,
      address: address.join(', '),
      issue_date: sent,
      issuer: words.company,
    },
  };
}

function table(words: Wording, random: Random): string {
  const amounts = words.rows.map(() => random.int(600, 9000) / 100);
  const rows = words.rows.map((label, at) => {
    const y = 800 + at * 70;
    return `${text(label, { x: 110, y, size: 28, font: 'cjk' })}${text(words.money(amounts[at] ?? 0), { x: 1130, y, size: 28, font: 'cjk', anchor: 'end' })}${rect({ x: 90, y: y + 22, width: 1060, height: 1.5 }, '#cfd6da')}`;
  });
  const total = words.money(amounts.reduce((sum, amount) => sum + amount, 0));
  return `${rows.join('')}${rect({ x: 90, y: 1060, width: 1060, height: 84 }, '#e6f0ef')}${text(words.total, { x: 110, y: 1114, size: 32, font: 'cjkBold' })}${text(total, { x: 1130, y: 1114, size: 32, font: 'cjkBold', anchor: 'end' })}`;
}

function addressLines(country: string, address: string, city: string, postcode: string): string[] {
  if (country === 'IDN') return [address, `${city} ${postcode}`];
  if (country === 'CHN') return [address];
  return address.split('\n');
}

function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
