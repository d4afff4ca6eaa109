import type { Script } from '../vision/index.ts';
import { type Agreement, agreementsOf, agrees, isHidden, isName } from './agreement.ts';
import type { Piece } from './layout.ts';
import { nativePair } from './native-name.ts';
import { nativeAgreement } from './native-names.ts';
import type { FieldReading } from './reading.ts';
import { editsBetween, fold } from './text.ts';
import { dateOf } from './values.ts';

export type Sources = {
  zone: Record<string, FieldReading>;
  printed: Record<string, FieldReading>;
  barcode: Record<string, FieldReading>;
  /** What identity numbers encode, from `fieldsOfNumbers`. */
  numbers?: Record<string, FieldReading>;
  constants: Readonly<Record<string, string>>;
  pieces: readonly Piece[];
  today: string;
  /** The script of its own that the page is in. */
  script?: Script | null;
};

export type Compared = {
  fields: Record<string, FieldReading>;
  sources: Record<string, FieldReading[]>;
  agreement: Agreement[];
};

const AGREED_CONFIDENCE = 0.99;
const SURE_PRINT = 0.9;

/** Sets the sources of each field beside each other, says where they differ, and takes one value. */
export function compareSources(input: Sources): Compared {
  const printed = { ...input.printed };
  for (const [name, reading] of Object.entries({ ...input.zone, ...input.barcode })) {
    const labelled = printed[name];
    if (labelled && agrees(name, labelled.value, reading.value)) continue;
    // A value read after a label may belong to the next one; what the other source says, printed anywhere, settles it.
    const elsewhere = findOnPage(name, reading.value, input);
    if (elsewhere) printed[name] = elsewhere;
  }
  const numbers = input.numbers ?? {};
  const names = new Set([input.zone, printed, input.barcode, numbers].flatMap((each) => Object.keys(each)));
  const compared: Compared = { fields: {}, sources: {}, agreement: [] };
  for (const name of names) {
    const sources = [input.zone[name], input.barcode[name], printed[name], numbers[name]].filter(
      (each) => each !== undefined,
    );
    compared.sources[name] = sources;
    const pairs = agreementsOf(name, sources);
    compared.agreement.push(...pairs);
    const taken = take(name, sources, pairs);
    if (taken) compared.fields[name] = taken;
  }
  const native = input.script ? nativeAgreement(compared.fields, input.script) : nameInCharacters(compared.fields);
  if (native) compared.agreement.push(native);
  for (const [name, value] of Object.entries(input.constants))
    compared.fields[name] ??= { value, source: 'printed', confidence: 1 };
  return compared;
}

/** The name in characters beside the one in Latin letters: both are kept, and the reading of the one is held against the other. */
function nameInCharacters(fields: Readonly<Record<string, FieldReading>>): Agreement | null {
  const { native_name: native, surname, given_names: given, full_name: full } = fields;
  const latin = surname ? { source: surname.source, value: `${surname.value} ${given?.value ?? ''}`.trim() } : full;
  if (!native || !latin) return null;
  return nativePair({ source: native.source, value: native.value }, { source: latin.source, value: latin.value });
}

/** Machine-readable sources come first; a clearly printed name stands against a zone name that was hard to read. */
function take(name: string, sources: readonly FieldReading[], pairs: readonly Agreement[]): FieldReading | null {
  const first = sources.find(({ value }) => !isHidden(value)) ?? sources[0];
  if (!first) return null;
  const printed = sources.find((each) => each.source === 'printed');
  if (pairs.length > 0 && pairs.every((pair) => pair.agrees)) {
    // A zone has no marks and writes Ö as OE: the name is spelled as it is printed.
    const spelled = printed && first.source === 'mrz' && isMarkedName(name, printed.value) ? printed : first;
    return { ...spelled, ...boxOf(sources), confidence: Math.max(spelled.confidence, AGREED_CONFIDENCE) };
  }
  if (printed && isVouchedFor(name, first) && pairs.every(({ outcome }) => outcome !== 'differs')) return first;
  if (printed && first.source === 'mrz' && printed.confidence >= SURE_PRINT && printed.confidence > first.confidence)
    return printed;
  return name === '' ? null : first;
}

/** An O is told from a 0 by the zone's check digit, and by print only as well as its letters can be told apart. */
function isVouchedFor(field: string, { source, confidence }: FieldReading): boolean {
  return field.endsWith('_number') && source === 'mrz' && confidence >= AGREED_CONFIDENCE;
}

function isMarkedName(field: string, value: string): boolean {
  return isName(field) && /[^\p{ASCII}]/u.test(value) && /^[\p{Script=Latin}\p{Script=Common}\p{M}]+$/u.test(value);
}

function boxOf(sources: readonly FieldReading[]): Pick<FieldReading, 'box'> {
  const box = sources.find((each) => each.box)?.box;
  return box ? { box } : {};
}

/** The place on the page where a value is printed in the field's own way, if it is. */
function findOnPage(field: string, value: string, { pieces, today }: Sources): FieldReading | null {
  for (const piece of pieces) {
    if (isOfZone(piece.text)) continue;
    const found = matchOf(field, value, piece.text, today);
    if (found === null) continue;
    const { x, y, width, height } = piece.box;
    return { value: found, source: 'printed', confidence: piece.confidence, box: { x, y, width, height } };
  }
  return null;
}

/** A row of the zone is no second place where its value stands, fillers or not. */
function isOfZone(text: string): boolean {
  return text.includes('<') || (/^[A-Z0-9]{26,}$/.test(text) && /\d{6}/.test(text));
}

function matchOf(field: string, value: string, text: string, today: string): string | null {
  if (field === 'sex' || field === 'nationality') return null;
  if (field.endsWith('_date')) {
    const past = field !== 'expiry_date';
    const day = (['dmy', 'mdy'] as const)
      .map((order) => dateOf(text, { order, past, today }))
      .find((each) => each === value);
    return day ?? null;
  }
  const seen = fold(text).text;
  const wanted = fold(value).text;
  if (wanted.length >= 5 && field.endsWith('_number') && seen.includes(wanted)) return value;
  return wanted.length >= 2 && agrees(field, text, value) && editsBetween(seen, wanted) <= wanted.length / 2
    ? text.trim()
    : null;
}
