/**
 * Sounds of a romanised name. A token becomes a row of small numbers, one a sound; spellings that
 * languages use for one sound share it. Costs between sounds are in `similarity.ts`.
 */
const SOUND = {
  a: 1,
  e: 2,
  i: 3,
  o: 4,
  u: 5,
  y: 6,
  w: 7,
  h: 8,
  b: 9,
  p: 10,
  f: 11,
  v: 12,
  d: 13,
  t: 14,
  g: 15,
  k: 16,
  q: 17,
  c: 18,
  j: 19,
  z: 20,
  s: 21,
  sh: 22,
  ch: 23,
  zh: 24,
  kh: 25,
  gh: 26,
  th: 27,
  dh: 28,
  l: 29,
  r: 30,
  m: 31,
  n: 32,
  x: 33,
} as const satisfies Record<string, number>;

/** The sign of ayn: some vowel, or none. Also stands for any letter without a sound of its own. */
export const AYN = 44;

/** Letters of scripts without vowels that stand for a long vowel or for a half vowel: alif, waw, ya. */
export const LONG = { a: 45, w: 46, y: 47 } as const;

/** The letter ta marbuta at the end of an Arabic word: heard as a, ah or at. */
export const TA_MARBUTA = 48;

/** Number of sounds, digits and other signs included. */
export const SOUNDS = 49;

/** Letter groups, longest first by length, that stand for one sound (or two). */
const GROUPS: readonly [string, readonly number[]][] = [
  ['shch', [SOUND.sh, SOUND.ch]],
  ['tsch', [SOUND.ch]],
  ['tch', [SOUND.ch]],
  ['sch', [SOUND.sh]],
  ['dzh', [SOUND.j]],
  ['sh', [SOUND.sh]],
  ['ch', [SOUND.ch]],
  ['zh', [SOUND.zh]],
  ['kh', [SOUND.kh]],
  ['gh', [SOUND.gh]],
  ['th', [SOUND.th]],
  ['dh', [SOUND.dh]],
  ['ph', [SOUND.f]],
  ['dj', [SOUND.j]],
  ['ck', [SOUND.k]],
  ['cz', [SOUND.ch]],
  ['ou', [SOUND.u]],
  ['oo', [SOUND.u]],
  ['ee', [SOUND.i]],
  ['iy', [SOUND.i]],
  ['yi', [SOUND.i]],
  ['ij', [SOUND.i]],
];

const LETTER_SOUNDS: ReadonlyMap<number, number> = new Map(
  Object.entries(SOUND).flatMap(([letters, sound]) =>
    letters.length === 1 ? [[letters.charCodeAt(0), sound] as const] : [],
  ),
);

const GROUPS_BY_FIRST: ReadonlyMap<number, readonly (readonly [string, readonly number[]])[]> = groupByFirst();

function groupByFirst() {
  const map = new Map<number, [string, readonly number[]][]>();
  for (const group of GROUPS) {
    const first = group[0].charCodeAt(0);
    const list = map.get(first) ?? [];
    list.push(group);
    map.set(first, list);
  }
  return map;
}

/** Most sounds of one token that are compared. */
export const MAX_SOUNDS = 40;

/** The sounds of a folded ASCII token; a doubled sound counts once. */
export function soundsOf(token: string): Uint8Array {
  const out: number[] = [];
  let at = 0;
  while (at < token.length && out.length < MAX_SOUNDS) {
    const code = token.charCodeAt(at);
    const group = GROUPS_BY_FIRST.get(code)?.find(([letters]) => token.startsWith(letters, at));
    if (group) {
      for (const sound of group[1]) push(out, sound);
      at += group[0].length;
    } else {
      // A written x is one Chinese or Albanian sound at the start of a word and k-s inside it.
      if (code === 120 && at > 0) {
        push(out, SOUND.k);
        push(out, SOUND.s);
      } else push(out, soundOfLetter(code));
      at++;
    }
  }
  return Uint8Array.from(out);
}

function push(out: number[], sound: number): void {
  // Digits (34 and up) are never one sound when repeated.
  if (sound >= 34 || out[out.length - 1] !== sound) out.push(sound);
}

function soundOfLetter(code: number): number {
  if (code >= 48 && code <= 57) return 34 + (code - 48);
  if (code === 96) return TA_MARBUTA;
  return LETTER_SOUNDS.get(code) ?? AYN;
}

/** The sounds of a token from a script without vowels: its a, w and y are written because they are long. */
export function bareSoundsOf(token: string): Uint8Array {
  const sounds = soundsOf(token);
  for (let at = 0; at < sounds.length; at++) {
    const sound = sounds[at];
    if (sound === SOUND.a) sounds[at] = LONG.a;
    else if (sound === SOUND.w) sounds[at] = LONG.w;
    else if (sound === SOUND.y) sounds[at] = LONG.y;
  }
  return sounds;
}

/** Vowels, for which languages differ most; y and w are half vowels. */
export function isVowel(sound: number): boolean {
  return sound >= 1 && sound <= 5;
}

/** The consonant class of each sound, as one letter; sounds of one class are swapped by transliteration. Vowels and h have none. */
const CLASS = classTable();

function classTable(): Uint8Array {
  const table = new Uint8Array(SOUNDS);
  const classes: Record<string, readonly number[]> = {
    b: [SOUND.b, SOUND.p],
    f: [SOUND.f, SOUND.v, SOUND.w, LONG.w],
    t: [SOUND.d, SOUND.t, SOUND.th, SOUND.dh],
    k: [SOUND.g, SOUND.k, SOUND.q, SOUND.c, SOUND.kh, SOUND.gh],
    s: [SOUND.s, SOUND.z, SOUND.sh, SOUND.zh, SOUND.ch, SOUND.j, SOUND.x],
    l: [SOUND.l],
    r: [SOUND.r],
    m: [SOUND.m],
    n: [SOUND.n],
  };
  for (const [letter, sounds] of Object.entries(classes))
    for (const sound of sounds) table[sound] = letter.charCodeAt(0);
  for (let digit = 34; digit < AYN; digit++) table[digit] = digit;
  return table;
}

/**
 * The consonant skeleton: classes only, doubles once. In the bare form half vowels inside the word are dropped as well,
 * since scripts without vowels write ū and ī with the letters of w and y. A word without consonants keeps `*`.
 */
export function skeletonOf(sounds: Uint8Array, bare: boolean): string {
  const letters = new Uint8Array(sounds.length + 1);
  return String.fromCharCode(...letters.subarray(0, writeSkeleton(sounds, bare, letters)));
}

/** Writes `skeletonOf` as character codes into `out`, which has room for one more than there are sounds, and returns its length. */
export function writeSkeleton(sounds: Uint8Array, bare: boolean, out: Uint8Array): number {
  let length = 0;
  let last = 0;
  for (let at = 0; at < sounds.length; at++) {
    const sound = sounds[at] as number;
    if (bare && at > 0 && (sound === SOUND.w || sound === LONG.w)) continue;
    const letter = CLASS[sound] as number;
    if (letter === 0) continue;
    if (letter !== last) out[length++] = letter;
    last = letter;
  }
  if (length === 0) out[length++] = NO_CONSONANT;
  return length;
}

const NO_CONSONANT = 42;

export { SOUND };
