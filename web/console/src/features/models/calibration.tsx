import { useLocale } from '@acquaint/kit';
import type { HeldReport } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { ChartTable } from '../../ui/chart.tsx';
import { marksOf } from './plot.ts';

const SIZE = 240;
const EDGE = 34;
const FIELD = SIZE - EDGE - 8;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

const x = (share: number) => EDGE + share * FIELD;
const y = (share: number) => 8 + (1 - share) * FIELD;

/** What the model said against what there was: on the line, a payment said to be 70 % likely is a fraud in 70 of 100. */
export function Calibration({ bands }: Pick<HeldReport, 'bands'>): ReactElement {
  const { t, format } = useLocale();
  const marks = marksOf(bands);
  const most = Math.max(1, ...marks.map(({ band }) => band.rows));
  const title = t('models.calibration');
  return (
    <figure className="calibration">
      <figcaption>
        <h3 className="model-sub">{title}</h3>
      </figcaption>
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} aria-hidden="true" className="ltr">
        {TICKS.map((tick) => (
          <g key={tick} className="calibration-tick">
            <path d={`M${x(0)} ${y(tick)}H${x(1)}`} />
            <text x={EDGE - 6} y={y(tick) + 4} textAnchor="end">
              {format.percent(tick)}
            </text>
            <text x={x(tick)} y={SIZE - 10} textAnchor={tick === 1 ? 'end' : 'middle'}>
              {tick === 0 ? '' : format.percent(tick)}
            </text>
          </g>
        ))}
        <path className="calibration-line" d={`M${x(0)} ${y(0)}L${x(1)} ${y(1)}`} />
        {marks.map(({ band, said, was, low, high }) => (
          <g key={band.from} className="calibration-mark">
            <path d={`M${x(said)} ${y(low)}V${y(high)}`} />
            <circle cx={x(said)} cy={y(was)} r={2.5 + 4 * Math.sqrt(band.rows / most)} />
          </g>
        ))}
      </svg>
      <p className="quiet small">{t('models.calibration.says')}</p>
      <ChartTable
        title={title}
        table={{
          head: [t('models.calibration.said'), t('models.calibration.was'), t('nav.transactions')],
          rows: marks.map(({ band, was }) => [
            `${format.percent(band.from)} – ${format.percent(band.to)}`,
            format.number(was, { style: 'percent', maximumFractionDigits: 1 }),
            format.number(band.rows),
          ]),
        }}
      />
    </figure>
  );
}
