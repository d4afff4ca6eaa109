import { validateIdentifier } from '../identifiers/index.ts';
import type { Script } from '../vision/index.ts';
import { isDoubtful, type Look, lookCloser } from './closer.ts';
import { traditional } from './han.ts';
import { type Part, partsOf, valuesOf } from './labels.ts';
import type { Piece } from './layout.ts';
import { withNativeNames } from './native-names.ts';
import { isPartlyHidden } from './numbers.ts';
import type { FieldReading } from './reading.ts';
import type { DocumentTemplate, FieldTemplate } from './template.ts';
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

type Reading = { today: string; look?: Look; script?: Script | null };

/** What the printed zone says for each field of the template; `look` is asked where the first reading leaves a doubt. */
export async function readPrinted(
  pieces: readonly Piece[],
  template: DocumentTemplate,
  { today, look, script = null }: Reading,
): Promise<Record<string, FieldReading>> {
  const parts = partsOf(pieces, template);
  const fields: Record<string, FieldReading> = {};
  const order = dateOrderOf(pieces.map(({ text }) => text));
  for (const [name, given] of Object.entries(template.fields)) {
    const field = given.date_order === 'auto' ? { ...given, date_order: order } : given;
    const reading = await readField(name, field, parts, { today, ...(look ? { look } : {}) });
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
  { today, look }: Reading,
): Promise<FieldReading | null> {
  let looks = look ? MOST_LOOKS : 0;
  let unproven: FieldReading | null = null;
  for (const pieces of valuesOf(field, parts)) {
    const [first] = pieces;
    if (!first) continue;
    const asked = { name, field, pieces, today };
    const texts = pieces.map((piece) => textOf(piece, field.alphabet));
    const value = fieldValue(field, name, texts, today);
    const closer = look && looks > 0 && isDoubtful(asked, value) ? await lookCloser(asked, look) : null;
    looks--;
    if (closer) return readingOf(closer.value, first, closer.confidence);
    if (value === null || leastSure(pieces) < field.least_confidence) continue;
    const confidence = Math.min(...pieces.map((piece) => piece.confidence));
    if (isProven(field, value, today)) return readingOf(value, first, confidence);
    unproven ??= readingOf(value, first, Math.min(UNPROVEN_CAP, confidence));
  }
  return unproven;
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
