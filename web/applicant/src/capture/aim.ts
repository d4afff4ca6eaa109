// Looks at the part below the frame a few times a second and says what to change.
import { type RefObject, useEffect, useRef, useState } from 'react';
import { FACES_WIDTH, type FaceFinder, loadFaceFinder } from './face-finder.ts';
import { type Framing, frameDocument, frameFace } from './framing.ts';
import { type Rect, type Size, sourceOf, widen } from './geometry.ts';
import { closedShare, type Hint, hintOf, type Subject, steadyHint } from './judge.ts';
import { change, type Grey, greyOf } from './measure.ts';
import { measurePart, pixelsOf } from './picture.ts';
import { findSides } from './sides.ts';

const EVERY_MS = 220;
const SIDES_WIDTH = 240;
/** What is looked at beside the frame, as a share of it: enough to see a document's outline, or a face that is not in the oval. */
const BESIDE = { document: 0.12, face: 0.4 };
/** So long a subject must lie well in the frame before the photo is taken by itself; never at once after the camera opened. */
const HELD_MS = 900;
const OPENED_MS = 2000;

/** `held` is how near the photo is to being taken by itself, 0 to 1. */
export type Aim = { hint: Hint | null; closed: number; held: number };
type View = { stage: Size; frame: Rect; subject: Subject };

/** The hint on what the camera sees now, the share of the frame that is closed, and whether it may be taken. */
export function useAim(video: RefObject<HTMLVideoElement | null>, live: boolean, view: View): Aim {
  const { stage, frame, subject } = view;
  const [aim, setAim] = useState<Aim>({ hint: null, closed: 0, held: 0 });
  const finder = useFaceFinder(subject === 'face');

  useEffect(() => {
    if (!live) return;
    const canvases = { inside: document.createElement('canvas'), around: document.createElement('canvas') };
    const opened = performance.now();
    let latest: Hint[] = [];
    let before: Grey | null = null;
    let fitsSince: number | null = null;
    const look = () => {
      const seen = video.current;
      if (!seen || seen.videoWidth === 0 || document.visibilityState === 'hidden') return;
      const source = { width: seen.videoWidth, height: seen.videoHeight };
      const measures = measurePart(seen, sourceOf(frame, stage, source), canvases.inside);
      const { framing, grey } = lookAround(seen, { stage, frame, subject }, canvases.around, finder.current);
      const changed = before && before.grey.length === grey.grey.length ? change(before, grey) : 0;
      before = grey;
      const sight = { measures, framing, changed };
      latest = [...latest.slice(-2), hintOf(sight, subject)];
      const now = performance.now();
      const fits = framing === 'fits' && latest.every((hint) => hint === 'good') && now - opened > OPENED_MS;
      fitsSince = fits ? (fitsSince ?? now) : null;
      const held = fitsSince === null ? 0 : Math.min(1, (now - fitsSince) / HELD_MS);
      setAim((shown) => ({ hint: steadyHint(shown.hint, latest), closed: closedShare(sight, subject), held }));
    };
    const timer = setInterval(look, EVERY_MS);
    return () => clearInterval(timer);
  }, [video, live, stage, frame, subject, finder]);

  return aim;
}

/** Where the subject lies, looked for in a small picture of the frame and what is beside it. */
function lookAround(
  seen: HTMLVideoElement,
  { stage, frame, subject }: View,
  canvas: HTMLCanvasElement,
  finder: FaceFinder | null,
): { framing: Framing; grey: Grey } {
  const face = subject === 'face';
  const source = { width: seen.videoWidth, height: seen.videoHeight };
  const [part, inside] = [widen(frame, face ? BESIDE.face : BESIDE.document), frame].map((rect) =>
    sourceOf(rect, stage, source),
  ) as [Rect, Rect];
  const grey = greyOf(pixelsOf(seen, part, canvas, face ? FACES_WIDTH : SIDES_WIDTH));
  const scale = grey.width / part.width;
  const there = {
    x: (inside.x - part.x) * scale,
    y: (inside.y - part.y) * scale,
    width: inside.width * scale,
    height: inside.height * scale,
  };
  if (face) return { grey, framing: finder ? frameFace(finder(grey), there) : 'unsure' };
  // A page is white to its edge and often larger than the frame: only cards and booklets have an outline to fit.
  return { grey, framing: subject === 'page' ? 'unsure' : frameDocument(findSides(grey, there), there) };
}

function useFaceFinder(wanted: boolean): RefObject<FaceFinder | null> {
  const finder = useRef<FaceFinder | null>(null);
  useEffect(() => {
    if (wanted) void loadFaceFinder().then((loaded) => (finder.current = loaded));
  }, [wanted]);
  return finder;
}
