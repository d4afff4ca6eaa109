import { AYN, isVowel, LONG, MAX_SOUNDS, SOUND, SOUNDS, TA_MARBUTA } from './phonetic.ts';
import { BARE_COSTS, NEAR_SOUNDS } from './sound-costs.ts';

/** Costs of turning one row of sounds into another, for pairs and for single sounds, in hundredths; and how much each sound weighs. */
type Costs = { substitute: Uint8Array; drop: Uint8Array; weight: Float32Array };

const SWAP = 60;
const hundredths = (cost: number) => Math.round(cost * 100);
const WRITTEN = writtenCosts();
const BARE = bareCosts();

function writtenCosts(): Costs {
  const substitute = new Uint8Array(SOUNDS * SOUNDS);
  for (let a = 1; a < SOUNDS; a++) {
    for (let b = 1; b < SOUNDS; b++)
      substitute[a * SOUNDS + b] = a === b ? 0 : hundredths(isVowel(a) && isVowel(b) ? 0.42 : 0.9);
  }
  setPairs(substitute, NEAR_SOUNDS);
  const drop = Uint8Array.from(
    filled(0.8, [
      [[1, 2, 3, 4, 5], 0.38],
      [[SOUND.y, SOUND.h], 0.3],
      [[SOUND.w], 0.45],
      [[AYN], 0.1],
    ]),
    hundredths,
  );
  const weight = filled(1, [
    [[1, 2, 3, 4, 5], 0.75],
    [[SOUND.y, SOUND.h], 0.75],
    [[SOUND.w], 0.85],
    [[AYN], 0.1],
  ]);
  return { substitute, drop, weight };
}

/** Short vowels are not written, so they cost next to nothing; long ones are, so they have to be there. */
function bareCosts(): Costs {
  const substitute = Uint8Array.from(WRITTEN.substitute);
  setPairs(substitute, BARE_COSTS);
  const drop = Uint8Array.from(WRITTEN.drop);
  for (let sound = 1; sound <= 5; sound++) drop[sound] = hundredths(0.05);
  for (const [sound, cost] of [
    [SOUND.y, 0.15],
    [LONG.a, 0.22],
    [LONG.w, 0.45],
    [LONG.y, 0.35],
    [AYN, 0.02],
    [TA_MARBUTA, 0.1],
  ] as const)
    drop[sound] = hundredths(cost);
  const weight = filled(1, [
    [[1, 2, 3, 4, 5, AYN, TA_MARBUTA], 0],
    [[SOUND.y, LONG.y], 0.5],
    [[SOUND.w, LONG.w], 0.6],
    [[LONG.a], 0.2],
    [[SOUND.h], 0.8],
  ]);
  return { substitute, drop, weight };
}

function setPairs(table: Uint8Array, pairs: readonly (readonly [number, number, number])[]): void {
  for (const [a, b, cost] of pairs) {
    table[a * SOUNDS + b] = hundredths(cost);
    table[b * SOUNDS + a] = hundredths(cost);
  }
}

function filled(usual: number, exceptions: readonly (readonly [readonly number[], number])[]): Float32Array {
  const table = new Float32Array(SOUNDS).fill(usual);
  for (const [sounds, value] of exceptions) for (const sound of sounds) table[sound] = value;
  return table;
}

// Scratch rows of the alignment; nothing is kept in them between two calls.
const rows = [new Int32Array(MAX_SOUNDS + 1), new Int32Array(MAX_SOUNDS + 1), new Int32Array(MAX_SOUNDS + 1)] as const;
const TOO_FAR = 1e6;

