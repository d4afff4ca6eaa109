import { inverseOf, mapQuad, type Point, project, type Quad, rectangleTo } from '@acquaint/engines/vision';
import sharp from 'sharp';
import { addNoise } from '../capture.ts';
import { type Random, randomOf } from '../random.ts';
import { glare, motion, shadow, shine, uneven } from './light.ts';
import { lay, type Photograph, type Picture, type Sheet, seenFrom, table } from './scene.ts';
import { onScreen } from './screen.ts';
import { screenshot } from './screenshot.ts';

/** Photographs as a hand takes them, good and bad. `flat`, `tilted`, `steep` and `light_table` are fit to be read; the rest have a fault. */
export const SHOTS = [
  'flat',
  'tilted',
  'steep',
  'light_table',
  'upside_down',
  'sideways',
  'shadow',
  'glare',
  'motion',
  'defocus',
  'cut_off',
  'dark',
  'small',
  'black_and_white',
  'mirrored',
  'screen',
  'screenshot',
] as const;
export type Shot = (typeof SHOTS)[number];
const WIDTH = 1500;
const HEIGHT = 1125;
/** Sheets are drawn at this many points an inch: one and a half times their own size. */
const DENSITY = 108;

/** Photographs a drawn sheet; the same input gives the same bytes. */
export async function shoot(svg: string, shot: Shot, seed: number): Promise<Photograph> {
  const random = randomOf(seed, `shot ${shot}`);
  const sheet = await sheetOf(svg);
  if (shot === 'screenshot') return screenshot(sheet, random);
  const view = viewOf(sheet, shot, random);
  const scene = table(view.width, view.height, shot === 'light_table', random);
  underneath(scene, view.quad);
  const back = inverseOf(rectangleTo(view.quad, sheet.width, sheet.height));
  lay(scene, sheet, (at) => project(back, at), view.quad);
  uneven(scene, random.between(0.05, 0.25), random);
  const taken = faulty(scene, shot, view.quad, random);
  return finish(taken, shot, seed, view.quad, random);
}

/** A drawing as pixels, at the size in which it is photographed. */
export async function sheetOf(svg: string): Promise<Sheet> {
  const { data, info } = await sharp(Buffer.from(svg), { density: DENSITY })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, rgba: new Uint8Array(data.buffer, data.byteOffset, data.length) };
}

type View = { width: number; height: number; quad: Quad };

function viewOf(sheet: Sheet, shot: Shot, random: Random): View {
  const aspect = sheet.width / sheet.height;
  const upright = aspect < 1 || shot === 'sideways';
  const [width, height] = upright ? [HEIGHT, WIDTH] : [WIDTH, HEIGHT];
  const sign = () => random.pick([-1, 1]);
  const tilt = shot === 'steep' ? [16, 26] : shot === 'flat' ? [0, 2] : [5, 13];
  const lean = () => sign() * random.between(tilt[0] ?? 0, tilt[1] ?? 0);
  const turned = shot === 'upside_down' ? 180 : shot === 'sideways' ? random.pick([90, -90]) : 0;
  const away =
    shot === 'steep' ? random.between(2, 9) : shot === 'flat' ? random.between(0, 1.5) : random.between(1, 5);
  const across = shot === 'sideways' ? height : width;
  const along = shot === 'sideways' ? width : height;
  const fill = Math.min(across * 0.84, along * 0.84 * aspect);
  const middle: Point = [width * random.between(0.48, 0.52), height * random.between(0.48, 0.52)];
  if (shot === 'cut_off') {
    const at = random.int(0, 1);
    middle[at] = (middle[at] ?? 0) + sign() * (at === 0 ? width : height) * random.between(0.2, 0.3);
  }
  const angles = { turn: turned + sign() * away, pitch: lean(), yaw: lean() };
  return { width, height, quad: seenFrom({ middle, width: fill * (shot === 'flat' ? 1.02 : 0.96), aspect }, angles) };
}

/** The narrow shadow that a card casts on the table it lies on. */
function underneath(scene: Picture, quad: Quad): void {
  const middle = middleOf(quad);
  const inside = inverseOf(rectangleTo(quad, 1, 1));
  const soft = 0.012;
  shine(scene, (x, y) => {
    const [u, v] = project(inside, [x - 3, y - 4]);
    const out = Math.max(-u, u - 1, -v, v - 1);
    const near = Math.abs(x - middle[0]) < scene.width && out > -soft && out < soft * 2;
    return { times: near ? 0.72 + 0.28 * Math.min(1, Math.max(0, out / (soft * 2))) : 1, plus: 0 };
  });
}

function middleOf(quad: Quad): Point {
  return [quad.reduce((sum, [x]) => sum + x / 4, 0), quad.reduce((sum, [, y]) => sum + y / 4, 0)];
}

/** A place on the sheet, away from its rim. */
function placeOn(quad: Quad, random: Random): Point {
  return project(rectangleTo(quad, 1, 1), [random.between(0.25, 0.75), random.between(0.25, 0.75)]);
}

function faulty(scene: Picture, shot: Shot, quad: Quad, random: Random): Picture {
  if (shot === 'glare') glare(scene, placeOn(quad, random), scene.width * random.between(0.09, 0.15), random);
  if (shot === 'shadow') shadow(scene, placeOn(quad, random), random.between(0.35, 0.55), random);
  if (shot === 'motion') motion(scene, random.between(12, 20), random.between(0, 180));
  if (shot === 'dark') {
    const times = random.between(0.12, 0.2);
    shine(scene, () => ({ times, plus: 0 }));
  }
  return shot === 'screen' ? onScreen(scene, random.between(1.35, 2.6), random) : scene;
}

async function finish(taken: Picture, shot: Shot, seed: number, quad: Quad, random: Random): Promise<Photograph> {
  const { width, height } = taken;
  const blur = shot === 'defocus' ? random.between(3, 5) : random.between(0.5, 0.8);
  let made = sharp(taken.rgb, { raw: { width, height, channels: 3 } }).blur(blur);
  const size = shot === 'small' ? random.between(0.18, 0.24) : 1;
  if (size < 1) made = sharp(await made.png().toBuffer()).resize({ width: Math.round(width * size) });
  if (shot === 'mirrored') made = made.flop();
  if (shot === 'black_and_white') made = made.greyscale();
  const { data, info } = await made.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  if (shot !== 'black_and_white') addNoise(data, shot === 'dark' ? 5 : random.between(2, 4.5), seed);
  const jpeg = await sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
    .jpeg({ quality: random.int(80, 93), chromaSubsampling: '4:2:0' })
    .toBuffer();
  const corners = mapQuad(quad, ([x, y]) => [(shot === 'mirrored' ? width - x : x) * size, y * size]);
  return { image: new Uint8Array(jpeg), corners };
}
