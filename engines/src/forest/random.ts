/** A stream of numbers from a seed: the same seed gives the same numbers everywhere (xoshiro128**, Blackman and Vigna 2018). */
export class Random {
  readonly #state: Uint32Array;

  constructor(seed: number) {
    // The state is filled by SplitMix32, as the authors advise, so that near seeds begin far apart.
    let mixed = seed >>> 0;
    this.#state = Uint32Array.from({ length: 4 }, () => {
      mixed = (mixed + 0x9e3779b9) >>> 0;
      let z = mixed;
      z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
      z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
      return (z ^ (z >>> 15)) >>> 0;
    });
  }

  /** A whole number from 0 to 2³² − 1. */
  next(): number {
    const state = this.#state;
    const [a, b, c, d] = state as unknown as [number, number, number, number];
    const five = Math.imul(b, 5);
    const result = Math.imul((five << 7) | (five >>> 25), 9) >>> 0;
    const shifted = b << 9;
    const x = c ^ a;
    const y = d ^ b;
    state[1] = b ^ x;
    state[0] = a ^ y;
    state[2] = x ^ shifted;
    state[3] = (y << 11) | (y >>> 21);
    return result;
  }

  /** A number from 0 (with) to 1 (without). */
  unit(): number {
    return this.next() / 4294967296;
  }

  /** A whole number below `limit`. */
  below(limit: number): number {
    return Math.floor(this.unit() * limit);
  }
}
