import type { ReactElement } from 'react';
import './ring.css';

export type Tone = 'jade' | 'amber' | 'seal' | 'ink';

export type RingProps = {
  /** How far the ring is closed, 0 to 1; null is an open, dotted ring, 0 one that ran out. */
  value: number | null;
  /** Outer width and height in pixels. */
  size?: number;
  tone?: Tone;
  /** Read by screen readers; without it the ring is decoration beside a text that says the same. */
  label?: string;
  /** Turns the arc while something is under way. */
  moving?: boolean;
};

const BOX = 48;
// Dots keep about one size on screen: a large ring has more of them and thinner ones.
const SHAPES = [
  { upTo: 20, stroke: 7, dots: 9 },
  { upTo: 40, stroke: 5.5, dots: 14 },
  { upTo: 80, stroke: 4, dots: 22 },
  { upTo: Number.POSITIVE_INFINITY, stroke: 3, dots: 36 },
] as const;

/** The ring that closes: logo, progress, familiarity, clock and proof. The arc is what is known, the dots what is not. */
export function Ring({ value, size = 24, tone = 'jade', label, moving = false }: RingProps): ReactElement {
  const { stroke, dots } = SHAPES.find((shape) => size <= shape.upTo) ?? SHAPES[3];
  const closed = Math.min(1, Math.max(0, value ?? 0));
  const circle = { cx: BOX / 2, cy: BOX / 2, r: (BOX - stroke) / 2, transform: `rotate(-90 ${BOX / 2} ${BOX / 2})` };
  const name = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };

  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, or hidden beside a text that says the same.
    <svg
      className="ring"
      width={size}
      height={size}
      viewBox={`0 0 ${BOX} ${BOX}`}
      data-tone={tone}
      {...(value === 0 ? { 'data-ran-out': true } : {})}
      {...(moving ? { 'data-moving': true } : {})}
      {...name}
    >
      {closed < 1 && (
        <circle
          {...circle}
          className="ring-gap"
          strokeWidth={stroke * 0.6}
          pathLength={dots}
          strokeDasharray={`0.001 ${0.999}`}
        />
      )}
      {closed > 0 && (
        <circle
          {...circle}
          className="ring-arc"
          strokeWidth={stroke}
          pathLength={100}
          strokeDasharray={closed === 1 ? 'none' : `${closed * 100} 100`}
        />
      )}
    </svg>
  );
}
