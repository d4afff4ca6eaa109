import { useLocale } from '@acquaint/kit';
import type { HeldReport } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { type Column, Table } from '../../ui/table.tsx';
import { Calibration } from './calibration.tsx';

type Looked = HeldReport['looked'][number];

/** How good a model was on payments that it had not learned from. */
export function Accuracy({ held }: { held: HeldReport }): ReactElement {
  const { t, format } = useLocale();
  const rate = (value: number | null, digits = 3) =>
    value === null ? '—' : format.number(value, { maximumFractionDigits: digits });
  const figures = [
    ['average_precision', rate(held.average_precision)],
    ['auc', rate(held.auc)],
    ['calibration_error', rate(held.calibration_error, 4)],
    ['brier', rate(held.brier, 4)],
  ] as const;
  return (
    <div className="stack">
      <p className="quiet">
        {t('models.held.says', { rows: format.number(held.rows), frauds: format.number(held.positives) })}
      </p>
      <dl className="model-figures">
        {figures.map(([name, figure]) => (
          <div key={name}>
            <dt>{t(`models.${name}`)}</dt>
            <dd>
              <bdi className="figure">{figure}</bdi>
              <small>{t(`models.${name}.says`)}</small>
            </dd>
          </div>
        ))}
      </dl>
      <div className="model-pair">
        <Calibration bands={held.bands} />
        <LookedAt looked={held.looked} />
      </div>
    </div>
  );
}

/** What is found and what is missed when people look at the highest so many of all payments. */
function LookedAt({ looked }: Pick<HeldReport, 'looked'>): ReactElement {
  const { t, format } = useLocale();
  const share = (value: number, digits = 1) =>
    format.number(value, { style: 'percent', maximumFractionDigits: digits });
  const columns: Column<Looked>[] = [
    { key: 'share', head: t('models.looked.share'), cell: (row) => share(row.share) },
    {
      key: 'recall',
      head: t('models.looked.recall'),
      align: 'end',
      cell: (row) => (
        <>
          <span className="share-bar" aria-hidden="true">
            <i style={{ width: `${row.recall * 100}%` }} />
          </span>
          <bdi className="figure">{share(row.recall)}</bdi>
        </>
      ),
    },
    { key: 'precision', head: t('txn.figures.precision'), align: 'end', cell: (row) => share(row.precision) },
    {
      key: 'wrong',
      head: t('models.looked.wrong'),
      align: 'end',
      cell: (row) => share(row.false_positive_rate, 2),
      minor: true,
    },
    {
      key: 'missed',
      head: t('models.looked.missed'),
      align: 'end',
      cell: (row) => share(row.missed_of_all, 3),
      minor: true,
    },
  ];
  return (
    <div>
      <h3 className="model-sub">{t('models.looked.title')}</h3>
      <Table label={t('models.looked.title')} columns={columns} rows={looked} keyOf={(row) => String(row.share)} />
    </div>
  );
}
