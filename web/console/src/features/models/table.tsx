import { Ring, Time, useLocale } from '@acquaint/kit';
import type { ModelRow } from '@acquaint/sdk';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { type Column, Table } from '../../ui/table.tsx';
import { useWords } from '../../words.ts';
import { Drift } from './drift.tsx';

const TONES = { champion: 'jade', challenger: 'amber', retired: 'ink', none: 'ink' } as const;

/** The ring of a model: full where it decides, as far as it is while it is made. */
export function ModelRing({ model, size }: { model: ModelRow; size: number }): ReactElement {
  if (model.status === 'training' || model.status === 'queued')
    return <Ring value={Math.max(0.06, model.done)} size={size} tone="amber" moving />;
  if (model.status !== 'ready') return <Ring value={null} size={size} tone="seal" />;
  const value = { champion: 1, challenger: 0.5, retired: 0.12, none: 0.12 }[model.role];
  return <Ring value={value} size={size} tone={TONES[model.role]} />;
}

/** Where a model stands, in words. */
export function ModelStanding({ model }: { model: ModelRow }): ReactElement {
  const { t, format } = useLocale();
  const word = useWords();
  if (model.status === 'training') return <>{t('models.training', { share: format.percent(model.done) })}</>;
  if (model.status !== 'ready') return <>{word('models.status', model.status)}</>;
  return (
    <>
      {word('models.role', model.role)}
      {model.pending && (
        <span className="tone" data-tone="amber">
          {' '}
          · {t('rules.waits_short')}
        </span>
      )}
    </>
  );
}

/** Every model, newest first: what it is, whether it decides, how good it was on payments it had not seen, and how the world moved since. */
export function ModelTable({ rows }: { rows: readonly ModelRow[] }): ReactElement {
  const { t, format } = useLocale();
  const word = useWords();
  const rate = (value: number | null | undefined) =>
    value === null || value === undefined ? (
      <span className="quiet">—</span>
    ) : (
      format.number(value, { maximumFractionDigits: 3 })
    );
  const columns: Column<ModelRow>[] = [
    {
      key: 'name',
      head: t('txn.model'),
      cell: (row) => (
        <Link to="/models/$id" params={{ id: row.id }} data-row-link className="with-ring">
          <ModelRing model={row} size={18} />
          {t('models.name', { version: row.version })} <span className="quiet">{word('models.kind', row.kind)}</span>
        </Link>
      ),
    },
    { key: 'standing', head: t('rules.mode'), cell: (row) => <ModelStanding model={row} /> },
    {
      key: 'rows',
      head: t('models.learned_from'),
      align: 'end',
      cell: (row) => (row.rows === null ? <span className="quiet">—</span> : format.number(row.rows)),
      minor: true,
    },
    {
      key: 'frauds',
      head: t('models.frauds'),
      align: 'end',
      cell: (row) => (row.positives === null ? <span className="quiet">—</span> : format.number(row.positives)),
      minor: true,
    },
    { key: 'ap', head: t('models.average_precision'), align: 'end', cell: (row) => rate(row.held?.average_precision) },
    { key: 'auc', head: t('models.auc'), align: 'end', cell: (row) => rate(row.held?.auc), minor: true },
    {
      key: 'calibration',
      head: t('models.calibration_error'),
      align: 'end',
      cell: (row) => rate(row.held?.calibration_error),
      minor: true,
    },
    {
      key: 'drift',
      head: t('models.drift'),
      align: 'end',
      cell: (row) => <Drift index={row.watch?.score_drift ?? null} />,
      minor: true,
    },
    { key: 'made', head: t('models.made'), align: 'end', cell: (row) => <Time at={row.finished_at ?? row.at} /> },
  ];
  return <Table label={t('models.title')} columns={columns} rows={rows} keyOf={(row) => row.id} />;
}
