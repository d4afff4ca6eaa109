import type { Colour, Features } from './features.ts';
import { hairColour, hairCover, outerCover } from './hair.ts';
import { bell, layered, type Noise, noiseOf, smooth } from './noise.ts';
import { blend, shade, skinAt } from './skin.ts';
import { heightAt, outlineAt } from './surface.ts';

/** How a face is taken: turn and nod in radians, place and size in pixels, two lights, the wall behind. */
export type Shot = {
  width: number;
  height: number;
  /** Pixels of half a face width. */
  scale: number;
  centre: { x: number; y: number };
  turn: number;
  nod: number;
  roll: number;
  key: { x: number; y: number; z: number; strength: number; colour: Colour };
  fill: number;
  wall: { near: Colour; far: Colour };
  clothes: Colour;
};

type Point = { u: number; v: number };

/** Renders a face as RGB bytes, row by row. */
export function renderFace(face: Features, shot: Shot): Uint8Array {
  const noise = noiseOf(face.seed);
  const pixels = new Uint8Array(shot.width * shot.height * 3);
  const light = unit(shot.key);
  for (let y = 0; y < shot.height; y++) {
    for (let x = 0; x < shot.width; x++) {
      const colour = pixelAt({ face, shot, noise, light }, x, y);
      const at = (y * shot.width + x) * 3;
      for (let channel = 0; channel < 3; channel++) pixels[at + channel] = encode(colour[channel] ?? 0);
    }
  }
  return pixels;
}

type Scene = { face: Features; shot: Shot; noise: Noise; light: readonly [number, number, number] };

function pixelAt(scene: Scene, x: number, y: number): Colour {
  const { face, shot, noise } = scene;
  const flat = planeAt(shot, x, y);
  let colour = wallAt(shot, noise, x, y);
  if (face.hair.style === 'long')
    colour = blend(colour, shade(hairColour(face, noise, flat.u, flat.v), 0.5), outerCover(face, flat.u, flat.v));
  colour = bodyAt(scene, flat, colour);
  colour = earAt(scene, flat, colour);
  const point = grown(noise, onSurface(face, shot, flat));
  const edge = outlineAt(face, point.v);
  const inside = smooth(edge + 0.006, edge - 0.014, Math.abs(point.u)) * (edge > 0 ? 1 : 0);
  if (inside > 0) colour = blend(colour, litSkin(scene, point), inside);
  const hair = hairCover(face, noise, point.u, point.v);
  const shadow = 0.45 * hairCover(face, noise, point.u, point.v - 0.07) * (1 - hair) * inside;
  if (shadow > 0) colour = shade(colour, 1 - shadow);
  if (hair > 0)
    colour = blend(colour, shade(hairColour(face, noise, point.u, point.v), lambert(scene, point, 0.5)), hair);
  return colour;
}

/** The point of the picture in face units, before the head is turned. */
function planeAt({ centre, scale, roll }: Shot, x: number, y: number): Point {
  const [dx, dy] = [(x - centre.x) / scale, (y - centre.y) / scale];
  return { u: dx * Math.cos(roll) + dy * Math.sin(roll), v: -dx * Math.sin(roll) + dy * Math.cos(roll) };
}

/** The point of the face seen there: found by a few steps, since the surface shifts with its own height. */
function onSurface(face: Features, { turn, nod }: Shot, flat: Point): Point {
  let point = flat;
  for (let step = 0; step < 4 && (turn !== 0 || nod !== 0); step++) {
    const height = heightAt(face, point.u, point.v) - 0.45;
    point = {
      u: (flat.u - height * Math.sin(turn)) / Math.cos(turn),
      v: (flat.v - height * Math.sin(nod)) / Math.cos(nod),
    };
  }
  return point;
}

/** Nobody is symmetric: each face is drawn slightly out of the plan, the same way in every picture of it. */
function grown(noise: Noise, { u, v }: Point): Point {
  const reach = 0.085;
  return {
    u: u + reach * layered(noise, u * 1.3 + 40, v * 1.3 + 7, 2),
    v: v + reach * layered(noise, u * 1.3 + 80, v * 1.3 + 31, 2),
  };
}

function litSkin(scene: Scene, point: Point): Colour {
  const { colour, gloss } = skinAt(scene.face, scene.noise, point.u, point.v);
  const normal = normalAt(scene.face, point);
  const { key, fill } = scene.shot;
  const facing = dot(normal, scene.light);
  // Light that enters skin comes out beside: the terminator is soft, and redder than the lit side.
  const direct = Math.max(0, (facing + 0.25) / 1.25) ** 1.25;
  const halfway = unit({ x: scene.light[0], y: scene.light[1], z: scene.light[2] + 1 });
  const shine = gloss * Math.max(0, dot(normal, halfway)) ** 26 * key.strength * 0.5;
  const open = openness(scene.face, point);
  const ambient = fill * open * (0.75 - 0.25 * normal[1]);
  return [
    colour[0] * (direct * key.strength * key.colour[0] + ambient * 1.04) + shine,
    colour[1] * (direct ** 1.12 * key.strength * key.colour[1] + ambient) + shine,
    colour[2] * (direct ** 1.16 * key.strength * key.colour[2] + ambient) + shine,
  ];
}

