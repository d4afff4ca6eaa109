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

/**
 * Aligns two bags of parts greedily by gain and scores the result (0..1).
 * `similarity(left, right)` is 0..1; `leftMissing` and `rightMissing` weigh what stays alone on each side.
 */
export function align(
  left: readonly WeighedPart[],
  right: readonly WeighedPart[],
  similarity: (left: number, right: number) => number,
  missing: { left: number; right: number },
): Alignment {
  // A hundred names are aligned for each query: bit sets instead of arrays, since names have at most 24 parts.
  let leftUsed = 0;
  let rightUsed = 0;
  const pairs: Pair[] = [];
  for (const pair of candidatePairs(left, right, similarity)) {
    if ((leftUsed & (1 << pair.left)) !== 0 || (rightUsed & (1 << pair.right)) !== 0) continue;
    leftUsed |= 1 << pair.left;
    rightUsed |= 1 << pair.right;
    pairs.push(pair);
  }
  if (pairs.length === 0) return NOTHING_ALIGNED;
  const alone = { left: weightOutside(left, leftUsed), right: weightOutside(right, rightUsed) };
  for (const pair of pairs) addBehindInitial(left[pair.left] as WeighedPart, right[pair.right] as WeighedPart, alone);
  return { score: scoreOf(pairs, alone, missing), pairs };
}

const NOTHING_ALIGNED: Alignment = { score: 0, pairs: [] };

function candidatePairs(
  left: readonly WeighedPart[],
  right: readonly WeighedPart[],
  similarity: (left: number, right: number) => number,
): Pair[] {
  const pairs: Pair[] = [];
  for (let i = 0; i < left.length; i++) {
    for (let j = 0; j < right.length; j++) {
      const value = similarity(i, j);
      if (value < SCORING.alignFloor) continue;
      pairs.push({
        left: i,
        right: j,
        similarity: value,
        weight: pairWeight(left[i] as WeighedPart, right[j] as WeighedPart),
        severity:
          (left[i] as WeighedPart).known && value < SCORING.sameSpelling
            ? SCORING.dissimilarityOfKnown
            : SCORING.dissimilarity,
      });
    }
  }
  return pairs.length < 2 ? pairs : pairs.sort(byGain);
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

function byGain(a: Pair, b: Pair): number {
  return gain(b) - gain(a) || a.left - b.left || a.right - b.right;
}

function gain(pair: Pair): number {
  return pair.similarity * pair.similarity * pair.similarity * pair.weight;
}

function scoreOf(
  pairs: readonly Pair[],
  alone: { left: number; right: number },
  missing: { left: number; right: number },
): number {
  let matched = 0;
  let paired = 0;
  for (const pair of pairs) {
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