/** Weighted edit cost between two rows, in hundredths (neighbours may swap places); TOO_FAR as soon as it must exceed `limit`. Symmetric. */
function alignmentCost(rowA: SoundRow, rowB: SoundRow, { substitute, drop }: Costs, limit: number): number {
  let before: Int32Array = rows[0];
  let current: Int32Array = rows[1];
  let next: Int32Array = rows[2];
  const a = rowA.bytes;
  const b = rowB.bytes;
  const startA = rowA.from - 1;
  const startB = rowB.from - 1;
  const height = rowA.to - rowA.from;
  const width = rowB.to - rowB.from;
  current[0] = 0;
  for (let j = 1; j <= width; j++) current[j] = (current[j - 1] as number) + (drop[b[startB + j] as number] as number);
  const most = Math.ceil(limit * 100);
  let leastBefore = 0;
  for (let i = 1; i <= height; i++) {
    const left = a[startA + i] as number;
    const dropLeft = drop[left] as number;
    const row = left * SOUNDS;
    let least = (current[0] as number) + dropLeft;
    next[0] = least;
    for (let j = 1; j <= width; j++) {
      const right = b[startB + j] as number;
      let best = (current[j - 1] as number) + (substitute[row + right] as number);
      const without = (current[j] as number) + dropLeft;
      if (without < best) best = without;
      const added = (next[j - 1] as number) + (drop[right] as number);
      if (added < best) best = added;
      if (i > 1 && j > 1 && left === b[startB + j - 1] && right === a[startA + i - 1]) {
        const swapped = (before[j - 2] as number) + SWAP;
        if (swapped < best) best = swapped;
      }
      next[j] = best;
      if (best < least) least = best;
    }
    // A swap reaches two rows back, so two rows in turn must be beyond the limit.
    if (least > most && leastBefore > most) return TOO_FAR;
    leastBefore = least;
    const spare = before;
    before = current;
    current = next;
    next = spare;
  }
  return current[width] as number;
}

/** Sounds `from` (with) `to` (without) of a buffer, and how much they weigh when written out and when compared without vowels. */
export type SoundRow = { bytes: Uint8Array; from: number; to: number; weight: number; bareWeight: number };

/** Prepares a row of sounds for comparisons. */
export function soundRow(bytes: Uint8Array, from = 0, to = bytes.length): SoundRow {
  return { bytes, from, to, ...soundWeights(bytes, from, to) };
}

/** What sounds `from` (with) `to` (without) weigh when written out, and when compared without vowels. */
export function soundWeights(bytes: Uint8Array, from: number, to: number): { weight: number; bareWeight: number } {
  let weight = 0;
  let bareWeight = 0;
  for (let at = from; at < to; at++) {
    weight += WRITTEN.weight[bytes[at] as number] as number;
    bareWeight += BARE.weight[bytes[at] as number] as number;
  }
  return { weight, bareWeight };
}

/** Least cost for each unit of weight by which one row is heavier: the cheapest sounds to drop are y and h. */
const LEAST_DROP = 0.39;

/** Similarity 0..1 of two written-out tokens by their sounds; below `floor` it may come as 0. Short tokens pay more for each difference. */
export function soundSimilarity(a: SoundRow, b: SoundRow, floor = 0): number {
  const larger = Math.max(a.weight, b.weight);
  if (larger === 0) return 0;
  const factor = (1 + 3 / (larger * larger)) / larger;
  const limit = (1 - floor) / factor;
  if (LEAST_DROP * Math.abs(a.weight - b.weight) > limit) return 0;
  const similarity = 1 - (alignmentCost(a, b, WRITTEN, limit) / 100) * factor;
  if (similarity <= OTHER_GENDER) return Math.max(0, similarity);
  return differInGender(a, b) ? OTHER_GENDER : similarity;
}

/** Daniel and Daniela, Ivanov and Ivanova, Antonio and Antonia: one letter, another person. */
const OTHER_GENDER = 0.84;

function differInGender(a: SoundRow, b: SoundRow): boolean {
  const [long, short] = a.to - a.from >= b.to - b.from ? [a, b] : [b, a];
  const length = short.to - short.from;
  const more = long.to - long.from - length;
  if (length < 3 || more > 1) return false;
  const [endLong, endShort] = [long.bytes[long.to - 1], short.bytes[short.to - 1]];
  const female =
    more === 1
      ? endLong === SOUND.a && endShort !== SOUND.a
      : (endLong === SOUND.a && endShort === SOUND.o) || (endLong === SOUND.o && endShort === SOUND.a);
  if (!female) return false;
  const stem = more === 1 ? length : length - 1;
  for (let at = 0; at < stem; at++) if (long.bytes[long.from + at] !== short.bytes[short.from + at]) return false;
  return true;
}

/** What a pattern without vowels can at best be worth: it never says as much as a written name. */
export const BARE_BEST = 0.97;

/** Similarity 0..1 when one of the tokens (or both) comes from a script that leaves vowels out. */
export function bareSimilarity(a: SoundRow, b: SoundRow, floor = 0): number {
  const larger = Math.max(a.bareWeight, b.bareWeight);
  if (larger === 0) return 0;
  const factor = (1 + 0.8 / larger) / (larger + 0.3);
  const limit = (BARE_BEST - floor) / factor;
  return Math.max(0, BARE_BEST - (alignmentCost(a, b, BARE, limit) / 100) * factor);
}
