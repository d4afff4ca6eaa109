/** The `size` smallest of what it was offered, with a bound below which an offer is worth making. */
export type Nearest = {
  readonly bound: number;
  offer(score: number, slot: number): void;
  slots(): number[];
};

/** A binary heap with the worst on top. */
export function nearest(size: number): Nearest {
  const scores = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  const slots = new Int32Array(size).fill(-1);
  return {
    get bound() {
      return scores[0] ?? Number.POSITIVE_INFINITY;
    },
    offer(score, slot) {
      let at = 0;
      for (;;) {
        const left = 2 * at + 1;
        if (left >= size) break;
        const right = left + 1;
        const worse = right < size && (scores[right] ?? 0) > (scores[left] ?? 0) ? right : left;
        if ((scores[worse] ?? 0) <= score) break;
        scores[at] = scores[worse] ?? 0;
        slots[at] = slots[worse] ?? -1;
        at = worse;
      }
      scores[at] = score;
      slots[at] = slot;
    },
    slots: () => [...slots].filter((slot) => slot >= 0),
  };
}
