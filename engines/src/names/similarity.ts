import { BARE, type Costs, WRITTEN } from './cost-tables.ts';
import { MAX_SOUNDS, SOUND, SOUNDS } from './phonetic.ts';
import { SoundBound } from './sound-bounds.ts';

/** What it costs that two neighbours change places. */
const SWAP = 60;

/** Places before the first column of a row: a swap looks two back. */
const MARGIN = 2;
// Scratch rows of the alignment; nothing is kept in them between two calls.
const makeRow = () => new Int32Array(MAX_SOUNDS + 6 + MARGIN);
const rows = [makeRow(), makeRow(), makeRow()] as const;
const TOO_FAR = 1e6;

/** Writes what it costs to drop the first sounds of `row`, as far as the limit goes; returns the last column written. */
function startRow(costs: Int32Array, row: SoundRow, drop: Uint8Array, most: number): number {
  const last = row.to - row.from + MARGIN;
  let end = MARGIN;
  costs[MARGIN - 1] = TOO_FAR;
  costs[MARGIN] = 0;
  while (end < last && (costs[end] as number) <= most) {
    costs[end + 1] = (costs[end] as number) + (drop[row.bytes[row.from + end - MARGIN] as number] as number);
    end++;
  }
  return end;
}

/**
 * Weighted edit cost between two rows, in hundredths (neighbours may swap places); TOO_FAR as soon as it must exceed `limit`. Symmetric.
 * Of each row of the table only the cells from which the limit can still be kept are computed.
 */
function alignmentCost(rowA: SoundRow, rowB: SoundRow, { substitute, drop }: Costs, limit: number): number {
  let before: Int32Array = rows[0];
  let current: Int32Array = rows[1];
  let next: Int32Array = rows[2];
  const a = rowA.bytes;
  const b = rowB.bytes;
  const startA = rowA.from - 1;
  const startB = rowB.from - 1 - MARGIN;
  const last = rowB.to - rowB.from + MARGIN;
  const most = Math.ceil(limit * 100);
  // First and last column of the row within the limit, last one that was written; the same of the row before.
  let low = MARGIN;
  let lowBefore = MARGIN;
  let end = startRow(current, rowB, drop, most);
  let endBefore = 0;
  let alive = end;
  let aliveBefore = 0;
  for (let i = 1; i <= rowA.to - rowA.from; i++) {
    const left = a[startA + i] as number;
    const dropLeft = drop[left] as number;
    const row = left * SOUNDS;
    const first = Math.min(low, lowBefore + 2);
    const reach = Math.min(last, Math.max(alive + 1, i > 1 ? aliveBefore + 2 : 0));
    next[first - 1] = TOO_FAR;
    next[first - 2] = TOO_FAR;
    let lowest = -1;
    let highest = 0;
    let at = first;
    for (; at <= last; at++) {
      const added = at > first || first > MARGIN ? (next[at - 1] as number) : TOO_FAR;
      if (at > reach && added > most) break;
      if (at > end) current[at] = TOO_FAR;
      let best = (current[at] as number) + dropLeft;
      if (at > MARGIN) {
        const right = b[startB + at] as number;
        const exchanged = (current[at - 1] as number) + (substitute[row + right] as number);
        if (exchanged < best) best = exchanged;
        if (added + (drop[right] as number) < best) best = added + (drop[right] as number);
        if (
          i > 1 &&
          at > MARGIN + 1 &&
          at - 2 <= endBefore &&
          left === b[startB + at - 1] &&
          right === a[startA + i - 1]
        ) {
          const swapped = (before[at - 2] as number) + SWAP;
          if (swapped < best) best = swapped;
        }
      }
      next[at] = best;
      if (best <= most) {
        if (lowest < 0) lowest = at;
        highest = at;
      }
    }
    // A swap reaches two rows back, so two rows in turn must be beyond the limit.
    if (lowest < 0 && alive === 0) return TOO_FAR;
    lowBefore = low;
    endBefore = end;
    aliveBefore = alive;
    low = lowest < 0 ? last + 1 : lowest;
    alive = highest;
    end = at - 1;
    const spare = before;
    before = current;
    current = next;
    next = spare;
  }
  return end < last ? TOO_FAR : (current[last] as number);
}

/**
 * Sounds `from` (with) `to` (without) of a buffer, and how much they weigh when written out and when compared without vowels. `mask` tells
 * which sounds these are (0: not known). What is compared with many others has a `bound`.
 */
export type SoundRow = {
  bytes: Uint8Array;
  from: number;
  to: number;
  weight: number;
  bareWeight: number;
  mask: number;
  bound: SoundBound | null;
};

/** Prepares a row of sounds for comparisons. */
export function soundRow(bytes: Uint8Array, from = 0, to = bytes.length): SoundRow {
  const { weight, bareWeight } = soundWeights(bytes, from, to);
  return { bytes, from, to, weight, bareWeight, mask: 0, bound: null };
}

/** Prepares a row that is compared with many others. */
export function boundedRow(bytes: Uint8Array, from = 0, to = bytes.length): SoundRow {
  const row = soundRow(bytes, from, to);
  row.bound = new SoundBound(bytes, from, to);
  return row;
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
  if (a.bound !== null && b.mask !== 0 && a.bound.written(b.mask) > limit * 100) return 0;
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
  if (a.bound !== null && b.mask !== 0 && a.bound.bare(b.mask) > limit * 100) return 0;
  return Math.max(0, BARE_BEST - (alignmentCost(a, b, BARE, limit) / 100) * factor);
}