function lambert(scene: Scene, point: Point, floor: number): number {
  const facing = dot(normalAt(scene.face, { u: point.u * 0.9, v: point.v * 0.9 }), scene.light);
  return floor + (1 - floor) * Math.max(0, facing) * scene.shot.key.strength;
}

const STEP = 0.012;

function normalAt(face: Features, { u, v }: Point): readonly [number, number, number] {
  const across = (heightAt(face, u + STEP, v) - heightAt(face, u - STEP, v)) / (2 * STEP);
  const down = (heightAt(face, u, v + STEP) - heightAt(face, u, v - STEP)) / (2 * STEP);
  return unit({ x: -across, y: -down, z: 1 });
}

/** How open a point lies: hollows see less of the sky than what surrounds them. */
function openness(face: Features, { u, v }: Point): number {
  const reach = 0.09;
  const around =
    (heightAt(face, u + reach, v) +
      heightAt(face, u - reach, v) +
      heightAt(face, u, v + reach) +
      heightAt(face, u, v - reach)) /
    4;
  return Math.min(1.1, Math.max(0.35, 1 - 4.5 * (around - heightAt(face, u, v))));
}

function wallAt({ wall, width, height }: Shot, noise: Noise, x: number, y: number): Colour {
  const share = Math.hypot(x / width - 0.5, y / height - 0.4) * 1.2;
  const grain = 1 + 0.015 * layered(noise, x / 9, y / 9, 2);
  return shade(blend(wall.near, wall.far, Math.min(1, share)), grain);
}

function bodyAt(scene: Scene, { u, v }: Point, behind: Colour): Colour {
  const { face, shot, noise } = scene;
  const neckHalf = 0.5 * face.width + (face.sex === 'M' ? 0.09 : -0.02) + 0.25 * smooth(1.6, 2.3, v);
  const neck = smooth(neckHalf + 0.02, neckHalf - 0.02, Math.abs(u)) * smooth(0.8, 0.9, v);
  const round = Math.sqrt(Math.max(0, 1 - (u / neckHalf) ** 2));
  const underChin = 1 - 0.62 * bell(v - face.chin - 0.06, 0.3) * smooth(0.75, 0.35, Math.abs(u));
  const skin = shade(face.skin, (0.25 + 0.6 * round) * underChin * (shot.fill + 0.4 * shot.key.strength));
  let colour = blend(behind, skin, neck);
  const collar = 1.86 + 0.42 * Math.max(0, 1 - Math.abs(u) / 0.62) ** 1.2 - 0.04;
  const shoulder = 1.72 + 0.32 * Math.max(0, Math.abs(u) - 0.5) ** 1.25;
  const cloth = smooth(0, 0.03, v - Math.max(Math.abs(u) < 0.62 ? collar : 0, shoulder));
  const folds = 1 + 0.16 * layered(noise, u * 2.2, v * 3.1, 3) + 0.12 * bell(Math.abs(u) - 0.6, 0.1);
  colour = blend(colour, shade(shot.clothes, folds * (0.5 + 0.5 * smooth(2.2, 0.4, Math.abs(u)))), cloth);
  return colour;
}

const EAR_DEPTH = 0.4;

function earAt(scene: Scene, { u, v }: Point, behind: Colour): Colour {
  const { face, shot } = scene;
  if (face.hair.style === 'long') return behind;
  // Ears sit far behind the axis that the head turns about: they go the other way than the nose.
  const middle = Math.sign(u) * face.width * 0.99 * Math.cos(shot.turn) - EAR_DEPTH * Math.sin(shot.turn);
  const side = (u - middle) / 0.1;
  const down = (v - 0.2) / 0.3;
  const from = Math.hypot(side, down);
  const cover = smooth(1.06, 0.96, from);
  const hollow = 1 - 0.45 * bell(from - 0.45, 0.2);
  return blend(
    behind,
    shade(
      [face.skin[0] * 1.02, face.skin[1] * 0.88, face.skin[2] * 0.86],
      hollow * 0.55 * (shot.fill + shot.key.strength * 0.5),
    ),
    cover,
  );
}

function unit({ x, y, z }: { x: number; y: number; z: number }): readonly [number, number, number] {
  const length = Math.hypot(x, y, z);
  return [x / length, y / length, z / length];
}

function dot(a: readonly [number, number, number], b: readonly [number, number, number]): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/** Linear light to a byte of sRGB. */
function encode(linear: number): number {
  const clipped = Math.min(1, Math.max(0, linear));
  const value = clipped <= 0.0031308 ? clipped * 12.92 : 1.055 * clipped ** (1 / 2.4) - 0.055;
  return Math.round(value * 255);
}
