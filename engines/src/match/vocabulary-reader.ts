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
import { ARTICLE, Part } from './part.ts';
import { RECORD, TRAIT } from './records.ts';
import { firstOf, type IndexTables } from './tables.ts';
import { ALMOST, ATTACHED_ARTICLE, INITIAL, NICKNAME, partSimilarity } from './token-similarity.ts';
import { exactHash } from './vocabulary.ts';

const encoder = new TextEncoder();
/** Likeness above which nothing that follows could say more. */
const SURE = 0.9;

/**
 * Reads the vocabulary of an index where it lies. A query meets hundreds of entries that come to nothing, so an entry becomes an
 * object only when it takes part in an explanation or is of the rare kinds that need their text.
 */
export class VocabularyReader {
  readonly #tables: IndexTables;
  readonly #parts: (Part | undefined)[];
  readonly #forms = new WeakMap<Part, ReadonlySet<number>>();
  /** The entry that is being compared, and what of it stands behind its article: one object for all of them. */
  readonly #row: SoundRow;
  readonly #behind: SoundRow;

  constructor(tables: IndexTables) {
    this.#tables = tables;
    this.#parts = new Array(tables.tokenWeight.length);
    this.#row = soundRow(tables.tokenSounds.bytes, 0, 0);
    this.#behind = soundRow(tables.tokenSounds.bytes, 0, 0);
  }

  /** How many entries there are. */
  get size(): number {
    return this.#tables.tokenWeight.length;
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

  /** `partSimilarity` of a part and an entry, without making an object of the entry where its record and its sounds are enough. */
  similarity(part: Part, token: number, floor: number): number {
    const packed = this.#tables.tokenRecords[token * RECORD + 1] as number;
    const traits = packed >>> 24;
    if (part.sign === SIGN.bare || (traits & TRAIT.bare) !== 0) return this.#bareSimilarity(part, token, floor);
    if (part.sign !== null || (traits & TRAIT.signed) !== 0) return partSimilarity(part, this.part(token), floor);
    if (part.single || (traits & TRAIT.single) !== 0) {
      if (part.first !== (packed & 255)) return 0;
      return part.single && (traits & TRAIT.single) !== 0 ? 1 : INITIAL;
    }
    if (part.number || (traits & TRAIT.digit) !== 0) return this.#is(token, part.text) ? 1 : 0;
    const row = this.#rowOf(token);
    const plainly = soundSimilarity(part.row, row, floor);
    if (plainly > ALMOST) return this.#is(token, part.text) ? plainly : ALMOST;
    if (plainly > SURE) return plainly;
    const tied = (traits & TRAIT.article) !== 0;
    const best =
      tied === (part.behindArticle !== null) ? plainly : Math.max(plainly, this.#behindArticle(part, row, floor));
    return best < NICKNAME && part.hasForms && this.#formsOf(part).has(token) ? NICKNAME : best;
  }

  /** The likeness when one side alone has the article written to it, and it is left out. */
  #behindArticle(part: Part, row: SoundRow, floor: number): number {
    if (part.behindArticle !== null) return ATTACHED_ARTICLE * soundSimilarity(part.behindArticle, row, floor);
    const behind = this.#behind;
    behind.from = row.from + ARTICLE;
    behind.to = row.to;
    behind.weight = row.weight - soundWeights(row.bytes, row.from, behind.from).weight;
    return ATTACHED_ARTICLE * soundSimilarity(part.row, behind, floor);
  }

  /** At least one side is written without vowels. */
  #bareSimilarity(part: Part, token: number, floor: number): number {
    const traits = (this.#tables.tokenRecords[token * RECORD + 1] as number) >>> 24;
    if ((part.sign !== null && part.sign !== SIGN.bare) || (traits & TRAIT.signed) !== 0)
      return partSimilarity(part, this.part(token), floor);
    if (part.single || part.number || (traits & (TRAIT.single | TRAIT.digit)) !== 0)
      return this.#is(token, part.text) ? 1 : 0;
    const similarity = bareSimilarity(part.row, this.#rowOf(token), floor);
    return similarity >= BARE_BEST && (traits & TRAIT.bare) !== 0 && this.#is(token, part.text) ? 1 : similarity;
  }

  #rowOf(token: number): SoundRow {
    const { tokenRecords } = this.#tables;
    const at = token * RECORD;
    const row = this.#row;
    row.from = tokenRecords[at] as number;
    row.to = row.from + (((tokenRecords[at + 1] as number) >>> 8) & 255);
    const weights = tokenRecords[at + 2] as number;
    row.weight = (weights & 0xffff) / 100;
    row.bareWeight = (weights >>> 16) / 100;
    row.mask = tokenRecords[at + 3] as number;
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
