import { alpha3Of, stateNamed } from '../mrz/index.ts';
import { compareAddresses } from './compare-addresses.ts';
import { compareNames, isCutName, isWholeName } from './compare-names.ts';
import { differences, type TextSpan } from './differences.ts';
import type { Outcome } from './outcome.ts';
import { fold } from './text.ts';

/** `number`: what an identity number encodes of its holder; `typed`: what the person or the integrator said. */
export type Source = 'mrz' | 'chip' | 'printed' | 'barcode' | 'number' | 'typed' | 'registry';
export type Said = { source: Source; value: string };
export type Agreement = {
  field: string;
  /** `spans`: the letters in which this value differs from the other; empty where the two agree. */
  a: Said & { spans: TextSpan[] };
  b: Said & { spans: TextSpan[] };
  outcome: Outcome;
  agrees: boolean;
  /** Letters of the zone that its two readers saw differently and that this agreement settled. */
  settled?: TextSpan[];
};

const NAMES: ReadonlySet<string> = new Set(['surname', 'given_names', 'full_name']);
const PLACES: ReadonlySet<string> = new Set(['birth_place', 'issuer']);
const COUNTRIES: ReadonlySet<string> = new Set(['nationality', 'issuing_state', 'country']);
/** Sources that cut long names to their room. */
const ZONES: ReadonlySet<Source> = new Set(['mrz', 'chip', 'barcode']);
const LOOKALIKES: Readonly<Record<string, string>> = { O: '0', I: '1' };

export function isName(field: string): boolean {
  return NAMES.has(field);
}

/** How two values of a field are compared; `reading`: a name in its own letters against one in Latin ones. */
export type Rule = 'date' | 'sex' | 'country' | 'name' | 'place' | 'address' | 'reading' | 'signs';

export function ruleOf(field: string): Rule {
  if (field.endsWith('_date')) return 'date';
  if (field === 'sex' || field === 'address') return field;
  if (field === 'native_name') return 'reading';
  if (COUNTRIES.has(field)) return 'country';
  if (NAMES.has(field)) return 'name';
  return PLACES.has(field) ? 'place' : 'signs';
}

/** Each pair of sources that speak of a field, and whether they say the same. */
export function agreementsOf(field: string, said: readonly Said[]): Agreement[] {
  return said.flatMap((a, i) => said.slice(i + 1).map((b) => agreementOf(field, a, b)));
}

function agreementOf(field: string, a: Said, b: Said): Agreement {
  const outcome = compareValues(field, a.value, b.value, { mayBeCut: ZONES.has(a.source) || ZONES.has(b.source) });
  const spans = outcome === 'agrees' ? { a: [], b: [] } : differences(a.value, b.value);
  return {
    field,
    a: { source: a.source, value: a.value, spans: spans.a },
    b: { source: b.source, value: b.value, spans: spans.b },
    outcome,
    agrees: outcome === 'agrees',
  };
}

/** Whether two sources say the same. */
export function agrees(field: string, a: string, b: string): boolean {
  return compareValues(field, a, b) === 'agrees';
}

/** Compares two values by the rules of their field; the order of the two does not matter. A name may be cut where one comes from a zone. */
export function compareValues(field: string, a: string, b: string, { mayBeCut } = { mayBeCut: true }): Outcome {
  const rule = ruleOf(field);
  // Some sources know no more than the year: such a date agrees with every day in it.
  if (rule === 'date') return outcomeOf(a.startsWith(b) || b.startsWith(a));
  // X says that the sex is not stated, which contradicts nothing.
  if (rule === 'sex') return a === b ? 'agrees' : a === 'X' || b === 'X' ? 'unsure' : 'differs';
  if (rule === 'country') return outcomeOf(countryOf(a) === countryOf(b));
  if (rule === 'name') return compareNames(a, b, mayBeCut ? isCutName : isWholeName);
  if (rule === 'place') return comparePlaces(a, b);
  if (rule === 'address') return compareAddresses(a, b);
  return compareSigns(fold(a).text, fold(b).text);
}

function outcomeOf(same: boolean): Outcome {
  return same ? 'agrees' : 'differs';
}

/** Two letters, three letters, ICAO's own codes and English names all stand for a country. */
function countryOf(text: string): string {
  const code = text.trim().toUpperCase();
  return alpha3Of(code) ?? stateNamed(text) ?? code;
}

/** A number shown without its first digits, as `XXXXXXXX1234`. */
export function isHidden(number: string): boolean {
  return /^X{4,}\d{2,}$/.test(number.replaceAll(' ', ''));
}

/** A letter and the digit that looks like it are told apart by no print and by no person who types. */
function compareSigns(a: string, b: string): Outcome {
  if (a === b) return 'agrees';
  // What is shown of a number that is hidden in part is all that can be compared.
  if (isHidden(a) || isHidden(b)) {
    const shown = (text: string): string => text.replace(/^X+/, '');
    const [x, y] = [shown(a), shown(b)];
    return a.length === b.length && (x.endsWith(y) || y.endsWith(x)) ? 'agrees' : 'differs';
  }
  const plain = (text: string): string => text.replace(/[OI]/g, (char) => LOOKALIKES[char] ?? char);
  return plain(a) === plain(b) ? 'unsure' : 'differs';
}

/** A place may be given with or without its region. */
function comparePlaces(a: string, b: string): Outcome {
  const byName = compareNames(a, b, isWholeName);
  if (byName !== 'differs') return byName;
  const [short, long] = [fold(a).text, fold(b).text].sort((x, y) => x.length - y.length);
  return short && long?.includes(short) ? 'unsure' : 'differs';
}
