import { useLocale } from '@acquaint/kit';
import type { Behaviour, TransactionRow } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { ChartTable } from '../../ui/chart.tsx';
import { useWords } from '../../words.ts';
import { plotOf } from './plot.ts';

type Props = { rows: readonly TransactionRow[]; behaviour: Behaviour; marked: TransactionRow | null };

/** The newest payments as dots between their usual bounds, one of them ringed. */
export function Amounts({ rows, behaviour, marked }: Props): ReactElement | null {
  const { t, format } = useLocale();
  const word = useWords();
  const { low, high } = behaviour.sent;
  const all = marked && !rows.some((row) => row.id === marked.id) ? [marked, ...rows] : rows;
  const plot = plotOf(all, low !== null && high !== null ? [low, high] : []);
  if (!plot) return null;
  const usd = (value: number) =>
    format.number(value, {
      style: 'currency',
      currency: 'USD',
      maximumFractionDigits: value < 1 ? 2 : 0,
      notation: 'compact',
    });
  const title = amountsTitle({ t, usd, marked, behaviour });
  const band = low !== null && high !== null ? { from: plot.heightOf(low), to: plot.heightOf(high) } : null;
  return (
    <figure className="chart amounts">
      <figcaption>{title}</figcaption>
      <div className="plot ltr" aria-hidden="true">
        {plot.lines.map((line) => (
          <span key={line.usd} className="plot-line" style={{ bottom: `${line.y * 100}%` }}>
            <small>{usd(line.usd)}</small>
          </span>
        ))}
        <div className="plot-field">
          {band && (
            <span
              className="plot-band"
              style={{ bottom: `${band.from * 100}%`, height: `${(band.to - band.from) * 100}%` }}
            />
          )}
          {plot.dots.map(({ row, x, y }) => (
            <i
              key={row.id}
              data-outcome={row.outcome}
              data-direction={row.direction}
              data-marked={row.id === marked?.id || undefined}
              style={{ left: `${x * 100}%`, bottom: `${y * 100}%` }}
            />
          ))}
        </div>
      </div>
      <div className="plot-foot ltr quiet small" aria-hidden="true">
        <span>{format.monthDay(new Date(plot.from).toISOString())}</span>
        {band && <span>{t('txn.usual.band')}</span>}
        <span>{format.monthDay(new Date(plot.to).toISOString())}</span>
      </div>
      <ChartTable
        title={title}
        table={{
          head: [t('txn.at'), t('txn.amount'), t('txn.decision')],
          rows: plot.dots.map(({ row }) => [
            format.moment(row.at),
            row.amount ? format.money(row.amount) : '—',
            word('txn.outcome', row.outcome),
          ]),
        }}
      />
    </figure>
  );
}

type Titled = {
  t: (key: string, values?: Record<string, string | number>) => string;
  usd: (value: number) => string;
  marked: TransactionRow | null;
  behaviour: Behaviour;
};

/** The sentence that the picture proves. */
function amountsTitle({ t, usd, marked, behaviour: { sent } }: Titled): string {
  if (sent.low === null || sent.high === null || sent.median === null) return t('txn.usual.none_sent');
  const bounds = { low: usd(sent.low), high: usd(sent.high) };
  const seen = marked?.direction === 'out' ? (marked.amount_usd ?? null) : null;
  if (seen === null || sent.median <= 0) return t('txn.usual.amounts', bounds);
  const times = Math.round(seen / sent.median);
  return times >= 2 ? t('txn.usual.times', { times, ...bounds }) : t('txn.usual.within', bounds);
}
