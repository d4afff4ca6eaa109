import { useLocale } from '@acquaint/kit';
import type { ModelCard } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { type Column, Table } from '../../ui/table.tsx';
import { useWords } from '../../words.ts';

type Group = NonNullable<ModelCard['report']>['segments'][number];

/** So few known payments of a group say little about it. */
const FEW = 30;

/** Errors by group: whom a model accuses wrongly, and where it misses. */
export function Groups({ groups }: { groups: readonly Group[] }): ReactElement {
  const { t, format } = useLocale();
  const word = useWords();
  const named = ({ by, value }: Group) => {
    if (value === '') return t('models.group.unknown');
    return by === 'country' ? format.country(value) : word(`models.group.${by}`, value);
  };
  const rate = (value: number | null) =>
    value === null ? (
      <span className="quiet">—</span>
    ) : (
      <>
        <span className="share-bar" aria-hidden="true">
          <i data-tone="amber" style={{ width: `${value * 100}%` }} />
        </span>
        <bdi className="figure">{format.number(value, { style: 'percent', maximumFractionDigits: 1 })}</bdi>
      </>
    );
  const columns: Column<Group>[] = [
    {
      key: 'group',
      head: t('models.group'),
      cell: (row) => (
        <>
          <span className="quiet">{word('models.by', row.by)}</span> {named(row)}
          {row.rows < FEW && <small className="quiet"> · {t('models.group.few')}</small>}
        </>
      ),
    },
    { key: 'rows', head: t('nav.transactions'), align: 'end', cell: (row) => format.number(row.rows) },
    {
      key: 'frauds',
      head: t('models.frauds'),
      align: 'end',
      cell: (row) => format.number(row.positives),
      minor: true,
    },
    { key: 'wrong', head: t('models.group.wrong'), align: 'end', cell: (row) => rate(row.false_positive_rate) },
    { key: 'missed', head: t('models.group.missed'), align: 'end', cell: (row) => rate(row.miss_rate) },
  ];
  return <Table label={t('models.groups')} columns={columns} rows={groups} keyOf={(row) => `${row.by} ${row.value}`} />;
}
