import { useLocale } from '@acquaint/kit';
import type { RuleFigures, TransactionStatistics } from '@acquaint/sdk';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { ChartTable } from '../../ui/chart.tsx';
import { Mono } from '../../ui/mono.tsx';
import { Empty } from '../../ui/states.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useWords } from '../../words.ts';
import './transactions.css';

type Props = { found: TransactionStatistics };

/** The figures in front: each number with what it is a share of. */
export function Totals({ found }: Props): ReactElement {
  const { t, format } = useLocale();
  const closed = found.alerts.false_positive + found.alerts.confirmed;
  const stopped = found.events - found.outcomes.allow;
  const rateOf = (right: number, answered: number, what: 'codes' | 'calls') =>
    answered === 0
      ? t(`txn.figures.${what}_none`)
      : t(`txn.figures.${what}_rate`, { share: format.percent(right / answered), count: answered });
  const rows = [
    ['events', format.number(found.events), null],
    [
      'stopped',
      format.number(stopped),
      t('txn.figures.of_all', { share: share(stopped, found.events, format.number) }),
    ],
    ['alerts', format.number(found.alerts.opened), t('txn.figures.waiting', { count: found.alerts.waiting })],
    [
      'precision',
      closed === 0 ? '—' : format.percent(found.alerts.confirmed / closed),
      closed === 0 ? t('txn.figures.none_closed') : t('txn.figures.of_closed', { count: closed }),
    ],
    [
      'codes',
      format.number(found.codes_asked),
      rateOf(found.codes_passed, found.codes_passed + found.codes_failed, 'codes'),
    ],
    ['calls', format.number(found.calls_asked), rateOf(found.calls_connected, found.calls_tried, 'calls')],
    [
      'in_time',
      found.calls_connected === 0 ? '—' : format.percent(found.calls_in_time / found.calls_connected),
      t('txn.figures.in_time.says'),
    ],
  ] as const;
  return (
    <dl className="monitoring-figures">
      {rows.map(([name, figure, says]) => (
        <div key={name}>
          <dt>{t(`txn.figures.${name}`)}</dt>
          <dd>
            <bdi className="figure">{figure}</bdi>
            {says && <small>{says}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

type Number = (value: number, options?: Intl.NumberFormatOptions) => string;

function share(part: number, whole: number, number: Number): string {
  return number(whole === 0 ? 0 : part / whole, { style: 'percent', maximumFractionDigits: 1 });
}

/** Each rule: how often it fired, what became of its alerts, how much of that was right. */
export function ByRule({ found }: Props): ReactElement {
  const { t, format } = useLocale();
  const word = useWords();
  const most = Math.max(1, ...found.rules.map((one) => one.hits));
  const columns: Column<RuleFigures>[] = [
    {
      key: 'rule',
      head: t('txn.figures.rule'),
      cell: (row) => (
        <Link to="/transactions" search={{ rule: row.rule }} data-row-link>
          {word('rule', row.rule)} <Mono>{row.rule}</Mono>
        </Link>
      ),
    },
    {
      key: 'hits',
      head: t('txn.figures.hits'),
      align: 'end',
      cell: (row) => (
        <>
          <span className="share-bar" aria-hidden="true">
            <i style={{ width: `${(row.hits / most) * 100}%` }} />
          </span>
          <bdi className="figure">{format.number(row.hits)}</bdi>
        </>
      ),
    },
    {
      key: 'share',
      head: t('txn.figures.share'),
      align: 'end',
      cell: (row) => format.number(row.share, { style: 'percent', maximumFractionDigits: 2 }),
      minor: true,
    },
    {
      key: 'customers',
      head: t('nav.customers'),
      align: 'end',
      cell: (row) => format.number(row.customers),
      minor: true,
    },
    { key: 'alerts', head: t('txn.figures.alerts'), align: 'end', cell: (row) => format.number(row.alerts) },
    {
      key: 'wrong',
      head: t('txn.figures.wrong'),
      align: 'end',
      cell: (row) => format.number(row.false_positive),
      minor: true,
    },
    {
      key: 'right',
      head: t('txn.figures.right'),
      align: 'end',
      cell: (row) => format.number(row.confirmed),
      minor: true,
    },
    {
      key: 'precision',
      head: t('txn.figures.precision'),
      align: 'end',
      cell: (row) =>
        row.precision === null ? (
          <span className="quiet" title={t('txn.figures.none_closed')}>
            —
          </span>
        ) : (
          format.percent(row.precision)
        ),
    },
  ];
  return <Table label={t('txn.figures.by_rule')} columns={columns} rows={found.rules} keyOf={(row) => row.rule} />;
}

const BAND = 0.02;

/** The false-positive rate of each month within two points of the month before. */
export function ByMonth({ found }: Props): ReactElement {
  const { t, format } = useLocale();
  const months = found.months;
  if (found.alerts.false_positive + found.alerts.confirmed === 0) return <Empty says={t('txn.figures.month_empty')} />;
  const rates = months.map((one) => one.false_positive_rate ?? 0);
  const top = Math.max(0.05, ...rates.map((rate) => rate + BAND)) * 1.15;
  const last = months.at(-1);
  const rate = (value: number) => format.number(value, { style: 'percent', maximumFractionDigits: 1 });
  const out = months.filter((one) => one.out_of_band);
  const title =
    out.length > 0
      ? t('txn.figures.month_out', { count: out.length })
      : t('txn.figures.month_title', { rate: rate(last?.false_positive_rate ?? 0) });
  const named = (month: string) => format.date(month);
  return (
    <figure className="chart">
      <figcaption>{title}</figcaption>
      <div className="months ltr" aria-hidden="true">
        {months.map((one, at) => {
          const before = at > 0 ? rates[at - 1] : undefined;
          const height = (one.false_positive_rate ?? 0) / top;
          return (
            <div key={one.month} className="month" data-out={one.out_of_band || undefined}>
              <div className="month-field">
                {before !== undefined && (
                  <span
                    className="month-band"
                    style={{
                      bottom: `${(Math.max(0, before - BAND) / top) * 100}%`,
                      height: `${((before + BAND - Math.max(0, before - BAND)) / top) * 100}%`,
                    }}
                  />
                )}
                <i className="month-bar" style={{ height: `${height * 100}%` }} />
                <b className="month-rate" style={{ bottom: `${height * 100}%` }}>
                  <bdi>{rate(one.false_positive_rate ?? 0)}</bdi>
                </b>
              </div>
              <span>{named(one.month)}</span>
            </div>
          );
        })}
      </div>
      <p className="quiet small">{t('txn.figures.month_says')}</p>
      <ChartTable
        title={title}
        table={{
          head: [
            t('txn.figures.month'),
            t('txn.figures.events'),
            t('txn.figures.alerts'),
            t('txn.figures.wrong'),
            t('txn.figures.right'),
            t('txn.figures.rate'),
          ],
          rows: months.map((one) => [
            named(one.month),
            ...[one.events, one.alerts, one.false_positive, one.confirmed].map((count) => format.number(count)),
            one.false_positive_rate === null ? '—' : rate(one.false_positive_rate),
          ]),
        }}
      />
    </figure>
  );
}
