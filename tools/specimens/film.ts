import sharp from 'sharp';
import { expressive, type Features, featuresOf } from './portraits/features.ts';
import { renderFace, type Shot } from './portraits/render.ts';
import { addGrain, selfieShot } from './portraits.ts';
import { randomOf } from './random.ts';

/**
 * One moment of a film. Angles in radians: `yaw` is positive when the person turns to their own left (the nose goes to the
 * right of the picture), `pitch` when they look down. `lids` and `gape` go from 0, at rest, to 1, shut and wide open.
 */
export type Moment = { atMs: number; yaw?: number; pitch?: number; lids?: number; gape?: number };
export type FilmInput = {
  seed: number;
  sex: 'M' | 'F';
  /** Light, wall and where the person sits. */
  take?: number;
  /** Pixels; the height is a quarter more. */
  width?: number;
  moments: readonly Moment[];
};
export type FilmFrame = { atMs: number; jpeg: Uint8Array };
export type FilmMotion = 'turn_left' | 'turn_right' | 'nod' | 'blink' | 'open_mouth';

const WIDTH = 200;
const GRAIN = 3;
const SWAY = 3;
const HEIGHTS: Record<FilmMotion, Omit<Moment, 'atMs'>> = {
  turn_left: { yaw: 0.36 },
  turn_right: { yaw: -0.36 },
  nod: { pitch: 0.3 },
  blink: { lids: 1 },
  open_mouth: { gape: 0.8 },
};

/**
 * An invented person filmed by a camera: they sway a little, every frame has noise of its own, the light breathes. The same
 * input gives the same bytes.
 */
export async function makeFilm({ seed, sex, take = 0, width = WIDTH, moments }: FilmInput): Promise<FilmFrame[]> {
  const shot = filmShot(selfieShot(seed, take), width / 400);
  const face = featuresOf(seed, sex);
  const random = randomOf(seed * 7919 + take, 'film');
  const rendered = new Map<string, Uint8Array>();
  const frames: FilmFrame[] = [];
  for (const [index, moment] of moments.entries()) {
    const { atMs, ...pose } = moment;
    const key = JSON.stringify(pose);
    const still = rendered.get(key) ?? renderPose(face, shot, pose);
    rendered.set(key, still);
    const moved = shifted(still, shot, { x: random.int(-SWAY, SWAY), y: random.int(-SWAY, SWAY) });
    addGrain(moved, GRAIN, seed * 977 + take * 131 + index);
    frames.push({ atMs, jpeg: await toJpeg(moved, shot) });
  }
  return frames;
}

/** The moments of someone who does these motions one after the other, at rest before, between and after. */
export function momentsOf(motions: readonly FilmMotion[], { intervalMs = 330, seed = 1 } = {}): Moment[] {
  const random = randomOf(seed, 'moments');
  const shares = [0.5, 1, 1, 0.5];
  const poses = motions.flatMap((motion) => [...shares.map((share) => partly(HEIGHTS[motion], share)), {}]);
  let atMs = 0;
  return [{}, {}, ...poses, {}].map((pose) => {
    const moment = { atMs: Math.round(atMs), ...pose };
    atMs += intervalMs * random.between(0.92, 1.08);
    return moment;
  });
}

function partly(pose: Omit<Moment, 'atMs'>, share: number): Omit<Moment, 'atMs'> {
  return Object.fromEntries(Object.entries(pose).map(([name, value]) => [name, value * share]));
}

function filmShot(shot: Shot, share: number): Shot {
  const size = (length: number) => Math.round(length * share);
  return {
    ...shot,
    width: size(shot.width),
    height: size(shot.height),
    scale: shot.scale * share,
    centre: { x: shot.centre.x * share, y: shot.centre.y * share },
    turn: 0,
    nod: 0,
    roll: 0,
  };
}

function renderPose(face: Features, shot: Shot, { yaw = 0, pitch = 0, lids = 0, gape = 0 }: Omit<Moment, 'atMs'>) {
  return renderFace(expressive(face, { lids, gape }), { ...shot, turn: yaw, nod: pitch });
}

/** The picture moved by whole pixels; its border is drawn out. */
function shifted(pixels: Uint8Array, { width, height }: Shot, by: { x: number; y: number }): Uint8Array {
  const moved = new Uint8Array(pixels.length);
  const inside = (at: number, size: number) => Math.max(0, Math.min(size - 1, at));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = (inside(y - by.y, height) * width + inside(x - by.x, width)) * 3;
      moved.set(pixels.subarray(from, from + 3), (y * width + x) * 3);
    }
  }
  return moved;
}

async function toJpeg(pixels: Uint8Array, { width, height }: Shot): Promise<Uint8Array> {
  return new Uint8Array(
    await sharp(pixels, { raw: { width, height, channels: 3 } })
      .jpeg({ quality: 88 })
      .toBuffer(),
  );
}
