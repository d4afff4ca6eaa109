import { useLocale } from '@acquaint/kit';
import type { ReactElement } from 'react';
import { VERDICT_TONES, type Verdict } from './verdict.ts';

export type AxisProps = { score: number; threshold: number | null; verdict: Verdict; width?: number };

const HEIGHT = 16;
const EDGE = 5;

/** The score as a dot on a short axis, the threshold as its tick. Read from the left in every language. */
export function Axis({ score, threshold, verdict, width = 80 }: AxisProps): ReactElement {
  const { t, format } = useLocale();
  const end = Math.max(1, score, threshold ?? 0);
  const at = (value: number) => EDGE + (Math.max(0, value) / end) * (width - 2 * EDGE);
  const figure = (value: number) => format.number(value, { maximumFractionDigits: 2 });
  const name =
    threshold === null
      ? t('axis.score', { score: figure(score) })
      : t('axis.both', { score: figure(score), threshold: figure(threshold) });
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
      <circle className="axis-dot" cx={at(score)} cy={HEIGHT / 2} r={4} />
    </svg>
  );
}
