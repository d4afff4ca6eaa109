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

export type Missing = { left: number; right: number };
type Similarity = (left: number, right: number) => number;

/** Parts of one name that are aligned at most: bit sets of 31 hold them, and no name has more than 24. */
export const MOST_PARTS = 24;

// A hundred names are aligned for each query, and only a few are ever shown: what is worked with is made once, as plain numbers.
class Side {
  count = 0;
  readonly weight = new Float64Array(MOST_PARTS);
  readonly small = new Uint8Array(MOST_PARTS);
  readonly initial = new Uint8Array(MOST_PARTS);
  readonly known = new Uint8Array(MOST_PARTS);

  /** Takes the parts of one side over. */
  load(parts: readonly WeighedPart[]): void {
    this.count = Math.min(parts.length, MOST_PARTS);
    for (let at = 0; at < this.count; at++) {
      const { weight, small, initial, known } = parts[at] as WeighedPart;
      this.weight[at] = weight;
      this.small[at] = small ? 1 : 0;
      this.initial[at] = initial ? 1 : 0;
      this.known[at] = known ? 1 : 0;
    }
  }
}

/**
 * Aligns two bags of parts greedily by gain. The sides are filled in first, then every pair that is alike is given to `offer`, the pairs in
 * the order of their places; then `score` chooses, and `pairs` tells what it chose.
 */
export class Aligner {
  readonly left = new Side();
  readonly right = new Side();
  readonly #leftOf = new Uint8Array(MOST_PARTS * MOST_PARTS);
  readonly #rightOf = new Uint8Array(MOST_PARTS * MOST_PARTS);
  readonly #similarity = new Float64Array(MOST_PARTS * MOST_PARTS);
  readonly #weight = new Float64Array(MOST_PARTS * MOST_PARTS);
  readonly #gain = new Float64Array(MOST_PARTS * MOST_PARTS);
  readonly #order = new Uint16Array(MOST_PARTS);
  #offered = 0;
  #chosen = 0;

  /** Forgets the pairs of the name before. */
  begin(): void {
    this.#offered = 0;
  }

  /** A pair of parts and how alike they are (0..1); unlike ones are left out. */
  offer(left: number, right: number, similarity: number): void {
    if (similarity < SCORING.alignFloor) return;
    const at = this.#offered++;
    const one = this.left.weight[left] as number;
    const other = this.right.weight[right] as number;
    // An initial says as little as it is, whatever it stands for; other pairs count with the mean of their weights.
    const small = this.left.small[left] === 1 || this.right.small[right] === 1;
    const weight = small ? Math.min(one, other) : (one + other) / 2;
    this.#leftOf[at] = left;
    this.#rightOf[at] = right;
    this.#similarity[at] = similarity;
    this.#weight[at] = weight;
    this.#gain[at] = similarity * similarity * similarity * weight;
  }

  /** The score (0..1) of the best pairs; `missing` weighs what stays alone on each side. */
  score(missing: Missing): number {
    let leftUsed = 0;
    let rightUsed = 0;
    this.#chosen = 0;
    for (;;) {
      const best = this.#bestOutside(leftUsed, rightUsed);
      if (best < 0) break;
      leftUsed |= 1 << (this.#leftOf[best] as number);
      rightUsed |= 1 << (this.#rightOf[best] as number);
      this.#order[this.#chosen++] = best;
    }
    if (this.#chosen === 0) return 0;
    const left = weightOutside(this.left, leftUsed) + this.#behindInitials(this.right, this.left);
    const right = weightOutside(this.right, rightUsed) + this.#behindInitials(this.left, this.right);
    return this.#scoreOf(left, right, missing);
  }

  /** The pairs that `score` chose, best first. */
  pairs(): Pair[] {
    return Array.from({ length: this.#chosen }, (_, place): Pair => {
      const at = this.#order[place] as number;
      return {
        left: this.#leftOf[at] as number,
        right: this.#rightOf[at] as number,
        similarity: this.#similarity[at] as number,
        weight: this.#weight[at] as number,
        severity: this.#severityOf(at),
      };
    });
  }

  /** Offered in the order of their places: of equal gains the first stays. */
  #bestOutside(leftUsed: number, rightUsed: number): number {
    let best = -1;
    let most = -1;
    for (let at = 0; at < this.#offered; at++) {
      const gain = this.#gain[at] as number;
      if (gain <= most) continue;
      if ((leftUsed & (1 << (this.#leftOf[at] as number))) !== 0) continue;
      if ((rightUsed & (1 << (this.#rightOf[at] as number))) !== 0) continue;
      best = at;
      most = gain;
    }
    return best;
  }

  /** Where only the initial agrees, part of the word stays unexplained: what of `words` stands behind initials of `initials`. */
  #behindInitials(initials: Side, words: Side): number {
    const [initialOf, wordOf] = initials === this.left ? [this.#leftOf, this.#rightOf] : [this.#rightOf, this.#leftOf];
    let sum = 0;
    for (let place = 0; place < this.#chosen; place++) {
      const at = this.#order[place] as number;
      const word = wordOf[at] as number;
      if (initials.initial[initialOf[at] as number] === 1 && words.initial[word] === 0)
        sum += SCORING.behindInitial * (words.weight[word] as number);
    }
    return sum;
  }

  #severityOf(at: number): number {
    const known = this.left.known[this.#leftOf[at] as number] === 1;
    return known && (this.#similarity[at] as number) < SCORING.sameSpelling
      ? SCORING.dissimilarityOfKnown
      : SCORING.dissimilarity;
  }

  #scoreOf(left: number, right: number, missing: Missing): number {
    let matched = 0;
    let paired = 0;
    for (let place = 0; place < this.#chosen; place++) {
      const at = this.#order[place] as number;
      const weight = this.#weight[at] as number;
      matched += weight * Math.max(0, 1 - this.#severityOf(at) * (1 - (this.#similarity[at] as number)));
      paired += weight;
    }
    if (matched === 0) return 0;
    const against = missing.left * left + missing.right * right + SCORING.contradiction * Math.min(left, right);
    const score = matched / (paired + against);
    const evidence = Math.min(1, matched / SCORING.enoughEvidence);
    // A full match of common names stays a full match; what is partial needs evidence of its own.
    const doubt = against / (paired + against);
    return Math.max(0, Math.min(1, score * (1 - doubt * (1 - evidence))));
  }
}

const shared = new Aligner();

/** Aligns two bags of parts. `similarity(left, right)` is 0..1; `missing` weighs what stays alone on each side. */
export function align(
  left: readonly WeighedPart[],
  right: readonly WeighedPart[],
  similarity: Similarity,
  missing: Missing,
): Alignment {
  shared.left.load(left);
  shared.right.load(right);
  shared.begin();
  for (let i = 0; i < shared.left.count; i++)
    for (let j = 0; j < shared.right.count; j++) shared.offer(i, j, similarity(i, j));
  const score = shared.score(missing);
  return { score, pairs: shared.pairs() };
}

function weightOutside(side: Side, used: number): number {
  let sum = 0;
  for (let at = 0; at < side.count; at++) if ((used & (1 << at)) === 0) sum += side.weight[at] as number;
  return sum;
}
