/** Scores and outcomes of the same rows: `labels[row]` is 1 or 0. */
type Rows = { scores: ArrayLike<number>; labels: ArrayLike<number> };

/** Area under the ROC curve: how often a positive scores above a negative, ties for half. Null when one class is missing. */
export function aucOf({ scores, labels }: Rows): number | null {
  const order = byScore(scores);
  let [ranks, positives] = [0, 0];
  eachTie(scores, order, (from, to) => {
    // Ranks count from 1 upwards with the lowest score; tied rows share the mean of theirs.
    const mean = order.length - (from + to - 1) / 2;
    for (let at = from; at < to; at += 1) {
      if (labels[order[at] as number] !== 1) continue;
      ranks += mean;
      positives += 1;
    }
  });
  const negatives = order.length - positives;
  if (positives === 0 || negatives === 0) return null;
  return (ranks - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** Average precision: precision at each score that is reached, weighed by the recall it adds. Null without positives. */
export function averagePrecisionOf({ scores, labels }: Rows): number | null {
  const order = byScore(scores);
  let [hits, sum] = [0, 0];
  eachTie(scores, order, (from, to) => {
    let more = 0;
    for (let at = from; at < to; at += 1) more += labels[order[at] as number] as number;
    hits += more;
    sum += (more * hits) / to;
  });
  return hits === 0 ? null : sum / hits;
}

/** Mean squared distance of probabilities from outcomes (Brier 1950). */
export function brierOf({ scores, labels }: Rows): number | null {
  if (scores.length === 0) return null;
  let sum = 0;
  for (let row = 0; row < scores.length; row += 1) sum += ((scores[row] as number) - (labels[row] as number)) ** 2;
  return sum / scores.length;
}

/** Expected calibration error over ten bins of equal width: mean distance of said and seen, by rows. */
export function calibrationErrorOf({ scores, labels }: Rows): number | null {
  if (scores.length === 0) return null;
  const bins = Array.from({ length: 10 }, () => ({ said: 0, seen: 0, rows: 0 }));
  for (let row = 0; row < scores.length; row += 1) {
    const bin = bins[Math.min(9, Math.floor((scores[row] as number) * 10))];
    if (!bin) continue;
    bin.said += scores[row] as number;
    bin.seen += labels[row] as number;
    bin.rows += 1;
  }
  return bins.reduce((sum, { said, seen }) => sum + Math.abs(said - seen), 0) / scores.length;
}

/**
 * Card precision at k: of the k cards that scored highest on a day, how many were truly compromised, as a mean over days. A card found on an
 * earlier day is out of reach on later ones (Le Borgne et al. 2022, chapter 4). Null without days.
 */
export function cardPrecisionOf(
  rows: Rows & { cards: ArrayLike<string>; days: ArrayLike<string> },
  k: number,
): number | null {
  const found = new Set<string>();
  const byDay = new Map<string, Map<string, { score: number; label: number }>>();
  for (let row = 0; row < rows.scores.length; row += 1) {
    const [day, card] = [rows.days[row] as string, rows.cards[row] as string];
    const cards = byDay.get(day) ?? new Map<string, { score: number; label: number }>();
    byDay.set(day, cards);
    const held = cards.get(card) ?? { score: Number.NEGATIVE_INFINITY, label: 0 };
    held.score = Math.max(held.score, rows.scores[row] as number);
    held.label = Math.max(held.label, rows.labels[row] as number);
    cards.set(card, held);
  }
  let sum = 0;
  const days = [...byDay].sort(([a], [b]) => compareDays(a, b));
  for (const [, cards] of days) {
    const reachable = [...cards].filter(([card]) => !found.has(card));
    const top = reachable.sort((a, b) => b[1].score - a[1].score || (a[0] < b[0] ? -1 : 1)).slice(0, k);
    const hits = top.filter(([, { label }]) => label === 1);
    sum += hits.length / k;
    for (const [card] of hits) found.add(card);
  }
  return days.length === 0 ? null : sum / days.length;
}

function compareDays(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)];
  return Number.isNaN(x) || Number.isNaN(y) ? (a < b ? -1 : 1) : x - y;
}

/** Population stability index of a feature or score between two times, over deciles of the first. Below 0.1 is steady, above 0.25 another world. */
export function stabilityIndex(before: Float64Array, after: Float64Array): number | null {
  return stabilityAgainst(stabilityProfile(before), after);
}

/** Deciles of a feature or score, and the share of values in each, those that are missing last. */
export type StabilityProfile = { cuts: number[]; shares: number[] };

export function stabilityProfile(values: Float64Array): StabilityProfile {
  const sorted = Float64Array.from(values.filter((value) => !Number.isNaN(value))).sort();
  if (sorted.length === 0) return { cuts: [], shares: [] };
  const cuts = Array.from({ length: 9 }, (_, at) => sorted[Math.floor(((at + 1) * sorted.length) / 10)] as number);
  return { cuts, shares: sharesOf(values, cuts) };
}

/** The stability index against a profile that was kept; null when nothing was known then, or is now. */
export function stabilityAgainst({ cuts, shares: was }: StabilityProfile, after: Float64Array): number | null {
  if (cuts.length === 0 || after.length === 0) return null;
  const is = sharesOf(after, cuts);
  return was.reduce((sum, share, at) => sum + ((is[at] as number) - share) * Math.log((is[at] as number) / share), 0);
}

/** Shares by decile, the missing last; none is quite zero, or the index would be without bound. */
function sharesOf(values: Float64Array, cuts: readonly number[]): number[] {
  const counts = new Array<number>(cuts.length + 2).fill(0);
  for (const value of values) {
    const at = Number.isNaN(value) ? cuts.length + 1 : cuts.filter((cut) => value >= cut).length;
    counts[at] = (counts[at] as number) + 1;
  }
  return counts.map((count) => Math.max(count / values.length, 1e-4));
}

function byScore(scores: ArrayLike<number>): number[] {
  return Array.from({ length: scores.length }, (_, row) => row).sort(
    (a, b) => (scores[b] as number) - (scores[a] as number),
  );
}

function eachTie(scores: ArrayLike<number>, order: readonly number[], visit: (from: number, to: number) => void): void {
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && scores[order[to] as number] === scores[order[from] as number]) to += 1;
    visit(from, to);
    from = to;
  }
}
