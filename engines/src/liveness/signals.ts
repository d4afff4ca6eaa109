import type { Frame } from './frame.ts';
import { type Measures, measure, median } from './geometry.ts';
import { LIMITS } from './limits.ts';

/** A frame's measures against the person's own rest; `open` is 1 with eyes as open as usual. */
export type Signal = {
  index: number;
  atMs: number;
  yaw: number;
  pitch: number;
  open: number;
  mouth: number;
  measures: Measures;
};

/** The frames that show a face, measured against the medians of the whole clip: what is usual in it is the person at rest. */
export function signalsOf(frames: readonly Frame[]): Signal[] {
  const seen = frames.flatMap((frame, index) =>
    frame.landmarks ? [{ index, frame, measures: measure(frame.landmarks) }] : [],
  );
  const yaw = median(seen.map(({ measures }) => measures.yaw));
  const ahead = seen.filter(({ measures }) => Math.abs(measures.yaw - yaw) < LIMITS.steadyTurn);
  const pitch = median(ahead.map(({ measures }) => measures.pitch));
  const eyes = median(ahead.map(({ measures }) => measures.eyes));
  const mouth = median(ahead.map(({ measures }) => measures.mouth));
  const aperture = median(ahead.flatMap(({ frame }) => frame.aperture ?? []));
  return seen.map(({ index, frame, measures }) => ({
    index,
    atMs: frame.atMs,
    yaw: measures.yaw - yaw,
    pitch: measures.pitch - pitch,
    open: openness(
      measures.eyes / Math.max(1e-6, eyes),
      frame.aperture === null ? null : frame.aperture / Math.max(1e-6, aperture),
    ),
    mouth: measures.mouth - mouth,
    measures,
  }));
}

/** Pixels know more of lids than landmarks do, so they count twice. */
function openness(byLandmarks: number, byPixels: number | null): number {
  return byPixels === null ? byLandmarks : (byLandmarks + 2 * byPixels) / 3;
}
