/** Places for pairs: a power of two, small enough to stay near the processor. */
const PLACES = 4096;
/** Vocabulary numbers stay below this (see keyTableFrom). */
const TOKEN_SPACE = 2 ** 21;

/** Remembers how alike a part and a vocabulary entry are; a newer pair may take an older one's place. */
export class PairMemory {
  readonly #keys = new Float64Array(PLACES).fill(-1);
  readonly #values = new Float64Array(PLACES);
  #place = 0;
  #key = 0;

  /** The likeness of part number `part` and an entry, or -1; `keep` then stores it there. */
  get(part: number, token: number): number {
    this.#key = part * TOKEN_SPACE + token;
    this.#place = (Math.imul(token, 0x9e3779b1) ^ Math.imul(part, 0x85ebca6b)) >>> 20;
    return this.#keys[this.#place] === this.#key ? (this.#values[this.#place] as number) : -1;
  }

  /** Stores the likeness of the pair that was asked for last, and returns it. */
  keep(similarity: number): number {
    this.#keys[this.#place] = this.#key;
    this.#values[this.#place] = similarity;
    return similarity;
  }
}
