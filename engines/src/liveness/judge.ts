import { type CameraHint, type CameraSignals, cameraHints, judgeCamera } from './camera.ts';
import { type Challenge, MOTIONS, type Motion } from './challenge.ts';
import { judgeCompany, judgeContinuity, type SamePerson } from './continuity.ts';
import { judgeDepth } from './depth.ts';
import { activity, type MotionEvent, motionEvents } from './events.ts';
import type { Frame } from './frame.ts';
import { LIMITS } from './limits.ts';
import { matchOrder, matchPace } from './order.ts';
import type { LivenessReason } from './reasons.ts';
import { type Earlier, judgeReplay } from './replay.ts';
import { type Signal, signalsOf } from './signals.ts';

export type Clip = {
  challenge: Challenge;
  frames: readonly Frame[];
  camera: CameraSignals;
  /** Clips that were shown before in the same matter. */
  earlier: readonly Earlier[];
  /** How long the server waited from asking to having the frames; null when nobody waited. */
  elapsedMs: number | null;
  samePerson: SamePerson;
  /** Bands of the passive model; null when there is none. */
  padBands: { real: number; uncertain: number } | null;
};

/** One frame for the officer's strip; angles in degrees from the person's own rest, null where no face was found. */
export type FrameMeasure = {
  atMs: number;
  yaw: number | null;
  pitch: number | null;
  eyes: number | null;
  mouth: number | null;
  pad: number | null;
  similarity: number | null;
};
export type LivenessResult = {
  /** `uncertain` when every motion was right and the passive model alone is in doubt. */
  verdict: 'live' | 'uncertain' | 'refused';
  score: number;
  reasons: LivenessReason[];
  motions: {
    motion: Motion;
    startMs: number | null;
    peakMs: number | null;
    endMs: number | null;
    amplitude: number | null;
  }[];
  frames: FrameMeasure[];
  /** The index of the best frontal frame with open eyes and closed mouth; null when there is none. */
  best: number | null;
  depth: number | null;
  pad: number | null;
  leastSimilarity: number | null;
  cameraHints: CameraHint[];
};

/** Judges a clip of frames against what was asked for. Any single reason refuses it. */
export function judgeClip(clip: Clip): LivenessResult {
  const { frames, challenge } = clip;
  const signals = signalsOf(frames);
  const front = frontalFrames(signals);
  const best = front[0]?.index ?? null;
  const events = motionEvents(signals);
  const ordered = matchOrder(challenge, events);
  const depth = judgeDepth(frames, signals, best ?? 0);
  const company = judgeCompany(
    frames,
    signals,
    best === null ? null : (frames[best]?.embedding ?? null),
    clip.samePerson,
  );
  const hints = cameraHints(frames, clip.camera);
  const pad = leastPad(front.map(({ index }) => frames[index]?.pad ?? null));
  // A picture that never changed explains by itself why motions are missing.
  const unmoved = depth.reasons.length > 0 && ordered.matched.every((event) => event === null);
  const found = new Set<LivenessReason>([
    ...(frames.length < LIMITS.frames.min ? (['liveness.too_few_frames'] as const) : []),
    ...judgeContinuity(frames, signals),
    ...company.reasons,
    ...depth.reasons,
    ...(unmoved ? [] : ordered.reasons),
    ...matchPace(challenge, { matched: ordered.matched, signals, elapsedMs: clip.elapsedMs }),
    ...judgeReplay(frames, clip.earlier),
    ...judgeCamera(hints),
    ...padReasons(pad, clip.padBands),
  ]);
  if (best === null) found.add('face.not_detected');
  const reasons: LivenessReason[] = found.size > 0 ? ['liveness.failed', ...found] : [];
  return {
    verdict: verdictOf(reasons, pad, clip.padBands),
    score: scoreOf(ordered.matched, depth.turned, company.least, pad),
    reasons,
    motions: challenge.sequence.map((motion, i) => describe(motion, ordered.matched[i] ?? null)),
    frames: stripOf(frames, signals, company.similarities),
    best,
    depth: depth.turned,
    pad,
    leastSimilarity: company.least,
    cameraHints: hints,
  };
}

/** Which frames the passive model is asked about: the straightest that look ahead, by their place in the clip. */
export const frontalOf = (frames: readonly Frame[]): number[] =>
  frontalFrames(signalsOf(frames)).map(({ index }) => index);

/** Frames that look ahead with open eyes and closed mouth, the straightest first. */
function frontalFrames(signals: readonly Signal[]): Signal[] {
  return signals
    .filter((one) => Math.abs(one.yaw) < LIMITS.frontal.yaw && MOTIONS.every((motion) => activity(motion, one) < 0.5))
    .toSorted((a, b) => sway(a) - sway(b))
    .slice(0, LIMITS.frontal.frames);
}

const sway = (one: Signal) =>
  Math.abs(one.yaw) + Math.abs(one.pitch) + 20 * Math.abs(1 - one.open) + 20 * Math.abs(one.mouth);

function leastPad(scores: readonly (number | null)[]): number | null {
  const known = scores.filter((score) => score !== null);
  return known.length > 0 && known.length === scores.length ? Math.min(...known) : null;
}

function padReasons(pad: number | null, bands: Clip['padBands']): LivenessReason[] {
  // Written so that what is not a number is refused as well.
  return pad === null || !bands || pad >= bands.uncertain ? [] : ['liveness.spoof_replay'];
}

function verdictOf(
  reasons: readonly LivenessReason[],
  pad: number | null,
  bands: Clip['padBands'],
): LivenessResult['verdict'] {
  if (reasons.length > 0) return 'refused';
  return bands && pad !== null && pad >= bands.real ? 'live' : bands ? 'uncertain' : 'live';
}

/** The weakest of what was asked for: motions done, depth seen, one person, a live picture; 0 to 1. */
function scoreOf(
  matched: readonly (MotionEvent | null)[],
  depth: number | null,
  least: number | null,
  pad: number | null,
): number {
  const done = matched.filter((event) => event !== null).length / Math.max(1, matched.length);
  const parts = [done, Math.min(1, (depth ?? 0) / (2 * LIMITS.depth)), least ?? 0, ...(pad === null ? [] : [pad])];
  return Math.round(Math.min(...parts) * 1000) / 1000;
}

function describe(motion: Motion, event: MotionEvent | null): LivenessResult['motions'][number] {
  return {
    motion,
    startMs: event ? Math.round(event.startMs) : null,
    peakMs: event ? Math.round(event.peakMs) : null,
    endMs: event ? Math.round(event.endMs) : null,
    amplitude: event ? tenth(event.amplitude) : null,
  };
}

function stripOf(
  frames: readonly Frame[],
  signals: readonly Signal[],
  similarities: readonly (number | null)[],
): FrameMeasure[] {
  const byIndex = new Map(signals.map((signal) => [signal.index, signal]));
  return frames.map((frame, index) => {
    const signal = byIndex.get(index);
    return {
      atMs: Math.round(frame.atMs - (frames[0]?.atMs ?? 0)),
      yaw: signal ? tenth(signal.yaw) : null,
      pitch: signal ? tenth(signal.pitch) : null,
      eyes: signal ? tenth(signal.open * 10) / 10 : null,
      mouth: signal ? tenth(signal.measures.mouth * 10) / 10 : null,
      pad: frame.pad,
      similarity: similarities[index] ?? null,
    };
  });
}

const tenth = (value: number) => Math.round(value * 10) / 10;
