import type { Motion } from '../challenge.ts';
import { type Frame, THUMB_SIDE } from '../frame.ts';
import type { Point } from '../geometry.ts';
import type { Clip } from '../judge.ts';
import { landmarksOf, type Pose, REST } from './head.ts';

/** Evenly spread numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const HEIGHT: Record<Motion, Partial<Pose>> = {
  turn_left: { yaw: 24 },
  turn_right: { yaw: -24 },
  nod: { pitch: 16 },
  blink: { lids: 1 },
  open_mouth: { gape: 0.9 },
};

export type Performed = {
  sequence: readonly Motion[];
  seed?: number;
  /** From rest to rest. */
  motionMs?: number;
  restMs?: number;
  intervalMs?: number;
  /** Deviation of landmarks, in pixels; the eyes are 70 apart. */
  noise?: number;
  /** Which invented person. */
  person?: number;
  project?: (pose: Pose) => Point[];
};

/** Frames of a person who does these motions one after the other, swaying a little as people do. */
export function perform(input: Performed): Frame[] {
  const { sequence, seed = 1, motionMs = 1300, restMs = 700, intervalMs = 330 } = input;
  const random = randomOf(seed);
  const whole = restMs + sequence.length * (motionMs + restMs);
  const frames: Frame[] = [];
  const start = { x: random() * 0.3, y: random() * 0.3, zoom: 0.9 + random() * 0.2, roll: (random() - 0.5) * 6 };
  let sway = { x: 0, y: 0 };
  for (let atMs = 0; atMs <= whole; atMs += intervalMs * (0.94 + 0.12 * random())) {
    sway = { x: sway.x * 0.8 + (random() - 0.5) * 0.06, y: sway.y * 0.8 + (random() - 0.5) * 0.06 };
    const turn = Math.floor((atMs - restMs) / (motionMs + restMs));
    const share = (atMs - restMs - turn * (motionMs + restMs)) / motionMs;
    const motion = share >= 0 && share <= 1 ? sequence[turn] : undefined;
    const pose = {
      ...REST,
      ...start,
      x: start.x + sway.x,
      y: start.y + sway.y,
      ...(motion ? partly(HEIGHT[motion], share) : {}),
    };
    frames.push(frameOf(input, pose, { atMs, random, index: frames.length }));
  }
  return frames;
}

/** One frame of a pose. */
export function frameOf(
  input: Performed,
  pose: Pose,
  at: { atMs: number; random: () => number; index: number },
): Frame {
  const { noise = 0.3, person = 0, project = landmarksOf, seed = 1 } = input;
  const deviation = () => (at.random() + at.random() + at.random() - 1.5) * 2 * noise;
  const landmarks = project(pose).map(([x, y]): Point => [x + deviation(), y + deviation()]);
  return {
    atMs: at.atMs,
    faces: 1,
    landmarks,
    aperture: 0.3 - 0.22 * pose.lids + (at.random() - 0.5) * 0.02,
    embedding: vectorOf(person, at.random),
    pad: 0.97,
    thumb: thumbOf(landmarks, at.random),
    digest: `${seed}-${at.index}-${at.random()}`,
  };
}

/** A raised cosine: from rest to the height and back. */
function partly(height: Partial<Pose>, share: number): Partial<Pose> {
  const amount = Math.min(1, (1 - Math.cos(2 * Math.PI * share)) / 1.6);
  return Object.fromEntries(Object.entries(height).map(([name, value]) => [name, value * amount]));
}

function vectorOf(person: number, random: () => number): Float32Array {
  const own = randomOf(person + 100);
  return Float32Array.from({ length: 32 }, () => own() - 0.5 + (random() - 0.5) * 0.15);
}

function thumbOf(landmarks: readonly Point[], random: () => number): Uint8Array {
  return Uint8Array.from({ length: THUMB_SIDE * THUMB_SIDE }, (_, i) => {
    const [x, y] = [((i % THUMB_SIDE) + 0.5) * 30, (Math.floor(i / THUMB_SIDE) + 0.5) * 40];
    const dark = landmarks.reduce((sum, [u, v]) => sum + Math.exp(-((x - u) ** 2 + (y - v) ** 2) / 600), 0);
    return Math.max(0, Math.round(200 - 40 * dark + (random() - 0.5) * 1.5));
  });
}

/** 1 for one vector twice, 0 for two that have nothing in common. */
export function cosine(a: Float32Array, b: Float32Array): number {
  const dot = a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
  return Math.max(
    0,
    dot / Math.sqrt(a.reduce((sum, value) => sum + value ** 2, 0) * b.reduce((sum, value) => sum + value ** 2, 0)),
  );
}

/** A whole clip of frames, ready to be judged; parts can be changed. */
export function clipOf(sequence: readonly Motion[], frames: readonly Frame[], change: Partial<Clip> = {}): Clip {
  return {
    challenge: { sequence, limitMs: 30_000 },
    frames,
    camera: { label: 'FaceTime HD Camera' },
    earlier: [],
    elapsedMs: 20_000,
    samePerson: { similarity: cosine, bands: { match: 0.7, review: 0.5 } },
    padBands: { real: 0.8, uncertain: 0.5 },
    ...change,
  };
}
