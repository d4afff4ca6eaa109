import type { Features } from './features.ts';
import { bell, smooth } from './noise.ts';

const SKULL_TOP = 1.5;

/** Half width of the head at height v: a round skull above the eyes, cheek, jaw and chin below; 0 outside. */
export function outlineAt({ width, jaw, chin, chinWidth, temple }: Features, v: number): number {
  if (v <= -SKULL_TOP || v >= chin) return 0;
  const templed = width * (1 - (1 - temple) * bell(v + 0.55, 0.45));
  if (v < 0) return templed * (1 - Math.abs(v / SKULL_TOP) ** 2.7) ** (1 / 2.7);
  const share = v / chin;
  // A fuller jaw keeps its width longer; the chin closes with a curve of its own.
  const cheeks = templed * (1 - (1 - jaw) * smooth(0.15, 0.72, share));
  const close = (1 - share ** (4 + 5 * chinWidth)) ** 0.6;
  return cheeks * close;
}

/** How far the surface of the face stands out towards the viewer, in half face widths. */
export function heightAt(face: Features, u: number, v: number): number {
  const half = outlineAt(face, v);
  if (half <= 0) return 0;
  const across = Math.min(1, Math.abs(u) / half);
  const down = v < 0 ? (v / SKULL_TOP) ** 2 : (v / (face.chin * 1.12)) ** 2;
  const skull = 0.92 * (1 - across ** 2.3) ** 0.55 * Math.sqrt(Math.max(0, 1 - 0.72 * down));
  return skull + noseAt(face, u, v) + eyeSockets(face, u, v) + mouthAt(face, u, v) + bones(face, u, v);
}

function noseAt({ nose }: Features, u: number, v: number): number {
  const tipAt = nose.length - 0.07;
  const along = smooth(-0.25, tipAt, v) * smooth(nose.length + 0.07, nose.length - 0.03, v);
  const broad = nose.width * (0.42 + 0.3 * smooth(0, tipAt, v));
  const hump = nose.hump * bell(v - tipAt * 0.45, 0.14);
  const ridge = (nose.bridge + hump + (nose.tip - nose.bridge) * smooth(0, tipAt, v)) * along * bell(u, broad);
  const tip = 0.085 * bell(Math.hypot(u, v - tipAt), nose.width * 0.62);
  const wings =
    nose.wing * bell(Math.hypot(Math.abs(u) - nose.width * 0.74, (v - nose.length + 0.055) * 1.1), nose.width * 0.4);
  return ridge + tip + wings;
}

function eyeSockets({ eyes, brows }: Features, u: number, v: number): number {
  const side = Math.abs(u) - eyes.apart;
  const socket = -eyes.deep * bell(Math.hypot(side / 1.5, v + 0.02), 0.17);
  const ball = 0.075 * bell(Math.hypot(side / 1.15, v), 0.13);
  const inner = -0.05 * bell(Math.hypot(Math.abs(u) - 0.2, v + 0.02), 0.1);
  const ridge = brows.ridge * bell(v + brows.height * 0.92, 0.1) * bell(Math.abs(u) - 0.42, 0.4);
  return socket + ball + inner + ridge;
}

function mouthAt({ mouth, nose }: Features, u: number, v: number): number {
  const down = v - mouth.height - mouth.curve * -((u / mouth.width) ** 2);
  const below = down - gapeAt(mouth, u);
  const reach = smooth(mouth.width * 1.12, mouth.width * 0.55, Math.abs(u));
  const upper = 0.05 * bell(down + mouth.upper * 0.6, mouth.upper * 0.9) * reach;
  const lower = 0.065 * bell(below - mouth.lower * 0.62, mouth.lower * 0.85) * reach;
  const line = -0.04 * bell(down, 0.02) * reach;
  const philtrum =
    -0.02 * bell(u, 0.035) * smooth(nose.length, nose.length + 0.08, v) * smooth(mouth.height, mouth.height - 0.08, v);
  const muzzle = 0.05 * bell(Math.hypot(u / 1.5, v - mouth.height), 0.28);
  return upper + lower + line + philtrum + muzzle;
}

function bones({ cheek, chin, mouth, age }: Features, u: number, v: number): number {
  const cheekbone = cheek * bell(Math.hypot((Math.abs(u) - 0.62) / 1.2, v - 0.36), 0.26);
  const knob = 0.08 * bell(Math.hypot(u, (v - chin + 0.14) * 1.2), 0.2);
  const dent = -0.035 * bell(Math.hypot(u / 1.6, v - mouth.height - mouth.gape - 0.17), 0.09);
  // The fold from the wing of the nose to the corner of the mouth.
  const fold =
    -0.028 *
    (0.3 + age) *
    bell(Math.abs(u) - 0.2 - (v - 0.55) * 0.42, 0.035) *
    smooth(0.5, 0.62, v) *
    smooth(1.02, 0.85, v);
  return cheekbone + knob + dent + fold;
}

/** How far the lips stand apart there. */
export function gapeAt(mouth: Features['mouth'], u: number): number {
  if (mouth.gape === 0) return 0;
  return mouth.gape * Math.max(0, 1 - Math.min(1, Math.abs(u) / mouth.width) ** 2.4);
}
