import { SIGN, soundMask, soundWeights } from '../names/index.ts';
import { isSmall, TOKEN_KINDS } from './kinds.ts';
import { isSignByte } from './part.ts';
import type { StringTable } from './strings.ts';
import { startsWithArticle } from './vocabulary.ts';

/**
 * What a comparison asks first of a vocabulary entry, in four words side by side: most entries that share a key with a query part are
 * ruled out by these alone. Word 0: where its sounds begin. 1: first letter, number of sounds, letters (255: or more), traits, eight bits
 * each. 2: weight of the sounds in hundredths, written out and without vowels, sixteen bits each. 3: which sounds (see soundMask).
 */
export const RECORD = 4;

/** Traits of an entry. */
export const TRAIT = {
  /** A sign other than that of a script without vowels. */
  signed: 1,
  /** From a script without vowels. */
  bare: 2,
  /** One letter. */
  single: 4,
  /** Begins with a digit. */
  digit: 8,
  /** Begins with an article that is written together with the name. */
  article: 16,
  /** Initials, particles, titles and forms. */
  small: 32,
  initial: 64,
} as const;

const BARE = SIGN.bare.charCodeAt(0);

/** The records of all entries. */
export function recordsOf(tokens: StringTable, sounds: StringTable, kinds: Uint8Array): Uint32Array {
  const records = new Uint32Array(kinds.length * RECORD);
  for (let token = 0; token < kinds.length; token++) {
    const text = tokens.bytes.subarray(tokens.offsets[token], tokens.offsets[token + 1]);
    const from = sounds.offsets[token] as number;
    const to = sounds.offsets[token + 1] as number;
    const { weight, bareWeight } = soundWeights(sounds.bytes, from, to);
    const traits = traitsOf(text, kinds[token] as number) | articleOf(text, sounds.bytes.subarray(from, to));
    records.set(
      [
        from,
        ((traits << 24) | (Math.min(255, text.length) << 16) | ((to - from) << 8) | (text[0] ?? 0)) >>> 0,
        Math.round(weight * 100) | (Math.round(bareWeight * 100) << 16),
        soundMask(sounds.bytes, from, to),
      ],
      token * RECORD,
    );
  }
  return records;
}

function traitsOf(text: Uint8Array, kindNumber: number): number {
  const first = text[0] ?? 0;
  const bare = first === BARE;
  const letters = bare ? 1 : 0;
  const letter = text[letters] ?? 0;
  const kind = TOKEN_KINDS[kindNumber] ?? 'word';
  return (
    (bare ? TRAIT.bare : isSignByte(first) ? TRAIT.signed : 0) |
    (text.length === letters + 1 ? TRAIT.single : 0) |
    (letter >= 48 && letter <= 57 ? TRAIT.digit : 0) |
    (isSmall(kind) ? TRAIT.small : 0) |
    (kind === 'initial' ? TRAIT.initial : 0)
  );
}

function articleOf(text: Uint8Array, sounds: Uint8Array): number {
  return !isSignByte(text[0] ?? 0) && startsWithArticle(sounds) ? TRAIT.article : 0;
}
