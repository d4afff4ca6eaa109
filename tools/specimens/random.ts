/** A seeded source of chance: the same seed gives the same specimen on every machine. */
export type Random = {
  /** A number from 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  /** A number from `low` to `high`. */
  between(low: number, high: number): number;
  pick<T>(items: readonly [T, ...T[]]): T;
  digits(count: number): string;
};

/** Mulberry32 over a seed mixed with `purpose`, so that one seed gives independent streams. */
export function randomOf(seed: number, purpose: string): Random {
  let state = [...purpose].reduce(
    (mixed, sign) => Math.imul(mixed ^ sign.charCodeAt(0), 0x01000193),
    seed ^ 0x811c9dc5,
  );
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    int,
    between: (low, high) => low + next() * (high - low),
    pick: ([first, ...rest]) => [first, ...rest][int(0, rest.length)] ?? first,
    digits: (count) => Array.from({ length: count }, () => int(0, 9)).join(''),
  };
}
