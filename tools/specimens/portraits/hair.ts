import type { Colour, Features } from './features.ts';
import { bell, layered, mix, type Noise, smooth } from './noise.ts';
import { shade } from './skin.ts';
import { outlineAt } from './surface.ts';

/** How much hair covers a point in front of the face, 0 to 1. */
export function hairCover(face: Features, noise: Noise, u: number, v: number): number {
  const { hair, hairline, width } = face;
  if (hair.style === 'bald') return 0;
  const side = Math.abs(u) / width;
  // The hairline runs down along the temples to the ears.
  const line =
    -hairline +
    0.62 * Math.max(0, side - 0.35) ** 1.6 +
    (hair.style === 'cropped' ? 0 : 0.1 * Math.abs(u - hair.part) * (hair.style === 'long' ? 0.4 : -0.2));
  const ragged = 0.05 * layered(noise, u * 9, v * 9, 2);
  const front = smooth(line + 0.05, line - 0.05, v + ragged);
  const outside = outerCover(face, u, v);
  return Math.max(front * outside, sideburn(face, noise, u, v));
}

/** Everything inside the outer contour of the hair, whether before or behind the head. */
export function outerCover(face: Features, u: number, v: number): number {
  const { hair } = face;
  if (hair.style === 'bald') return 0;
  const end = hair.style === 'long' ? 2.1 : 0.12;
  const half = outerHalf(face, v);
  if (half <= 0) return 0;
  return smooth(half + 0.02, half - 0.02, Math.abs(u)) * smooth(end + 0.2, end - 0.1, v);
}

/** Half width of the whole shape of the hair at height v; short hair lies closer the nearer it comes to the ears. */
function outerHalf(face: Features, v: number): number {
  const { hair, width } = face;
  const skull = outlineAt(face, Math.min(v / (1 + hair.volume * 0.62), -0.001));
  if (skull <= 0) return 0;
  const long = hair.style === 'long';
  if (v < 0) return skull * (1 + hair.volume * 0.75 * (long ? 1 : smooth(0.3, -0.9, v)));
  return long ? width * (1 + hair.volume * 0.9) + 0.05 * Math.sin(v * 4) : width * smooth(0.5, 0, v);
}

function sideburn(face: Features, noise: Noise, u: number, v: number): number {
  const edge = outlineAt(face, v);
  if (face.hair.style === 'long') {
    return (
      smooth(edge - 0.1, edge - 0.02, Math.abs(u) + 0.02 * noise(u * 20, v * 3)) *
      smooth(-0.5, 0, v) *
      smooth(outerHalf(face, v) + 0.02, outerHalf(face, v) - 0.02, Math.abs(u)) *
      smooth(1.9, 1.6, v) *
      smooth(0.5, 0.72, Math.abs(u) / face.width)
    );
  }
  return (
    0.8 *
    smooth(edge - 0.12, edge - 0.03, Math.abs(u)) *
    smooth(edge + 0.01, edge - 0.01, Math.abs(u)) *
    smooth(-0.6, -0.3, v) *
    smooth(0.2, -0.05, v)
  );
}

/** Colour of the hair: strands that run from the crown outwards, and a band of light. */
export function hairColour(face: Features, noise: Noise, u: number, v: number): Colour {
  const { hair } = face;
  const crown = { u: hair.part * 0.4, v: -1.35 };
  const turn = Math.atan2(v - crown.v, u - crown.u);
  const reach = Math.hypot(u - crown.u, v - crown.v);
  const strands = 0.5 * layered(noise, turn * 26, reach * 1.5, 3) + 0.3 * noise(turn * 90, reach * 3);
  const light = 0.55 * bell(reach - 0.55, 0.22) * smooth(0.2, -0.7, v);
  const depth = mix(1, 0.45, smooth(-0.6, 1.4, v));
  const lit = shade(hair.colour, (1 + strands * 0.75) * depth * (1 + light));
  const sheen = 0.035 * light * (1 + strands);
  return [lit[0] + sheen, lit[1] + sheen, lit[2] + sheen];
}
