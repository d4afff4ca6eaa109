import { validateIdentifier } from '../identifiers/index.ts';
import type { Considered, ConsiderOptions } from '../vision/index.ts';
import { oneForm } from './han.ts';
import type { Piece } from './layout.ts';
import type { Retouch } from './retouch.ts';
import type { FieldTemplate } from './template.ts';
import { alignedPairs } from './text.ts';
import { fieldValue, withCommas } from './values.ts';

/** Looks at a printed line again, in several views; null when there is no time left for it. */
export type Look = (piece: Piece, options?: ConsiderOptions) => Promise<Considered | null>;
/** `retouched` is a piece's text with the marks and spaces that stand in the picture, and how sure that may make it at most. */
export type Asked = {
  name: string;
  field: FieldTemplate;
  pieces: readonly Piece[];
  today: string;
  retouched?: Retouch;
};
/** `agreed`: how far the views of the line say the same, spaces aside, once what the picture itself settles is settled; `lost`: a letter has no place in it. */
export type Found = { value: string; confidence: number; agreed?: number; lost?: boolean };

/** Print below this height, in pixels, loses narrow letters and thin strokes even where the recogniser is sure of the rest. */
const SMALL_PRINT = 30;
const SURE_TEXT = 0.98;
const SURE_WORD = 0.95;
const SURE_DIGIT = 0.9;
/** A word of a closed list, or another reading of a number, is taken when it carries this part of the weight. */
const LEAST_WORD_SHARE = 0.6;
const LEAST_NUMBER_SHARE = 0.1;
/** Readings of less weight than this change nothing. */
const LEAST_HEARD = 0.01;

const DASH_WITHIN = /[\p{L}\p{N}] ?- ?[\p{L}\p{N}]/u;
const NOT_A_SIGN = /^[^\p{L}\p{N}]+/u;
/** A value that begins with the same signs as before, only later, has something else before it. */
const SAME_START = 3;
const MOST_OF_NEIGHBOUR = 3;

/** Whether what was read of a field is worth a closer look. */
export function isDoubtful({ name, field, pieces, today }: Asked, value: string | null): boolean {
  // The closer look is the main reader's: it would force other letters into its own.
  if (pieces.some((piece) => piece.script)) return false;
  const confidence = Math.min(...pieces.map((piece) => piece.confidence));
  // A list is held against a place that a label points to, never against all that is printed.
  if (field.values) return field.labels.length > 0 && (value === null || confidence < SURE_WORD);
  if (field.kind === 'number') {
    const weakest = Math.min(...pieces.flatMap((piece) => piece.glyphs ?? []).map(({ probability }) => probability));
    return value === null || weakest < SURE_DIGIT || !fits(field, value, today);
  }
  if (field.kind === 'date' || field.kind === 'sex' || field.kind === 'amount') return value === null;
  return name !== '' && (confidence < SURE_TEXT || pieces.some((piece) => piece.height < SMALL_PRINT));
}

/** The value after a closer look; null when it says nothing better. */
export async function lookCloser(asked: Asked, look: Look): Promise<Found | null> {
  const { field, pieces } = asked;
  if (field.values) return wordOf(asked, look);
  if (field.kind === 'number' && pieces.length === 1) return numberOf(asked, look);
  const seen: (Considered & { agreed: number; lost: boolean })[] = [];
  for (const piece of pieces) {
    const looked = await look(piece);
    if (!looked) return null;
    const settled = (seenText: string) => {
      const text = withDashes(piece.text, withoutNeighbour(piece, seenText));
      return asked.retouched?.(piece, text) ?? { text, most: 1, lost: false };
    };
    const { text, most, lost = false } = settled(looked.text);
    // Of a line of its own only what becomes the value counts, not what stands beside it.
    const meant = (each: string) => (pieces.length === 1 ? valueFrom(asked, [settled(each).text]) : null);
    const agreed = agreedOn(looked, field.kind, (each) => meant(each) ?? settled(each).text);
    seen.push({ ...looked, text, agreed, lost, confidence: Math.min(most, looked.confidence) });
  }
  const value = valueFrom(
    asked,
    seen.map(({ text }) => text),
  );
  return value === null
    ? null
    : {
        value,
        confidence: Math.min(...seen.map(({ confidence }) => confidence)),
        agreed: Math.min(...seen.map(({ agreed }) => agreed)),
        lost: seen.some(({ lost }) => lost),
      };
}

/** A dash between two letters or figures that the first reading saw and a view lost: the recogniser loses thin signs and hardly ever invents one. */
function withDashes(first: string, seen: string): string {
  if (!DASH_WITHIN.test(first)) return seen;
  const pairs = alignedPairs([...first.replaceAll(' ', '')], [...seen], (a, b) => a === b);
  return pairs.map(([x, y]) => y ?? (x === '-' ? x : '')).join('');
}

/** A part of a line is cut out between two letters: what the view shows of the one before is not the value's. */
function withoutNeighbour({ cut, text }: Piece, seen: string): string {
  const start = text.replace(NOT_A_SIGN, '').slice(0, SAME_START).toUpperCase();
  if (!cut || start.length < SAME_START) return seen;
  const at = seen.toUpperCase().indexOf(start);
  return at > 0 && at <= MOST_OF_NEIGHBOUR ? seen.slice(at) : seen;
}

/**
 * The weight of all readings that differ from the likeliest by nothing but marks between letters, forms of one character, or what the
 * picture settles; of a name only the letters count.
 */
function agreedOn({ choices }: Considered, kind: FieldTemplate['kind'], settled: (text: string) => string): number {
  const signs = kind === 'name' ? /[^\p{L}\p{M}]/gu : /[^\p{L}\p{M}\p{N}.,]|^[:：]/gu;
  const bare = (text: string): string => {
    const said = settled(text);
    return oneForm((kind === 'address' ? withCommas(said) : said).replace(signs, ''));
  };
  const best = bare(choices[0]?.text ?? '');
  const heard = choices.filter(({ share }) => share >= LEAST_HEARD);
  return heard.reduce((sum, { text, share }) => sum + (bare(text) === best ? share : 0), 0);
}

async function wordOf({ field, pieces }: Asked, look: Look): Promise<Found | null> {
  const [piece] = pieces;
  const words = Object.keys(field.values ?? {});
  const again = piece ? await look(piece, { words }) : null;
  const value = again ? field.values?.[again.text] : undefined;
  return again && value !== undefined && again.share >= LEAST_WORD_SHARE ? { value, confidence: again.share } : null;
}

/** The likeliest reading that is such a number; a rule that none of them keeps changes nothing, since the print itself may be wrong. */
async function numberOf(asked: Asked, look: Look): Promise<Found | null> {
  const { field, pieces, today } = asked;
  const [piece] = pieces;
  const again = piece ? await look(piece, field.alphabet === undefined ? {} : { alphabet: field.alphabet }) : null;
  const readings = (again?.choices ?? []).flatMap(({ text, share }) => {
    const value = share >= LEAST_NUMBER_SHARE ? valueFrom(asked, [text]) : null;
    return value === null ? [] : [{ value, confidence: share }];
  });
  return readings.find(({ value }) => fits(field, value, today)) ?? readings[0] ?? null;
}

function valueFrom({ field, name, today }: Asked, lines: readonly string[]): string | null {
  return fieldValue(field, name, lines, today);
}

function fits({ validator }: FieldTemplate, value: string, today: string): boolean {
  return !validator || validateIdentifier({ ...validator, value, today }).valid;
}
