import { Ring, Time, useLocale } from '@acquaint/kit';
import type { CustomerRow } from '@acquaint/sdk';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Rating } from '../../evidence/mark.tsx';
import { Named } from '../../evidence/named.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { useWords } from '../../words.ts';

/** Customers as rows; the ring is how well we know each. */
export function CustomersTable({ rows }: { rows: readonly CustomerRow[] }): ReactElement {
  const { t, format } = useLocale();
  const word = useWords();
  const columns: Column<CustomerRow>[] = [
    {
      key: 'name',
      head: t('customer.name'),
      cell: (row) => (
        <Link to="/customers/$id" params={{ id: row.id }} data-row-link className="with-ring">
          <Ring
            value={row.familiarity}
            size={18}
            label={t('customer.familiarity.label', { share: format.percent(row.familiarity) })}
          />
          <Named name={row.name_masked} />
        </Link>
      ),
    },
    { key: 'status', head: t('customer.status'), cell: (row) => <CustomerStatus status={row.status} /> },
    {
      key: 'country',
      head: t('verification.country'),
      cell: (row) => (row.country ? format.country(row.country) : '—'),
      minor: true,
    },
    { key: 'tier', head: t('customer.tier'), align: 'end', cell: (row) => format.number(row.tier), minor: true },
    { key: 'rating', head: t('customer.rating'), cell: (row) => <Rating rating={row.rating} /> },
    { key: 'kind', head: t('customer.kind'), cell: (row) => word('kind', row.kind), minor: true },
    {
      key: 'verified',
      head: t('customer.verified'),
      align: 'end',
      cell: (row) =>
        row.verified_at ? <Time at={row.verified_at} /> : <span className="quiet">{t('customer.never')}</span>,
      minor: true,
    },
  ];
  return <Table label={t('nav.customers')} columns={columns} rows={rows} keyOf={(row) => row.id} />;
}

/** Where the customer stands with us; frozen is stamped. */
export function CustomerStatus({ status }: { status: string }): ReactElement {
  const word = useWords();
  if (status === 'frozen') {
    return (
      <span className="mark" data-verdict="refused">
        {word('customer.status', status)}
      </span>
    );
  }
  return <span className={status === 'active' ? undefined : 'quiet'}>{word('customer.status', status)}</span>;
}
