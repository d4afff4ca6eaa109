import { Time, useLocale } from '@acquaint/kit';
import type { VerificationRow } from '@acquaint/sdk';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Rating, Simulated, Standing } from '../../evidence/mark.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useWords } from '../../words.ts';

/** Verifications as rows that lead to their evidence. */
export function VerificationTable({ rows }: { rows: readonly VerificationRow[] }): ReactElement {
  const { t, format } = useLocale();
  const word = useWords();
  const columns: Column<VerificationRow>[] = [
    {
      key: 'who',
      head: t('verification.who'),
      cell: (row) => (
        <Link to="/verifications/$id" params={{ id: row.id }} data-row-link>
          <bdi>{row.customer?.name_masked ?? t('evidence.nobody')}</bdi>
          {row.simulated && <Simulated />}
        </Link>
      ),
    },
    {
      key: 'standing',
      head: t('verification.standing'),
      cell: (row) => <Standing status={row.status} outcome={row.outcome} />,
    },
    {
      key: 'country',
      head: t('verification.country'),
      cell: (row) => (row.country ? format.country(row.country) : '—'),
      minor: true,
    },
    {
      key: 'document',
      head: t('verification.document'),
      cell: (row) => (row.document_type ? word('document', row.document_type) : '—'),
      minor: true,
    },
    { key: 'rating', head: t('customer.rating'), cell: (row) => <Rating rating={row.rating} />, minor: true },
    { key: 'at', head: t('verification.created'), align: 'end', cell: (row) => <Time at={row.created_at} /> },
  ];
  return <Table label={t('nav.verifications')} columns={columns} rows={rows} keyOf={(row) => row.id} />;
}
