import {
  bareSoundsOf,
  MAX_SOUNDS,
  otherSpellingsOf,
  plain,
  SIGN,
  signOf,
  soundsOf,
  writeSkeleton,
} from '../names/index.ts';
import { hashCodes, hashKey, hashKeyWithout } from './tables.ts';

/** Key families: how a vocabulary entry can be found. */
export const FAMILY = { spelling: 1, skeleton: 2, bareOfWritten: 3, bareOfBare: 4 } as const;

/** Shortest spelling and skeletons from which one sign may be missing. */
const SHORTEST_SPELLING = 4;
/** Longest spelling from which one may be missing: what is longer is no word, and its keys would grow with the square of it. */
const LONGEST_SPELLING = 60;
const SHORTEST_SKELETON = 5;
const SHORTEST_BARE = 4;

/** The sounds of a vocabulary text, behind its sign. */
export function soundsOfToken(text: string): Uint8Array {
  const sign = signOf(text);
  if (sign === null) return soundsOf(text);
  return sign === SIGN.bare ? bareSoundsOf(text.slice(1)) : soundsOf(plain(text));
}

/** The hash by which exactly this text is found. */
export function exactHash(text: string): number {
  return hashKey(FAMILY.spelling, text);
}

type Add = (hash: number) => void;

/** All keys under which a vocabulary entry is found, given to `add`. */
export function keysOfEntry(text: string, sounds: Uint8Array, add: Add): void {
  const sign = signOf(text);
  if (sign === SIGN.form || sign === SIGN.small) add(exactHash(text));
  else if (sign === SIGN.syllable) for (const spelling of spellingsOfSyllables(text)) add(exactHash(spelling));
  else if (sign === SIGN.hangul) keysOfEntry(text.slice(1), sounds, add);
  else if (sign === SIGN.bare) {
    spellingKeys(text, add);
    skeletonKeys({ family: FAMILY.bareOfBare, bare: true, shortest: SHORTEST_BARE }, sounds, add);
  } else {
    spellingKeys(text, add);
    skeletonKeys({ family: FAMILY.skeleton, bare: false, shortest: SHORTEST_SKELETON }, sounds, add);
    if (startsWithArticle(sounds)) keysWithoutArticle(text, sounds, add);
    skeletonKeys({ family: FAMILY.bareOfWritten, bare: true, shortest: SHORTEST_BARE }, sounds, add);
  }
}

/** The keys with which a query part looks for entries. */
export function keysOfQuery(text: string, sounds: Uint8Array, add: Add): void {
  const sign = signOf(text);
  if (sign === SIGN.form || sign === SIGN.small) add(exactHash(text));
  else if (sign === SIGN.syllable) for (const spelling of spellingsOfSyllables(text)) add(exactHash(spelling));
  else if (sign === SIGN.hangul) keysOfQuery(text.slice(1), sounds, add);
  else {
    spellingKeys(text, add);
    skeletonKeys({ family: FAMILY.bareOfBare, bare: true, shortest: SHORTEST_BARE }, sounds, add);
    if (sign === SIGN.bare)
      skeletonKeys({ family: FAMILY.bareOfWritten, bare: true, shortest: SHORTEST_BARE }, sounds, add);
    else skeletonKeys({ family: FAMILY.skeleton, bare: false, shortest: SHORTEST_SKELETON }, sounds, add);
  }
}

/** A reading of Han characters as it may be spelt: with its sign, in pinyin and in other romanisations. */
function spellingsOfSyllables(text: string): string[] {
  const pinyin = plain(text);
  return [SIGN.syllable + pinyin, pinyin, ...otherSpellingsOf(text)];
}

/** The keys of a word behind its attached article: "alzubaidi" is also found as "zubaidi". */
export function keysWithoutArticle(text: string, sounds: Uint8Array, add: Add): void {
  add(exactHash(text.slice(ARTICLE)));
  skeletonKeys({ family: FAMILY.skeleton, bare: false, shortest: MAX_SOUNDS + 2 }, sounds.subarray(ARTICLE), add);
}

/** Letters, and sounds, of the article in "alzubaidi" and "elbaradei". */
const ARTICLE = 2;

/** True for a word long enough to be a name with the article written to it. */
export function startsWithArticle(sounds: Uint8Array, from = 0, to = sounds.length): boolean {
  return to - from >= 6 && (sounds[from] === 1 || sounds[from] === 2) && sounds[from + 1] === 29;
}

function spellingKeys(text: string, add: Add): void {
  add(exactHash(text));
  if (text.length < SHORTEST_SPELLING || text.length > LONGEST_SPELLING) return;
  for (let at = 0; at < text.length; at++) {
    // A doubled letter gives the same key twice.
    if (at === 0 || text.charCodeAt(at) !== text.charCodeAt(at - 1)) add(hashKeyWithout(FAMILY.spelling, text, at));
  }
}

/** The skeleton that is being hashed: nothing is kept in it between two calls. */
const skeleton = new Uint8Array(MAX_SOUNDS + 2);

/** The key of the whole skeleton, and from `shortest` letters on those with one missing. */
function skeletonKeys(kind: { family: number; bare: boolean; shortest: number }, sounds: Uint8Array, add: Add): void {
  const length = writeSkeleton(sounds, kind.bare, skeleton);
  add(hashCodes(kind.family, skeleton, length, length));
  if (length < kind.shortest) return;
  for (let at = 0; at < length; at++) add(hashCodes(kind.family, skeleton, length, at));
}
