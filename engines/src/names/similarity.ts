import { AYN, isVowel, SOUND, SOUNDS } from './phonetic.ts';

/** Longest sound row that is compared. */
const MAX = 41;

const NEAR_VOWELS: readonly [number, number, number][] = [
  [SOUND.a, SOUND.e, 0.22],
  [SOUND.e, SOUND.i, 0.2],
  [SOUND.o, SOUND.u, 0.15],
  [SOUND.a, SOUND.o, 0.3],
  [SOUND.i, SOUND.y, 0.08],
  [SOUND.e, SOUND.y, 0.25],
  [SOUND.u, SOUND.w, 0.12],
  [SOUND.o, SOUND.w, 0.25],
  [SOUND.a, SOUND.u, 0.35],
];

const NEAR_CONSONANTS: readonly [number, number, number][] = [
  [SOUND.k, SOUND.q, 0.1],
  [SOUND.k, SOUND.c, 0.1],
  [SOUND.k, SOUND.g, 0.4],
  [SOUND.k, SOUND.kh, 0.3],
  [SOUND.h, SOUND.kh, 0.2],
  [SOUND.q, SOUND.g, 0.3],
  [SOUND.q, SOUND.gh, 0.3],
  [SOUND.g, SOUND.gh, 0.1],
  [SOUND.q, SOUND.c, 0.25],
  [SOUND.g, SOUND.h, 0.4],
  [SOUND.q, SOUND.kh, 0.35],
  [SOUND.g, SOUND.j, 0.3],
  [SOUND.j, SOUND.zh, 0.2],
  [SOUND.j, SOUND.z, 0.4],
  [SOUND.j, SOUND.y, 0.25],
  [SOUND.j, SOUND.c, 0.3],
  [SOUND.j, SOUND.ch, 0.35],
  [SOUND.j, SOUND.i, 0.3],
  [SOUND.z, SOUND.s, 0.3],
  [SOUND.z, SOUND.zh, 0.3],
  [SOUND.z, SOUND.dh, 0.25],
  [SOUND.z, SOUND.th, 0.4],
  [SOUND.s, SOUND.sh, 0.3],
  [SOUND.s, SOUND.th, 0.35],
  [SOUND.s, SOUND.c, 0.3],
  [SOUND.s, SOUND.x, 0.3],
  [SOUND.sh, SOUND.x, 0.2],
  [SOUND.sh, SOUND.ch, 0.25],
  [SOUND.ch, SOUND.c, 0.2],
  [SOUND.ch, SOUND.x, 0.35],
  [SOUND.ch, SOUND.k, 0.4],
  [SOUND.ch, SOUND.kh, 0.4],
  [SOUND.ch, SOUND.h, 0.45],
  [SOUND.ch, SOUND.q, 0.3],
  [SOUND.zh, SOUND.sh, 0.35],
  [SOUND.d, SOUND.t, 0.4],
  [SOUND.d, SOUND.dh, 0.1],
  [SOUND.t, SOUND.th, 0.1],
  [SOUND.dh, SOUND.th, 0.25],
  [SOUND.b, SOUND.p, 0.4],
  [SOUND.f, SOUND.v, 0.3],
  [SOUND.v, SOUND.w, 0.12],
  [SOUND.f, SOUND.w, 0.5],
  [SOUND.b, SOUND.v, 0.35],
  [SOUND.p, SOUND.f, 0.35],
  [SOUND.m, SOUND.n, 0.6],
  [SOUND.l, SOUND.r, 0.6],
  [SOUND.u, SOUND.v, 0.35],
  [SOUND.z, SOUND.ch, 0.45],
  [SOUND.zh, SOUND.ch, 0.3],
  [SOUND.kh, SOUND.gh, 0.35],
  [SOUND.kh, SOUND.x, 0.4],
  [SOUND.h, SOUND.x, 0.5],
  [SOUND.k, SOUND.x, 0.5],
];

const SUBSTITUTE = substitutionTable();
const WEIGHT = weightTable();
const DROP = dropTable();
const BARE_SUBSTITUTE = bareSubstitution();
const BARE_DROP = bareDrop();

function substitutionTable(): Float32Array {
  const table = new Float32Array(SOUNDS * SOUNDS);
  for (let a = 1; a < SOUNDS; a++) {
    for (let b = 1; b < SOUNDS; b++) {
      table[a * SOUNDS + b] = a === b ? 0 : isVowel(a) && isVowel(b) ? 0.4 : isVowel(a) !== isVowel(b) ? 1.05 : 1;
    }
  }
  for (const [a, b, cost] of [...NEAR_VOWELS, ...NEAR_CONSONANTS]) {
    table[a * SOUNDS + b] = cost;
    table[b * SOUNDS + a] = cost;
  }
  return table;
}

function weightTable(): Float32Array {
  const table = new Float32Array(SOUNDS).fill(1);
  for (let sound = 1; sound <= 5; sound++) table[sound] = 0.6;
  table[SOUND.y] = 0.7;
  table[SOUND.w] = 0.8;
  table[SOUND.h] = 0.7;
  return table;
}

