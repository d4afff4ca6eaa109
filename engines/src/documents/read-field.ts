import type { Raster } from '../vision/index.ts';
import { compareValues } from './agreement.ts';
import { isDoubtful, type Look, lookCloser } from './closer.ts';
import { oneForm } from './han.ts';
import { type Part, valuesOf } from './labels.ts';
import type { Piece } from './layout.ts';
import { isProven, provenByForm } from './number-form.ts';
import type { FieldReading } from './reading.ts';
import type { Retouch } from './retouch.ts';
import { type SecondPrint, secondPrint } from './second-print.ts';
import type { FieldTemplate } from './template.ts';
import { foldLoosely } from './text.ts';
import { hasUnreadSigns } from './unread-signs.ts';
import { fieldValue } from './values.ts';

const LEAST_OPTION = 0.01;
/** A field's likeliest places are looked at again, not all that a loose label offers. */
const MOST_LOOKS = 2;
/** A number that breaks its own rule was misread or is wrong: below what passes by itself. */
const UNPROVEN_CAP = 0.5;
/** Words of which the views agree on less than the first, or whose least sure sign was read less surely than the second, are wrong too often. */
const LEAST_AGREED = 0.7;
const LEAST_SIGN = 0.6;
/** Views that agree on so much settle a sign that the first reading hardly knew. */
const ALL_AGREED = 0.97;
const DOUBTED_WORDS = 0.55;
const LETTER = /[\p{L}\p{N}]/u;
const FIGURES = /\d.*\d.*\d/u;
/** Fields of words. */
const WORDS: ReadonlySet<FieldTemplate['kind']> = new Set(['name', 'text', 'address']);

export type FieldInput = {
  today: string;
  look?: Look;
  raster?: Raster;
  retouch: Retouch | null;
  /** What check digits vouch for. */
  said: string | undefined;
};

export function readingOf(value: string, { box: { x, y, width, height } }: Piece, confidence: number): FieldReading {
  return { value, source: 'printed', confidence, box: { x, y, width, height } };
}

/** What is printed of one field, looked at again where the first reading leaves a doubt. */
export async function readField(
  name: string,
  field: FieldTemplate,
  parts: readonly Part[],
  { today, look, retouch, said, raster }: FieldInput,
): Promise<FieldReading | null> {
  const given = WORDS.has(field.kind) && !field.values ? retouch : null;
  let looks = look ? MOST_LOOKS : 0;
  let unproven: FieldReading | null = null;
  for (const { pieces, announced } of valuesOf(field, parts)) {
    const [first] = pieces;
    if (!first) continue;
    const isWhole = !raster || !WORDS.has(field.kind) || !pieces.some((piece) => hasUnreadSigns(raster, piece));
    const whole = isWhole ? 1 : DOUBTED_WORDS;
    const asked = { name, field, pieces, today, ...(given ? { retouched: given } : {}) };
    const seen = pieces.map((piece) => {
      const text = textOf(piece, field.alphabet);
      return given?.(piece, text) ?? { text, most: 1, lost: false };
    });
    const texts = seen.map(({ text }) => text);
    const value = fieldValue(field, name, texts, today) ?? provenByForm(field, { name, texts, today });
    // Of words that no label announces only such as have the form of the field are worth a look, or may have it once all signs are read.
    const isCandidate = announced || value !== null || !isWhole || mayHold(field, texts);
    const doubtful = isCandidate && !isSaid(name, value, said) && isDoubtful(asked, value);
    const closer = look && looks > 0 && doubtful ? await lookCloser(asked, look) : null;
    if (isCandidate) looks--;
    const vouch = (read: string, most: number, lost: boolean, agreed?: number) => {
      const sure = lost ? DOUBTED_WORDS : sureness({ field, pieces, retouch: given }, agreed);
      const twice = given ? secondPrint(read, pieces, parts, (piece) => given(piece, piece.text).text) : null;
      const same = twice?.marksDiffer ? DOUBTED_WORDS : 1;
      const [text, told] = twice?.isSame ? [twice.value, same] : otherwise(field, { read, sure, twice });
      return readingOf(text, first, Math.min(most, told, wholeness(field, text)));
    };
    if (closer && !isSomethingElse(field, closer.value))
      return vouch(closer.value, Math.min(whole, closer.confidence), closer.lost === true, closer.agreed);
    if (value === null || isSomethingElse(field, value) || leastSure(pieces) < field.least_confidence) continue;
    const most = Math.min(whole, ...seen.map((each) => each.most), ...pieces.map((piece) => piece.confidence));
    const lost = seen.some((each) => each.lost === true);
    if (isProven(field, value, today)) return vouch(value, most, lost);
    unproven ??= vouch(value, Math.min(UNPROVEN_CAP, most), lost);
  }
  return unproven;
}

