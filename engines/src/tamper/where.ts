import type { Box } from '../vision/index.ts';
import { clamp, type Overlay } from './signal.ts';

/** Cells along the longer side of a map: a letter of a card that fills the picture covers two or three. */
const CELLS = 200;

export type Mark = { box: Box /** 0 to 1 */; strength: number };

/** A map over the whole picture with these places marked; null where there are none. */
export function mapOf(picture: { width: number; height: number }, marks: readonly Mark[]): Overlay | null {
  if (marks.length === 0) return null;
  const scale = CELLS / Math.max(picture.width, picture.height);
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const grey = new Uint8Array(width * height);
  for (const { box, strength } of marks) {
    const value = Math.round(255 * clamp(strength));
    const [left, right] = [
      Math.max(0, Math.floor(box.x * scale)),
      Math.min(width, Math.ceil((box.x + box.width) * scale)),
    ];
    const [top, bottom] = [
      Math.max(0, Math.floor(box.y * scale)),
      Math.min(height, Math.ceil((box.y + box.height) * scale)),
    ];
    for (let y = top; y < bottom; y++)
      for (let x = left; x < right; x++) grey[y * width + x] = Math.max(value, grey[y * width + x] ?? 0);
  }
  return { width, height, grey };
}
