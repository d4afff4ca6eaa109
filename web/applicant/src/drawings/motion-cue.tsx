import type { Motion } from '@acquaint/sdk';

/** A small face that does what the words beside it say; it moves unless the person asked for less motion. */
export function MotionCue({ motion }: { motion: Motion | null }) {
  return (
    <svg className="cue" viewBox="0 0 64 64" data-motion={motion ?? 'rest'} aria-hidden="true">
      <ellipse className="cue-line" cx="32" cy="32" rx="19" ry="24" />
      <g className="cue-face">
        {motion === 'blink' ? (
          <path className="cue-line" d="M20 28q4 3 8 0M36 28q4 3 8 0" />
        ) : (
          <path className="cue-dot" d="M24 28h.01M40 28h.01" />
        )}
        <path className="cue-line" d="M32 29v6h-3" />
        {motion === 'open_mouth' ? (
          <ellipse className="cue-line" cx="32" cy="45" rx="5" ry="5.5" />
        ) : (
          <path className="cue-line" d="M26 45q6 3 12 0" />
        )}
      </g>
      {ARROWS[motion ?? 'rest'] && <path className="cue-arrow" d={ARROWS[motion ?? 'rest']} />}
    </svg>
  );
}

// The picture is a mirror: the person's left is on the left, whichever way their language runs.
const ARROWS: Partial<Record<Motion | 'rest', string>> = {
  turn_left: 'M11 32H2m4-4-4 4 4 4',
  turn_right: 'M53 32h9m-4-4 4 4-4 4',
  nod: 'M58 24v16m-4-4 4 4 4-4',
};
