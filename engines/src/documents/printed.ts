import { validateIdentifier } from '../identifiers/index.ts';
import type { Raster, Script } from '../vision/index.ts';
import { compareValues } from './agreement.ts';
import { isDoubtful, type Look, lookCloser } from './closer.ts';
import { traditional } from './han.ts';
import { type Part, partsOf, valuesOf } from './labels.ts';
import type { Piece } from './layout.ts';
import { lettersOf } from './letters.ts';
import { withNativeNames } from './native-names.ts';
import { isPartlyHidden } from './numbers.ts';
import type { FieldReading } from './reading.ts';
import { type Retouch, retouchOf } from './retouch.ts';
import type { DocumentTemplate, FieldTemplate } from './template.ts';
import { foldLoosely } from './text.ts';
import { dateOf, dateOrderOf, fieldValue, orderOf } from './values.ts';

const LEAST_OPTION = 0.01;
const DATE_FIELDS = ['birth_date', 'issue_date', 'expiry_date'] as const;
/** Below this many years between the first and the last day, none of them is a birth. */
const LEAST_AGE_YEARS = 12;
const ORDER_CONFIDENCE = 0.7;
/** A field's likeliest places are looked at again, not all that a loose label offers. */
const MOST_LOOKS = 2;
/** A number that breaks its own rule was misread or is wrong: below what passes by itself. */
const UNPROVEN_CAP = 0.5;

/** Nobody vouches for a mark that is hardly to be seen. */
const DOUBTED_MARK = 0.75;
/** Fields of words. */
const WORDS: ReadonlySet<FieldTemplate['kind']> = new Set(['name', 'text', 'address']);

type Reading = { today: string; look?: Look; script?: Script | null };
/** The picture in which marks on letters and spaces are looked for; `state` is the issuing state that a zone names. */
type Picture = { raster?: Raster; state?: string | null };
type FieldInput = Reading & { retouch: Retouch | null; said: string | undefined };

/**
 * What the printed zone says for each field of the template; `look` is asked where the first reading leaves a doubt, unless `said`, what
 * check digits vouch for, is what was read.
 */
export async function readPrinted(
  pieces: readonly Piece[],
  template: DocumentTemplate,
  { today, look, script = null, raster, state, said = {} }: Reading & Picture & { said?: Record<string, FieldReading> },
): Promise<Record<string, FieldReading>> {
  const retouch = raster ? retouchOf(raster, lettersOf(template, pieces, state ?? null)) : null;
  const parts = partsOf(pieces, template);
  const fields: Record<string, FieldReading> = {};
  const order = dateOrderOf(pieces.map(({ text }) => text));
  for (const [name, given] of Object.entries(template.fields)) {
    const field = given.date_order === 'auto' ? { ...given, date_order: order } : given;
    const reading = await readField(name, field, parts, {
      today,
      retouch,
      said: said[name]?.value,
      ...(look ? { look } : {}),
    });
    if (reading) fields[name] = template.han ? { ...reading, value: traditional(reading.value) } : reading;
  }
  return withNativeNames(withDatesByOrder(fields, template, parts, today), script);
}

/**
 * Labels are printed smaller than values and are lost first. Where a date's label is not on the page and at least as many days are printed as the template asks for,
 * the first of them is the birth and the last the expiry; of exactly three the middle one is the issue.
 */
