import { useLocale } from '@acquaint/kit';
import type { ModelCard } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { type Column, Table } from '../../ui/table.tsx';

type Compared = NonNullable<ModelCard['beside']>;
type Row = { name: 'average_precision' | 'auc' | 'calibration_error'; theirs: number | null; own: number | null };
const NAMES = ['average_precision', 'auc', 'calibration_error'] as const;

/** This model and the one that decides, on the same newest payments whose outcome people know. */
export function Beside({ beside, version }: { beside: Compared; version: number }): ReactElement {
  const { t, format } = useLocale();
  const rows: Row[] = NAMES.map((name) => ({ name, theirs: beside.held[name], own: beside.own[name] }));
  const rate = (value: number | null) =>
    value === null ? <span className="quiet">—</span> : format.number(value, { maximumFractionDigits: 3 });
  const columns: Column<Row>[] = [
    { key: 'name', head: t('models.figure'), cell: (row) => t(`models.${row.name}`) },
    {
      key: 'theirs',
      head: t('models.name', { version: beside.version }),
      align: 'end',
      cell: (row) => rate(row.theirs),
    },
    { key: 'own', head: t('models.name', { version }), align: 'end', cell: (row) => rate(row.own) },
  ];
  return (
    <div className="stack">
      <p className="quiet">
        {t('models.beside.says', {
          rows: format.number(beside.own.rows),
          frauds: format.number(beside.own.positives),
        })}
      </p>
      <Table
        label={t('models.beside', { version: beside.version })}
        columns={columns}
        rows={rows}
        keyOf={(row) => row.name}
      />
    </div>
  );
}
