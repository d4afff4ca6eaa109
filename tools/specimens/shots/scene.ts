import type { Point, Quad } from '@acquaint/engines/vision';
import type { Random } from '../random.ts';

/** A picture with transparency, four bytes a pixel: a drawn sheet with its round corners. */
export type Sheet = { width: number; height: number; rgba: Uint8Array };
export type Picture = { width: number; height: number; rgb: Uint8Array };

export type Photograph = {
  image: Uint8Array;
  /** Where the sheet's corners are on the photograph, from its own top left on. */
  corners: Quad;
};

type Colour = readonly [number, number, number];
const DARK_TABLES: readonly [Colour, ...Colour[]] = [
  [107, 91, 75],
  [76, 85, 96],
  [61, 74, 68],
  [58, 48, 44],
];
const LIGHT_TABLES: readonly [Colour, ...Colour[]] = [
  [214, 206, 194],
  [199, 203, 208],
  [228, 224, 215],
];

/** A table top: one colour with grain along one direction and slow unevenness, seeded. */
export function table(width: number, height: number, light: boolean, random: Random): Picture {
  const [r, g, b] = light ? random.pick(LIGHT_TABLES) : random.pick(DARK_TABLES);
  const rgb = new Uint8Array(width * height * 3);
  const [fx, fy] = [random.between(0.002, 0.01), random.between(0.05, 0.22)];
  const [ax, ay] = [random.between(0.001, 0.004), random.between(0.001, 0.004)];
  const phase = random.between(0, 6);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const grain = Math.sin(fy * y + 3 * Math.sin(fx * x + phase)) * 3.5 + Math.sin(fy * 2.7 * y + fx * 5 * x) * 2;
      const slow = Math.sin(ax * x + phase) * Math.cos(ay * y) * 9;
      rgb[at] = r + grain + slow;
      rgb[at + 1] = g + grain + slow;
      rgb[at + 2] = b + grain * 0.8 + slow;
    }
  }
  return { width, height, rgb };
}

/** Lays a sheet on a picture, its corners at the quad (clockwise from the sheet's top left), averaged over 2 x 2 samples a pixel. */
export function lay(picture: Picture, sheet: Sheet, toSheet: (at: Point) => Point, quad: Quad): void {
  const xs = quad.map(([x]) => x);
  const ys = quad.map(([, y]) => y);
  const [left, right] = [Math.max(0, Math.floor(Math.min(...xs))), Math.min(picture.width, Math.ceil(Math.max(...xs)))];
  const [top, bottom] = [
    Math.max(0, Math.floor(Math.min(...ys))),
    Math.min(picture.height, Math.ceil(Math.max(...ys))),
  ];
  const sum = new Float32Array(4);
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      sum.fill(0);
      for (const [dx, dy] of SAMPLES) {
        const [u, v] = toSheet([x + dx, y + dy]);
        addSample(sum, sheet, u - 0.5, v - 0.5);
      }
      const cover = (sum[3] ?? 0) / 4 / 255;
      if (cover === 0) continue;
      const at = (y * picture.width + x) * 3;
      for (let k = 0; k < 3; k++)
        picture.rgb[at + k] = (picture.rgb[at + k] ?? 0) * (1 - cover) + (sum[k] ?? 0) / 4 / 255;
    }
  }
}

const SAMPLES = [
  [0.25, 0.25],
  [0.75, 0.25],
  [0.25, 0.75],
  [0.75, 0.75],
] as const;

/** Adds one bilinear sample: colour times cover, and cover. Beyond the sheet there is nothing. */
function addSample(sum: Float32Array, { rgba, width, height }: Sheet, x: number, y: number): void {
  const left = Math.floor(x);
  const top = Math.floor(y);
  if (left < -1 || top < -1 || left >= width || top >= height) return;
  for (let j = 0; j < 2; j++) {
    for (let i = 0; i < 2; i++) {
      const [px, py] = [left + i, top + j];
      if (px < 0 || py < 0 || px >= width || py >= height) continue;
      const weight = (i === 0 ? 1 - (x - left) : x - left) * (j === 0 ? 1 - (y - top) : y - top);
      const at = (py * width + px) * 4;
      const cover = (rgba[at + 3] ?? 0) * weight;
      for (let k = 0; k < 3; k++) sum[k] = (sum[k] ?? 0) + (rgba[at + k] ?? 0) * cover;
      sum[3] = (sum[3] ?? 0) + cover;
    }
  }
}

/** How a rectangle of this aspect looks from a camera: turned in the plane, tilted to two sides, around a middle. Angles in degrees. */
export function seenFrom(
  view: { middle: Point; width: number; aspect: number },
  angles: { turn: number; pitch: number; yaw: number },
): Quad {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [turn, pitch, yaw] = [radians(angles.turn), radians(angles.pitch), radians(angles.yaw)];
  const half = { x: view.width / 2, y: view.width / view.aspect / 2 };
  // A phone held at about two page widths.
  const distance = view.width * 2;
  const corner = (sx: number, sy: number): Point => {
    const [x, y] = [sx * half.x, sy * half.y];
    const [tx, ty] = [x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn)];
    const [y2, z1] = [ty * Math.cos(pitch), ty * Math.sin(pitch)];
    const [x2, z2] = [tx * Math.cos(yaw) + z1 * Math.sin(yaw), z1 * Math.cos(yaw) - tx * Math.sin(yaw)];
    const scale = distance / (distance + z2);
    return [view.middle[0] + x2 * scale, view.middle[1] + y2 * scale];
  };
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}
