import { SCORING } from './weights.ts';

/** A part of one side with its weight. `small` parts (initials, particles, titles, forms) never carry a name alone. */
export type WeighedPart = {
  weight: number;
  small: boolean;
  initial: boolean;
  /** The lists have this very spelling. */
  known: boolean;
};

export type Pair = { left: number; right: number; similarity: number; weight: number; severity: number };

export type Alignment = { score: number; pairs: Pair[] };

type Missing = { left: number; right: number };
type Similarity = (left: number, right: number) => number;

/** Aligns two bags of parts greedily by gain. `similarity(left, right)` is 0..1; `missing` weighs what stays alone on each side. */
export function align(
  left: readonly WeighedPart[],
  right: readonly WeighedPart[],
  similarity: Similarity,
  missing: Missing,
): Alignment {
  const score = alignmentScore(left, right, similarity, missing);
  const pairs = Array.from({ length: chosen }, (_, at): Pair => {
    const { left, right, similarity, weight, severity } = possible[order[at] as number] as Possible;
    return { left, right, similarity, weight, severity };
  });
  return { score, pairs };
}

/** Parts of one name that are aligned at most: bit sets of 31 hold them, and no name has more than 24. */
const MOST_PARTS = 24;
type Possible = Pair & { gain: number };
// A hundred names are aligned for each query, and only a few are ever shown: what is worked with is made once.
const possible: Possible[] = Array.from({ length: MOST_PARTS * MOST_PARTS }, () => ({
  ...{ left: 0, right: 0, similarity: 0, weight: 0, severity: 0, gain: 0 },
}));
const order = new Uint16Array(MOST_PARTS);
let chosen = 0;

/** The score of `align` alone (0..1). */
export function alignmentScore(
  left: readonly WeighedPart[],
  right: readonly WeighedPart[],
  similarity: Similarity,
  missing: Missing,
): number {
  const count = findPairs(left, right, similarity);
  let leftUsed = 0;
  let rightUsed = 0;
  chosen = 0;
  for (;;) {
    let best = -1;
    for (let at = 0; at < count; at++) {
      const { left, right, gain } = possible[at] as Possible;
      if ((leftUsed & (1 << left)) !== 0 || (rightUsed & (1 << right)) !== 0) continue;
      // Found in the order of their places: of equal gains the first stays.
      if (best < 0 || gain > (possible[best] as Possible).gain) best = at;
    }
    if (best < 0) break;
    leftUsed |= 1 << (possible[best] as Possible).left;
    rightUsed |= 1 << (possible[best] as Possible).right;
    order[chosen++] = best;
  }
  if (chosen === 0) return 0;
  const alone = { left: weightOutside(left, leftUsed), right: weightOutside(right, rightUsed) };
  for (let at = 0; at < chosen; at++) {
    const pair = possible[order[at] as number] as Possible;
    addBehindInitial(left[pair.left] as WeighedPart, right[pair.right] as WeighedPart, alone);
  }
  return scoreOf(alone, missing);
}

/** Writes down the pairs that are alike enough, and returns how many. */
function findPairs(left: readonly WeighedPart[], right: readonly WeighedPart[], similarity: Similarity): number {
  let count = 0;
  for (let i = 0; i < Math.min(left.length, MOST_PARTS); i++) {
    const one = left[i] as WeighedPart;
    for (let j = 0; j < Math.min(right.length, MOST_PARTS); j++) {
      const value = similarity(i, j);
      if (value < SCORING.alignFloor) continue;
      const pair = possible[count++] as Possible;
      pair.left = i;
      pair.right = j;
      pair.similarity = value;
      pair.weight = pairWeight(one, right[j] as WeighedPart);
      pair.severity = one.known && value < SCORING.sameSpelling ? SCORING.dissimilarityOfKnown : SCORING.dissimilarity;
      pair.gain = value * value * value * pair.weight;
    }
  }
  return count;
}

/** Where only the initial agrees, part of the word stays unexplained. */
function addBehindInitial(left: WeighedPart, right: WeighedPart, alone: { left: number; right: number }): void {
  if (left.initial && !right.initial) alone.right += SCORING.behindInitial * right.weight;
  else if (right.initial && !left.initial) alone.left += SCORING.behindInitial * left.weight;
}

/** An initial says as little as it is, whatever it stands for; other pairs count with the mean of their weights. */
function pairWeight(a: WeighedPart, b: WeighedPart): number {
  if (a.small || b.small) return Math.min(a.weight, b.weight);
  return (a.weight + b.weight) / 2;
}

function scoreOf(alone: { left: number; right: number }, missing: Missing): number {
  let matched = 0;
  let paired = 0;
  for (let at = 0; at < chosen; at++) {
    const pair = possible[order[at] as number] as Possible;
    matched += pair.weight * Math.max(0, 1 - pair.severity * (1 - pair.similarity));
    paired += pair.weight;
  }
  if (matched === 0) return 0;
  const against =
    missing.left * alone.left + missing.right * alone.right + SCORING.contradiction * Math.min(alone.left, alone.right);
  const score = matched / (paired + against);
  const evidence = Math.min(1, matched / SCORING.enoughEvidence);
  // A full match of common names stays a full match; what is partial needs evidence of its own.
  const doubt = against / (paired + against);
  return Math.max(0, Math.min(1, score * (1 - doubt * (1 - evidence))));
}

function weightOutside(parts: readonly WeighedPart[], used: number): number {
  let sum = 0;
  for (let at = 0; at < parts.length; at++) if ((used & (1 << at)) === 0) sum += (parts[at] as WeighedPart).weight;
  return sum;
}
