// Looks at the part below the frame a few times a second and says what to change.
import { type RefObject, useEffect, useState } from 'react';
import type { Rect, Size } from './geometry.ts';
import { sourceOf } from './geometry.ts';
import { closedShare, judge, type Subject, steadyVerdict, type Verdict } from './judge.ts';
import { measurePart } from './picture.ts';

const EVERY_MS = 220;

export type Aim = { verdict: Verdict | null; closed: number };

/** The verdict on what the camera sees now, and the share of the frame that is closed. */
export function useAim(
  video: RefObject<HTMLVideoElement | null>,
  live: boolean,
  view: { stage: Size; frame: Rect; subject: Subject },
): Aim {
  const { stage, frame, subject } = view;
  const [aim, setAim] = useState<Aim>({ verdict: null, closed: 0 });

  useEffect(() => {
    if (!live) return;
    const canvas = document.createElement('canvas');
    let latest: Verdict[] = [];
    const look = () => {
      const seen = video.current;
      if (!seen || seen.videoWidth === 0 || document.visibilityState === 'hidden') return;
      const part = sourceOf(frame, stage, { width: seen.videoWidth, height: seen.videoHeight });
      const measures = measurePart(seen, part, canvas);
      latest = [...latest.slice(-2), judge(measures, subject)];
      setAim((shown) => ({ verdict: steadyVerdict(shown.verdict, latest), closed: closedShare(measures, subject) }));
    };
    const timer = setInterval(look, EVERY_MS);
    return () => clearInterval(timer);
  }, [video, live, stage, frame, subject]);

  return aim;
}
