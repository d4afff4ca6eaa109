import { decodeImage, inverseOf, project, type Quad, rectangleTo } from '@acquaint/engines/vision';
import sharp from 'sharp';
import { CAST } from './cast.ts';
import { type DrawInput, drawSpecimen } from './draw.ts';
import { inventPerson } from './person.ts';
import { makePortrait } from './portraits.ts';
import { type Random, randomOf } from './random.ts';
import { type Shot, sheetOf, shoot } from './shots/index.ts';
import { lay, type Picture, type Sheet } from './shots/scene.ts';
import { copyLetters, otherPortrait, retype } from './tampering-print.ts';

export const TAMPERINGS = [
  'none',
  'text_replaced',
  'value_retyped',
  'letter_replaced',
  'copied',
  'portrait_replaced',
  'ghost_left',
  'screen',
  'resaved',
] as const;
export type Tampering = (typeof TAMPERINGS)[number];

const CHANGED = 24;
const SPREAD = 5;

/** Of the cast the men: every two are strangers. */
const MEN = 3;

type Input = Pick<DrawInput, 'class' | 'seed' | 'today'> & {
  tampering: Tampering;
  messenger?: boolean;
};

/**
 * A photographed document as a forger sends it: printed text or the portrait replaced on the photograph and saved again (`value_retyped`, `letter_replaced`: in
 * other letters than the rest; `copied`: with letters of the same photograph; `ghost_left`: the large portrait alone), a screen photographed,
 * or an untouched one saved by an editor. `none` is an honest photograph. `messenger` sends it on as messengers do: smaller and saved anew.
 */
export async function makeTampered(input: Input): Promise<Uint8Array> {
  const { tampering, seed } = input;
  const random = randomOf(seed, `tampering ${tampering}`);
  // Whose ghost is held against the portrait must be a stranger to the new face.
  const bearer = tampering === 'ghost_left' ? { portrait: await portraitOf(CAST[seed % MEN]) } : {};
  const drawn = await drawSpecimen({ ...input, ...bearer });
  const honest: readonly [Shot, Shot] = ['flat', 'tilted'];
  const shot = tampering === 'screen' ? 'screen' : randomOf(seed, 'honest shot').pick(honest);
  const taken = await shoot(drawn.svg, shot, seed);
  const made = await change(input, taken, drawn.svg, random);
  return input.messenger ? sendOn(made, seed) : made;
}

async function change(
  input: Input,
  taken: { image: Uint8Array; corners: Quad },
  svg: string,
  random: Random,
): Promise<Uint8Array> {
  const { tampering } = input;
  if (tampering === 'none' || tampering === 'screen') return taken.image;
  if (tampering === 'resaved')
    return sharp(taken.image)
      .withExif({ IFD0: { Software: random.pick(['Adobe Photoshop 25.1', 'GIMP 2.10.36', 'Snapseed 2.21']) } })
      .jpeg({ quality: random.int(90, 96) })
      .toBuffer();
  const { raster } = await decodeImage(taken.image);
  const before = await sheetOf(svg);
  if (tampering === 'copied') copyLetters(raster, svg, rectangleTo(taken.corners, before.width, before.height), random);
  else {
    const after = await sheetOf(await changedDrawing(input, svg, random));
    const wholly = tampering === 'portrait_replaced' || tampering === 'ghost_left';
    await paste(raster, taken.corners, { before, after, wholly });
  }
  const { width, height, rgb } = raster;
  return sharp(rgb, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: random.int(91, 97) })
    .toBuffer();
}

async function changedDrawing(input: Input, svg: string, random: Random): Promise<string> {
  const { tampering } = input;
  if (tampering === 'value_retyped' || tampering === 'letter_replaced')
    return retype(svg, tampering === 'letter_replaced' ? random.int(1, 2) : null, random);
  if (tampering === 'ghost_left') return otherPortrait(svg, await portraitOf(CAST[(input.seed + 1) % MEN] ?? CAST[0]));
  return (await drawSpecimen({ ...input, ...(await another(input, tampering)) })).svg;
}

