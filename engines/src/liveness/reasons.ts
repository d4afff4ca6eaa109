/** Why a clip was refused. `liveness.failed` stands before each of the others when any is there. */
export const LIVENESS_REASONS = [
  'liveness.failed',
  'liveness.too_few_frames',
  'liveness.missing_motion',
  'liveness.wrong_order',
  'liveness.too_fast',
  'liveness.too_slow',
  'liveness.discontinuous',
  'liveness.two_people',
  'liveness.still_picture',
  'liveness.flat',
  'liveness.replayed',
  'liveness.loop',
  'liveness.spoof_replay',
  'face.not_detected',
  'face.multiple',
  'network.virtual_camera',
] as const;
export type LivenessReason = (typeof LIVENESS_REASONS)[number];