type Twice = { read: string; sure: number; twice: SecondPrint | null };

/** An address that stands on the page once more, nearly the same: what it lost is taken from there, and a person sees it. Names near each other are two people's. */
function otherwise({ kind }: FieldTemplate, { read, sure, twice }: Twice): [string, number] {
  if (kind !== 'address' || !twice || (sure === 1 && !twice.hasMore)) return [read, sure];
  return [twice.value, DOUBTED_WORDS];
}

/** Two readings of two kinds that come out alike need no third. */
function isSaid(name: string, value: string | null, said: string | undefined): boolean {
  return value !== null && said !== undefined && compareValues(name, value, said, { mayBeCut: false }) === 'agrees';
}

function isSomethingElse({ none_of: words }: FieldTemplate, value: string): boolean {
  const seen = foldLoosely(value).text;
  return words.some((word) => seen.includes(foldLoosely(word).text));
}

type Words = { field: FieldTemplate; pieces: readonly Piece[]; retouch: Retouch | null };

/** What words are told as at most: where views differ, or where a sign was hardly read, nobody vouches for all of them. */
function sureness({ field, pieces, retouch }: Words, agreed?: number): number {
  if (!WORDS.has(field.kind) || field.values) return 1;
  const least = Math.min(...pieces.map((piece) => leastSign(piece, retouch)));
  if (agreed !== undefined && agreed >= ALL_AGREED) return 1;
  return (agreed ?? 1) < LEAST_AGREED || least < LEAST_SIGN ? DOUBTED_WORDS : 1;
}

/** How sure the least sure sign is, when other readings of it that the picture or the script makes the same count with it. */
function leastSign(piece: Piece, retouch: Retouch | null): number {
  const { glyphs, text } = piece;
  const chars = [...text];
  const settled = (at: number, char: string): string => {
    const said = chars.with(at, char).join('');
    return oneForm(retouch?.(piece, said).text ?? said);
  };
  const sure = (glyphs ?? []).map(({ char, probability, options }, at) => {
    // The colon before a value, wide or narrow, is no part of what it says.
    if (!LETTER.test(char)) return 1;
    if (probability >= LEAST_SIGN) return probability;
    const same = options.filter((other) => other.char !== char && settled(at, other.char) === settled(at, char));
    return same.reduce((sum, other) => sum + other.probability, probability);
  });
  return Math.min(1, ...sure);
}

/** What is told at most of words that do not end as whole ones do. */
function wholeness({ ends }: FieldTemplate, value: string): number {
  return ends === undefined || new RegExp(ends, 'u').test(value) ? 1 : DOUBTED_WORDS;
}

/** How sure the least sure character is. */
function leastSure(pieces: readonly Piece[]): number {
  return Math.min(...pieces.flatMap((piece) => piece.glyphs?.map((glyph) => glyph.probability) ?? piece.confidence));
}

/** What no label announces may be a number where figures stand, or of another kind; words are known by their form alone. */
function mayHold({ kind }: FieldTemplate, texts: readonly string[]): boolean {
  return kind === 'number' ? texts.some((text) => FIGURES.test(text)) : !WORDS.has(kind);
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
