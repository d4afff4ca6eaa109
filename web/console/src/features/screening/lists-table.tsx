import { Ring, Time, useLocale } from '@acquaint/kit';
import type { ListRow } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { Mono } from '../../ui/mono.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useWords } from '../../words.ts';
import { ListHistory } from './list-history.tsx';
import './screening.css';

const TONES = { current: 'jade', stale: 'amber', refused: 'seal' } as const;
const ARCS = { current: 1, stale: 0.5, refused: 0.25 } as const;

/** Each list: whose it is, which version is in force, how many it names and what changed with it. */
export function ListsTable({ rows }: { rows: readonly ListRow[] }): ReactElement {
  const { t, format } = useLocale();
  const columns: Column<ListRow>[] = [
    {
      key: 'title',
      head: t('lists.list'),
      cell: (row) => (
        <span className="with-ring">
          <Ring value={ARCS[row.status] ?? 0.5} size={16} tone={TONES[row.status] ?? 'amber'} />
          <span className="list-title" data-verbatim>
            {row.title}{' '}
            <span className="quiet" data-minor>
              {row.authority}
            </span>
          </span>
        </span>
      ),
    },
    {
      key: 'status',
      head: t('lists.status'),
      cell: (row) => (
        <span className="tone" data-tone={TONES[row.status]}>
          {t(`list.status.${row.status}`)}
        </span>
      ),
    },
    { key: 'version', head: t('lists.version'), cell: (row) => <Mono keep={10}>{row.version}</Mono>, minor: true },
    { key: 'entities', head: t('lists.entities'), align: 'end', cell: (row) => format.number(row.entities) },
    { key: 'names', head: t('lists.names'), align: 'end', cell: (row) => format.number(row.names), minor: true },
    { key: 'diff', head: t('lists.diff'), align: 'end', cell: (row) => <Difference row={row} />, minor: true },
    { key: 'source', head: t('lists.source'), cell: (row) => t(`lists.source.${row.source}`), minor: true },
    { key: 'at', head: t('lists.loaded'), align: 'end', cell: (row) => <Time at={row.loaded_at} />, minor: true },
    { key: 'history', head: t('lists.history'), align: 'end', cell: (row) => <ListHistory row={row} /> },
  ];
  return (
    <>
      <Table label={t('nav.lists')} columns={columns} rows={rows} keyOf={(row) => row.list} />
      <Refusals rows={rows} />
    </>
  );
}

function Difference({ row }: { row: ListRow }): ReactElement {
  const { t, format } = useLocale();
  if (row.added === null && row.removed === null && row.changed === null) {
    return <span className="quiet">{t('lists.first')}</span>;
  }
  const part = (sign: string, value: number | null) => (value ? `${sign}${format.number(value)}` : null);
  const shown = [part('+', row.added), part('−', row.removed), part('~', row.changed)].filter((each) => each !== null);
  return (
    <span className="ltr" title={t('lists.diff.says')}>
      {shown.length === 0 ? t('lists.same') : shown.join('  ')}
    </span>
  );
}

/** A refused file never replaces a good one; what happened is said under the table. */
function Refusals({ rows }: { rows: readonly ListRow[] }): ReactElement | null {
  const { t, format } = useLocale();
  const word = useWords();
  const refused = rows.flatMap((row) => (row.refused ? [{ title: row.title, list: row.list, ...row.refused }] : []));
  if (refused.length === 0) return null;
  return (
    <ul className="refusals">
      {refused.map((each) => (
        <li key={each.list}>
          <strong data-verbatim>{t('lists.refused.title', { title: each.title })}</strong>{' '}
          <span>
            {t('lists.refused.counts', { was: each.was, now: each.now })} {word('list.reason', each.reason)}{' '}
            {t(each.was > 0 ? 'lists.refused.kept' : 'lists.refused.none')}
          </span>{' '}
          <time className="quiet" dateTime={each.at}>
            {format.moment(each.at)}
          </time>
        </li>
      ))}
    </ul>
  );
}