function withDatesByOrder(
  fields: Record<string, FieldReading>,
  template: DocumentTemplate,
  parts: readonly Part[],
  today: string,
): Record<string, FieldReading> {
  const asked = DATE_FIELDS.filter((name) => template.fields[name]?.kind === 'date');
  const labelled = new Set(parts.flatMap((part) => (part.kind === 'label' ? [part.label] : [])));
  const missing = asked.filter(
    (name) => !fields[name] && !template.fields[name]?.labels.some((each) => labelled.has(each)),
  );
  if (!asked.includes('birth_date') || !asked.includes('expiry_date') || missing.length === 0) return fields;
  const order = template.fields.birth_date ? orderOf(template.fields.birth_date) : 'dmy';
  const days = new Map<string, Piece>();
  for (const { piece } of parts) {
    const day = dateOf(piece.text, { order, past: false, today });
    if (day) days.set(day, piece);
  }
  const sorted = [...days].sort(([a], [b]) => a.localeCompare(b));
  const [birth] = sorted;
  const last = sorted.at(-1);
  const issue = sorted.length === 3 ? sorted[1] : undefined;
  const isLife = birth && last && Number(last[0].slice(0, 4)) - Number(birth[0].slice(0, 4)) >= LEAST_AGE_YEARS;
  if (sorted.length < asked.length || !isLife) return fields;
  const byOrder = { birth_date: birth, issue_date: issue, expiry_date: last };
  for (const name of missing) {
    const found = byOrder[name];
    if (found) fields[name] = readingOf(found[0], found[1], Math.min(ORDER_CONFIDENCE, found[1].confidence));
  }
  return fields;
}

function readingOf(value: string, { box: { x, y, width, height } }: Piece, confidence: number): FieldReading {
  return { value, source: 'printed', confidence, box: { x, y, width, height } };
}

async function readField(
  name: string,
  field: FieldTemplate,
  parts: readonly Part[],
  { today, look, retouch, said }: FieldInput,
): Promise<FieldReading | null> {
  const given = WORDS.has(field.kind) && !field.values ? retouch : null;
  let looks = look ? MOST_LOOKS : 0;
  let unproven: FieldReading | null = null;
  for (const pieces of valuesOf(field, parts)) {
    const [first] = pieces;
    if (!first) continue;
    let most = 1;
    const retouched = (piece: Piece, text: string): string => {
      const found = given?.(piece, text);
      if (found?.sure === false) most = DOUBTED_MARK;
      return found?.text ?? text;
    };
    const asked = { name, field, pieces, today, retouched };
    const texts = pieces.map((piece) => retouched(piece, textOf(piece, field.alphabet)));
    const value = fieldValue(field, name, texts, today);
    const doubtful = !isSaid(name, value, said) && isDoubtful(asked, value);
    const closer = look && looks > 0 && doubtful ? await lookCloser(asked, look) : null;
    looks--;
    if (closer && !isSomethingElse(field, closer.value))
      return readingOf(closer.value, first, Math.min(most, closer.confidence));
    if (value === null || isSomethingElse(field, value) || leastSure(pieces) < field.least_confidence) continue;
    const confidence = Math.min(most, ...pieces.map((piece) => piece.confidence));
    if (isProven(field, value, today)) return readingOf(value, first, confidence);
    unproven ??= readingOf(value, first, Math.min(UNPROVEN_CAP, confidence));
  }
  return unproven;
}

/** Two readings of two kinds that come out alike need no third. */
function isSaid(name: string, value: string | null, said: string | undefined): boolean {
  return value !== null && said !== undefined && compareValues(name, value, said, { mayBeCut: false }) === 'agrees';
}

function isSomethingElse({ none_of: words }: FieldTemplate, value: string): boolean {
  const seen = foldLoosely(value).text;
  return words.some((word) => seen.includes(foldLoosely(word).text));
}

/** How sure the least sure character is. */
function leastSure(pieces: readonly Piece[]): number {
  return Math.min(...pieces.flatMap((piece) => piece.glyphs?.map((glyph) => glyph.probability) ?? piece.confidence));
}

/** Whether a number keeps its own rule; where one does not, another number of the page may be meant. */
function isProven({ validator }: FieldTemplate, value: string, today: string): boolean {
  return !validator || isPartlyHidden(value) || validateIdentifier({ ...validator, value, today }).valid;
}

/** The text of a piece; when the field has its own alphabet, each character outside it gives way to the likeliest one inside. */
function textOf(piece: Piece, alphabet: string | undefined): string {
  if (alphabet === undefined || !piece.glyphs) return piece.text;
  return piece.glyphs
    .map((glyph) => {
      if (alphabet.includes(glyph.char)) return glyph.char;
      const inside = glyph.options.find(
        ({ char, probability }) => alphabet.includes(char) && probability >= LEAST_OPTION,
      );
      return inside?.char ?? glyph.char;
    })
    .join('');
}
