import sharp from 'sharp';
import { type Colour, featuresOf } from './portraits/features.ts';
import { renderFace, type Shot } from './portraits/render.ts';
import { randomOf } from './random.ts';

export type PortraitInput = {
  seed: number;
  sex: 'M' | 'F';
  /** `document` is frontal, evenly lit, before a pale wall; `selfie` turns head, light, wall and distance by `take`. */
  setting?: 'document' | 'selfie';
  take?: number;
};

/** A JPEG of an invented face, 400 by 500 pixels; the same seed and sex are the same person in every setting and take. */
export async function makePortrait({ seed, sex, setting = 'document', take = 0 }: PortraitInput): Promise<Uint8Array> {
  const shot = setting === 'document' ? documentShot(seed) : selfieShot(seed, take);
  const pixels = renderFace(featuresOf(seed, sex), shot);
  addGrain(pixels, setting === 'document' ? 2 : 4, seed * 31 + take);
  const jpeg = await sharp(pixels, { raw: { width: shot.width, height: shot.height, channels: 3 } })
    .blur(0.6)
    .jpeg({ quality: 88 })
    .toBuffer();
  return new Uint8Array(jpeg);
}

type Colours = readonly [Colour, ...Colour[]];
const CLOTHES: Colours = [
  [0.03, 0.04, 0.07],
  [0.12, 0.03, 0.03],
  [0.2, 0.2, 0.21],
  [0.03, 0.07, 0.05],
  [0.45, 0.44, 0.42],
];
const LAMPS: Colours = [
  [1, 0.93, 0.82],
  [0.93, 0.97, 1],
  [1, 0.98, 0.95],
];
const ROOMS: readonly [Shot['wall'], ...Shot['wall'][]] = [
  { near: [0.42, 0.36, 0.29], far: [0.2, 0.17, 0.14] },
  { near: [0.3, 0.36, 0.33], far: [0.15, 0.19, 0.18] },
  { near: [0.55, 0.53, 0.5], far: [0.3, 0.29, 0.28] },
];

function documentShot(seed: number): Shot {
  const random = randomOf(seed, 'document shot');
  return {
    width: 400,
    height: 500,
    scale: 106,
    centre: { x: 200, y: 236 },
    turn: 0,
    nod: 0,
    roll: 0,
    key: { x: 0.22, y: -0.45, z: 0.9, strength: 0.92, colour: [1, 0.98, 0.95] },
    fill: 0.42,
    wall: { near: [0.74, 0.76, 0.79], far: [0.62, 0.65, 0.69] },
    clothes: random.pick(CLOTHES),
  };
}

export function selfieShot(seed: number, take: number): Shot {
  const random = randomOf(seed * 131 + take, 'selfie shot');
  const side = random.pick([-1, 1]);
  return {
    ...documentShot(seed),
    scale: random.between(98, 116),
    centre: { x: 200 + random.between(-14, 14), y: 240 + random.between(-10, 10) },
    turn: random.between(-0.12, 0.12),
    nod: random.between(-0.06, 0.06),
    roll: random.between(-0.06, 0.06),
    key: {
      x: side * random.between(0.15, 0.55),
      y: random.between(-0.6, -0.25),
      z: 0.85,
      strength: random.between(0.75, 1.05),
      colour: random.pick(LAMPS),
    },
    fill: random.between(0.3, 0.5),
    wall: random.pick(ROOMS),
  };
}

export function addGrain(pixels: Uint8Array, deviation: number, seed: number): void {
  const random = randomOf(seed, 'grain');
  for (let at = 0; at < pixels.length; at += 3) {
    const grain = (random.next() + random.next() - 1) * 2 * deviation;
    for (let channel = 0; channel < 3; channel++) {
      pixels[at + channel] = Math.max(0, Math.min(255, Math.round((pixels[at + channel] ?? 0) + grain)));
    }
  }
}
