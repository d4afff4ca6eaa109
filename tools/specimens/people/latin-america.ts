import { completed } from '../number.ts';
import { kin } from './kin.ts';
import type { Bearer, Names } from './lists.ts';

const yymmdd = ({ birthDate }: Bearer): string => birthDate.slice(2).replaceAll('-', '');
const plain = (text: string): string =>
  text
    .replaceAll('Ñ', 'X')
    .normalize('NFKD')
    .replace(/[^A-Z ]/g, '');
const consonants = (word: string): string => word.slice(1).replace(/[AEIOU]/g, '');

/** CURP: letters of the names, birth date, sex, state, consonants, century sign, check digit. */
function curp(bearer: Bearer): string {
  const [first = '', second = first] = plain(bearer.surname).split(' ');
  const [given = ''] = plain(bearer.given).split(' ');
  const vowel = /[AEIOU]/.exec(first.slice(1))?.[0] ?? 'X';
  const inner = [first, second, given].map((word) => consonants(word).charAt(0) || 'X').join('');
  const century = bearer.birthDate < '2000' ? '0' : 'A';
  const stem = `${first[0]}${vowel}${second[0]}${given[0]}${yymmdd(bearer)}${bearer.sex === 'M' ? 'H' : 'M'}`;
  return completed('MX', 'curp', () => `${stem}${bearer.place.code}${inner}${century}?`);
}

/** Clave de elector: two consonants of each name, birth date, state number, sex, three signs. */
export function voterKey(bearer: Bearer): string {
  const [first = '', second = first] = plain(bearer.surname).split(' ');
  const [given = ''] = plain(bearer.given).split(' ');
  const letters = [first, second, given].map((word) => `${word[0]}${consonants(word).charAt(0) || 'X'}`).join('');
  return `${letters}${yymmdd(bearer)}09${bearer.sex === 'M' ? 'H' : 'M'}${bearer.random.digits(3)}`;
}

export const LATIN_AMERICANS: Readonly<Record<string, Names>> = {
  MEX: kin({
    surnames: 'GARZA TREVINO|NUÑEZ CORDERO|SALDIVAR PONCE|ZAMORA BELTRAN|OROZCO PEÑA|VILLALOBOS REYES|BARRERA MUÑOZ',
    men: 'EMILIANO|JOSE ROBERTO|RODRIGO|LUIS FERNANDO|MATEO|GERARDO',
    women: 'XIMENA|MARIA FERNANDA|REGINA|DANIELA|ANA SOFIA|ITZEL',
    places:
      'CUAUHTEMOC, CDMX/CIUDAD DE MEXICO/DF/06700/C DURANGO;AV ALVARO OBREGON;C COLIMA|MONTERREY, N.L./NUEVO LEON/NL/64000/C PADRE MIER;C HIDALGO|GUADALAJARA, JAL./JALISCO/JC/44100/C MORELOS;AV VALLARTA',
    address: (street, number, place) => `${street} ${number}\nCOL CENTRO ${place.postcode}\n${place.city}`,
    numbers: { personal: curp },
  }),
  ARG: kin({
    surnames: 'ACOSTA|BENITEZ|FERREYRA|ITURRALDE|MOLINARI|QUIROGA|NUÑEZ|PAGANI',
    men: 'LAUTARO|FACUNDO NICOLAS|TOMAS|JUAN IGNACIO|BRUNO|SANTINO',
    women: 'MICAELA|JULIETA|CAMILA BELEN|ROCIO|AGUSTINA|MARIA PAZ',
    places:
      'ROSARIO/SANTA FE/AR/2000/BV OROÑO;CORDOBA|MENDOZA/MENDOZA/AR/5500/SAN MARTIN;ARISTIDES|LA PLATA/BUENOS AIRES/AR/1900/DIAGONAL 74;CALLE 12',
    address: (street, number, place) => `${street} ${number} - ${place.city} - ${place.region}`,
    numbers: {
      personal: ({ random }) => `${random.int(21, 46)}${random.digits(6)}`,
      document: ({ random }) => `00${random.int(100000000, 799999999)}`,
    },
  }),
  COL: kin({
    surnames: 'CARDONA RESTREPO|ARBELAEZ GIRALDO|MURILLO PALACIOS|ESCOBAR VELEZ|QUINTERO HOYOS|BUITRAGO NIÑO',
    men: 'ANDRES FELIPE|JUAN SEBASTIAN|CAMILO|SANTIAGO|DIEGO ALEJANDRO',
    women: 'VALENTINA|LAURA CAMILA|CATALINA|DIANA MARCELA|PAULA ANDREA',
    places:
      'BOGOTA D.C. (CUNDINAMARCA)/BOGOTA/CO/110111/CALLE 26;CARRERA 7|MEDELLIN (ANTIOQUIA)/ANTIOQUIA/CO/050001/CARRERA 43A;CALLE 10|CALI (VALLE)/VALLE/CO/760001/AVENIDA 6N;CALLE 5',
    numbers: { personal: ({ random }) => `1${random.int(0, 1)}${random.digits(8)}` },
  }),
  CHL: kin({
    surnames: 'FUENTES ARAYA|IBAÑEZ SOTO|HENRIQUEZ VERA|ORELLANA TAPIA|SEPULVEDA LAGOS|MUÑOZ CATALAN',
    men: 'MATIAS IGNACIO|BENJAMIN|CRISTOBAL ANDRES|VICENTE|JOAQUIN',
    women: 'CONSTANZA|ISIDORA PAZ|FRANCISCA|JAVIERA ANTONIA|CATALINA',
    places:
      'SANTIAGO/METROPOLITANA/CL/8320000/HUERFANOS;MERCED|VALPARAISO/VALPARAISO/CL/2340000/ERRAZURIZ;CONDELL|CONCEPCION/BIOBIO/CL/4030000/BARROS ARANA;FREIRE',
    numbers: {
      personal: ({ random }) => completed('CL', 'run', () => `${random.int(8, 21)}${random.digits(6)}?`),
      document: ({ random }) => `${random.int(5, 6)}${random.digits(8)}`,
    },
  }),
  PER: kin({
    surnames: 'HUAMAN QUISPE|SALAZAR CACERES|MENDOZA VARGAS|CHAVEZ ROJAS|PAREDES NUÑEZ',
    men: 'JORGE LUIS|RENZO|CARLOS ALBERTO|PIERO ANDRE|MARCO ANTONIO',
    women: 'MILAGROS|LUZ MARINA|FIORELLA|ROSA ELENA|ALEJANDRA',
    places: 'LIMA/LIMA/PE/15001/JR CARABAYA;AV TACNA|AREQUIPA/AREQUIPA/PE/04001/CALLE MERCADERES;AV EJERCITO',
    numbers: { personal: ({ random }) => `${random.int(1, 7)}${random.digits(7)}` },
  }),
};
