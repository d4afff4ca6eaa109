import {
  boundedRow,
  hasOtherForms,
  otherSpellingsOf,
  SIGN,
  type Sign,
  type SoundRow,
  soundRow,
} from '../names/index.ts';
import { soundsOfToken, startsWithArticle } from './vocabulary.ts';

const SIGNS: ReadonlyMap<number, Sign> = new Map(Object.values(SIGN).map((sign) => [sign.charCodeAt(0), sign]));
/** Sounds of an article that is written together with a name. */
export const ARTICLE = 2;

/** True for the first byte of a part that carries a sign. */
export function isSignByte(byte: number): boolean {
  return SIGN_BYTES[byte] === 1;
}

const SIGN_BYTES = new Uint8Array(256);
for (const byte of SIGNS.keys()) SIGN_BYTES[byte] = 1;

const decoder = new TextDecoder();

/**
 * A part of a name ready to compare: its sounds and what every comparison asks first. An index holds its vocabulary as bytes,
 * and most comparisons never need the text itself, so that is decoded when it is first read.
 */
export class Part {
  readonly row: SoundRow;
  readonly sign: Sign | null;
  /** First character behind the sign, and whether it is the only one or a digit. */
  readonly first: number;
  readonly single: boolean;
  readonly number: boolean;
  /** The sounds behind an article that is written together with the name. */
  readonly behindArticle: SoundRow | null;
  readonly #bytes: Uint8Array | null;
  #text: string | null;
  #hasForms: boolean | null = null;
  #otherSpellings: ReadonlySet<string> | null = null;

  constructor(written: Uint8Array | string, row: SoundRow) {
    const text = typeof written === 'string' ? written : null;
    this.#text = text;
    this.#bytes = typeof written === 'string' ? null : written;
    this.row = row;
    // A sign and the letters behind it are ASCII, in which a byte is a character.
    const at = (place: number): number => (text === null ? written[place] : text.charCodeAt(place)) as number;
    this.sign = written.length === 0 ? null : (SIGNS.get(at(0)) ?? null);
    const start = this.sign === null ? 0 : 1;
    this.first = written.length > start ? at(start) : 0;
    this.single = written.length === start + 1;
    this.number = this.first >= 48 && this.first <= 57;
    const tied = this.sign === null && startsWithArticle(row.bytes, row.from, row.to);
    this.behindArticle = tied ? (row.bound ? boundedRow : soundRow)(row.bytes, row.from + ARTICLE, row.to) : null;
  }

  /** The part with its sign. */
  get text(): string {
    this.#text ??= decoder.decode(this.#bytes ?? undefined);
    return this.#text;
  }

  /** Other spellings in Latin letters of a word read from Han characters. */
  get otherSpellings(): ReadonlySet<string> {
    this.#otherSpellings ??= new Set(otherSpellingsOf(this.text));
    return this.#otherSpellings;
  }

  /** Whether the given name has nicknames or other forms. */
  get hasForms(): boolean {
    this.#hasForms ??= hasOtherForms(this.text);
    return this.#hasForms;
  }
}

/** The part for a token's text. */
export function partOf(text: string): Part {
  return new Part(text, boundedRow(soundsOfToken(text)));
}
