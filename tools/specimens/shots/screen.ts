import type { Random } from '../random.ts';
import type { Picture } from './scene.ts';

/** The share of a display pixel's height that its black matrix takes. */
const MATRIX = 0.14;
const SAMPLES = 3;

/**
 * A photograph of a display that shows `shown`: its pixels are stripes of red, green and blue with black between, seen at a slight
 * angle by a sensor whose own grid is near theirs, so that both interfere. `pitch` is a display pixel in sensor pixels.
 */
export function onScreen(shown: Picture, pitch: number, random: Random): Picture {
  const { width, height } = shown;
  const rgb = new Uint8Array(width * height * 3);
  const turn = random.between(-0.05, 0.05);
  const keystone = random.between(-0.06, 0.06) / width;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const sum = new Float32Array(3);
  const lit = new Float32Array(3);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      sum.fill(0);
      for (let j = 0; j < SAMPLES; j++) {
        for (let i = 0; i < SAMPLES; i++) {
          const [cx, cy] = [x - width / 2 + (i + 0.5) / SAMPLES, y - height / 2 + (j + 0.5) / SAMPLES];
          const scale = 1 / (1 + keystone * cx);
          const u = ((cx * cos - cy * sin) * scale + width / 2) / pitch;
          const v = ((cx * sin + cy * cos) * scale + height / 2) / pitch;
          light(lit, shown, u, v, pitch);
          for (let k = 0; k < 3; k++) sum[k] = (sum[k] ?? 0) + (lit[k] ?? 0);
        }
      }
      for (let k = 0; k < 3; k++) rgb[at + k] = Math.min(255, (sum[k] ?? 0) / (SAMPLES * SAMPLES));
    }
  }
  return { width, height, rgb };
}

/** What one point of the display sends out: its third of the pixel in its colour, or the black between pixels. */
function light(lit: Float32Array, shown: Picture, u: number, v: number, pitch: number): void {
  const [column, row] = [Math.floor(u), Math.floor(v)];
  lit.fill(0);
  if (v - row > 1 - MATRIX) return;
  const x = Math.min(shown.width - 1, Math.max(0, Math.round((column + 0.5) * pitch)));
  const y = Math.min(shown.height - 1, Math.max(0, Math.round((row + 0.5) * pitch)));
  const stripe = Math.floor((u - column) * 3);
  const at = (y * shown.width + x) * 3;
  // The neighbouring colours leak a little: displays are not prisms.
  for (let k = 0; k < 3; k++) lit[k] = (shown.rgb[at + k] ?? 0) * (k === stripe ? 2.3 : 0.45);
}
