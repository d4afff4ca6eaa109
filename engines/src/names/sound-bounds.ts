import { BARE, type Costs, WRITTEN } from './cost-tables.ts';
import { SOUNDS } from './phonetic.ts';

/** Sounds 1 to 32 are told apart in a mask: digits and the signs of single scripts are not, and count for nothing there. */
const MASKED = 32;
const NIBBLES = 8;

/** Which sounds a row has, one bit each. */
export function soundMask(bytes: Uint8Array, from: number, to: number): number {
  let mask = 0;
  for (let at = from; at < to; at++) {
    const sound = bytes[at] as number;
    if (sound <= MASKED) mask |= 1 << (sound - 1);
  }
  return mask >>> 0;
}

/** What each masked sound costs at least when the other side does not have it, whatever else that has. */
const ALONE = { written: nibbles(alone(WRITTEN)), bare: nibbles(alone(BARE)) } as const;

function alone({ substitute, drop }: Costs): Uint8Array {
  return Uint8Array.from({ length: MASKED }, (_, bit) => {
    let least = drop[bit + 1] as number;
    for (let other = 1; other < SOUNDS; other++)
      if (other !== bit + 1) least = Math.min(least, substitute[(bit + 1) * SOUNDS + other] as number);
    return least;
  });
}

/** Sums over the bits of each half byte, so that a mask is added up in eight steps. */
function nibbles(costs: ArrayLike<number>): Uint16Array {
  const sums = new Uint16Array(NIBBLES * 16);
  for (let nibble = 0; nibble < NIBBLES; nibble++) {
    for (let bits = 1; bits < 16; bits++) {
      const lowest = 31 - Math.clz32(bits & -bits);
      sums[nibble * 16 + bits] =
        (sums[nibble * 16 + (bits & (bits - 1))] as number) + (costs[nibble * 4 + lowest] as number);
    }
  }
  return sums;
}

function total(sums: Uint16Array, mask: number): number {
  return (
    (sums[mask & 15] as number) +
    (sums[16 + ((mask >>> 4) & 15)] as number) +
    (sums[32 + ((mask >>> 8) & 15)] as number) +
    (sums[48 + ((mask >>> 12) & 15)] as number) +
    (sums[64 + ((mask >>> 16) & 15)] as number) +
    (sums[80 + ((mask >>> 20) & 15)] as number) +
    (sums[96 + ((mask >>> 24) & 15)] as number) +
    (sums[112 + (mask >>> 28)] as number)
  );
}

/**
 * What it costs at least to turn a row into another of which only the mask is known: every sound that one side has and the other
 * lacks must be dropped or exchanged. Most entries that share a key with a word are ruled out by this before they are aligned.
 */
export class SoundBound {
  readonly mask: number;
  readonly #sounds: Uint8Array;
  #written: Uint16Array | null = null;
  #bare: Uint16Array | null = null;

  constructor(bytes: Uint8Array, from: number, to: number) {
    this.mask = soundMask(bytes, from, to);
    this.#sounds = bytes.subarray(from, to);
  }

  /** Least cost in hundredths between written-out rows; never more than the alignment costs. */
  written(mask: number): number {
    this.#written ??= nibbles(nearest(WRITTEN, this.#sounds));
    return Math.max(total(this.#written, mask), total(ALONE.written, this.mask & ~mask));
  }

  /** The same where one side leaves vowels out. */
  bare(mask: number): number {
    this.#bare ??= nibbles(nearest(BARE, this.#sounds));
    return Math.max(total(this.#bare, mask), total(ALONE.bare, this.mask & ~mask));
  }
}

/** What each masked sound costs at least against these sounds. */
function nearest({ substitute, drop }: Costs, sounds: Uint8Array): Uint8Array {
  const costs = drop.slice(1, MASKED + 1);
  for (let at = 0; at < sounds.length; at++) {
    const row = (sounds[at] as number) * SOUNDS + 1;
    for (let bit = 0; bit < MASKED; bit++) {
      const cost = substitute[row + bit] as number;
      if (cost < (costs[bit] as number)) costs[bit] = cost;
    }
  }
  return costs;
}
