import { useLocale } from '@acquaint/kit';
import type { ClearingRow } from '@acquaint/sdk';
import type { ReactElement } from 'react';
import { type Column, Table } from '../../ui/table.tsx';
import { useWords } from '../../words.ts';

const TONES = { waits: 'amber', cleared: 'jade', skipped: 'seal', undone: 'amber' } as const;

/** Each match of a clearing: who is listed, whose match it is, and what becomes of it. */
export function ClearingRows({ rows }: { rows: readonly ClearingRow[] }): ReactElement {
  const { t } = useLocale();
  const word = useWords();
  const columns: Column<ClearingRow>[] = [
    { key: 'listed', head: t('matches.listed'), cell: (row) => <bdi>{row.name ?? '—'}</bdi> },
    { key: 'customer', head: t('matches.customer'), cell: (row) => <bdi>{row.customer?.name_masked ?? '—'}</bdi> },
    {
      key: 'result',
      head: t('clearing.result'),
      cell: (row) => (
        <span className="clearing-result">
          <span className="tone" data-tone={TONES[row.result]}>
            {word('clearing.result', row.result)}
          </span>
          {row.problem !== null && <span className="quiet small">{word('clearing.problem', row.problem)}</span>}
        </span>
      ),
    },
  ];
  return (
    <div className="clearing-rows">
      <Table label={t('clearing.rows')} columns={columns} rows={rows} keyOf={(row) => row.match_id} />
    </div>
  );
}
