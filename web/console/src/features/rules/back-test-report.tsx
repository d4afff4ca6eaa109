import { Time, useLocale } from '@acquaint/kit';
import type { BackTestFound, BackTestSummary } from '@acquaint/sdk';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { ChartTable } from '../../ui/chart.tsx';
import { Mono } from '../../ui/mono.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useWords } from '../../words.ts';

type Props = { summary: BackTestSummary };

const OVERLAPS = 8;
const SAMPLES = 50;

/** What a rule would have found: how much, how much of it was right, what other rules found too, and what other values would change. */
export function Report({ summary }: Props): ReactElement {
  const { t } = useLocale();
  return (
    <div className="back-test">
      <Figures summary={summary} />
      <Months summary={summary} />
      {summary.sweep.length > 0 && (
        <section>
          <h3>{t('backtest.variants')}</h3>
          <Variants rows={[summary.found, ...summary.sweep]} />
        </section>
      )}
      {summary.overlap.length > 0 && (
        <section>
          <h3>{t('backtest.overlap')}</h3>
          <Overlap summary={summary} />
        </section>
      )}
      {summary.samples.length > 0 && (
        <section>
          <h3>{t('backtest.samples')}</h3>
          <Samples summary={summary} />
        </section>
      )}
    </div>
  );
}

function Figures({ summary }: Props): ReactElement {
  const { t, format } = useLocale();
  const { found, events } = summary;
  const told = found.confirmed + found.dismissed;
  const rows = [
    ['hits', format.number(found.hits), t('backtest.of_events', { events: format.number(events) })],
    ['alerts', format.number(found.alerts), t('backtest.alerts.says')],
    ['customers', format.number(found.customers), null],
    [
      'precision',
      found.precision === null ? '—' : format.percent(found.precision),
      t('backtest.told', { told: format.number(told) }),
    ],
    ['only_this', format.number(found.only_this), t('backtest.only_this.says')],
    ['hours', format.number(summary.officer_hours, { maximumFractionDigits: 1 }), t('backtest.hours.says')],
  ] as const;
  return (
    <dl className="back-test-figures">
      {rows.map(([name, figure, says]) => (
        <div key={name}>
          <dt>{t(`backtest.figure.${name}`)}</dt>
          <dd>
            <bdi className="figure">{figure}</bdi>
            {says && <small>{says}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Hits by month as columns, read from the left in every language. */
function Months({ summary }: Props): ReactElement | null {
  const { t, format } = useLocale();
  const { months } = summary;
  if (months.length < 2) return null;
  const most = Math.max(1, ...months.map((one) => one.hits));
  const title = t('backtest.months');
  return (
    <figure className="back-test-months">
      <figcaption>{title}</figcaption>
      <div className="ltr" aria-hidden="true">
        {months.map((one) => (
          <span key={one.month}>
            <b className="figure">{format.number(one.hits)}</b>
            <i style={{ height: `${(one.hits / most) * 100}%` }} />
            <small>{format.date(one.month)}</small>
          </span>
        ))}
      </div>
      <ChartTable
        title={title}
        table={{
          head: [t('txn.figures.month'), t('txn.figures.events'), t('txn.figures.hits')],
          rows: months.map((one) => [format.date(one.month), format.number(one.events), format.number(one.hits)]),
        }}
      />
    </figure>
  );
}

/** The rule as written, then with each other value. */
function Variants({ rows }: { rows: readonly BackTestFound[] }): ReactElement {
  const { t, format } = useLocale();
  const [written] = rows;
  const changed = (one: BackTestFound) =>
    Object.entries(one.params).filter(([name, value]) => written?.params[name] !== value);
  const most = Math.max(1, ...rows.map((one) => one.alerts));
  const columns: Column<BackTestFound>[] = [
    {
      key: 'params',
      head: t('backtest.sweep'),
      cell: (row) =>
        row === written ? (
          t('backtest.as_written')
        ) : (
          <Mono>
            {changed(row)
              .map(([name, value]) => `${name} = ${value}`)
              .join(', ') || '='}
          </Mono>
        ),
    },
    { key: 'hits', head: t('backtest.figure.hits'), align: 'end', cell: (row) => format.number(row.hits) },
    {
      key: 'alerts',
      head: t('backtest.figure.alerts'),
      align: 'end',
      cell: (row) => (
        <>
          <span className="share-bar" aria-hidden="true">
            <i style={{ width: `${(row.alerts / most) * 100}%` }} />
          </span>
          <bdi className="figure">{format.number(row.alerts)}</bdi>
        </>
      ),
    },
    {
      key: 'precision',
      head: t('backtest.figure.precision'),
      align: 'end',
      cell: (row) => (row.precision === null ? <span className="quiet">—</span> : format.percent(row.precision)),
    },
    {
      key: 'only',
      head: t('backtest.figure.only_this'),
      align: 'end',
      cell: (row) => format.number(row.only_this),
      minor: true,
    },
  ];
  return (
    <Table
      label={t('backtest.variants')}
      columns={columns}
      rows={rows}
      keyOf={(row) => (row === written ? 'written' : JSON.stringify(row.params))}
    />
  );
}

function Overlap({ summary }: Props): ReactElement {
  const { t, format } = useLocale();
  const word = useWords();
  const columns: Column<BackTestSummary['overlap'][number]>[] = [
    {
      key: 'rule',
      head: t('txn.figures.rule'),
      cell: (row) => (
        <Link to="/rules/$code" params={{ code: row.rule }}>
          {word('rule', row.rule)} <Mono>{row.rule}</Mono>
        </Link>
      ),
    },
    {
      key: 'both',
      head: t('backtest.both'),
      align: 'end',
      cell: (row) => (
        <>
          <span className="share-bar" aria-hidden="true">
            <i style={{ width: `${(row.both / Math.max(1, summary.found.hits)) * 100}%` }} />
          </span>
          <bdi className="figure">{format.number(row.both)}</bdi>
        </>
      ),
    },
  ];
  const rows = summary.overlap.toSorted((a, b) => b.both - a.both).slice(0, OVERLAPS);
  return <Table label={t('backtest.overlap')} columns={columns} rows={rows} keyOf={(row) => row.rule} />;
}

function Samples({ summary }: Props): ReactElement {
  const { t, format } = useLocale();
  const columns: Column<BackTestSummary['samples'][number]>[] = [
    {
      key: 'at',
      head: t('txn.at'),
      cell: (row) => (
        <Link to="/transactions/$id" params={{ id: row.id }} data-row-link>
          <Time at={row.at} />
        </Link>
      ),
    },
    {
      key: 'amount',
      head: t('txn.amount'),
      align: 'end',
      cell: (row) =>
        row.amount_usd === null ? (
          <span className="quiet">—</span>
        ) : (
          <bdi>{format.number(row.amount_usd, { style: 'currency', currency: 'USD', maximumFractionDigits: 0 })}</bdi>
        ),
    },
    {
      key: 'reason',
      head: t('backtest.said'),
      cell: (row) => (
        <span lang="en" dir="ltr" data-verbatim title={row.reason}>
          {row.reason}
        </span>
      ),
    },
  ];
  return (
    <div className="back-test-samples">
      <Table
        label={t('backtest.samples')}
        columns={columns}
        rows={summary.samples.slice(0, SAMPLES)}
        keyOf={(row) => row.id}
      />
    </div>
  );
}
