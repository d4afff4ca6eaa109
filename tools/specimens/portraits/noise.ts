/** Smooth noise from -1 to 1 over the plane, the same for the same seed. */
export type Noise = (x: number, y: number) => number;

function lattice(x: number, y: number, seed: number): number {
  let mixed = Math.imul(x, 374761393) ^ Math.imul(y, 668265263) ^ Math.imul(seed, 2246822519);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 1274126177);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2147483648 - 1;
}

/** Value noise: lattice values joined by smooth steps. */
export function noiseOf(seed: number): Noise {
  return (x, y) => {
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [across, down] = [ease(x - left), ease(y - top)];
    const upper = mix(lattice(left, top, seed), lattice(left + 1, top, seed), across);
    const lower = mix(lattice(left, top + 1, seed), lattice(left + 1, top + 1, seed), across);
    return mix(upper, lower, down);
  };
}

/** Several octaves of noise, each twice as fine and half as strong. */
export function layered(noise: Noise, x: number, y: number, octaves: number): number {
  let [sum, strength, scale] = [0, 0.5, 1];
  for (let octave = 0; octave < octaves; octave++) {
    sum += strength * noise(x * scale + octave * 17.3, y * scale - octave * 9.1);
    strength /= 2;
    scale *= 2.1;
  }
  return sum;
}

export function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

/** 0 below `low`, 1 above `high`, smooth between; works downwards when low > high. */
export function smooth(low: number, high: number, value: number): number {
  return ease(Math.min(1, Math.max(0, (value - low) / (high - low))));
}

/** A bell: 1 in the middle, falling with distance over `width`. */
export function bell(distance: number, width: number): number {
  const square = (distance / width) ** 2;
  // So far out nothing of it reaches a byte of a picture, and most calls are that far out.
  return square > 40 ? 0 : Math.exp(-square);
}

function ease(share: number): number {
  return share * share * (3 - 2 * share);
}
