import { Time, useLocale } from '@acquaint/kit';
import type { VerificationRow } from '@acquaint/sdk';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Rating, Simulated, Standing } from '../../evidence/mark.tsx';
import { Named } from '../../evidence/named.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useWords } from '../../words.ts';

export type VerificationTableProps = {
  rows: readonly VerificationRow[];
  /** All are of one person, who stands above the table already. */
  ofOne?: boolean;
};

/** Verifications as rows that lead to their evidence. */
export function VerificationTable({ rows, ofOne = false }: VerificationTableProps): ReactElement {
  const { t, format } = useLocale();
  const word = useWords();
  const columns: Column<VerificationRow>[] = [
    {
      key: 'who',
      head: t('verification.who'),
      cell: (row) => (
        <Link to="/verifications/$id" params={{ id: row.id }} data-row-link>
          <Named name={row.customer?.name_masked} />
          {row.simulated && <Simulated />}
        </Link>
      ),
    },
    {
      key: 'standing',
      head: t('verification.standing'),
      cell: (row) => {
        const standing = <Standing status={row.status} outcome={row.outcome} />;
        if (!ofOne) return standing;
        return (
          <Link to="/verifications/$id" params={{ id: row.id }} data-row-link>
            {standing}
            {row.simulated && <Simulated />}
          </Link>
        );
      },
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
  const shown = ofOne ? columns.filter((column) => column.key !== 'who') : columns;
  return <Table label={t('nav.verifications')} columns={shown} rows={rows} keyOf={(row) => row.id} />;
}
