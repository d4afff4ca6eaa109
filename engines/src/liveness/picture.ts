import { inspectScreen } from '../tamper/index.ts';
import type { Face, LivenessPack, Raster } from '../vision/index.ts';

type Passive = Awaited<ReturnType<LivenessPack['assess']>>;
/** `grid`: how plainly a display's or a printer's grid stands in the picture, 0 to 1; null where it could not be looked for. */
export type PictureJudgement = Omit<Passive, 'reasons'> & { reasons: string[]; grid: number | null };

/**
 * From here a picture is not called real. Chosen anew without each person in turn the limit would be 0.25 to 0.35; the room above is for
 * cameras that sharpen or scale in other ways than those measured (see the README of vision/faces).
 */
const GRID = 0.5;

/**
 * Did the face of one picture stand before the camera? The passive model's word; a grid, which lies in every part of a photographed
 * screen or print, takes `real` from it and nothing else: what it sees is a doubt for a person.
 */
export async function assessPicture(passive: LivenessPack, raster: Raster, face: Face): Promise<PictureJudgement> {
  const said = await passive.assess(raster, face);
  const grid = inspectScreen(raster).score;
  if (grid === null || grid < GRID || said.verdict !== 'real') return { ...said, grid };
  return { ...said, grid, verdict: 'uncertain', reasons: [...said.reasons, 'image.photo_of_screen'] };
}
