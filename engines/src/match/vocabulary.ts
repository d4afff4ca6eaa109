import { skeletonOf, soundsOf } from '../names/index.ts';
import { hashKey, hashKeyWithout } from './tables.ts';

/** Key families: how a vocabulary entry can be found. */
export const FAMILY = { spelling: 1, skeleton: 2, bareOfWritten: 3, bareOfBare: 4 } as const;

/** Shortest spelling and skeleton from which one sign may be missing. */
const SHORTEST_SPELLING = 4;
const SHORTEST_SKELETON = 4;
const SHORTEST_BARE = 3;

/** The sounds of a vocabulary text; the sign before a bare text and before a legal form has none. */
export function soundsOfToken(text: string): Uint8Array {
  const first = text.charCodeAt(0);
  return soundsOf(first === 126 || first === 95 ? text.slice(1) : text);
}

/** True for a part that comes from a script without vowels. */
export function isBare(text: string): boolean {
  return text.charCodeAt(0) === 126;
}

/** All keys under which a vocabulary entry is found, given to `add`. */
export function keysOfEntry(text: string, sounds: Uint8Array, add: (hash: number) => void): void {
  spellingKeys(text, add);
  if (isBare(text)) {
    skeletonKeys(FAMILY.bareOfBare, skeletonOf(sounds, true), SHORTEST_BARE, add);
    return;
  }
  skeletonKeys(FAMILY.skeleton, skeletonOf(sounds, false), SHORTEST_SKELETON, add);
  skeletonKeys(FAMILY.bareOfWritten, skeletonOf(sounds, true), SHORTEST_BARE, add);
}

/** The keys with which a query part looks for entries. */
export function keysOfQuery(text: string, sounds: Uint8Array, add: (hash: number) => void): void {
  spellingKeys(text, add);
  const bareSkeleton = skeletonOf(sounds, true);
  skeletonKeys(FAMILY.bareOfBare, bareSkeleton, SHORTEST_BARE, add);
  if (isBare(text)) skeletonKeys(FAMILY.bareOfWritten, bareSkeleton, SHORTEST_BARE, add);
  else skeletonKeys(FAMILY.skeleton, skeletonOf(sounds, false), SHORTEST_SKELETON, add);
}

function spellingKeys(text: string, add: (hash: number) => void): void {
  add(hashKey(FAMILY.spelling, text));
  if (text.length < SHORTEST_SPELLING) return;
  for (let at = 0; at < text.length; at++) add(hashKeyWithout(FAMILY.spelling, text, at));
}

function skeletonKeys(family: number, skeleton: string, shortest: number, add: (hash: number) => void): void {
  add(hashKey(family, skeleton));
  if (skeleton.length < shortest) return;
  for (let at = 0; at < skeleton.length; at++) add(hashKeyWithout(family, skeleton, at));
}
