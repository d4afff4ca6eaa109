import { alpha3Of, transliterate } from '../mrz/index.ts';
import { editsBetween, fold } from './text.ts';

/** `number`: what an identity number encodes of its holder. */
export type Source = 'mrz' | 'printed' | 'barcode' | 'number';
export type Agreement = {
  field: string;
  a: { source: Source; value: string };
  b: { source: Source; value: string };
  agrees: boolean;
};

const NAMES: ReadonlySet<string> = new Set(['surname', 'given_names', 'full_name', 'birth_place', 'issuer']);
/** Shorter than this, one name may not be a cut form of the other. */
const MIN_CUT_NAME = 5;

/** Whether two sources say the same, by the rules of the field: numbers by their signs, names by their zone letters. */
export function agrees(field: string, a: string, b: string): boolean {
  // Some numbers encode no more than the year of a birth: such a date agrees with every day in it.
  if (field.endsWith('_date')) return a.startsWith(b) || b.startsWith(a);
  if (field === 'sex') return a === b;
  if (field === 'nationality') return (alpha3Of(a) ?? a) === (alpha3Of(b) ?? b);
  if (NAMES.has(field)) return sameName(a, b);
  if (field === 'address') return sameAddress(a, b);
  return fold(a).text === fold(b).text;
}

/** Zone letters may be written with or without the umlaut's E, and long names are cut short in the zone. */
function sameName(a: string, b: string): boolean {
  for (const x of spellings(a)) {
    for (const y of spellings(b)) {
      if (x === y) return true;
      const [short, long] = x.length < y.length ? [x, y] : [y, x];
      if (short.length >= MIN_CUT_NAME && long.startsWith(short)) return true;
    }
  }
  return false;
}

function spellings(name: string): string[] {
  const zone = transliterate(name).replaceAll('<', '');
  const plain = fold(name).text;
  return zone === '' ? [plain] : [zone, plain];
}

function sameAddress(a: string, b: string): boolean {
  const x = fold(a).text;
  const y = fold(b).text;
  return editsBetween(x.slice(0, 120), y.slice(0, 120)) <= Math.max(x.length, y.length) * 0.15;
}