function portraitOf(member: (typeof CAST)[number] | undefined): Promise<Uint8Array> {
  return makePortrait({ seed: 0, sex: 'M', ...member });
}

/** What the forger wants to stand there instead. */
async function another({ class: specimenClass, seed }: Input, tampering: Tampering): Promise<Partial<DrawInput>> {
  const stranger = seed + 5001;
  if (tampering === 'portrait_replaced') return { portrait: await makePortrait({ seed: stranger, sex: 'M' }) };
  const { person } = await drawSpecimen({ class: specimenClass, seed });
  const { document_number, personal_number, surname } = inventPerson(stranger, person.country);
  return {
    person: { document_number, personal_number, surname, full_name: person.full_name.replace(person.surname, surname) },
  };
}

/** Lays what differs between two drawings over the photograph, in the light of the place it covers. */
async function paste(
  picture: Picture,
  corners: Quad,
  { before, after, wholly }: { before: Sheet; after: Sheet; wholly: boolean },
): Promise<void> {
  const patch: Sheet = { ...after, rgba: after.rgba.slice() };
  const mask = differing(before, after);
  if (wholly) fillRows(mask, before.width);
  const back = inverseOf(rectangleTo(corners, before.width, before.height));
  const there = rectangleTo(corners, before.width, before.height);
  const [light, drawn] = [
    [0, 0, 0],
    [0, 0, 0],
  ];
  for (let at = 0; at < mask.length; at++) {
    patch.rgba[at * 4 + 3] = mask[at] === 1 ? (after.rgba[at * 4 + 3] ?? 0) : 0;
    if (mask[at] !== 1 || at % 7 !== 0) continue;
    const [x, y] = project(there, [(at % before.width) + 0.5, Math.floor(at / before.width) + 0.5]);
    const from = (Math.floor(y) * picture.width + Math.floor(x)) * 3;
    for (let k = 0; k < 3; k++) {
      light[k] = (light[k] ?? 0) + (picture.rgb[from + k] ?? 0);
      drawn[k] = (drawn[k] ?? 0) + (before.rgba[at * 4 + k] ?? 0);
    }
  }
  for (let at = 0; at < patch.rgba.length; at++)
    if (at % 4 !== 3)
      patch.rgba[at] = Math.min(255, (patch.rgba[at] ?? 0) * ((light[at % 4] ?? 0) / Math.max(1, drawn[at % 4] ?? 1)));
  lay(picture, patch, (at) => project(back, at), corners);
}

/** A portrait is pasted whole, with its ground: between the first and the last difference of each row where they lie close together. */
function fillRows(mask: Uint8Array, width: number): void {
  const widest = width * 0.3;
  for (let row = 0; row < mask.length; row += width) {
    let last = -1;
    for (let x = 0; x < width; x++) {
      if (mask[row + x] !== 1) continue;
      if (last >= 0 && x - last <= widest) mask.fill(1, row + last, row + x);
      last = x;
    }
  }
}

/** Where two drawings differ, with a margin, as forgers cut a little more than the letters. */
function differing(before: Sheet, after: Sheet): Uint8Array {
  const { width, height } = before;
  const mask = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      const change = [0, 1, 2].reduce(
        (most, k) => Math.max(most, Math.abs((before.rgba[at + k] ?? 0) - (after.rgba[at + k] ?? 0))),
        0,
      );
      if (change < CHANGED) continue;
      for (let j = Math.max(0, y - SPREAD); j <= Math.min(height - 1, y + SPREAD); j++)
        mask.fill(1, j * width + Math.max(0, x - SPREAD), j * width + Math.min(width, x + SPREAD + 1));
    }
  return mask;
}

/** As messengers send: the longer side at most 1,280 or 1,600 pixels, saved at a middling quality, nothing said about it. */
export function sendOn(image: Uint8Array, seed: number): Promise<Uint8Array> {
  const random = randomOf(seed, 'messenger');
  const side = random.pick([1280, 1600]);
  return sharp(image)
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: random.int(70, 82) })
    .toBuffer();
}