function dropTable(): Float32Array {
  const table = new Float32Array(SOUNDS).fill(0.9);
  for (let sound = 1; sound <= 5; sound++) table[sound] = 0.4;
  table[SOUND.y] = 0.3;
  table[SOUND.w] = 0.45;
  table[SOUND.h] = 0.3;
  return table;
}

/** Bare against voiced: long vowels stand as half vowels, so those pairs cost almost nothing. */
function bareSubstitution(): Float32Array {
  const table = Float32Array.from(SUBSTITUTE);
  const cheap: readonly [number, number, number][] = [
    [SOUND.w, SOUND.u, 0.02],
    [SOUND.w, SOUND.o, 0.02],
    [SOUND.w, SOUND.v, 0.05],
    [SOUND.y, SOUND.i, 0.02],
    [SOUND.y, SOUND.e, 0.05],
    [SOUND.y, SOUND.a, 0.12],
    [SOUND.a, SOUND.e, 0.1],
    [SOUND.a, SOUND.o, 0.15],
    [SOUND.a, SOUND.i, 0.2],
    [SOUND.a, SOUND.u, 0.2],
    [SOUND.w, SOUND.a, 0.2],
    [SOUND.h, SOUND.a, 0.1],
    [SOUND.h, SOUND.e, 0.1],
    [SOUND.q, SOUND.k, 0.03],
    [SOUND.th, SOUND.s, 0.1],
    [SOUND.dh, SOUND.z, 0.1],
    [SOUND.d, SOUND.z, 0.25],
    [SOUND.j, SOUND.g, 0.15],
    [SOUND.d, SOUND.dh, 0.05],
    [SOUND.q, SOUND.g, 0.15],
    [SOUND.h, SOUND.kh, 0.2],
    [AYN, SOUND.a, 0.02],
    [AYN, SOUND.e, 0.02],
    [AYN, SOUND.i, 0.02],
    [AYN, SOUND.o, 0.02],
    [AYN, SOUND.u, 0.02],
  ];
  for (const [a, b, cost] of cheap) {
    table[a * SOUNDS + b] = cost;
    table[b * SOUNDS + a] = cost;
  }
  return table;
}

function bareDrop(): Float32Array {
  const table = Float32Array.from(DROP);
  for (let sound = 1; sound <= 5; sound++) table[sound] = 0.06;
  table[AYN] = 0.02;
  table[SOUND.y] = 0.12;
  table[SOUND.w] = 0.18;
  table[SOUND.h] = 0.25;
  return table;
}

const rows = [new Float32Array(MAX + 1), new Float32Array(MAX + 1), new Float32Array(MAX + 1)] as const;

/** Weighted edit cost between two sound rows (optimal string alignment: neighbours may swap). Symmetric. */
function alignmentCost(a: Uint8Array, b: Uint8Array, substitute: Float32Array, drop: Float32Array): number {
  let [before, current, next] = [rows[0], rows[1], rows[2]];
  current[0] = 0;
  for (let j = 1; j <= b.length; j++) current[j] = (current[j - 1] as number) + (drop[b[j - 1] as number] as number);
  for (let i = 1; i <= a.length; i++) {
    const left = a[i - 1] as number;
    const dropLeft = drop[left] as number;
    next[0] = (current[0] as number) + dropLeft;
    for (let j = 1; j <= b.length; j++) {
      const right = b[j - 1] as number;
      let best = (current[j - 1] as number) + (substitute[left * SOUNDS + right] as number);
      const without = (current[j] as number) + dropLeft;
      if (without < best) best = without;
      const added = (next[j - 1] as number) + (drop[right] as number);
      if (added < best) best = added;
      if (i > 1 && j > 1 && left === b[j - 2] && right === a[i - 2]) {
        const swapped = (before[j - 2] as number) + 0.8;
        if (swapped < best) best = swapped;
      }
      next[j] = best;
    }
    const spare = before;
    before = current;
    current = next;
    next = spare;
  }
  return current[b.length] as number;
}

function weightOf(sounds: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < sounds.length; at++) sum += WEIGHT[sounds[at] as number] as number;
  return sum;
}

/** Similarity 0..1 of two written-out tokens by their sounds; short tokens pay more for each difference. */
export function soundSimilarity(a: Uint8Array, b: Uint8Array): number {
  const larger = Math.max(weightOf(a), weightOf(b));
  if (larger === 0) return 0;
  const cost = alignmentCost(a, b, SUBSTITUTE, DROP);
  const strictness = 1 + 1.2 / larger;
  return Math.max(0, 1 - (cost * strictness) / larger);
}

/** Similarity 0..1 when one of the tokens (or both) comes from a script that leaves vowels out. */
export function bareSimilarity(a: Uint8Array, b: Uint8Array): number {
  const larger = Math.max(consonants(a), consonants(b));
  if (larger === 0) return 0;
  const cost = alignmentCost(a, b, BARE_SUBSTITUTE, BARE_DROP);
  return Math.max(0, 0.98 - (cost * (1 + 0.6 / larger)) / (larger + 0.5));
}

function consonants(sounds: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < sounds.length; at++)
    sum += isVowel(sounds[at] as number) || sounds[at] === AYN ? 0 : (WEIGHT[sounds[at] as number] as number);
  return sum;
}
