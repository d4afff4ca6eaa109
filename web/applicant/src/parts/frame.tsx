import type { Rect, Size } from '../capture/geometry.ts';

export type FrameProps = { stage: Size; frame: Rect; oval: boolean; closed: number; good: boolean };

const RADIUS = 14;
// The frame closes only when the words below it say so.
const ALMOST = 0.92;

/** The frame over the camera: open and dotted, closed by as much as is right, jade and whole when the picture will do. */
export function Frame({ stage, frame, oval, closed, good }: FrameProps) {
  if (stage.width === 0) return null;
  const outline = oval ? ovalPath(frame) : cardPath(frame);
  const dots = Math.round((2 * (frame.width + frame.height)) / 10);
  return (
    <svg className="frame" viewBox={`0 0 ${stage.width} ${stage.height}`} aria-hidden="true">
      <path className="frame-veil" fillRule="evenodd" d={`M0 0H${stage.width}V${stage.height}H0Z${outline}`} />
      <path className="frame-gap" d={outline} pathLength={dots} strokeDasharray="0.001 0.999" />
      <path
        className="frame-arc"
        d={outline}
        pathLength={100}
        strokeDasharray={good ? 'none' : `${Math.min(closed, ALMOST) * 100} 100`}
        data-good={good || undefined}
      />
    </svg>
  );
}

function cardPath({ x, y, width, height }: Rect): string {
  const [h, v, r] = [width - 2 * RADIUS, height - 2 * RADIUS, RADIUS];
  const corner = (dx: number, dy: number) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
  return `M${x + r} ${y}h${h}${corner(r, r)}v${v}${corner(-r, r)}h${-h}${corner(-r, -r)}v${-v}${corner(r, -r)}Z`;
}

function ovalPath({ x, y, width, height }: Rect): string {
  const [rx, ry] = [width / 2, height / 2];
  return `M${x + rx} ${y}a${rx} ${ry} 0 0 1 0 ${height}a${rx} ${ry} 0 0 1 0 ${-height}Z`;
}
