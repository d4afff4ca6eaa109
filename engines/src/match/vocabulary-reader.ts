import {
  BARE_BEST,
  bareSimilarity,
  otherFormsOf,
  SIGN,
  type SoundRow,
  soundRow,
  soundSimilarity,
  soundWeights,
} from '../names/index.ts';
import { isSignByte, Part } from './part.ts';
import { firstOf, type IndexTables } from './tables.ts';
import { ALMOST, INITIAL, NICKNAME, partSimilarity } from './token-similarity.ts';
import { exactHash, startsWithArticle } from './vocabulary.ts';

const BARE = SIGN.bare.charCodeAt(0);
const encoder = new TextEncoder();

/**
 * Reads the vocabulary of an index where it lies. A query meets hundreds of entries that come to nothing, so an entry becomes an
 * object only when it takes part in an explanation or is of the rare kinds that need their text.
 */
export class VocabularyReader {
  readonly #tables: IndexTables;
  readonly #parts: (Part | undefined)[];
  /** What the sounds of each entry weigh; not a number until it was asked for. */
  readonly #weights: Float64Array;
  readonly #bareWeights: Float64Array;
  readonly #forms = new WeakMap<Part, ReadonlySet<number>>();
  /** The entry that is being compared: one object for all of them. */
  readonly #row: SoundRow;

  constructor(tables: IndexTables) {
    this.#tables = tables;
    this.#parts = new Array(tables.tokenWeight.length);
    this.#weights = new Float64Array(tables.tokenWeight.length).fill(Number.NaN);
    this.#bareWeights = new Float64Array(tables.tokenWeight.length);
    this.#row = soundRow(tables.tokenSounds.bytes, 0, 0);
  }

  /** How many entries there are. */
  get size(): number {
    return this.#weights.length;
  }

  /** The entry's text and sounds, kept once they were needed. */
  part(token: number): Part {
    const known = this.#parts[token];
    if (known) return known;
    const { tokens, tokenSounds } = this.#tables;
    const text = tokens.bytes.subarray(tokens.offsets[token], tokens.offsets[token + 1]);
    const part = new Part(
      text,
      soundRow(tokenSounds.bytes, tokenSounds.offsets[token], tokenSounds.offsets[token + 1]),
    );
    this.#parts[token] = part;
    return part;
  }

  /** The entry with exactly this text: none or one. */
  exact(text: string): number[] {
    const hash = exactHash(text);
    const { hashes, tokens } = this.#tables.keys;
    for (let at = firstOf(this.#tables.keys, hash); at < hashes.length && hashes[at] === hash; at++) {
      const token = tokens[at] as number;
      if (this.#is(token, text)) return [token];
    }
    return [];
  }

  /** Every entry that has this key. */
  eachWithKey(hash: number, visit: (token: number) => void): void {
    const { hashes, tokens } = this.#tables.keys;
    for (let at = firstOf(this.#tables.keys, hash); at < hashes.length && hashes[at] === hash; at++)
      visit(tokens[at] as number);
  }

  /** `partSimilarity` of a part and an entry, without making an object of the entry where its bytes are enough. */
  similarity(part: Part, token: number, floor: number): number {
    const { bytes, offsets } = this.#tables.tokens;
    const start = offsets[token] as number;
    const end = offsets[token + 1] as number;
    const first = bytes[start] as number;
    if (part.sign === SIGN.bare || first === BARE) return this.#bareSimilarity(part, token, floor);
    if (part.sign !== null || isSignByte(first) || part.behindArticle !== null)
      return partSimilarity(part, this.part(token), floor);
    if (part.single || end === start + 1)
      return part.first === first ? (part.single && end === start + 1 ? 1 : INITIAL) : 0;
    if (part.number || (first >= 48 && first <= 57)) return this.#is(token, part.text) ? 1 : 0;
    const sounds = this.#tables.tokenSounds;
    const from = sounds.offsets[token] as number;
    const to = sounds.offsets[token + 1] as number;
    if (startsWithArticle(sounds.bytes, from, to)) return partSimilarity(part, this.part(token), floor);
    const plainly = soundSimilarity(part.row, this.#rowOf(token, from, to), floor);
    if (plainly > ALMOST) return this.#is(token, part.text) ? plainly : ALMOST;
    return plainly < NICKNAME && part.hasForms && this.#formsOf(part).has(token) ? NICKNAME : plainly;
  }

  /** At least one side is written without vowels. */
  #bareSimilarity(part: Part, token: number, floor: number): number {
    const { tokens, tokenSounds: sounds } = this.#tables;
    const start = tokens.offsets[token] as number;
    const end = tokens.offsets[token + 1] as number;
    const bare = tokens.bytes[start] === BARE;
    if ((part.sign !== null && part.sign !== SIGN.bare) || (!bare && isSignByte(tokens.bytes[start] as number)))
      return partSimilarity(part, this.part(token), floor);
    const first = tokens.bytes[bare ? start + 1 : start] as number;
    const alone = part.single || part.number || end === start + (bare ? 2 : 1) || (first >= 48 && first <= 57);
    if (alone) return this.#is(token, part.text) ? 1 : 0;
    const row = this.#rowOf(token, sounds.offsets[token] as number, sounds.offsets[token + 1] as number);
    const similarity = bareSimilarity(part.row, row, floor);
    return similarity >= BARE_BEST && bare && this.#is(token, part.text) ? 1 : similarity;
  }

  #rowOf(token: number, from: number, to: number): SoundRow {
    const row = this.#row;
    row.from = from;
    row.to = to;
    if (Number.isNaN(this.#weights[token])) {
      const { weight, bareWeight } = soundWeights(row.bytes, from, to);
      this.#weights[token] = weight;
      this.#bareWeights[token] = bareWeight;
    }
    row.weight = this.#weights[token] as number;
    row.bareWeight = this.#bareWeights[token] as number;
    return row;
  }

  #formsOf(part: Part): ReadonlySet<number> {
    const known = this.#forms.get(part);
    if (known) return known;
    const forms = new Set(otherFormsOf(part.text).flatMap((other) => this.exact(other)));
    this.#forms.set(part, forms);
    return forms;
  }

  #is(token: number, text: string): boolean {
    const { bytes, offsets } = this.#tables.tokens;
    const start = offsets[token] as number;
    const length = (offsets[token + 1] as number) - start;
    // Parts are ASCII but for the characters behind a syllable's sign.
    const wanted = text.length === length ? null : encoder.encode(text);
    if (wanted !== null && wanted.length !== length) return false;
    for (let at = 0; at < length; at++)
      if (bytes[start + at] !== (wanted === null ? text.charCodeAt(at) : wanted[at])) return false;
    return true;
  }
}
