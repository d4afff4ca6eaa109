import { useLocale } from '@acquaint/kit';
import type { ReactElement } from 'react';
import { VERDICT_TONES, type Verdict } from './verdict.ts';

export type AxisProps = {
  score: number;
  threshold: number | null;
  /** From here to the threshold a person looks. */
  review?: number | null;
  verdict: Verdict;
  width?: number;
};

const HEIGHT = 16;
const EDGE = 5;

/** The score as a dot on a short axis, the threshold as its tick, where review begins as a shorter one. Read from the left in every language. */
export function Axis({ score, threshold, review = null, verdict, width = 80 }: AxisProps): ReactElement {
  const { t, format } = useLocale();
  const end = Math.max(1, score, threshold ?? 0, review ?? 0);
  const at = (value: number) => EDGE + (Math.max(0, value) / end) * (width - 2 * EDGE);
  const figure = (value: number) => format.number(value, { maximumFractionDigits: 2 });
  const told = { score: figure(score), threshold: figure(threshold ?? 0), review: figure(review ?? 0) };
  const name = t(threshold === null ? 'axis.score' : review === null ? 'axis.both' : 'axis.all', told);
  return (
    <svg
      className="axis ltr"
      width={width}
      height={HEIGHT}
      role="img"
      aria-label={name}
      data-tone={VERDICT_TONES[verdict]}
    >
      <title>{name}</title>
      <line className="axis-line" x1={EDGE} x2={width - EDGE} y1={HEIGHT / 2} y2={HEIGHT / 2} />
      {threshold !== null && (
        <line className="axis-tick" x1={at(threshold)} x2={at(threshold)} y1={2} y2={HEIGHT - 2} />
      )}
      {review !== null && <line className="axis-review" x1={at(review)} x2={at(review)} y1={5} y2={HEIGHT - 5} />}
      <circle className="axis-dot" cx={at(score)} cy={HEIGHT / 2} r={4} />
    </svg>
  );
}
