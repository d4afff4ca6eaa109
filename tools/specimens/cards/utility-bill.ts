import { specimenMark } from '../drawing/security.ts';
import { lines, rect, svg, text } from '../drawing/svg.ts';
import type { Random } from '../random.ts';
import { type Design, type Drawing, printedDate, type Sheet } from './design.ts';
import { latinNames } from './latin.ts';

const WIDTH = 1240;
const HEIGHT = 1754;

/** The words of a bill in one language; amounts in the currency's usual writing. */
type Wording = {
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

const ENGLISH: Wording = {
  company: 'MERIDIAN WATER & POWER',
  street: '14 Turbine Road, Zenith 10001',
  title: 'ELECTRICITY BILL',
  date: 'Bill date',
  due: 'Due date',
  account: 'Account number',
  customer: 'Customer name',
  service: 'Service address',
  rows: ['Standing charge', 'Electricity used', 'Taxes and levies'],
  total: 'Total amount due',
  datePattern: 'dd mmm yyyy',
  money: (amount) => `$ ${amount.toFixed(2)}`,
  thanks: 'Please pay by the due date. Questions: 0800 555 0100.',
};

const WORDINGS: Readonly<Record<string, Wording>> = {
  USA: {
    ...ENGLISH,
    company: 'CLEARBROOK ELECTRIC COMPANY',
    street: 'PO Box 5550, Springfield',
    datePattern: 'mm/dd/yyyy',
  },
  DEU: {
    company: 'NORDLICHT STADTWERKE',
    street: 'Turbinenweg 14, 20097 Hamburg',
    title: 'STROMRECHNUNG',
    date: 'Rechnungsdatum',
    due: 'Fällig am',
    account: 'Kundennummer',
    customer: 'Kunde',
    service: 'Lieferanschrift',
    rows: ['Grundpreis', 'Verbrauch', 'Umsatzsteuer'],
    total: 'Rechnungsbetrag',
    datePattern: 'dd.mm.yyyy',
    money: (amount) => `${amount.toFixed(2).replace('.', ',')} €`,
    thanks: 'Bitte überweisen Sie den Betrag bis zum Fälligkeitstag.',
  },
  IDN: {
    company: 'PT LISTRIK TERANG NUSA',
    street: 'Jl. Gardu Induk No. 8, Jakarta',
    title: 'TAGIHAN LISTRIK',
    date: 'Tanggal tagihan',
    due: 'Jatuh tempo',
    account: 'Nomor pelanggan',
    customer: 'Nama Pelanggan',
    service: 'Alamat',
    rows: ['Biaya beban', 'Pemakaian', 'Pajak'],
    total: 'Total tagihan',
    datePattern: 'dd-mm-yyyy',
    money: (amount) => `Rp ${Math.round(amount * 4000).toLocaleString('de-DE')}`,
    thanks: 'Mohon dibayar sebelum tanggal jatuh tempo.',
  },
  BRA: {
    company: 'LUZ DO VALE ENERGIA S.A.',
    street: 'Rua da Usina, 140',
    title: 'CONTA DE LUZ',
    date: 'Data de emissão',
    due: 'Vencimento',
    account: 'Número do cliente',
    customer: 'Cliente',
    service: 'Endereço',
    rows: ['Tarifa básica', 'Consumo', 'Tributos'],
    total: 'Total a pagar',
    datePattern: 'dd/mm/yyyy',
    money: (amount) => `R$ ${amount.toFixed(2).replace('.', ',')}`,
    thanks: 'Pague até o vencimento.',
  },
  CHN: {
    company: '明河供电公司',
    street: '电力路14号',
    title: '电费账单',
    date: '账单日期',
    due: '缴费截止日期',
    account: '户号',
    customer: '客户名称',
    service: '用电地址',
    rows: ['基本电费', '用电量电费', '附加费'],
    total: '应缴金额',
    datePattern: 'yyyy-mm-dd',
    money: (amount) => `¥ ${amount.toFixed(2)}`,
    thanks: '请于截止日期前缴费。',
  },
};

/** A monthly bill for electricity, a proof of address; sent four to forty days before `today`. */
export const utilityBill: Design = {
  country: 'UTO',
  countries: ['UTO', ...Object.keys(WORDINGS)],
  sides: ['front'],
  checkDigit: 'none',
  expires: false,
  coded: false,
  draw,
};

function draw({ person, random, today }: Drawing): Sheet {
  const words = WORDINGS[person.country] ?? ENGLISH;
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
    rect({ x: 0, y: 0, width: WIDTH, height: 26 }, '#2f6f73'),
    `<circle cx="130" cy="126" r="46" fill="#2f6f73"/><path d="M136 92 108 132h22l-8 32 32-44h-24z" fill="#fff"/>`,
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
      class: 'utility_bill',
      country: person.country,
      full_name: name,
      address: address.join(' '),
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
