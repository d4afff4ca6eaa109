import { completed } from '../number.ts';
import { kin } from './kin.ts';
import type { Bearer, Names } from './lists.ts';

const letters = (text: string): string => text.toUpperCase().replace(/[^A-Z]/g, '');

/** DVLA: surname, decade, month (women 50 more), day, year, initials, and signs that nobody outside computes. */
function driverNumber({ surname, given, birthDate, sex, random }: Bearer): string {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const initials = given.split(' ').map((name) => name.charAt(0));
  const coded = String(Number(month) + (sex === 'F' ? 50 : 0)).padStart(2, '0');
  const stem = `${letters(surname).replace(/^MAC/, 'MC').slice(0, 5).padEnd(5, '9')}${year[2]}${coded}${day}${year[3]}`;
  return `${stem}${initials.join('').slice(0, 2).padEnd(2, '9')}9${random.pick(['AB', 'EZ', 'IJ', 'KN', 'VT'])}`;
}

const sixDigits = ({ birthDate }: Bearer): string => birthDate.slice(2).replaceAll('-', '');

function pesel(bearer: Bearer): string {
  const [year = '', month = '', day = ''] = bearer.birthDate.split('-');
  const coded = String(Number(month) + (year < '2000' ? 0 : 20)).padStart(2, '0');
  const order = () => `${bearer.random.digits(3)}${bearer.random.int(0, 4) * 2 + (bearer.sex === 'M' ? 1 : 0)}`;
  return completed('PL', 'pesel', () => `${year.slice(2)}${coded}${day}${order()}?`);
}

function cnp(bearer: Bearer): string {
  const first = (bearer.birthDate < '2000' ? 1 : 5) + (bearer.sex === 'M' ? 0 : 1);
  const county = () => String(bearer.random.int(1, 40)).padStart(2, '0');
  return completed('RO', 'cnp', () => `${first}${sixDigits(bearer)}${county()}${bearer.random.digits(3)}?`);
}

