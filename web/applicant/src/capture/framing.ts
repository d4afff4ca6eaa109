// Does what the camera sees lie in the frame, and at the right distance? What cannot be told is not complained about.
import type { Rect } from './geometry.ts';
import type { Sides } from './sides.ts';

export type Framing = 'unsure' | 'absent' | 'many' | 'far' | 'near' | 'aside' | 'fits';

/** A document as wide as this share of the frame is far away, beyond that one too near to keep its edges. */
const DOCUMENT = { far: 0.78, near: 1.1, aside: 0.08 };
/** What is not shaped like the document, by more than this share, is not its outline. */
const SHAPE = 0.16;

/** Where a document of this shape (width by height) lies; unsure unless its whole outline is seen. */
export function frameDocument({ left, top, right, bottom }: Sides, frame: Rect): Framing {
  if (left === null || top === null || right === null || bottom === null) return 'unsure';
  const [width, height] = [right - left, bottom - top];
  const shape = width / Math.max(1, height) / (frame.width / frame.height);
  if (width <= 0 || height <= 0 || Math.abs(Math.log(shape)) > SHAPE) return 'unsure';
  const share = width / frame.width;
  if (share < DOCUMENT.far) return 'far';
  if (share > DOCUMENT.near) return 'near';
  const dx = (left + right) / 2 - (frame.x + frame.width / 2);
  const dy = (top + bottom) / 2 - (frame.y + frame.height / 2);
  return Math.abs(dx) > DOCUMENT.aside * frame.width || Math.abs(dy) > DOCUMENT.aside * frame.height ? 'aside' : 'fits';
}

/**
 * The box of a found face reaches from the brows to the mouth and is about 0.85 of the face's width; its middle lies 0.22 of
 * its width above the middle of brows and chin (on 25 photographs: 0.57 to 0.98, and 0.22 within 0.1).
 */
const LOWER = 0.22;
const FACE = { far: 0.42, near: 0.85, aside: { x: 0.2, y: 0.2 }, rival: 0.6 };

/** Where the one face lies in the oval. */
export function frameFace(faces: readonly Rect[], oval: Rect): Framing {
  const [face, second] = faces.toSorted((a, b) => b.width - a.width);
  if (!face) return 'absent';
  if (second && second.width > face.width * FACE.rival) return 'many';
  const share = face.width / oval.width;
  const dx = face.x + face.width / 2 - (oval.x + oval.width / 2);
  const dy = face.y + face.height / 2 + face.width * LOWER - (oval.y + oval.height / 2);
  if (share > FACE.near) return 'near';
  if (Math.abs(dx) > FACE.aside.x * oval.width || Math.abs(dy) > FACE.aside.y * oval.height) return 'aside';
  return share < FACE.far ? 'far' : 'fits';
}
