import type { Point } from '@acquaint/engines/vision';
import type { Random } from '../random.ts';
import type { Picture } from './scene.ts';

/** Multiplies each pixel by a factor of its place, and adds light. */
export function shine(picture: Picture, at: (x: number, y: number) => { times: number; plus: number }): void {
  const { width, height, rgb } = picture;
  for (let y = 0, p = 0; y < height; y++) {
    for (let x = 0; x < width; x++, p += 3) {
      const { times, plus } = at(x, y);
      for (let k = 0; k < 3; k++) rgb[p + k] = Math.max(0, Math.min(255, (rgb[p + k] ?? 0) * times + plus));
    }
  }
}

/** Light that falls off across the picture by `depth`, from a side of chance. */
export function uneven(picture: Picture, depth: number, random: Random): void {
  const angle = random.between(0, 2 * Math.PI);
  const [dx, dy] = [Math.cos(angle) / picture.width, Math.sin(angle) / picture.height];
  shine(picture, (x, y) => ({
    times: 1 - depth * (0.5 + dx * (x - picture.width / 2) + dy * (y - picture.height / 2)),
    plus: 0,
  }));
}

/** A lamp or flash mirrored by the surface: burnt out in the middle, fading at its rim. */
export function glare(picture: Picture, middle: Point, radius: number, random: Random): void {
  const squash = random.between(0.6, 1.6);
  shine(picture, (x, y) => {
    const far = Math.hypot((x - middle[0]) / squash, (y - middle[1]) * squash) / radius;
    return { times: 1, plus: far < 0.75 ? 255 : far > 1.35 ? 0 : 255 * ((1.35 - far) / 0.6) ** 2 };
  });
}

/** The shadow of a hand or of the phone: one half of the picture darker, with a soft edge through `at`. */
export function shadow(picture: Picture, at: Point, depth: number, random: Random): void {
  const angle = random.between(0, 2 * Math.PI);
  const [nx, ny] = [Math.cos(angle), Math.sin(angle)];
  const soft = picture.width * 0.03;
  shine(picture, (x, y) => {
    const side = ((x - at[0]) * nx + (y - at[1]) * ny) / soft;
    return { times: 1 - depth / (1 + Math.exp(-2 * side)), plus: 0 };
  });
}

/** The hand moved while the shutter was open: the mean along a line of `length` pixels. */
export function motion(picture: Picture, length: number, degrees: number): void {
  const { width, height } = picture;
  const from = picture.rgb.slice();
  const steps = Math.max(1, Math.round(length));
  const [dx, dy] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const offsets = Array.from({ length: steps }, (_, i): Point => {
    const far = i - (steps - 1) / 2;
    return [Math.round(far * dx), Math.round(far * dy)];
  });
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const sum = [0, 0, 0];
      for (const [ox, oy] of offsets) {
        const px = Math.min(width - 1, Math.max(0, x + ox));
        const p = (Math.min(height - 1, Math.max(0, y + oy)) * width + px) * 3;
        for (let k = 0; k < 3; k++) sum[k] = (sum[k] ?? 0) + (from[p + k] ?? 0);
      }
      for (let k = 0; k < 3; k++) picture.rgb[at + k] = (sum[k] ?? 0) / steps;
    }
  }
}
