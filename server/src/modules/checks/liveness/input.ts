import type { LivenessResult } from '@acquaint/engines/liveness';
import type { LivenessAnswer } from '#modules/vendors';

/** What of a judged clip is kept: everything but its pixels. */
export type JudgedClip = LivenessResult & Pick<LivenessAnswer, 'pack' | 'packHash' | 'passive'>;
/** How the applicant showed that they are there. */
export type LivenessInput = {
  motion: 'required' | 'offered' | 'off';
  /** The last clip that was judged in this attempt; null when none was. */
  clip: JudgedClip | null;
  /** Addresses of the clip's frames, in order. */
  frames: readonly string[];
  /** How many clips were judged. */
  clips: number;
  /** The person said that they cannot do motions. */
  anotherWay: boolean;
  /** The sequence was named by a test, not drawn: marked like everything simulated. */
  fixed: boolean;
  /** Digits said or shown to the camera instead of motions; null when nobody was recorded. */
  spoken: Spoken | null;
};
/** `afterMs`: from drawing the digits to having the recording. */
export type Spoken = { digits: string; recording: string; afterMs: number; reasons: readonly string[] };