export const EUROPEANS: Readonly<Record<string, Names>> = {
  GBR: kin({
    surnames: 'ASHWORTH|FOX|PEMBERTON|MACLEOD|HARGREAVES|OYELARAN|WHITTAKER',
    men: 'OLIVER JAMES|GEORGE|HARRY WILLIAM|CALLUM|ARTHUR JOHN',
    women: 'ISLA ROSE|CHARLOTTE|FREYA ELIZABETH|POPPY|GRACE ANN',
    places:
      'EDINBURGH/UNITED KINGDOM/GB/EH1 9GP/BURNS CRESCENT;QUEEN STREET|LEEDS/ENGLAND/GB/LS1 4DY/WELLINGTON STREET;PARK ROW|CARDIFF/WALES/GB/CF10 1EP/ST MARY STREET;CASTLE LANE',
    address: (street, number, place) => `${number} ${street}\n${place.city}, ${place.postcode}`,
    numbers: { personal: () => '', document: driverNumber },
  }),
  FRA: kin({
    surnames: 'BERTHIER|DUMAS|LEFÈVRE|MARÉCHAL|ROUSSEL|GARNIER|CHEVALLIER',
    men: 'Maxime, Jean|Hugo|Léo, Paul|Antoine|Théo',
    women: 'Maëlle|Juliette, Marie|Camille|Inès|Chloé, Anne',
    places:
      'LYON/RHÔNE/FR/69002/RUE MERCIÈRE;QUAI TILSITT|NANTES/LOIRE-ATLANTIQUE/FR/44000/RUE CRÉBILLON;ALLÉE BRANCAS|PARIS/PARIS/FR/75011/RUE OBERKAMPF;AVENUE PARMENTIER',
    address: (street, number, place) => `${number} ${street}\n${place.postcode} ${place.city}`,
    numbers: {
      document: ({ random }) =>
        `${random.pick(['X4R', 'D2H', 'T7X', 'L9C'])}${random.pick(['BF', 'PF', 'ZK'])}${random.digits(4)}`,
    },
  }),
  ITA: kin({
    surnames: 'BELLINI|CONTI|DE SANTIS|FERRARO|GALLO|MORETTI|RINALDI',
    men: 'MATTEO|LORENZO|FRANCESCO|ALESSANDRO|DAVIDE',
    women: 'GIULIA|CHIARA|BEATRICE|ELISA|FEDERICA',
    places:
      'BOLOGNA/BOLOGNA (BO)/IT/40121/VIA INDIPENDENZA;VIA RIZZOLI|TORINO/TORINO (TO)/IT/10121/VIA ROMA;CORSO VITTORIO|BARI/BARI (BA)/IT/70121/VIA SPARANO;CORSO CAVOUR',
    address: (street, number, place) => `${street} ${number}\n${place.postcode} ${place.city}`,
    numbers: {
      document: ({ random }) =>
        `C${random.pick(['A', 'B', 'C'])}${random.digits(5)}${random.pick(['AA', 'EI', 'ZK', 'DX'])}`,
    },
  }),
  ESP: kin({
    surnames: 'ALONSO|BLANCO|IGLESIAS|MUÑOZ|ROMERO|NAVARRO|PEÑA|GALLARDO',
    men: 'ALVARO|JAVIER|DIEGO MANUEL|PABLO|SERGIO',
    women: 'CARMEN|LUCIA|MARTA ELENA|NURIA|ROCIO',
    places:
      'MADRID/MADRID/ES/28013/CALLE MAYOR;CALLE ARENAL|SEVILLA/SEVILLA/ES/41001/CALLE SIERPES;AVENIDA CONSTITUCION|VALENCIA/VALENCIA/ES/46002/CALLE COLON;CALLE RUSSAFA',
    address: (street, number, place) => `${street} ${number}\n${place.postcode} ${place.city}`,
    numbers: {
      personal: ({ random }) => completed('ES', 'dni', () => `${random.int(1, 7)}${random.digits(7)}?`),
      document: ({ random }) => `${random.pick(['BAA', 'CAB', 'AAX'])}${random.digits(6)}`,
    },
  }),
  NLD: kin({
    surnames: 'de Vries|Bakker|Visser|van den Berg|Hendriks|Mulder|Dekker',
    men: 'Daan|Sem Pieter|Lars|Thijs|Bram Johannes',
    women: 'Emma|Lotte Maria|Sanne|Femke|Anouk',
    places:
      'Utrecht/Utrecht/NL/3511 AB/Oudegracht;Nachtegaalstraat|Groningen/Groningen/NL/9711 LM/Herestraat;Vismarkt|Breda/Breda/NL/4811 XR/Ginnekenweg;Haagdijk',
    address: (street, number, place) => `${street} ${number}\n${place.postcode} ${place.city}`,
    numbers: {
      document: ({ random }) =>
        `${random.pick(['I', 'S'])}${random.pick(['R', 'T', 'X'])}${random.pick(['A', 'D', 'H'])}${random.digits(1)}${random.pick(['H', 'K', 'P'])}${random.digits(3)}${random.int(1, 9)}`,
    },
  }),
  POL: kin({
    surnames: 'WÓJCIK|KOWALCZYK|ŁUKASIK|ZIELIŃSKI|PAWLAK|SOBCZAK|DUDEK',
    men: 'JAKUB|PIOTR ADAM|MICHAŁ|TOMASZ|KAMIL',
    women: 'ALICJA|KATARZYNA|ZOFIA EWA|MARTA|JULIA',
    places:
      'KRAKÓW/KRAKÓW/PL/31-042/RYNEK;GRODZKA|GDAŃSK/GDAŃSK/PL/80-831/DŁUGA;PIWNA|LUBLIN/LUBLIN/PL/20-002/LIPOWA;KRAKOWSKA',
    address: (street, number, place) => `UL. ${street} ${number}\n${place.postcode} ${place.city}`,
    numbers: { personal: pesel, document: ({ random }) => `${random.pick(['CDE', 'DBK', 'CAZ'])}${random.digits(6)}` },
  }),
  ROU: kin({
    surnames: 'IONESCU|DUMITRESCU|MARINESCU|POPA|STANCIU|ENACHE|LUNGU',
    men: 'ANDREI|MIHAI ALEXANDRU|RADU|VLAD|CRISTIAN',
    women: 'IOANA|ELENA MARIA|ANDREEA|DANIELA|ROXANA',
    places:
      'CLUJ-NAPOCA/CJ/CJ/400001/STR. MEMORANDUMULUI;STR. HOREA|IASI/IS/MZ/700028/STR. LAPUSNEANU;BD. INDEPENDENTEI',
    address: (street, number, place) => `Jud. ${place.region} Mun. ${place.city}\n${street} nr. ${number}`,
    numbers: { personal: cnp, document: ({ random, place }) => `${place.code}${random.digits(6)}` },
  }),
};
