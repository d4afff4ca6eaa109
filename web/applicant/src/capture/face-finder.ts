// Finds faces in a small picture, to guide the hand: brightness binary features (Abramson and Steux 2005) with the cascade of
// libccv, as jsfeat carries both. It is loaded when a camera first looks at a face, after the first screen.
import type { Rect } from './geometry.ts';
import type { Grey } from './measure.ts';

export type FaceFinder = (picture: Grey) => Rect[];

/** Pictures are scaled to this width before faces are looked for; the least box of a face is 24 pixels wide there. */
export const FACES_WIDTH = 200;
const LEAST = 24;
/** So many neighbouring places must have seen it, or the least sure one must be sure enough. */
const NEIGHBOURS = 2;
const SURE = 0;

/** Loads what it takes; null where that fails: then nobody is told where their face is. */
export async function loadFaceFinder(): Promise<FaceFinder | null> {
  try {
    const { default: jsfeat } = await import('jsfeat');
    // The cascade's file puts itself into a global of this name.
    Object.assign(globalThis, { jsfeat });
    await import('jsfeat/cascades/bbf_face.js');
    const cascade = jsfeat.bbf.face_cascade;
    jsfeat.bbf.prepare_cascade(cascade);
    return ({ grey, width, height }) => {
      if (Math.min(width, height) < 2 * LEAST) return [];
      const picture = new jsfeat.matrix_t(width, height, jsfeat.U8_t | jsfeat.C1_t);
      picture.data.set(grey);
      const seen = jsfeat.bbf.detect(jsfeat.bbf.build_pyramid(picture, LEAST, LEAST, 4), cascade);
      return jsfeat.bbf
        .group_rectangles(seen, 1)
        .filter(({ neighbors, confidence }) => neighbors >= NEIGHBOURS || confidence > SURE)
        .map(({ x, y, width, height }) => ({ x, y, width, height }));
    };
  } catch {
    // A network that drops costs the guidance and never the picture.
    return null;
  }
}
